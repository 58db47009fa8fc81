import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessKinds } from '#/features/companies/kinds.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { applicantTypes, mayNotify, notificationPapers } from './law-applicants.ts'
import { countries, isAsean } from './law-countries.ts'
import { isCosmetic, places, prohibitedSubstances, purposes } from './law-product.ts'
import { cosmeticPeriods, itemFee, kitFee, lapse, renewalAtLatest, renewalReminders } from './law-terms.ts'

const oneOf = <Key extends string>(of: Record<Key, unknown>) => fc.constantFrom(...(Object.keys(of) as Key[]))
const country = fc.constantFrom(...countries.rows.map(({ when }) => when.country!))
const type = oneOf(applicantTypes)

describe('the tables are sound: no two equal answers, no gap since they began', () => {
  test('what a cosmetic is, and who may notify it', () => {
    checkTable(isCosmetic, { facts: { place: oneOf(places), purpose: oneOf(purposes) } })
    checkTable(mayNotify, { facts: { applicant: fc.constantFrom(...businessKinds), type } })
  })
  test('papers and prohibited substances', () => {
    const facts = { type, brand: fc.constantFrom('own' as const, 'licensed' as const) }
    checkTable(notificationPapers, { facts, mayAnswerTwice: true })
    checkTable(prohibitedSubstances, { facts: {}, mayAnswerTwice: true })
  })
  test('fees, periods and countries', () => {
    checkTable(itemFee, { facts: { asean: fc.boolean() } })
    checkTable(kitFee, { facts: {} })
    checkTable(cosmeticPeriods, {
      facts: {
        clock: fc.constantFrom('draft', 'payment', 'evaluation', 'answer'),
        kind: fc.constantFrom('cosmetic', 'perfume', 'kit', 'renewal', 'variation', 'cancellation', 'exemption'),
      },
    })
    for (const table of [renewalAtLatest, renewalReminders, lapse]) checkTable<object, unknown>(table, { facts: {} })
    checkTable(countries, { facts: { country } })
    checkTable(isAsean, { facts: { country } })
  })
  test('no two countries share the code of a number', () => {
    const codes = countries.rows.map(({ gives: { continent, digits } }) => continent + digits)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('what the questions and answers say', () => {
  const on: Day = '2026-11-20'
  const days = (kind: 'cosmetic' | 'perfume') => find(on, ({ the }) => the(cosmeticPeriods, { clock: 'evaluation', kind }))
  test.each([
    ['KOS-06', 'cosmetic', 14],
    ['KOS-06', 'perfume', 3],
  ] as const)('%s: a %s is verified in %i working days', (_, kind, count) => {
    const { value, steps } = days(kind)
    expect([value, steps[0]!.cite, steps[0]!.assumed]).toEqual([
      { days: count, kind: 'working' },
      { instrument: 'FAQ Notifkos', article: 'Q6' },
      undefined,
    ])
  })
  test.each([
    ['KOS-11', 'ID', 500_000],
    ['KOS-11', 'MY', 500_000],
    ['KOS-11', 'KR', 1_500_000],
    ['KOS-11', 'FR', 1_500_000],
  ] as const)('%s: an item made in %s costs %i', (_, country, fee) =>
    expect(find(on, ({ the }) => the(itemFee, { asean: the(isAsean, { country }) })).value).toBe(fee),
  )
  test.each([
    ['2025-10-25', false],
    ['2025-10-26', true],
  ] as const)('Timor-Leste on %s: %s', (day, member) =>
    expect(find(day, ({ the }) => the(isAsean, { country: 'TL' })).value).toBe(member),
  )
  test.each([
    ['KOS-08', 'industry', 'cosmetics industry', true],
    ['KOS-08', 'industry', 'importer', false],
    ['KOS-08', 'industry', 'pharma industry', false],
    ['KOS-08', 'contract giver', 'marketing entity', true],
    ['KOS-08', 'contract giver', 'cosmetics industry', true],
    ['KOS-08', 'importer', 'importer', true],
    ['KOS-08', 'importer', 'wholesaler', false],
  ] as const)('%s: as %s, a %s: %s', (_, type, applicant, may) =>
    expect(find(on, ({ the }) => the(mayNotify, { type, applicant })).value).toBe(may),
  )
  test.each([
    ['KOS-01', 'skin', 'clean', true],
    ['KOS-01', 'mouth', 'condition', true],
    ['KOS-01', 'skin', 'treat', false],
    ['KOS-01', 'inside', 'beautify', false],
    ['KOS-01', 'inside', 'treat', false],
  ] as const)('%s: used on %s to %s is a cosmetic: %s', (_, place, purpose, is) =>
    expect(find(on, ({ the }) => the(isCosmetic, { place, purpose })).value).toBe(is),
  )
  test.each([
    ['KOS-15', renewalAtLatest, { days: 30 }],
    ['KOS-14', renewalReminders, { daysBefore: [90, 60, 45, 35] }],
    ['KOS-25', lapse, { months: 6, warnedAfter: [4, 5] }],
  ] as const)('%s stands in its table', (_, table, gives) => {
    expect(find<unknown>(on, ({ the }) => the<object, unknown>(table, {})).value).toEqual(gives)
  })
})
