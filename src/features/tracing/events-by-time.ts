import type { Db } from '#/platform/database/connect.ts'
import { type Audience, type EventFilter, findEvents, type KeptEvent } from './find-events.ts'

const hour = 3_600_000
const day = 24 * hour
/** How far back is looked, in turn, until a page is full. */
const stretches = [hour, day, 7 * day, 31 * day, 366 * day]

/**
 * Events in the order in which they happened, the latest first. Times of events have no exact index, so that keeping a billion events
 * stays cheap; the latest are looked for in ever longer stretches of time, and a page that one stretch fills is the page.
 */
export async function findByTime(
  db: Db,
  filter: EventFilter,
  audience: Audience | undefined,
  { limit, offset = 0, now = new Date() }: { limit: number; offset?: number; now?: Date },
): Promise<{ events: KeptEvent[]; more: boolean }> {
  const paging = { limit, offset, latestFirst: true }
  for (const stretch of stretches) {
    const from = new Date(now.getTime() - stretch)
    if (filter.from && filter.from >= from) break
    const found = await findEvents(db, { ...filter, from }, audience, paging)
    if (found.more) return found
  }
  return findEvents(db, filter, audience, paging)
}
