import { type Span, type Spans, spansOf, subtract, union } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import type { ClassSpans, PackNumber } from './identity.ts'
import { stays, tellsWhere } from './life.ts'
import { type Painted, paint } from './paint.ts'
import { partWith } from './search.ts'
import { isBefore, type PackedSpan, type SightedSpan, type Sighting, sightingsTouching } from './sightings.ts'

/** Where one stretch of packs is: the last event that tells it, its own or that of what it is packed in, and that parent. */
export type Position = Span & { classId: number; last?: EventFacts; parent?: PackNumber }

/** A moment: the time of an event, and its number where two have the same time. */
export type Moment = Sighting

/** What the store says about some sets of packs, by class and first to last: loaded once, asked for any moment. */
export type Trails = {
  sightings: ReadonlyMap<number, readonly SightedSpan[]>
  packings: ReadonlyMap<number, readonly PackedSpan[]>
  facts: ReadonlyMap<number, EventFacts>
}

/** As deep as packing goes: pack, bundle, case, pallet, container, and some to spare. What is packed in itself ends here too. */
const deepest = 8

/**
 * Everything reported about these sets, and about all that they were ever packed in: a few statements for each level of packing,
 * however many packs there are.
 */
export async function trailsOf(db: Db, sets: readonly ClassSpans[]): Promise<Trails> {
  const sightings: SightedSpan[] = []
  const packings: PackedSpan[] = []
  const asked = new Map<number, Spans>()
  let next = sets.filter(({ spans }) => spans.length > 0)
  for (let level = 0; next.length > 0 && level < deepest; level++) {
    const { seen, packed } = await sightingsTouching(db, next)
    // One by one: a large lot has more rows than a call can have arguments.
    for (const row of seen) sightings.push(row)
    for (const row of packed) packings.push(row)
    next = []
    for (const { classId, spans } of asSets(packed.map(({ parent }) => parent))) {
      const known = asked.get(classId) ?? []
      asked.set(classId, union(known, spans))
      const fresh = subtract(spans, known)
      if (fresh.length > 0) next.push({ classId, spans: fresh })
    }
  }
  const facts = await factsOf(
    db,
    sightings.map(({ event }) => event),
  )
  return { sightings: byClass(sightings), packings: byClass(packings), facts }
}

const byClass = <Row extends Moment & { classId: number }>(rows: Row[]): Map<number, Row[]> =>
  Map.groupBy(rows.sort(byTime), ({ classId }) => classId)
const byTime = (a: Moment, b: Moment): number => a.at.getTime() - b.at.getTime() || a.event - b.event

/** Single packs as sets, one for each class. */
export function asSets(packs: Iterable<PackNumber>): ClassSpans[] {
  const sets = new Map<number, number[]>()
  for (const { classId, n } of packs) {
    const numbers = sets.get(classId)
    if (numbers) numbers.push(n)
    else sets.set(classId, [n])
  }
  return [...sets].map(([classId, numbers]) => ({ classId, spans: spansOf(numbers) }))
}

/** Where the packs of one set are at a moment, or now: its parts in rising order. */
export function positionsIn(trails: Trails, set: ClassSpans, before?: Moment): Position[] {
  return placed(trails, set, before, 0)
}

function placed(trails: Trails, { classId, spans }: ClassSpans, before: Moment | undefined, depth: number): Position[] {
  const parts = overlay(lastSeen(trails, classId, spans, before), lastPacked(trails, classId, spans, before))
  const parents = parts.flatMap(({ second }) => (second?.packed ? second.parent : []))
  const lastOf = depth < deepest ? placedAlone(trails, parents, before, depth + 1) : () => undefined
  return parts.map(({ from, until, first, second }) => {
    const last = first && trails.facts.get(first.event)
    const position: Position = { classId, from, until, ...(last && { last }) }
    if (!second?.packed) return position
    const { parent } = second
    const above = lastOf(parent)
    // What the parent did before the pack lay in it is not the pack's.
    const moved = above && !isBefore(above, second) && !(last && (stays(last.kind, above.kind) || isBefore(above, last)))
    return { ...position, ...(moved && { last: above }), parent }
  })
}

/** The last that happened to each of these packs. However many they are, each of their classes is placed once, as a set. */
function placedAlone(
  trails: Trails,
  packs: readonly PackNumber[],
  before: Moment | undefined,
  depth: number,
): (pack: PackNumber) => EventFacts | undefined {
  const positions = new Map(asSets(packs).map(set => [set.classId, placed(trails, set, before, depth)]))
  return ({ classId, n }) => partWith(positions.get(classId) ?? [], n)?.last
}

function lastSeen({ sightings, facts }: Trails, classId: number, spans: Spans, before?: Moment): Painted<SightedSpan>[] {
  const factOf = ({ event }: SightedSpan) => facts.get(event)!
  const telling = (sightings.get(classId) ?? []).filter(
    row => touches(row, spans) && !factOf(row).retracted && tellsWhere(factOf(row)) && (!before || isBefore(row, before)),
  )
  return paint(spans, telling, (row, next) => stays(factOf(row).kind, factOf(next).kind))
}

/** For each part of a set its last packing: in which parent it lies, or that it was taken out. */
export function lastPacked(
  { packings }: Pick<Trails, 'packings'>,
  classId: number,
  spans: Spans,
  before?: Moment,
): Painted<PackedSpan>[] {
  const counting = (packings.get(classId) ?? []).filter(row => touches(row, spans) && (!before || isBefore(row, before)))
  return paint(spans, counting)
}

const touches = (row: Span, spans: Spans): boolean =>
  spans.length > 0 && row.from < spans.at(-1)!.until && row.until > spans[0]!.from

/** Two paintings of the same set laid over each other. */
function overlay<A, B>(first: readonly Painted<A>[], second: readonly Painted<B>[]): (Span & { first?: A; second?: B })[] {
  const parts: (Span & { first?: A; second?: B })[] = []
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const a = first[i]!
    const b = second[j]!
    const from = Math.max(a.from, b.from)
    const until = Math.min(a.until, b.until)
    if (from < until) parts.push({ from, until, ...(a.row && { first: a.row }), ...(b.row && { second: b.row }) })
    if (a.until <= b.until) i++
    if (b.until <= a.until) j++
  }
  return parts
}
