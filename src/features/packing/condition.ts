import type { Level } from '#/features/coding/level.ts'
import type { EventFacts } from '#/features/tracing/event-facts.ts'
import type { ClassSpans, PackNumber } from '#/features/tracing/identity.ts'
import { isFinal, isUnderWay } from '#/features/tracing/life.ts'
import { type Painted, paint } from '#/features/tracing/paint.ts'
import { positionsIn, type Trails, trailsOf } from '#/features/tracing/positions.ts'
import type { SightedSpan } from '#/features/tracing/sightings.ts'
import type { Span } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Status, statusIn } from './status.ts'

/** Packs of one class and packaging level. */
export type LevelSpans = ClassSpans & { level: Level }

/** A stretch of packs that are alike: what became of their codes, what they lie in, and what was last reported of them. */
export type Part = Span & { classId: number; level: Level; status: Status; parent?: PackNumber; last?: EventFacts }

/** How these packs of one company stand, by arithmetic on spans, as parts in rising order. */
export async function conditionOf(db: Db, companyId: string, sets: readonly LevelSpans[]): Promise<Part[]> {
  const trails = await trailsOf(db, sets)
  return sets.flatMap(set => partsIn(trails, companyId, set))
}

/** The parts of one set, from what the store says about it. */
export function partsIn(trails: Trails, companyId: string, set: LevelSpans): Part[] {
  const given = statusesIn(trails, companyId, set)
  return crossed(positionsIn(trails, set), given).map(([{ last, parent }, { row }, span]) => {
    const own = row ? statusFrom(trails, companyId, set.level, row) : undefined
    // What lay in a case that was destroyed was destroyed with it.
    const status = last?.kind === 'destroyed' ? 'destroyed' : (own ?? 'unused')
    return { ...span, classId: set.classId, level: set.level, status, ...(parent && { parent }), ...(last && { last }) }
  })
}

function statusesIn(trails: Trails, companyId: string, { classId, spans, level }: LevelSpans): Painted<SightedSpan>[] {
  const telling = (trails.sightings.get(classId) ?? []).filter(row => statusFrom(trails, companyId, level, row) !== undefined)
  const isDestroyed = (row: SightedSpan) => statusFrom(trails, companyId, level, row) === 'destroyed'
  const lives = paint(
    spans,
    telling.filter(row => !isDestroyed(row)),
    row => statusFrom(trails, companyId, level, row) !== 'activated',
  )
  return crossed(
    lives,
    paint(spans, telling.filter(isDestroyed), () => true),
  ).map(([life, end, span]) => {
    const row = end.row ?? life.row
    return row ? { ...span, row } : span
  })
}

/**
 * The status that a sighting gives. Only its holder says what a code became; that it was destroyed anyone says in whose hands it was.
 * Cases and pallets are in use as soon as anything is packed in them, or they in anything.
 */
function statusFrom(trails: Trails, companyId: string, level: Level, { event }: SightedSpan): Status | undefined {
  const facts = trails.facts.get(event)!
  if (facts.retracted) return undefined
  const status = statusIn(facts)
  if (status === 'destroyed') return status
  if (facts.companyId !== undefined && facts.companyId !== companyId) return undefined
  return status ?? (level !== 'primary' && facts.kind === 'packed' ? 'activated' : undefined)
}

/** Two partitions of the same set laid over each other: each common stretch with the part of either that covers it. */
function crossed<A extends Span, B extends Span>(first: readonly A[], second: readonly B[]): (readonly [A, B, Span])[] {
  const both: (readonly [A, B, Span])[] = []
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const a = first[i]!
    const b = second[j]!
    const span = { from: Math.max(a.from, b.from), until: Math.min(a.until, b.until) }
    if (span.from < span.until) both.push([a, b, span])
    if (a.until <= b.until) i++
    if (b.until <= a.until) j++
  }
  return both
}

/** Finds the part in which a pack lies. Packs of one act mostly follow each other, so the part found last is tried first. */
export function finderOf(parts: readonly Part[]): (pack: PackNumber) => Part {
  const classes = Map.groupBy(parts, ({ classId }) => classId)
  let latest: Part | undefined
  return ({ classId, n }) => {
    if (latest && latest.classId === classId && latest.from <= n && n < latest.until) return latest
    const list = classes.get(classId) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (list[middle]!.until <= n) low = middle + 1
      else high = middle
    }
    const found = list[low]
    if (!found || found.from > n) throw new Error(`The condition of number ${n} of class ${classId} was not read.`)
    latest = found
    return found
  }
}

/** Whether a pack has left the hands of its holder: sent, at another company, or at the end of its life outside. */
export function isAway({ last }: Pick<Part, 'last'>, companyId: string): boolean {
  if (!last) return false
  if (isUnderWay(last.kind)) return true
  if (isFinal(last.kind) && statusIn(last) === undefined) return true
  return last.companyId !== undefined && last.companyId !== companyId
}
