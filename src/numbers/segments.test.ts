import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classesEnd, numbersPerClass } from './class.ts'
import { nodesOf, pageSize, pathOf, spanOf } from './segments.ts'
import { contains, normalise, spansOf } from './spans.ts'

const classId = fc.integer({ min: 0, max: classesEnd - 1 })
/** Sets of a few spans, small and large, near a border of pages. */
const spans = fc
  .tuple(
    fc.integer({ min: 0, max: numbersPerClass / pageSize - 8 }).map(page => page * pageSize),
    fc.array(fc.tuple(fc.nat(6 * pageSize), fc.oneof(fc.nat(9), fc.nat(pageSize * 2)))),
  )
  .map(([base, pieces]) => normalise(pieces.map(([start, length]) => ({ from: base + start, until: base + start + length }))))

const rows = (from: number, length: number) => nodesOf(1, [{ from, until: from + length }]).length

test('the pieces of a set are exactly the set, disjoint and rising', () => {
  fc.assert(
    fc.property(classId, spans, (classId, spans) => {
      const pieces = nodesOf(classId, spans).map(spanOf)
      pieces.forEach((piece, at) => {
        expect(piece.classId).toBe(classId)
        if (at > 0) expect(piece.from).toBeGreaterThanOrEqual(pieces[at - 1]!.until)
      })
      expect(normalise(pieces)).toEqual(spans)
    }),
  )
})

test('no piece could be joined with its sibling: the cover is the smallest', () => {
  fc.assert(
    fc.property(classId, spans, (classId, spans) => {
      const pieces = nodesOf(classId, spans)
      const keys = new Set(pieces.map(({ page, node }) => `${page}:${node}`))
      for (const { page, node } of pieces) if (node > 1) expect(keys.has(`${page}:${node ^ 1}`)).toBe(false)
    }),
  )
})

test('a number is in a set exactly if one node of its path is a piece of the set', () => {
  fc.assert(
    fc.property(classId, spans, fc.nat(), (classId, spans, seed) => {
      const pieces = new Set(nodesOf(classId, spans).map(({ page, node }) => `${page}:${node}`))
      const borders = spans.flatMap(({ from, until }) => [from - 1, from, from + (seed % (until - from)), until - 1, until])
      for (const n of borders.filter(n => n >= 0 && n < numbersPerClass)) {
        const { page, nodes } = pathOf(classId, n)
        const hits = nodes.filter(node => pieces.has(`${page}:${node}`)).length
        expect(hits).toBe(contains(spans, n) ? 1 : 0)
      }
    }),
  )
})

test('a path is the leaf and its 20 ancestors, up to the page', () => {
  const { page, nodes } = pathOf(3, 5 * pageSize + 9)
  expect(nodes).toHaveLength(21)
  expect([nodes[0], nodes[1], nodes.at(-1)]).toEqual([pageSize + 9, (pageSize + 9) >> 1, 1])
  expect(spanOf({ page, node: nodes[0]! })).toEqual({ classId: 3, from: 5 * pageSize + 9, until: 5 * pageSize + 10 })
  expect(spanOf({ page, node: 1 })).toEqual({ classId: 3, from: 5 * pageSize, until: 6 * pageSize })
})

test('classes never share a page, and the last page is still a safe integer', () => {
  const last = pathOf(0, numbersPerClass - 1).page
  expect(pathOf(1, 0).page).toBe(last + 1)
  expect(Number.isSafeInteger(pathOf(classesEnd - 1, numbersPerClass - 1).page)).toBe(true)
})

test('few rows: 10,000 in a row take 5, one pack 1, cases of 50 some 4.6 each', () => {
  expect(rows(0, 10_000)).toBe(5)
  expect(rows(7 * pageSize, 10_000)).toBe(5)
  expect(rows(12345, 1)).toBe(1)
  expect(rows(0, pageSize)).toBe(1)
  const cases = Array.from({ length: 2000 }, (_, at) => rows(at * 50, 50))
  expect(cases.reduce((sum, rows) => sum + rows) / cases.length).toBeCloseTo(4.6, 1)
  fc.assert(
    fc.property(fc.nat(numbersPerClass - 10_000), from => {
      expect(rows(from, 10_000)).toBeLessThanOrEqual(18)
    }),
  )
})

test('an empty set has no rows, and what no class has is refused', () => {
  expect(nodesOf(1, spansOf([]))).toEqual([])
  expect(() => nodesOf(-1, [])).toThrow('A class id is')
  expect(() => nodesOf(1, [{ from: 0, until: numbersPerClass + 1 }])).toThrow('A range runs from')
  expect(() => pathOf(1, numbersPerClass)).toThrow('A class has the numbers')
  expect(() => spanOf({ page: -1, node: 1 })).toThrow('A class id is')
  expect(() => spanOf({ page: 0, node: 0 })).toThrow('there is no node 0')
  expect(() => spanOf({ page: 0, node: 2 * pageSize })).toThrow('there is no node 2097152')
})
