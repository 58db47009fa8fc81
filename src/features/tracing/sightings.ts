import { type RawBuilder, sql } from 'kysely'
import { nodesOf, pageSize, pagesPerClass, pathOf, spanOf } from '#/numbers/segments.ts'
import { normalise, type Span, type Spans } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { ClassSpans, PackNumber } from './identity.ts'
import { shareOfPack, shareOfPage } from './share.ts'
import './tables.ts'

export type Sighting = { at: Date; event: number }
/** When a pack was put into a parent (`packed`) or taken out of it. */
export type Packing = Sighting & { parent: PackNumber; packed: boolean }
/** A sighting, which may have been a packing. */
export type Seen = Sighting & { packing?: Packing }
/** A piece of numbers as an event saw it, and packed it. */
export type SightedSpan = Sighting & Span & { classId: number }
export type PackedSpan = Packing & Span & { classId: number }

type Row = Sighting & { parent_class: number | null; parent_n: number | null; packed: boolean | null }

/**
 * The statement on which every journey rests: one page, at most 21 places in the primary key of sightings, and one place among the
 * events about single packs.
 */
export function seekSightings(pack: PackNumber): RawBuilder<Row> {
  const { page, nodes } = pathOf(pack.classId, pack.n)
  return sql<Row>`
    select at, event, parent_class, parent_n, packed
    from sighting
    where page = ${page} and node = any(${nodes}::int[])
    union all
    select at, id, null, null, null
    from event
    where share = ${shareOfPack(pack)} and page = ${page} and node = ${nodes[0]}
    order by at, event`
}

/** The events that saw one pack, first to last. */
export async function sightingsOf(db: Db, pack: PackNumber): Promise<Seen[]> {
  const { rows } = await seekSightings(pack).execute(db)
  const seen = new Map<number, Seen>()
  // An event that names a pack in two parts saw it once.
  for (const row of rows) if (!seen.get(row.event)?.packing) seen.set(row.event, seenFrom(row))
  return [...seen.values()]
}

/** A row as a sighting. */
export function seenFrom({ at, event, parent_class, parent_n, packed }: Row): Seen {
  if (packed === null) return { at, event }
  return { at, event, packing: { at, event, parent: { classId: parent_class!, n: parent_n! }, packed } }
}

/** The packings among what was seen of one pack. */
export const packingsIn = (seen: readonly Seen[]): Packing[] => seen.flatMap(({ packing }) => packing ?? [])

/** Which comes first: by time, and at the same time in the order in which they were reported. */
export const isBefore = (a: Sighting, b: Sighting): boolean =>
  a.at < b.at || (a.at.getTime() === b.at.getTime() && a.event < b.event)

/**
 * Everything that saw any part of these sets, first to last, and the packings among it. The pieces that an event left in a page come
 * drawn together, and times as numbers: of a lot of millions the reading of rows is most of the work.
 */
export async function sightingsTouching(
  db: Db,
  sets: readonly ClassSpans[],
): Promise<{ seen: SightedSpan[]; packed: PackedSpan[] }> {
  const { pages, lows, highs } = probesFor(sets)
  const shares = pages.map(shareOfPage)
  // Taken out of the join, the look-up stays one descent of the index for each probe, whatever the planner thinks of the table.
  const { rows } = await sql<Omit<Row, 'at'> & { page: number; nodes: string; at: number }>`
    select s.page, string_agg(s.node::text, ' ') as nodes, (extract(epoch from s.at) * 1000)::float8 as at, s.event, s.parent_class, s.parent_n, s.packed
    from unnest(${pages}::bigint[], ${lows}::int[], ${highs}::int[], ${shares}::int[]) as probe (page, low, high, share)
    cross join lateral (
      select page, node, at, event, parent_class, parent_n, packed
      from sighting
      where page = probe.page and node >= probe.low and node <= probe.high
      union all
      select page, node, at, id, null, null, null
      from event
      where probe.low >= ${pageSize} and share = probe.share and page = probe.page and node >= probe.low and node <= probe.high
      offset 0
    ) s
    group by s.page, s.at, s.event, s.parent_class, s.parent_n, s.packed
    order by s.at, s.event`.execute(db)
  const seen: SightedSpan[] = []
  const packed: PackedSpan[] = []
  for (const row of rows) {
    const { at, event, packing } = seenFrom({ ...row, at: new Date(row.at) })
    const classId = classOfPage(row.page)
    for (const { from, until } of spansOfNodes(row)) {
      seen.push({ classId, from, until, at, event })
      if (packing) packed.push({ classId, from, until, ...packing })
    }
  }
  return { seen, packed }
}

const classOfPage = (page: number): number => Math.floor(page / pagesPerClass)

function spansOfNodes({ page, nodes }: { page: number; nodes: string }): Spans {
  const spans = nodes.split(' ').map(node => spanOf({ page, node: Number(node) }))
  return spans.length === 1 ? spans : normalise(spans)
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
