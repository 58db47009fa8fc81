import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { endSession } from './sessions.ts'
import './tables.ts'

/** How often a proof may fail in one session before the session ends. A choice of this platform. */
export const failuresAllowed = 5

/** Marks an authenticator's code as used. False when it was used before: a code counts once (RFC 6238, section 5.2). */
export async function spendCode(tx: Tx, personId: string, code: string): Promise<boolean> {
  await sql`delete from spent_code where person_id = ${personId} and at < now() - interval '5 minutes'`.execute(tx)
  const { rows } = await sql`
    insert into spent_code (person_id, code) values (${personId}, ${code})
    on conflict do nothing
    returning code`.execute(tx)
  return rows.length === 1
}

/** Counts a failed proof. True when it was one too many and the session has ended. */
export async function countFailure(db: Db | Tx, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ failed_proofs: number }>`
    update session set failed_proofs = failed_proofs + 1 where id = ${sessionId} returning failed_proofs`.execute(db)
  if ((rows[0]?.failed_proofs ?? 0) < failuresAllowed) return false
  await endSession(db, sessionId)
  return true
}
