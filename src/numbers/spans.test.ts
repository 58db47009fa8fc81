import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  contains,
  containsAll,
  count,
  fromMultirange,
  intersect,
  normalise,
  numbersIn,
  type Spans,
  spansOf,
  subtract,
  toMultirange,
  union,
} from './spans.ts'

const numbers = fc.array(fc.nat(60))
const rawSpans = fc.array(fc.tuple(fc.nat(60), fc.nat(8)).map(([from, length]) => ({ from, until: from + length })))

function isNormal(spans: Spans) {
  return spans.every(({ from, until }, at) => from < until && (at === 0 || spans[at - 1]!.until < from))
}

/** Checks the spans and gives the plain set that they stand for. */
function setOf(spans: Spans) {
  expect(isNormal(spans)).toBe(true)
  return new Set(numbersIn(spans))
}

test('sets of spans are sets: union, intersection, difference, membership, size', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const [setA, setB] = [new Set(a), new Set(b)]
      const [spansA, spansB] = [spansOf(a), spansOf(b)]
      expect(setOf(spansA)).toEqual(setA)
      expect(setOf(union(spansA, spansB))).toEqual(new Set([...a, ...b]))
      expect(setOf(intersect(spansA, spansB))).toEqual(new Set(a.filter(n => setB.has(n))))
      expect(setOf(subtract(spansA, spansB))).toEqual(new Set(a.filter(n => !setB.has(n))))
      expect(containsAll(spansA, spansB)).toBe(b.every(n => setA.has(n)))
      expect(count(spansA)).toBe(setA.size)
      for (let n = -1; n < 62; n++) expect(contains(spansA, n)).toBe(setA.has(n))
    }),
  )
})

test('spans in any order, overlapping, touching and empty, become one normal set', () => {
  fc.assert(
    fc.property(rawSpans, spans => {
      const expected = new Set(spans.flatMap(span => [...numbersIn([span])]))
      expect(setOf(normalise(spans))).toEqual(expected)
    }),
  )
  expect(normalise([{ from: 5, until: 9 }, { from: 3, until: 3 }, { from: 0, until: 5 }])).toEqual([{ from: 0, until: 9 }]) // biome-ignore format: one line
})

test('a normal set goes to PostgreSQL text and back', () => {
  expect(toMultirange(spansOf([7, 1, 2, 3]))).toBe('{[1,4),[7,8)}')
  expect(fromMultirange('{}')).toEqual([])
  fc.assert(
    fc.property(rawSpans.map(normalise), spans => {
      expect(fromMultirange(toMultirange(spans))).toEqual(spans)
    }),
  )
})

test.each([
  '',
  '{',
  '[1,2)',
  '{[1,2]}',
  '{[1,2),}',
  '{(,5)}',
  '{[5,)}',
  '{[-4,5)}',
  '{[1,2)[3,4)}',
  '{[9,4)}',
  '{[0,9223372036854775807)}',
])('%o is not read as a set', text => {
  expect(() => fromMultirange(text)).toThrow(RangeError)
})

test('what is no number of a pack is refused', () => {
  for (const n of [-1, 0.5, Number.NaN, 2 ** 53]) {
    expect(() => spansOf([1, n])).toThrow(`${n} is not one`)
    expect(() => normalise([{ from: n, until: 5 }])).toThrow('A span runs from')
  }
})
