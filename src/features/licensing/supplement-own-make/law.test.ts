import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessKinds, dosageForms } from '#/features/companies/kinds.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { goodPractice, mayApply, mayMake, sharedFacilityApproval } from './law-applicants.ts'
import { additiveClasses, additiveRules, makesSupplement, materialKinds } from './law-composition.ts'
import { type DocumentFacts, documents } from './law-documents.ts'
import { allowedClaims, claimKinds, forbiddenClaimWords, labelElements } from './law-label.ts'
import { periods, registrationFee, stabilityBatches, stabilityProgramme } from './law-terms.ts'
import { needsFor } from './needs.ts'

const applicant = fc.constantFrom(...businessKinds)
const yes = fc.boolean()
const documentFacts = {
  applicant,
  plantActive: yes,
  contentStated: yes,
  nonPlant: yes,
  stableInZoneIVb: yes,
  brand: fc.constantFrom('none', 'owner', 'licensee'),
  drugClass: yes,
  nutritionStated: yes,
  translation: fc.constantFrom('none', 'English', 'sworn', 'origin'),
} as const

describe('the tables are sound: no two equal answers, no gap since they began', () => {
  test('who may apply, and make what', () => {
    checkTable(mayApply, { facts: { applicant } })
    checkTable(mayMake, { facts: { applicant, form: fc.constantFrom(...dosageForms) } })
    checkTable(sharedFacilityApproval, { facts: { applicant, drugClass: yes } })
    checkTable(goodPractice, { facts: {}, mayAnswerTwice: true })
  })
  test('documents', () => checkTable(documents, { facts: documentFacts, mayAnswerTwice: true }))
  test('fee, periods, stability', () => {
    checkTable(registrationFee, { facts: {} })
    checkTable(periods, { facts: { clock: fc.constantFrom('draft', 'payment', 'evaluation', 'answer') } })
    checkTable(stabilityProgramme, { facts: { study: fc.constantFrom('long term', 'accelerated') } })
    checkTable(stabilityBatches, { facts: {} })
  })
  test('label and claims', () => {
    const route = fc.constantFrom('own make', 'contract', 'licence')
    checkTable(labelElements, { facts: { route, warnings: yes, other: yes }, mayAnswerTwice: true })
    checkTable(allowedClaims, { facts: { kind: fc.constantFrom(...claimKinds) } })
    checkTable(forbiddenClaimWords, { facts: {}, mayAnswerTwice: true })
  })
  test('composition', () => {
    checkTable(makesSupplement, { facts: { kind: fc.constantFrom(...materialKinds) } })
    checkTable(additiveRules, { facts: { class: fc.constantFrom(...additiveClasses) } })
  })
})

const plain: DocumentFacts = {
  applicant: 'traditional medicine industry',
  plantActive: false,
  contentStated: false,
  nonPlant: true,
  stableInZoneIVb: true,
  brand: 'none',
  drugClass: false,
  nutritionStated: false,
  translation: 'none',
}
const articlesFor = (facts: Partial<DocumentFacts>, on: Day = '2026-11-20') =>
  needsFor({ ...plain, ...facts }, on).map(({ key, cite }) => `${key}: ${cite.article}`)

