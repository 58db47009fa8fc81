import type { Span, Spans } from '#/numbers/spans.ts'

/** The first numbers of a set. */
export function firstOf(spans: Spans, most: number): Span[] {
  const first: Span[] = []
  let left = most
  for (const { from, until } of spans) {
    if (left <= 0) break
    const end = Math.min(until, from + left)
    first.push({ from, until: end })
    left -= end - from
  }
  return first
}

/** The number at a place of a set, counted from 0. Throws a RangeError where the set has none. */
export function numberAt(spans: Spans, place: number): number {
  let left = place
  for (const { from, until } of spans) {
    if (left < until - from) return from + left
    left -= until - from
  }
  throw new RangeError(`The set has no number at place ${place}.`)
}
