import type { Span } from '#/numbers/spans.ts'

/** The place of the first of these parts, which stand in rising order, that ends after a number; their count where none does. */
export function placeOf(parts: readonly Span[], n: number): number {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (parts[middle]!.until <= n) low = middle + 1
    else high = middle
  }
  return low
}

/** The part that holds a number, of parts in rising order. */
export function partWith<Part extends Span>(parts: readonly Part[], n: number): Part | undefined {
  const part = parts[placeOf(parts, n)]
  return part && part.from <= n ? part : undefined
}
