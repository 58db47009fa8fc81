import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

export type Passkey = { id: string; name: string; addedAt: Date }

/** The passkeys of a person, the newest first. */
export async function passkeysOf(db: Db | Tx, personId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at'])
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, name, created_at }) => ({ id, name: name ?? '', addedAt: created_at ?? new Date(0) }))
}

/** Removes a passkey of a person; false when the person has no such passkey. */
export async function removePasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  const row = await tx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}
