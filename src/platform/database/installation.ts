import { sql } from 'kysely'
import type { Db } from './connect.ts'

/** How a register began, and whether everything that belongs to its beginning is loaded. */
export type Installation = { kind: 'demo' | 'empty'; ready: boolean }

/** How this register began, or undefined before its first start. */
export async function findInstallation(db: Db): Promise<Installation | undefined> {
  const { rows } = await sql<Installation>`select kind, ready from installation`.execute(db)
  return rows[0]
}

/** Decides at the first start how this register begins; later starts get that first decision, whatever they ask for. */
export async function beginAs(db: Db, kind: Installation['kind']): Promise<Installation> {
  await sql`insert into installation (kind) values (${kind}) on conflict do nothing`.execute(db)
  const begun = await findInstallation(db)
  if (!begun) throw new Error('The installation row could not be written.')
  return begun
}

export const markReady = (db: Db) => sql`update installation set ready = true`.execute(db)
