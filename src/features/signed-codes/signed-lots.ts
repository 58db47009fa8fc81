import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Keys } from '#/platform/keys.ts'
import { currentKey, publishedKeys, type SignCode, signerOf } from './code-keys.ts'
import type { SignedFields } from './signed-text.ts'
import { type SignatureVerdict, verifyOffline } from './verify.ts'
import './tables.ts'

export type SignedLot = { keyId: string; since: Date; askedBy: string }

/** Has the codes of a lot signed from now on. Asking again changes nothing. */
export async function signLot(tx: Tx, keys: Keys, lotId: string, askedBy: string): Promise<void> {
  const { id } = await currentKey(tx, keys)
  await tx
    .insertInto('signed_lot')
    .values({ lot_id: lotId, key_id: id, asked_by: askedBy })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Since when and with which key the codes of a lot are signed; undefined where they are not. */
export async function findSignedLot(db: Db, lotId: string): Promise<SignedLot | undefined> {
  const row = await db.selectFrom('signed_lot').selectAll().where('lot_id', '=', lotId).executeTakeFirst()
  return row && { keyId: row.key_id, since: row.since, askedBy: row.asked_by }
}

/** What signs the codes of a lot; undefined where its holder has not asked for it. */
export async function signerOfLot(db: Db, keys: Keys, lotId: string): Promise<SignCode | undefined> {
  const key = await db
    .selectFrom('signed_lot')
    .innerJoin('code_key', 'code_key.id', 'signed_lot.key_id')
    .selectAll('code_key')
    .where('signed_lot.lot_id', '=', lotId)
    .executeTakeFirst()
  return key && signerOf(keys, key)
}

/** What the signature in a code proves, by the keys as they stand. `fields` are those that stand in the code itself. */
export async function verifySignedCode(db: Db, fields: SignedFields, signature?: string): Promise<SignatureVerdict> {
  return signature === undefined ? 'absent' : verifyOffline(await publishedKeys(db), fields, signature)
}
