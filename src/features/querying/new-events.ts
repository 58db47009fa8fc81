import { sql } from 'kysely'
import type { Query } from '#/epcis/query.ts'
import { momentsOf } from '#/features/tracing/capture-list.ts'
import { type EventJson, eventsAsJson } from '#/features/tracing/event-json.ts'
import { withSets } from '#/features/tracing/find-events.ts'
import { deedsAfter, type Followed } from '#/platform/audit/after.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { type OrderedRow, readRows } from './read-rows.ts'
import { fulfilling, prepare } from './run-query.ts'

export type NewEvents = {
  readonly events: EventJson[]
  /** How far the captures have been gone through: go on from here. It grows also where nothing was found. */
  readonly watermark: number
  /** Whether there is more to go through at once. */
  readonly more: boolean
}

/** Captures looked at for one answer. */
const mostCaptures = 500
const portion = 2_000

/**
 * The events that a query asks for among those captured since a watermark, as far as a company may see them; for subscriptions. Each
 * capture is gone through once, in the order in which captures were committed, so nothing is given twice or passed over, whatever was
 * captured at the same time (docs/decisions/watermarks.md). Whole captures are taken until there are `limit` events in them: one
 * large document may give more. A query's order and limits are for pages and have no meaning here.
 */
export async function newEvents(
  db: Db,
  platform: Platform,
  companyId: string | undefined,
  query: Query,
  { after, limit }: { after: number; limit: number },
): Promise<NewEvents> {
  const { deeds, read, more } = await deedsAfter(db, after, 'movements.captured', mostCaptures)
  const taken = within(deeds, limit)
  const isShort = taken.length < deeds.length
  const watermark = isShort ? taken.at(-1)!.seq : read
  const rows = await rowsOf(db, platform, companyId, query, taken)
  return { events: await eventsAsJson(db, platform, await withSets(db, rows)), watermark, more: more || isShort }
}

/** The first captures, until their events are enough; at least one. */
function within(deeds: readonly Followed[], limit: number): Followed[] {
  const taken: Followed[] = []
  let events = 0
  for (const deed of deeds) {
    if (taken.length > 0 && events >= limit) break
    taken.push(deed)
    events += Number(deed.facts.captured)
  }
  return taken
}

async function rowsOf(
  db: Db,
  platform: Platform,
  companyId: string | undefined,
  query: Query,
  captures: readonly Followed[],
): Promise<OrderedRow[]> {
  const ids = captures.filter(({ facts }) => facts.captured !== 0).map(({ id }) => id)
  const moments = await momentsOf(db, ids)
  if (!moments) return []
  const prepared = await prepare(db, platform, companyId, { ...query, order: { by: 'recordTime', direction: 'ASC' } })
  // Events have the moment of their capture, which leads to them; its id tells them from those of other captures then.
  const narrowed = sql<boolean>`event.recorded_at >= ${moments.first}::timestamptz and event.recorded_at <= ${moments.last}::timestamptz
    and event.capture_id = any(${ids}::uuid[]) and ${prepared.narrowed}`
  const found: OrderedRow[] = []
  for (let last: OrderedRow | undefined; ; ) {
    const after = last && { key: last.order_key, recorded: last.order_recorded, event: last.id }
    const rows = await readRows(db, { ...prepared, narrowed }, after, portion)
    found.push(...(await fulfilling(prepared, rows)))
    if (rows.length < portion) break
    last = rows.at(-1)
  }
  const places = new Map(ids.map((id, place) => [id, place]))
  return found.sort((a, b) => places.get(a.capture_id)! - places.get(b.capture_id)! || a.id - b.id)
}
