import { sql } from 'kysely'
import { type Day, isDay } from '#/law/day.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'

/** The parts of the demo, in the order in which they are loaded. Each leaves a row in the audit when it is there. */
export const parts = [
  'begun',
  'companies',
  'people',
  'licences',
  'lots',
  'movements',
  'recalls',
  'applications',
  'checks',
] as const
export type Part = (typeof parts)[number]

const act = 'demo.loaded'

/** Which parts are loaded, each with what its audit row tells. */
export async function partsLoaded(db: Db): Promise<Map<Part, Record<string, unknown>>> {
  const { rows } = await sql<{ part: Part; facts: Record<string, unknown> }>`
    select subject_id as part, facts
    from audit
    where act = ${act}`.execute(db)
  return new Map(rows.map(({ part, facts }) => [part, facts]))
}

/** Marks a part as loaded, in the transaction that loaded it where there is one. */
export const markPart = (tx: Tx, part: Part, facts: Record<string, unknown>): Promise<void> =>
  recordDeed(tx, theSystem, { act, subject: 'demo', id: part, facts })

/** The day on which loading began: a load that was interrupted and goes on tomorrow makes the same register. */
export function dayBegun(loaded: ReadonlyMap<Part, Record<string, unknown>>): Day | undefined {
  const day = String(loaded.get('begun')?.today ?? '')
  return isDay(day) ? day : undefined
}

/** Lets one program at a time load, on a connection of its own; another waits, and then finds everything there. */
export async function alone<T>({ pool }: Pick<Platform, 'pool'>, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(732142)')
    return await work()
  } finally {
    // Ending the connection frees the lock, whatever happened on it.
    client.release(true)
  }
}
