import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

/** What a person signs in with beside the password. */
export type Factors = { totp: boolean; passkeys: number }

export async function factorsOf(db: Db | Tx, personId: string): Promise<Factors> {
  const row = await db.selectFrom('person').select(['totp_on', 'passkeys']).where('id', '=', personId).executeTakeFirst()
  return { totp: row?.totp_on ?? false, passkeys: row?.passkeys ?? 0 }
}
