import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

export type Session = { id: string; since: Date; lastSeen: Date; browser: string }

/** The sessions of a person that are not over, the newest first. */
export async function sessionsOf(db: Db, personId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('session')
    .select(['id', 'created_at', 'updated_at', 'user_agent'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    since: row.created_at,
    lastSeen: row.updated_at,
    browser: browserOf(row.user_agent ?? ''),
  }))
}

export async function endSession(db: Db | Tx, sessionId: string): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute()
}

export async function endSessionsOf(db: Db | Tx, personId: string): Promise<void> {
  await db.deleteFrom('session').where('person_id', '=', personId).execute()
}

/** Ends every session of a person but one. */
export async function endOtherSessions(db: Db | Tx, personId: string, keep: string | undefined): Promise<void> {
  await db
    .deleteFrom('session')
    .where('person_id', '=', personId)
    .where('id', '!=', keep ?? '00000000-0000-0000-0000-000000000000')
    .execute()
}

const browsers = [
  ['Edge', /Edg/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
] as const
const systems = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
] as const

/** A browser as people call it: `Firefox, Android`. A dash for one that does not say. */
export function browserOf(userAgent: string): string {
  const names = [browsers, systems].map(list => list.find(([, pattern]) => pattern.test(userAgent))?.[0])
  return names.filter(Boolean).join(', ') || '–'
}
