import type { Selectable } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import { type Happened, kindOf } from './life.ts'
import type { EventTable } from './tables.ts'

/** What is known of an event without its own fields and packs. */
export type EventFacts = Happened & {
  event: number
  type: string
  action?: string
  bizStep?: string
  disposition?: string
  /** Whose site it was at, or who reported it. */
  companyId?: string
  retracted: boolean
}

export const factColumns = [
  'id',
  'at',
  'type',
  'action',
  'biz_step',
  'disposition',
  'company_id',
  'site_id',
  'to_site_id',
  'retracted',
] as const

/** The facts of these events by their numbers, in slices that a statement can carry. */
export async function factsOf(db: Db, events: Iterable<number>): Promise<Map<number, EventFacts>> {
  const ids = [...new Set(events)]
  const facts = new Map<number, EventFacts>()
  for (let at = 0; at < ids.length; at += slice) {
    const rows = await db
      .selectFrom('event')
      .select(factColumns)
      .where('id', 'in', ids.slice(at, at + slice))
      .execute()
    for (const row of rows) facts.set(row.id, factsFrom(row))
  }
  return facts
}

/** PostgreSQL counts the parameters of a statement with 16 bits. */
const slice = 30_000

export function factsFrom(row: Pick<Selectable<EventTable>, (typeof factColumns)[number]>): EventFacts {
  const nature = {
    type: row.type,
    ...(row.action !== null && { action: row.action }),
    ...(row.biz_step !== null && { bizStep: row.biz_step }),
    ...(row.disposition !== null && { disposition: row.disposition }),
  }
  return {
    ...nature,
    event: row.id,
    at: row.at,
    kind: kindOf(nature),
    retracted: row.retracted,
    ...(row.company_id !== null && { companyId: row.company_id }),
    ...(row.site_id !== null && { siteId: row.site_id }),
    ...(row.to_site_id !== null && { toSiteId: row.to_site_id }),
  }
}
