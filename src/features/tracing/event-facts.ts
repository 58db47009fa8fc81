import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import { type Happened, kindOf } from './life.ts'
import { sharesOf } from './share.ts'
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

type FactRow = Pick<EventTable, (typeof factColumns)[number]>

/** From so many events on, what their shapes say is read once for each shape instead of once for each event. */
const many = 500

/** The facts of these events by their numbers. */
export async function factsOf(db: Db, events: Iterable<number>): Promise<Map<number, EventFacts>> {
  const ids = [...new Set(events)]
  if (ids.length === 0) return new Map()
  if (ids.length >= many) return factsOfMany(db, ids)
  const { rows } = await sql<FactRow>`
    select e.id, e.at, s.type, s.action, s.biz_step, s.disposition, s.company_id, s.site_id, s.to_site_id, s.retracted
    from event e
    join event_shape s on s.id = e.shape
    where e.share = any(${sharesOf(ids)}::smallint[]) and e.id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(row => [row.id, factsFrom(row)]))
}

async function factsOfMany(db: Db, ids: readonly number[]): Promise<Map<number, EventFacts>> {
  const { rows: events } = await sql<{ id: number; at: number; shape: number }>`
    select id, (extract(epoch from at) * 1000)::float8 as at, shape
    from event
    where share = any(${sharesOf(ids)}::smallint[]) and id = any(${ids}::bigint[])`.execute(db)
  const { rows: shapes } = await sql<Omit<FactRow, 'at'>>`
    select id, type, action, biz_step, disposition, company_id, site_id, to_site_id, retracted
    from event_shape
    where id = any(${[...new Set(events.map(({ shape }) => shape))]}::int[])`.execute(db)
  const said = new Map(shapes.map(shape => [shape.id, saidBy(shape)]))
  return new Map(events.map(({ id, at, shape }) => [id, { ...said.get(shape)!, event: id, at: new Date(at) }]))
}

export const factsFrom = (row: FactRow): EventFacts => ({ ...saidBy(row), event: row.id, at: row.at })

/** What an event says, but for its number and time. */
function saidBy(row: Omit<FactRow, 'id' | 'at'>): Omit<EventFacts, 'event' | 'at'> {
  const nature = {
    type: row.type,
    ...(row.action !== null && { action: row.action }),
    ...(row.biz_step !== null && { bizStep: row.biz_step }),
    ...(row.disposition !== null && { disposition: row.disposition }),
  }
  return {
    ...nature,
    kind: kindOf(nature),
    retracted: row.retracted,
    ...(row.company_id !== null && { companyId: row.company_id }),
    ...(row.site_id !== null && { siteId: row.site_id }),
    ...(row.to_site_id !== null && { toSiteId: row.to_site_id }),
  }
}
