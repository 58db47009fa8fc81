import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commodities } from '#/features/register/nie-formats.ts'
import { applicable, find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { certificatesDemanded, documentsDemanded } from './completeness.ts'
import { filingActivities, kbliCodes, kbliCovers } from './kbli.ts'
import { type BusinessKind, businessKinds, certificateKinds, type DocumentKind, dosageForms } from './kinds.ts'
import { certificateFits, expiryWarning, filers, mayMake, requiredCertificates, requiredDocuments, requiredSite } from './law.ts'

const on = '2026-11-20'
const kind = fc.constantFrom(...businessKinds)
const commodity = fc.constantFrom(...commodities, 'none' as const)

describe('the tables are sound', () => {
  test('filers', () => checkTable(filers, { facts: { kind, commodity }, mayBeSilent: true }))
  test('requiredDocuments', () => checkTable(requiredDocuments, { facts: { kind, commodity }, mayAnswerTwice: true }))
  test('requiredCertificates', () =>
    checkTable(requiredCertificates, { facts: { kind, commodity }, mayAnswerTwice: true, mayBeSilent: true }))
  test('certificateFits', () =>
    checkTable(certificateFits, { facts: { kind, certificate: fc.constantFrom(...certificateKinds) }, mayBeSilent: true }))
  test('requiredSite', () => checkTable(requiredSite, { facts: { kind } }))
  test('mayMake', () => checkTable(mayMake, { facts: { kind, form: fc.constantFrom(...dosageForms) } }))
  test('expiryWarning', () => checkTable(expiryWarning, { facts: {} }))
  test('filingActivities', () => checkTable(filingActivities, { facts: { kind }, mayBeSilent: true }))
  test('kbliCovers', () =>
    checkTable(kbliCovers, {
      facts: { code: fc.constantFrom(...Object.keys(kbliCodes)), commodity: fc.constantFrom(...commodities) },
      mayBeSilent: true,
    }))
})

describe('who applies for health supplements', () => {
  test.each<[BusinessKind, string]>([
    ['pharma industry', 'Pasal 20 ayat (1) huruf a'],
    ['traditional medicine industry', 'Pasal 20 ayat (1) huruf b'],
    ['small traditional medicine business', 'Pasal 20 ayat (1) huruf b'],
    ['food industry', 'Pasal 20 ayat (1) huruf c'],
    ['importer', 'Pasal 20 ayat (1) huruf d'],
    ['marketing entity', 'Pasal 20 ayat (1) huruf e'],
  ])('%s, by %s', (kind, article) => {
    const { value, steps } = find(on, ({ the }) => the(filers, { kind, commodity: 'supplement' }))
    expect([value, steps[0]?.cite]).toEqual([true, { instrument: 'PerBPOM 32/2022', article }])
  })
  test('and nobody else', () => {
    const others = businessKinds.filter(kind => applicable(filers, { kind, commodity: 'supplement' }, on).length === 0)
    expect(others).toHaveLength(8)
  })
})

describe('the papers of a company', () => {
  const articles = (kind: BusinessKind, dealsIn: readonly (typeof commodities)[number][] = ['supplement']) =>
    Object.fromEntries(
      documentsDemanded({ kind, commodities: [...dealsIn] }, on).map(({ value, step }) => [value, step.cite.article]),
    )

  test.each<BusinessKind>([
    'pharma industry',
    'traditional medicine industry',
    'small traditional medicine business',
    'food industry',
  ])('of a maker (%s) are those of articles 20(2) and 23(3)', kind => {
    expect(articles(kind)).toEqual({
      NIB: 'Pasal 20 ayat (2)',
      NPWP: 'Pasal 23 ayat (3) huruf a',
      'power of attorney': 'Pasal 23 ayat (3) huruf c',
      'deed of establishment': 'Pasal 23 ayat (3) huruf d',
    })
  })
  test('of an importer are the five of the question on accounts, without an NPWP', () => {
    expect(articles('importer')).toEqual({
      NIB: 'Pasal 20 ayat (2)',
      'distribution audit recommendation': 'Q10 huruf b angka 2',
      'foreign GMP certificate': 'Q10 huruf b angka 3',
      'deed of establishment': 'Q10 huruf b angka 4',
      'power of attorney': 'Q10 huruf b angka 5',
    })
  })
  test('of a marketing entity hold the recommendation for supplements, and another for cosmetics', () => {
    expect(articles('marketing entity')['marketing recommendation']).toBe('Pasal 24 ayat (8)')
    const papers = Object.keys(articles('marketing entity', ['supplement', 'cosmetic'])) as DocumentKind[]
    expect(papers).toContain('notification applicant recommendation')
    expect(new Set(papers).size).toBe(papers.length)
    expect(articles('marketing entity', ['cosmetic'])).not.toHaveProperty('marketing recommendation')
  })
  test('of one who only passes packs on are assumed, and say so', () => {
    const demanded = documentsDemanded({ kind: 'pharmacy', commodities: [] }, on)
    expect(demanded.map(({ value, step }) => [value, step.assumed])).toEqual([
      ['NIB', true],
      ['NPWP', true],
    ])
  })
})

describe('the certificates of a company', () => {
  test.each<[BusinessKind, string[], string]>([
    ['pharma industry', ['CPOB'], 'Pasal 23 ayat (3) huruf b angka 1'],
    ['traditional medicine industry', ['CPOTB'], 'Pasal 23 ayat (3) huruf b angka 2'],
    ['small traditional medicine business', ['CPOTB'], 'Pasal 23 ayat (3) huruf b angka 2'],
    ['food industry', ['CPPOB', 'CPPOB supplement approval'], 'Pasal 23 ayat (3) huruf b angka 3'],
  ])('%s needs %s', (kind, certificates, article) => {
    const demanded = certificatesDemanded({ kind, commodities: ['supplement'] }, on)
    expect(demanded.map(one => one.value)).toEqual(certificates)
    expect(demanded.map(one => one.step.cite.article)).toEqual(certificates.map(() => article))
  })
  test('a food industry that makes no supplements needs no approval for them', () =>
    expect(certificatesDemanded({ kind: 'food industry', commodities: ['food'] }, on).map(one => one.value)).toEqual(['CPPOB']))
  test('a marketing entity needs none (art. 24(7))', () =>
    expect(certificatesDemanded({ kind: 'marketing entity', commodities: ['supplement'] }, on)).toEqual([]))
  test.each([
    ['pharma industry', 'CPOB', 'demanded', 'Pasal 1 angka 13'],
    ['traditional medicine industry', 'CPOTB', 'demanded', 'Pasal 1 angka 14'],
    ['food industry', 'CPPOB', 'possible', 'Pasal 1 angka 15'],
  ] as const)('%s: a %s certificate has its dosage form %s (%s)', (kind, certificate, form, article) => {
    const [row] = applicable(certificateFits, { kind, certificate }, on)
    expect([row?.gives.form, row?.cite.article]).toEqual([form, article])
  })
})

test('a small traditional medicine business makes all forms but the five of article 1(6)', () => {
  const refused = dosageForms.filter(
    form => !find(on, ({ the }) => the(mayMake, { kind: 'small traditional medicine business', form })).value,
  )
  expect(refused).toEqual([
    'tablet',
    'film-coated tablet',
    'chewable tablet',
    'effervescent',
    'soft capsule',
    'external aerosol',
    'suppository',
  ])
  for (const kind of businessKinds.filter(kind => kind !== 'small traditional medicine business'))
    expect(find(on, ({ the }) => the(mayMake, { kind, form: 'tablet' })).value).toBe(true)
})

describe('codes of business activity', () => {
  test.each([
    ['supplement', ['11040', '11090', '21012', '21022', '46334', '46339', '46441', '46442', '47999']],
    ['traditional', ['21022', '46441', '46442', '47999']],
    ['quasi', ['21012', '21022', '46441', '46442', '47999']],
    ['cosmetic', ['20232', '46443']],
  ] as const)('for %s are those of question 12', (commodity, codes) => {
    const covering = Object.keys(kbliCodes).filter(code => applicable(kbliCovers, { code, commodity }, on).length > 0)
    expect(covering.sort()).toEqual(codes)
  })
})
