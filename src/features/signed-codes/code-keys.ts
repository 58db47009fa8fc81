import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import type { Keys } from '#/platform/keys.ts'
import { type SignedFields, signedText, writeSignature } from './signed-text.ts'
import type { CodeKeyTable } from './tables.ts'
import type { PublishedKeys } from './verify.ts'

export type CodeKey = Selectable<CodeKeyTable>

/** Signs what stands in one code; gives the value of AI 92. The same fields always give the same value (RFC 8032). */
export type SignCode = (fields: SignedFields) => string

/** Every key there ever was, the newest first. */
export const codeKeys = (db: Db): Promise<CodeKey[]> => db.selectFrom('code_key').selectAll().orderBy('version', 'desc').execute()

/** The keys as anyone may fetch and keep them. */
export async function publishedKeys(db: Db): Promise<PublishedKeys> {
  return {
    keys: (await codeKeys(db)).map(key => ({
      kty: 'OKP',
      crv: 'Ed25519',
      use: 'sig',
      alg: 'EdDSA',
      kid: key.id,
      x: key.public_key,
      madeAt: key.made_at.toISOString(),
      ...(key.retired_at && { retiredAt: key.retired_at.toISOString() }),
      ...(key.withdrawn_at && { withdrawnAt: key.withdrawn_at.toISOString() }),
    })),
  }
}

/** The key that signs new lots; the first is made when it is first needed. */
export async function currentKey(tx: Tx, keys: Keys): Promise<CodeKey> {
  const current = () => tx.selectFrom('code_key').selectAll().where('retired_at', 'is', null).executeTakeFirst()
  const key = await current()
  if (key) return key
  await oneAtATime(tx)
  return (await current()) ?? addKey(tx, keys)
}

/** Retires the key that signs new lots and makes the next. What was signed stays good. */
export async function rotateKey(tx: Tx, keys: Keys): Promise<CodeKey> {
  await oneAtATime(tx)
  await tx.updateTable('code_key').set({ retired_at: sql`now()` }).where('retired_at', 'is', null).execute()
  return addKey(tx, keys)
}

/**
 * Withdraws a key that others may know: what it signed proves nothing any more, and lots that had it are signed anew with the current
 * key. Throws NotFound, and NotAllowed where it was withdrawn before.
 */
export async function withdrawKey(tx: Tx, keys: Keys, id: string, reasons: string): Promise<void> {
  await oneAtATime(tx)
  const key = await tx.selectFrom('code_key').selectAll().where('id', '=', id).executeTakeFirst()
  if (!key) throw new NotFound({ id: 'Tidak ada kunci dengan pengenal itu.', en: 'There is no such key.' })
  if (key.withdrawn_at) throw new NotAllowed({ id: `Kunci ${id} sudah ditarik.`, en: `Key ${id} has been withdrawn already.` })
  await tx
    .updateTable('code_key')
    .set({ withdrawn_at: sql`now()`, retired_at: sql`coalesce(retired_at, now())`, reasons })
    .where('id', '=', id)
    .execute()
  const next = await currentKey(tx, keys)
  await tx.updateTable('signed_lot').set({ key_id: next.id }).where('key_id', '=', id).execute()
}

const oneAtATime = (tx: Tx) => sql`lock table code_key in share row exclusive mode`.execute(tx)

async function addKey(tx: Tx, keys: Keys): Promise<CodeKey> {
  const known = await codeKeys(tx)
  for (let version = (known[0]?.version ?? 0) + 1; ; version++) {
    const key = { id: '', version, public_key: publicPart(privateKey(keys, version)) }
    key.id = createHash('sha256').update(key.public_key).digest('base64url').slice(0, 4)
    // Four characters collide once in sixteen million: that key is passed over.
    if (known.some(({ id }) => id === key.id)) continue
    return tx.insertInto('code_key').values(key).returningAll().executeTakeFirstOrThrow()
  }
}

/** PKCS #8 of an Ed25519 key up to its 32 secret bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (keys: Keys, version: number): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, keys.derive(`signed codes ${version}`)]), format: 'der', type: 'pkcs8' })

const publicPart = (key: KeyObject): string => createPublicKey(key).export({ format: 'jwk' }).x!

/** What signs with a key. Throws where the master key is another one than when the key was made. */
export function signerOf(keys: Keys, { id, version, public_key }: Pick<CodeKey, 'id' | 'version' | 'public_key'>): SignCode {
  const key = privateKey(keys, version)
  if (publicPart(key) !== public_key)
    throw new Error(`The master key in ${keys.folder} is not the one that key ${id} for signed codes was made from.`)
  return fields => writeSignature(id, sign(null, signedText(fields), key))
}
