import { type RawBuilder, sql } from 'kysely'
import { nodesOf, type Piece, pageSize, pathOf, spanOf } from '#/numbers/segments.ts'
import type { Span } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { ClassSpans, PackNumber } from './identity.ts'
import './tables.ts'

export type Sighting = { at: Date; event: number }
/** A piece of numbers as an event saw it. */
export type SightedSpan = Sighting & Span & { classId: number }
/** When a pack was put into a parent (`packed`) or taken out of it. */
export type Packing = Sighting & { parent: PackNumber; packed: boolean }
export type PackedSpan = Packing & Span & { classId: number }

/** From one event up to another, that one not included; open where an end is left out. */
export type Stretch = { from?: Sighting; until?: Sighting }

/** The statement on which every journey rests: one page, at most 21 places in its primary key. */
export function seekSightings({ classId, n }: PackNumber, { from, until }: Stretch = {}): RawBuilder<Sighting> {
  const { page, nodes } = pathOf(classId, n)
  return sql<Sighting>`
    select distinct at, event
    from sighting
    where page = ${page} and node = any(${nodes}::int[]) and at >= ${from?.at ?? '-infinity'} and at <= ${until?.at ?? 'infinity'}
    order by at, event`
}

/** The events that saw one pack within a stretch, first to last. */
export async function sightingsOf(db: Db, pack: PackNumber, { from, until }: Stretch = {}): Promise<Sighting[]> {
  const { rows } = await seekSightings(pack, { ...(from && { from }), ...(until && { until }) }).execute(db)
  return rows.filter(row => (!from || !isBefore(row, from)) && (!until || isBefore(row, until)))
}

/** Which comes first: by time, and at the same time in the order in which they were reported. */
export const isBefore = (a: Sighting, b: Sighting): boolean =>
  a.at < b.at || (a.at.getTime() === b.at.getTime() && a.event < b.event)

/** The packings of one pack, first to last. */
export async function packingsOf(db: Db, { classId, n }: PackNumber): Promise<Packing[]> {
  const { page, nodes } = pathOf(classId, n)
  const { rows } = await sql<Sighting & { parent_class: number; parent_n: number; packed: boolean }>`
    select at, event, parent_class, parent_n, packed
    from packing
    where page = ${page} and node = any(${nodes}::int[])
    order by at, event`.execute(db)
  return rows.map(({ at, event, parent_class, parent_n, packed }) => ({
    at,
    event,
    parent: { classId: parent_class, n: parent_n },
    packed,
  }))
}

/** Everything that saw any part of these sets, first to last. */
export async function sightingsTouching(db: Db, sets: readonly ClassSpans[]): Promise<SightedSpan[]> {
  const { pages, lows, highs } = probesFor(sets)
  // Taken out of the join, the look-up stays one descent of the index for each probe, whatever the planner thinks of the table.
  const { rows } = await sql<Piece & Sighting>`
    select s.page, s.node, s.at, s.event
    from unnest(${pages}::bigint[], ${lows}::int[], ${highs}::int[]) as probe (page, low, high)
    cross join lateral (
      select page, node, at, event
      from sighting
      where page = probe.page and node >= probe.low and node <= probe.high
      offset 0
    ) s
    order by s.at, s.event`.execute(db)
  return rows.map(({ page, node, at, event }) => ({ ...spanOf({ page, node }), at, event }))
}

/** Every packing of any part of these sets, first to last. */
export async function packingsTouching(db: Db, sets: readonly ClassSpans[]): Promise<PackedSpan[]> {
  const { pages, lows, highs } = probesFor(sets)
  const { rows } = await sql<Piece & Sighting & { parent_class: number; parent_n: number; packed: boolean }>`
    select p.page, p.node, p.at, p.event, p.parent_class, p.parent_n, p.packed
    from unnest(${pages}::bigint[], ${lows}::int[], ${highs}::int[]) as probe (page, low, high)
    cross join lateral (
      select page, node, at, event, parent_class, parent_n, packed
      from packing
      where page = probe.page and node >= probe.low and node <= probe.high
      offset 0
    ) p
    order by p.at, p.event`.execute(db)
  return rows.map(({ page, node, at, event, parent_class, parent_n, packed }) => ({
    ...spanOf({ page, node }),
    at,
    event,
    parent: { classId: parent_class, n: parent_n },
    packed,
  }))
}

type Probes = { pages: number[]; lows: number[]; highs: number[] }

/**
 * Which nodes overlap these sets: for each piece its ancestors, one node each, and all that lies below it, a range on each level.
 * Ancestors that pieces share are looked up once.
 */
export function probesFor(sets: readonly ClassSpans[]): Probes {
  const probes: Probes = { pages: [], lows: [], highs: [] }
  const asked = new Set<string>()
  const add = (page: number, low: number, high: number) => {
    const name = `${page} ${low}`
    if (low === high && asked.has(name)) return
    asked.add(name)
    probes.pages.push(page)
    probes.lows.push(low)
    probes.highs.push(high)
  }
  for (const { classId, spans } of sets)
    for (const { page, node } of nodesOf(classId, spans)) {
      for (let above = node >> 1; above >= 1; above >>= 1) add(page, above, above)
      for (let low = node, size = 1; low < 2 * pageSize; low *= 2, size *= 2) add(page, low, low + size - 1)
    }
  return probes
}
