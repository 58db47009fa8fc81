import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { licenceValidity, supplementNumberShape } from '#/features/register/law.ts'
import { composeSupplementNie, readNie } from '#/features/register/nie.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'

describe('a number to be issued to a health supplement', () => {
  test('is two digits of the year and a running number of seven', () => {
    expect(composeSupplementNie({ year: 2026, origin: 'domestic', sequence: 42 })).toBe('SD260000042')
    expect(composeSupplementNie({ year: 2026, origin: 'import', sequence: 1 })).toBe('SI260000001')
    expect(composeSupplementNie({ year: 2027, origin: 'licence', sequence: 9_999_999 })).toBe('SL279999999')
  })
  test('is a number that we read, and no two are the same', () => {
    const issue = fc.record({
      year: fc.integer({ min: 2000, max: 2069 }),
      origin: fc.constantFrom('domestic', 'import', 'licence'),
      sequence: fc.integer({ min: 1, max: 9_999_999 }),
    })
    fc.assert(
      fc.property(issue, issue, (one, other) => {
        const number = composeSupplementNie(one)
        expect(readNie(number)).toMatchObject({ number, commodity: 'supplement', origin: one.origin, warnings: [] })
        const same = one.year === other.year && one.origin === other.origin && one.sequence === other.sequence
        expect(composeSupplementNie(other) === number).toBe(same)
      }),
    )
  })
  test.each([0, -1, 1.5, 10_000_000])('has no running number %d', sequence => {
    expect(() => composeSupplementNie({ year: 2026, origin: 'domestic', sequence })).toThrow(/lies in 1 to 9999999/)
  })
  test('has no year before 2000', () => {
    expect(() => composeSupplementNie({ year: 1999, origin: 'domestic', sequence: 1 })).toThrow(/2000 to 2069/)
  })
})

test('the tables of the register have one answer for every commodity', () => {
  checkTable(licenceValidity, { facts: { commodity: fc.constantFrom(...commodities) } })
  checkTable<Record<never, never>, unknown>(supplementNumberShape, { facts: {} })
})
