import { sql } from 'kysely'
import type { Json } from '#/epcis/event.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { FlagKind } from './problem.ts'

export type KeptFlag = { event: number; kind: FlagKind; facts: Record<string, Json> }

/** What looked wrong with these events. */
export async function flagsOf(db: Db, events: readonly number[]): Promise<KeptFlag[]> {
  if (events.length === 0) return []
  const { rows } = await sql<KeptFlag>`
    select event, kind, facts
    from event_flag
    where event = any(${events}::bigint[])
    order by event, kind`.execute(db)
  return rows
}
