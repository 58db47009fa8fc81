import { sql } from 'kysely'
import { spanOf } from '#/numbers/segments.ts'
import { fromMultirange, intersect, normalise, type Span, type Spans, subtract } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { everInside } from './contents.ts'
import { type ClassSpans, keyOfPack, type PackNumber } from './identity.ts'
import { asSets, type Trails, trailsOf } from './positions.ts'
import { placeOf } from './search.ts'
import { isBefore, type PackedSpan, type Sighting } from './sightings.ts'

/** Between two instants, the second not included. */
export type Window = { from?: Date; until?: Date }

/**
 * Which packs of these sets something happened to at a site, to themselves or to what they lay in then. What left it, and what was
 * given out there, is among them; what was only sent there is not.
 */
export async function beenAt(db: Db, sets: readonly ClassSpans[], siteId: string, window: Window = {}): Promise<ClassSpans[]> {
  const near = await thatMayHaveBeen(db, sets, siteId)
  const trails = await trailsOf(db, near)
  const wasThere = whetherThere(trails, siteId, window)
  const momentsOf = momentsThere(trails, wasThere)
  return near
    .map(({ classId, spans }) => {
      const own = (trails.sightings.get(classId) ?? []).filter(wasThere)
      return { classId, spans: clipped([...own, ...carriedThere(trails, classId, momentsOf)], spans) }
    })
    .filter(({ spans }) => spans.length > 0)
}

/**
 * Those of the packs that an event at the site names, or that ever lay in something that one names. Of a lot of millions a site has
 * mostly seen some thousands: only these are followed further.
 */
async function thatMayHaveBeen(db: Db, sets: readonly ClassSpans[], siteId: string): Promise<ClassSpans[]> {
  const possible = new Map((await everInside(db, await namedAt(db, siteId), sets)).map(({ classId, spans }) => [classId, spans]))
  return sets
    .map(({ classId, spans }) => ({ classId, spans: intersect(spans, possible.get(classId) ?? []) }))
    .filter(({ spans }) => spans.length > 0)
}

/** All packs, cases and pallets that events at a site name. */
async function namedAt(db: Db, siteId: string): Promise<ClassSpans[]> {
  const { rows: events } = await sql<{ id: number; page: number | null; node: number | null }>`
    select e.id, e.page, e.node
    from event_shape s
    join event e on e.shape = s.id
    where s.site_id = ${siteId}`.execute(db)
  const single = events.flatMap(({ page, node }) => (page === null || node === null ? [] : spanOf({ page, node })))
  const { rows } = await sql<{ class_id: number; spans: string }>`
    select class_id, spans::text as spans
    from event_span
    where event = any(${events.filter(({ node }) => node === null).map(({ id }) => id)}::bigint[])`.execute(db)
  const several = rows.flatMap(({ class_id, spans }) => fromMultirange(spans).map(span => ({ ...span, classId: class_id })))
  return [...Map.groupBy([...single, ...several], ({ classId }) => classId)].map(([classId, spans]) => ({
    classId,
    spans: normalise(spans),
  }))
}

const whetherThere =
  ({ facts }: Trails, siteId: string, { from, until }: Window) =>
  ({ event, at }: Sighting): boolean => {
    const fact = facts.get(event)
    return fact?.siteId === siteId && !fact.retracted && (!from || at >= from) && (!until || at < until)
  }

/** When a pack, or what it lay in, was at the site: first to last, worked out once for each pack. */
function momentsThere(trails: Trails, wasThere: (seen: Sighting) => boolean): (pack: PackNumber) => readonly Sighting[] {
  const known = new Map<string, readonly Sighting[]>()
  const own = new Map<string, Sighting[]>()
  const packings = new Map<string, PackedSpan[]>()
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  const parents = new Map(
    asSets([...trails.packings.values()].flat().map(({ parent }) => parent)).map(({ classId, spans }) => [classId, spans]),
  )
  const parentsIn = (classId: number, row: Span) => numbersOf(parents.get(classId) ?? [], row).map(n => keyOfPack({ classId, n }))
  for (const [classId, rows] of trails.sightings)
    for (const row of rows)
      if (wasThere(row)) for (const key of parentsIn(classId, row)) add(own, key, { at: row.at, event: row.event })
  for (const [classId, rows] of trails.packings)
    for (const row of rows) for (const key of parentsIn(classId, row)) add(packings, key, row)
  const find = (pack: PackNumber): readonly Sighting[] => {
    const key = keyOfPack(pack)
    const found = known.get(key)
    if (found) return found
    // What is packed in itself ends here.
    known.set(key, own.get(key) ?? [])
    const stays = packings.get(key) ?? []
    const inherited = stays.flatMap((stay, i) =>
      stay.packed
        ? find(stay.parent).filter(seen => !isBefore(seen, stay) && !(stays[i + 1] && !isBefore(seen, stays[i + 1]!)))
        : [],
    )
    const all = [...(own.get(key) ?? []), ...inherited].sort((a, b) => (isBefore(a, b) ? -1 : 1))
    known.set(key, all)
    return all
  }
  return find
}

/** The numbers of a set that a row covers, rising. */
function numbersOf(set: Spans, { from, until }: Span): number[] {
  const numbers: number[] = []
  for (let i = placeOf(set, from); i < set.length && set[i]!.from < until; i++)
    for (let n = Math.max(set[i]!.from, from); n < Math.min(set[i]!.until, until); n++) numbers.push(n)
  return numbers
}

/** The parts of a class that lay in something while that was at the site. */
function carriedThere(trails: Trails, classId: number, momentsOf: (pack: PackNumber) => readonly Sighting[]): Span[] {
  const rows = trails.packings.get(classId) ?? []
  const byFrom = [...rows].sort((a, b) => a.from - b.from)
  const longest = rows.reduce((most, { from, until }) => Math.max(most, until - from), 0)
  return rows.flatMap(row => {
    const first = row.packed ? momentsOf(row.parent).find(seen => !isBefore(seen, row)) : undefined
    if (!first) return []
    const taken: Span[] = []
    for (let i = placeFrom(byFrom, row.from - longest); i < byFrom.length && byFrom[i]!.from < row.until; i++) {
      const other = byFrom[i]!
      if (other.until > row.from && isBefore(row, other) && isBefore(other, first)) taken.push(other)
    }
    return subtract([{ from: row.from, until: row.until }], normalise(taken))
  })
}

function placeFrom(rows: readonly Span[], from: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rows[middle]!.from < from) low = middle + 1
    else high = middle
  }
  return low
}

function clipped(found: readonly Span[], spans: readonly Span[]): Span[] {
  return [...intersect(normalise(found), spans)]
}
