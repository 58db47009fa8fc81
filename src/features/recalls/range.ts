import type { LotSpan } from '#/features/coding/read-lots.ts'
import type { Range } from '#/features/recalls/recall.ts'
import type { ClassSpans, PackNumber } from '#/features/tracing/identity.ts'
import { normalise, type Span } from '#/numbers/spans.ts'

type Numbers = Pick<LotSpan, 'classId' | 'from' | 'until'>

/** The numbers of the packs at these places of a lot, whose ranges are given in the order in which they were issued. */
export function setsOfRange(spans: readonly Numbers[], { from, until }: Range): ClassSpans[] {
  const chosen = new Map<number, Span[]>()
  let before = 0
  for (const span of spans) {
    const length = span.until - span.from
    const start = Math.max(from - before, 0)
    const end = Math.min(until - before, length)
    if (start < end)
      chosen.set(span.classId, [...(chosen.get(span.classId) ?? []), { from: span.from + start, until: span.from + end }])
    before += length
  }
  return [...chosen].map(([classId, list]) => ({ classId, spans: normalise(list) }))
}

/** At which place of a lot a pack is, counted from 0; `undefined` where it is not of the lot. */
export function placeInLot(spans: readonly Numbers[], { classId, n }: PackNumber): number | undefined {
  let before = 0
  for (const span of spans) {
    if (span.classId === classId && n >= span.from && n < span.until) return before + n - span.from
    before += span.until - span.from
  }
  return undefined
}
