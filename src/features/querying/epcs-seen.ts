import { sql } from 'kysely'
import type { RoleSpans } from '#/features/tracing/entry.ts'
import { type Audience, audienceOf, withSets } from '#/features/tracing/find-events.ts'
import type { ClassSpans } from '#/features/tracing/identity.ts'
import { namesFor } from '#/features/tracing/names.ts'
import { sightingsTouching } from '#/features/tracing/sightings.ts'
import { count, normalise, subtract } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Cursor, isCursor } from './cursor.ts'
import { type OrderedRow, readRows } from './read-rows.ts'

/** Where a list of EPCs goes on: in which event, and after how many of those it names. */
export type EpcPlace = { readonly after?: Cursor; readonly skip: number }

export const isEpcPlace = (value: unknown): value is EpcPlace =>
  typeof value === 'object' &&
  value !== null &&
  'skip' in value &&
  Number.isSafeInteger(value.skip) &&
  (!('after' in value) || isCursor(value.after))

type Piece = ClassSpans & { readonly row: OrderedRow }

const order = { by: 'recordTime', direction: 'ASC' } as const
/** So many events are opened for one page. */
const mostEvents = 200

/**
 * EPCs in the order in which they were first reported in an event that a company may see, each once over all pages. A page may be
 * shorter than its limit and still lead on.
 */
export async function epcsSeen(
  db: Db,
  platform: Platform,
  companyId: string | undefined,
  { limit, after = { skip: 0 } }: { limit: number; after?: EpcPlace },
): Promise<{ uris: string[]; next?: EpcPlace }> {
  const audience = companyId === undefined ? undefined : await audienceOf(db, companyId)
  const rows = await readRows(db, { narrowed: sql<boolean>`true`, audience, order }, after.after, mostEvents)
  const { pieces, next } = await portion(db, rows, after, limit)
  const first = await firstSeen(db, pieces, audience)
  const names = await namesFor(db, platform, first)
  return { uris: [...new Set(first.flatMap(set => names.uris(set)))], ...(next && { next }) }
}

/** The packs that these events name, from a place on and at most so many, and where to go on. */
async function portion(
  db: Db,
  rows: readonly OrderedRow[],
  { after, skip }: EpcPlace,
  limit: number,
): Promise<{ pieces: Piece[]; next?: EpcPlace }> {
  const pieces: Piece[] = []
  let left = limit
  let place: EpcPlace = { ...(after && { after }), skip }
  for (const { sets, ...row } of await withSets(db, rows)) {
    const named = inEachClass(sets)
    const total = named.reduce((sum, { spans }) => sum + count(spans), 0)
    const taken = Math.min(left, total - place.skip)
    pieces.push(...slice(named, place.skip, taken).map(set => ({ ...set, row })))
    left -= taken
    if (place.skip + taken < total) return { pieces, next: { ...place, skip: place.skip + taken } }
    place = { after: { key: row.order_key, recorded: row.order_recorded, event: row.id }, skip: 0 }
    if (left === 0) return { pieces, next: place }
  }
  return { pieces, ...(rows.length === mostEvents && { next: place }) }
}

/** What an event names in whatever part, each pack once. */
const inEachClass = (sets: readonly RoleSpans[]): ClassSpans[] =>
  [
    ...Map.groupBy(
      sets.filter(({ role }) => role !== 'emptied'),
      ({ classId }) => classId,
    ),
  ].map(([classId, of]) => ({
    classId,
    spans: normalise(of.flatMap(({ spans }) => spans)),
  }))

/** So many of these numbers, after some of them. */
function slice(sets: readonly ClassSpans[], skip: number, take: number): ClassSpans[] {
  const parts: ClassSpans[] = []
  let [before, wanted] = [skip, take]
  for (const { classId, spans } of sets)
    for (const { from, until } of spans) {
      const start = Math.min(until, from + before)
      before -= start - from
      const end = Math.min(until, start + wanted)
      wanted -= end - start
      if (start < end) parts.push({ classId, spans: [{ from: start, until: end }] })
    }
  return parts
}

/** Those parts of what events name that no earlier event, which the audience may see, has named. */
async function firstSeen(db: Db, pieces: readonly Piece[], audience: Audience | undefined): Promise<ClassSpans[]> {
  if (pieces.length === 0) return []
  const { seen } = await sightingsTouching(db, pieces)
  const ids = [...new Set(seen.map(({ event }) => event))]
  const among = { narrowed: sql<boolean>`event.id = any(${ids}::bigint[])`, audience, order }
  const ranks = new Map((await readRows(db, among, undefined, ids.length)).map(({ id }, rank) => [id, rank]))
  return pieces.flatMap(({ classId, spans, row }): ClassSpans[] => {
    const own = ranks.get(row.id) ?? 0
    const earlier = seen.filter(one => one.classId === classId && (ranks.get(one.event) ?? Number.POSITIVE_INFINITY) < own)
    return [{ classId, spans: subtract(spans, normalise(earlier)) }].filter(set => set.spans.length > 0)
  })
}
