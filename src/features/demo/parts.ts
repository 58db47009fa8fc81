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
  'oddities',
  'applications',
  'checks',
  'coding',
] as const
export type Part = (typeof parts)[number]

const act = 'demo.loaded'

export type Loaded = ReadonlyMap<Part, Record<string, unknown>>

/** Which parts are loaded, each with what its audit row tells. */
export async function partsLoaded(db: Db): Promise<Loaded> {
  const { rows } = await sql<{ part: Part; facts: Record<string, unknown> }>`
    select subject_id as part, facts
    from audit
    where act = ${act}`.execute(db)
  return new Map(rows.map(({ part, facts }) => [part, facts]))
}

export const isWhole = (loaded: Loaded): boolean => parts.every(part => loaded.has(part))

/** The two ways in which a part is loaded, unless it is there already: `say` hears its line. */
export function partLoader(db: Db, loaded: Loaded, { today, say }: { today: Day; say: (line: string) => void }) {
  const mark = (tx: Tx, part: Part) => recordDeed(tx, theSystem, { act, subject: 'demo', id: part, facts: { today } })
  return {
    /** In one transaction with its mark. */
    async together(part: Part, line: string, work: (tx: Tx) => Promise<void>): Promise<void> {
      if (loaded.has(part)) return
      await db.transaction().execute(async tx => {
        await work(tx)
        await mark(tx, part)
      })
      say(line)
    },
    /** In steps that commit one by one, each of which may be repeated; marked at its end. */
    async inSteps(part: Part, work: () => Promise<string>): Promise<void> {
      if (loaded.has(part)) return
      const line = await work()
      await db.transaction().execute(tx => mark(tx, part))
      say(line)
    },
  }
}

/** The day on which loading began: a load that was interrupted and goes on tomorrow makes the same register. */
export function dayBegun(loaded: Loaded): Day | undefined {
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
