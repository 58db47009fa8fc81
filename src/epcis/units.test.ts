import fc from 'fast-check'
import { expect, test } from 'vitest'
import { converted, unitsLike } from '#/epcis/units.ts'

test.each([
  [5, 'CEL', 'KEL', 278.15],
  [278.15, 'KEL', 'CEL', 5],
  [32, 'FAH', 'CEL', 0],
  [-40, 'CEL', 'FAH', -40],
  [1, 'KGM', 'GRM', 1000],
  [36, 'KMH', 'MTS', 10],
  [1, 'INH', 'MMT', 25.4],
  [1, 'HUR', 'MIN', 60],
  [2, 'C91', 'C91', 2],
  [60, 'D61', 'DD', 1],
])('%d %s are, in %s, %d', (value, from, to, result) => expect(converted(value, from, to)).toBe(result))

test('what does not measure the same is not converted', () => {
  expect(() => converted(1, 'KGM', 'MTR')).toThrow(RangeError)
  expect(unitsLike('KGM')).not.toContain('MTR')
  expect([unitsLike('XYZ'), converted(3, 'XYZ', 'XYZ')]).toEqual([['XYZ'], 3])
})

test('there and back is where one was, and more stays more', () => {
  const unit = fc.constantFrom('CEL', 'KGM', 'LTR', 'PAL', 'MTS', 'P70')
  fc.assert(
    fc.property(unit, fc.integer({ min: -500_000, max: 500_000 }), fc.nat(), (from, value, which) => {
      const others = unitsLike(from)
      const to = others[which % others.length]!
      const back = converted(converted(value, from, to), to, from)
      expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value)))
      expect(converted(value + 1, from, to)).toBeGreaterThan(converted(value, from, to))
    }),
  )
})
