import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { licenceValidity, numberShapes } from '#/features/register/law.ts'
import { readNie } from '#/features/register/nie.ts'
import { commodities } from '#/features/register/nie-formats.ts'
import { composeNumber, seriesOf } from '#/features/register/number-series.ts'
import type { Numbered } from '#/features/register/numbered.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'

const origin = fc.constantFrom('domestic', 'import', 'licence')
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))
const numbered: fc.Arbitrary<Numbered> = fc.oneof(
  fc.record({ series: fc.constantFrom('supplement', 'quasi'), origin }),
  fc.record({
    series: fc.constant('traditional'),
    origin,
    kind: fc.constantFrom('jamu', 'OHT', 'fitofarmaka'),
    makerType: fc.constantFrom('1', '2', '3', '4'),
    form: fc.constantFrom(...'123456789'),
  }),
  fc.record({ series: fc.constant('cosmetic'), continent: fc.constantFrom(...'ABCDE'), country: digits(2), group: digits(2) }),
  fc.constant({ series: 'cosmetic kit' as const }),
) as fc.Arbitrary<Numbered>

describe('a number to be issued', () => {
  test.each<[string, Numbered, number, number]>([
    ['SD260000042', { series: 'supplement', origin: 'domestic' }, 2026, 42],
    ['SL279999999', { series: 'supplement', origin: 'licence' }, 2027, 9_999_999],
    ['QD260000001', { series: 'quasi', origin: 'domestic' }, 2026, 1],
    ['TR262600031', { series: 'traditional', origin: 'domestic', kind: 'jamu', makerType: '2', form: '6' }, 2026, 3],
    ['HT262300031', { series: 'traditional', origin: 'domestic', kind: 'OHT', makerType: '2', form: '3' }, 2026, 3],
    ['NA18260100007', { series: 'cosmetic', continent: 'A', country: '18', group: '01' }, 2026, 7],
    ['NKIT260000007', { series: 'cosmetic kit' }, 2026, 7],
  ])('is %s', (number, told, year, running) => expect(composeNumber(seriesOf(told, year), running)).toBe(number))
  test('is a number that we read as what it tells, and no two are the same', () => {
    const issue = fc.tuple(numbered, fc.integer({ min: 2000, max: 2069 }), fc.integer({ min: 1, max: 9999 }))
    fc.assert(
      fc.property(issue, issue, ([told, year, running], [otherTold, otherYear, otherRunning]) => {
        const number = composeNumber(seriesOf(told, year), running)
        const commodity = told.series === 'cosmetic kit' ? 'cosmetic' : told.series
        expect(readNie(number)).toMatchObject({ kind: 'nie', number, commodity })
        const head = seriesOf(told, year).head
        const same = head === seriesOf(otherTold, otherYear).head && running === otherRunning
        expect(composeNumber(seriesOf(otherTold, otherYear), otherRunning) === number).toBe(same)
      }),
    )
  })
  test.each([0, -1, 1.5, 10_000_000])('has no running number %d', running =>
    expect(() => composeNumber(seriesOf({ series: 'quasi', origin: 'import' }, 2026), running)).toThrow(/lies in 1 to 9999999/),
  )
  test('has no year before 2000, and no part of another length', () => {
    expect(() => seriesOf({ series: 'cosmetic kit' }, 1999)).toThrow(/2000 to 2069/)
    expect(() => seriesOf({ series: 'cosmetic', continent: 'A', country: '1', group: '01' }, 2026)).toThrow(/2 digits/)
  })
})

test('the tables of the register have one answer for every commodity', () => {
  checkTable(licenceValidity, { facts: { commodity: fc.constantFrom(...commodities) } })
  const series = fc.constantFrom<Numbered['series'][]>('supplement', 'quasi', 'traditional', 'cosmetic', 'cosmetic kit')
  checkTable(numberShapes, { facts: { series } })
})
