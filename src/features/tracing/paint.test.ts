import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '#/numbers/spans.ts'
import { paint } from './paint.ts'

const span = fc
  .record({ from: fc.nat(60), size: fc.integer({ min: 1, max: 30 }) })
  .map(({ from, size }) => ({ from, until: from + size }))

test('each number shows the last row that covers it, and rows that stay are not covered', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 4 }), fc.array(fc.tuple(span, fc.boolean()), { maxLength: 8 }), (spans, rows) => {
      const set = normalise(spans)
      const named = rows.map(([row, stays], i) => ({ ...row, stays, i }))
      const painted = paint(set, named, row => row.stays)
      const shown = new Map(
        painted.flatMap(({ from, until, row }) => Array.from({ length: until - from }, (_, k) => [from + k, row?.i])),
      )
      for (let n = 0; n < 100; n++) {
        const inside = set.some(({ from, until }) => n >= from && n < until)
        let top: { stays: boolean; i: number } | undefined
        for (const row of named) if (row.from <= n && n < row.until && !top?.stays) top = row
        expect(shown.has(n)).toBe(inside)
        if (inside) expect(shown.get(n)).toBe(top?.i)
      }
      for (const [k, part] of painted.entries()) if (k > 0) expect(part.from).toBeGreaterThanOrEqual(painted[k - 1]!.until)
    }),
  )
})