describe('the documents of article 23 and of the articles on content', () => {
  test('nobody is asked for anything before the regulation is in force', () => {
    expect(articlesFor({}, '2022-12-25')).toEqual([])
    expect(articlesFor({}, '2022-12-26')).not.toEqual([])
  })
  test('what every applicant hands in', () =>
    expect(articlesFor({})).toEqual([
      'nib: Pasal 20 ayat (2)',
      'npwp: Pasal 23 ayat (3) huruf a',
      'good-practice: Pasal 23 ayat (3) huruf b angka 2',
      'power-of-attorney: Pasal 23 ayat (3) huruf c',
      'deed: Pasal 23 ayat (3) huruf d',
      'raw-material-specifications: Pasal 3 ayat (1) huruf a',
      'evidence: Pasal 3 ayat (1) huruf b dan Pasal 4',
      'source-documents: Pasal 7 ayat (1)',
      'stability-study: Pasal 8 ayat (1)',
      'label-design: Pasal 10 dan Pasal 11',
    ]))
  test.each<[string, Partial<DocumentFacts>, string[]]>([
    [
      'a food industry proves its practice with two papers',
      { applicant: 'food industry' },
      ['good-practice: Pasal 23 ayat (3) huruf b angka 3', 'food-facility-approval: Pasal 23 ayat (3) huruf b angka 3'],
    ],
    [
      'a medicine maker without medicines in it shares its facility',
      { applicant: 'pharma industry' },
      ['good-practice: Pasal 23 ayat (3) huruf b angka 1', 'shared-facility-approval: Pasal 23 ayat (4)'],
    ],
    ['a plant active is tested', { plantActive: true }, ['plant-tests: Pasal 5 ayat (2) huruf b']],
    ['a stated content is measured', { contentStated: true }, ['quantitative-test: Pasal 5 ayat (3)']],
    ['outside zone IVb a justification', { stableInZoneIVb: false }, ['stability-justification: Pasal 8 ayat (2)']],
    [
      'the owner of a trademark',
      { brand: 'owner' },
      ['trademark-certificate: Pasal 23 ayat (7)', 'cancellation-statement: Pasal 23 ayat (10)'],
    ],
    [
      'the licensee of a trademark',
      { brand: 'licensee' },
      [
        'trademark-certificate: Pasal 23 ayat (8)',
        'trademark-licence: Pasal 23 ayat (8)',
        'cancellation-statement: Pasal 23 ayat (10)',
      ],
    ],
    ['nutrition values need a laboratory', { nutritionStated: true }, ['nutrition-report: Pasal 15']],
    ['a foreign language needs a sworn translator', { translation: 'sworn' }, ['sworn-translation: Pasal 13 ayat (2)']],
    ['or a verified English translation', { translation: 'origin' }, ['english-translation: Pasal 13 ayat (4)']],
  ])('%s', (_, facts, added) => expect(articlesFor(facts)).toEqual(expect.arrayContaining(added)))
  test.each<[string, Partial<DocumentFacts>, string]>([
    ['English needs no translator (art. 13(3))', { translation: 'English' }, 'sworn-translation'],
    [
      'a medicine maker with medicines in it shares nothing',
      { applicant: 'pharma industry', drugClass: true },
      'shared-facility-approval',
    ],
    ['plants alone need no source document', { nonPlant: false }, 'source-documents'],
    ['a justification takes the place of the study', { stableInZoneIVb: false }, 'stability-study'],
  ])('%s', (_, facts, absent) => expect(articlesFor(facts).join()).not.toContain(absent))
})

describe('who may make what', () => {
  const of = (kind: (typeof businessKinds)[number]) => {
    const { value, steps } = find('2026-11-20', ({ the }) => the(mayApply, { applicant: kind }))
    return [value, steps[0]!.cite.article]
  }
  test.each([
    ['pharma industry', true, 'Pasal 20 ayat (1) huruf a dan Pasal 23 ayat (2)'],
    ['small traditional medicine business', true, 'Pasal 20 ayat (1) huruf b dan Pasal 23 ayat (2)'],
    ['food industry', true, 'Pasal 20 ayat (1) huruf c dan Pasal 23 ayat (2)'],
    ['importer', false, 'Pasal 23 ayat (2)'],
    ['marketing entity', false, 'Pasal 23 ayat (2)'],
    ['pharmacy', false, 'Pasal 23 ayat (2)'],
  ] as const)('%s: %s', (kind, may, article) => expect(of(kind)).toEqual([may, article]))

  test('a small business makes every form but those of article 1(6)', () => {
    const forbidden = dosageForms.filter(
      form => !find('2026-11-20', ({ the }) => the(mayMake, { applicant: 'small traditional medicine business', form })).value,
    )
    expect(forbidden).toEqual([
      'tablet',
      'film-coated tablet',
      'chewable tablet',
      'effervescent',
      'soft capsule',
      'external aerosol',
      'suppository',
    ])
  })
})

test('the label of one’s own make has every letter of article 11(1) but those of contract and licence', () => {
  const letters = (warnings: boolean, other: boolean) =>
    find('2026-11-20', ({ every }) => every(labelElements, { route: 'own make', warnings, other }))
      .value.map(({ letter }) => letter)
      .join('')
  expect(letters(false, false)).toBe('abcdghijkmnopq')
  expect(letters(true, true)).toBe('abcdghijklmnopqr')
})

test('what no source gives is called assumed: the fee and every period', () => {
  const { steps } = find('2026-11-20', ({ the }) => [
    the(registrationFee, {}),
    ...(['draft', 'payment', 'evaluation', 'answer'] as const).map(clock => the(periods, { clock })),
  ])
  expect(steps.map(({ assumed }) => assumed)).toEqual([true, true, true, true, true])
})
