import { intersect, normalise, type Span, subtract } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type ClassSpans, keyOfPack, type PackNumber } from './identity.ts'
import { type Trails, trailsOf } from './positions.ts'
import { isBefore, type PackedSpan, type Sighting } from './sightings.ts'

/** Between two instants, the second not included. */
export type Window = { from?: Date; until?: Date }

/**
 * Which packs of these sets something happened to at a site, to themselves or to what they lay in then. What left it, and what was
 * given out there, is among them; what was only sent there is not.
 */
export async function beenAt(db: Db, sets: readonly ClassSpans[], siteId: string, window: Window = {}): Promise<ClassSpans[]> {
  const trails = await trailsOf(db, sets)
  const wasThere = whetherThere(trails, siteId, window)
  return sets
    .map(({ classId, spans }) => {
      const own = (trails.sightings.get(classId) ?? []).filter(wasThere)
      const within = carriedThere(trails, classId, momentsThere(trails, wasThere))
      return { classId, spans: clipped([...own, ...within], spans) }
    })
    .filter(({ spans }) => spans.length > 0)
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
  const parents = new Set([...trails.packings.values()].flatMap(rows => rows.map(({ parent }) => keyOfPack(parent))))
  for (const [classId, rows] of trails.sightings)
    for (const row of rows)
      if (wasThere(row)) eachParent(row, parents, classId, key => add(own, key, { at: row.at, event: row.event }))
  for (const [classId, rows] of trails.packings)
    for (const row of rows) eachParent(row, parents, classId, key => add(packings, key, row))
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

/** Calls back for each outer pack among a row's numbers; a row of many numbers that are no outer packs is passed over quickly. */
function eachParent({ from, until }: Span, parents: ReadonlySet<string>, classId: number, take: (key: string) => void): void {
  if (until - from > parents.size) {
    for (const key of parents) {
      const [of, n] = key.split(':').map(Number) as [number, number]
      if (of === classId && n >= from && n < until) take(key)
    }
    return
  }
  for (let n = from; n < until; n++) {
    const key = keyOfPack({ classId, n })
    if (parents.has(key)) take(key)
  }
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
