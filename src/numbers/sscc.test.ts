import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classesEnd, firstSsccClass } from './class.ts'
import { isSsccClass, placeOfSscc, ssccAt } from './sscc.ts'

const sscc = fc.bigInt({ min: 0n, max: 10n ** 17n - 1n }).map(value => value.toString().padStart(17, '0'))

test('every SSCC has a place of its own, in a class that is kept for SSCCs', () => {
  fc.assert(
    fc.property(sscc, body => {
      const { classId, n } = placeOfSscc(body)
      expect(isSsccClass(classId)).toBe(true)
      expect(ssccAt(classId, n)).toBe(body)
    }),
  )
  expect(placeOfSscc('9'.repeat(17)).classId).toBeLessThan(classesEnd)
})

test('SSCCs in a row are numbers in a row', () => {
  const first = placeOfSscc('08991234500000017')
  expect(placeOfSscc('08991234500000018')).toEqual({ classId: first.classId, n: first.n + 1 })
})

test('what is no SSCC has no place, and other places are no SSCC', () => {
  for (const body of ['', '0899123450000001', '089912345000000175', '0899123450000001X'])
    expect(() => placeOfSscc(body)).toThrow('is 17 digits')
  expect(isSsccClass(firstSsccClass - 1)).toBe(false)
  expect(() => ssccAt(firstSsccClass - 1, 0)).toThrow('is no SSCC')
  expect(() => ssccAt(classesEnd - 1, 0)).toThrow('is no SSCC')
})
