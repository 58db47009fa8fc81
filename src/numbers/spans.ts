/** The numbers `from <= n < until`. */
export type Span = { readonly from: number; readonly until: number }

/** A set of numbers: spans in rising order, none empty, none touching the next. Numbers are safe integers, 0 or more. */
export type Spans = readonly Span[]

/** The set of all numbers in these spans, which may come in any order, overlap, touch or be empty. Throws a RangeError for what is no span. */
export function normalise(spans: Iterable<Span>): Spans {
  const sorted = [...spans]
  for (const { from, until } of sorted)
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(until) || from < 0 || until < from)
      throw new RangeError(`A span runs from a whole number, 0 or more, up to a later one; [${from}, ${until}) does not.`)
  sorted.sort((a, b) => a.from - b.from)
  const result: Span[] = []
  for (const span of sorted) if (span.from < span.until) append(result, span)
  return result
}

/** The set of these numbers, in any order, repeated or not. Throws a RangeError for one that is no whole number, 0 or more. */
export function spansOf(numbers: Iterable<number>): Spans {
  const sorted = Float64Array.from(numbers)
  for (const n of sorted)
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`A set of packs holds whole numbers, 0 or more; ${n} is not one.`)
  sorted.sort()
  const result: Span[] = []
  for (let at = 0; at < sorted.length; ) {
    const from = sorted[at]!
    let until = from + 1
    for (at++; at < sorted.length && sorted[at]! <= until; at++) until = sorted[at]! + 1
    result.push({ from, until })
  }
  return result
}

/** Numbers in either set. */
export function union(a: Spans, b: Spans): Spans {
  return normalise([...a, ...b])
}

/** Numbers in both sets. */
export function intersect(a: Spans, b: Spans): Spans {
  const result: Span[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i]!.from, b[j]!.from)
    const until = Math.min(a[i]!.until, b[j]!.until)
    if (from < until) result.push({ from, until })
    if (a[i]!.until < b[j]!.until) i++
    else j++
  }
  return result
}

/** Numbers of the first set that are not in the second. */
export function subtract(a: Spans, b: Spans): Spans {
  const result: Span[] = []
  let j = 0
  for (const { from, until } of a) {
    let start = from
    while (j < b.length && b[j]!.until <= start) j++
    for (let k = j; k < b.length && b[k]!.from < until; k++) {
      if (start < b[k]!.from) result.push({ from: start, until: b[k]!.from })
      start = Math.max(start, b[k]!.until)
    }
    if (start < until) result.push({ from: start, until })
  }
  return result
}

/** Whether `n` is in the set. */
export function contains(spans: Spans, n: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.until <= n) low = middle + 1
    else high = middle
  }
  return low < spans.length && spans[low]!.from <= n
}

/** Whether every number of `part` is in the set. */
export function containsAll(spans: Spans, part: Spans): boolean {
  return subtract(part, spans).length === 0
}

/** How many numbers the set has. */
export function count(spans: Spans): number {
  return spans.reduce((sum, { from, until }) => sum + until - from, 0)
}

/** The numbers of the set, rising. */
export function* numbersIn(spans: Spans): Generator<number> {
  for (const { from, until } of spans) for (let n = from; n < until; n++) yield n
}

/** The set as PostgreSQL writes an `int8multirange`: `{[0,50),[100,150)}`. */
export function toMultirange(spans: Spans): string {
  return `{${spans.map(({ from, until }) => `[${from},${until})`).join(',')}}`
}

/** The set that PostgreSQL wrote as an `int8multirange`. Throws a RangeError for other text, unbounded ranges, and numbers that are not safe. */
export function fromMultirange(text: string): Spans {
  if (text === '{}') return []
  const ranges = /^\{\[(.*)\)\}$/
    .exec(text)?.[1]
    ?.split('),[')
    .map(range => /^(\d+),(\d+)$/.exec(range))
  if (!ranges?.every(range => range !== null))
    throw new RangeError(`A set of packs reads like {[0,50),[100,150)}, with both ends and nothing below 0; "${text}" does not.`)
  return normalise(ranges.map(([, from, until]) => ({ from: Number(from), until: Number(until) })))
}

/** Lengthens the last span by one that overlaps or touches it, or adds the new one after it. */
function append(result: Span[], { from, until }: Span): void {
  const last = result.at(-1)
  if (!last || last.until < from) result.push({ from, until })
  else if (last.until < until) result[result.length - 1] = { from: last.from, until }
}
