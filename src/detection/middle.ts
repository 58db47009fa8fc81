/** The value below which this share of the numbers lies; NaN for no numbers. Sorts a copy. */
export function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) return Number.NaN
  const sorted = Float64Array.from(numbers).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

/** A standard deviation that a few wild numbers do not move: 1.4826 times the median distance from the median. */
export function robustSpread(numbers: readonly number[]): number {
  const middle = median(numbers)
  return 1.4826 * median(numbers.map(x => Math.abs(x - middle)))
}
