import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessKinds } from '#/features/companies/kinds.ts'
import { find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { needsFor } from './check-documents.ts'
import { lastCompleted, testPoints } from './check-stability.ts'
import { asrotForms } from './dosage-forms.ts'
import { claimWords } from './law-claims.ts'
import { type AsrotDocumentFacts, asrotDocuments } from './law-documents.ts'
import { asrotLabel } from './law-label.ts'
import {
  classes,
  flavourBelow,
  lowRiskForms,
  lowRiskPlants,
  makerDigit,
  materialKinds,
  mayContain,
  mayHaveForm,
  mayRegister,
  proofNeeded,
  provesPractice,
  rawSimpliciaForms,
  routes,
  watchedMaterials,
} from './law-product.ts'
import { asrotFee, asrotPeriods, preregistrationHolds } from './law-terms.ts'

const on = '2026-11-20'
const yes = fc.boolean()
const form = fc.constantFrom(...asrotForms)
const commodity = fc.constantFrom('traditional', 'quasi')
const productClass = fc.constantFrom(...classes, 'quasi')
const stage = fc.constantFrom('preregistration', 'registration')

test('every table is sound', () => {
  checkTable(proofNeeded, { facts: { class: productClass } })
  checkTable(mayRegister, { facts: { applicant: fc.constantFrom(...businessKinds), route: fc.constantFrom(...routes) } })
  checkTable(provesPractice, { facts: {}, mayAnswerTwice: true })
  checkTable(mayHaveForm, { facts: { commodity, form, haemorrhoid: yes } })
  checkTable(rawSimpliciaForms, { facts: { form } })
  checkTable(lowRiskForms, { facts: { form } })
  checkTable(lowRiskPlants, { facts: {}, mayAnswerTwice: true })
  checkTable(mayContain, {
    facts: { commodity, kind: fc.constantFrom(...materialKinds), role: fc.constantFrom('active', 'additive') },
  })
  checkTable(flavourBelow, { facts: { flavour: fc.constant('coffee') } })
  checkTable(watchedMaterials, { facts: {}, mayAnswerTwice: true })
  checkTable(makerDigit, {
    facts: {
      maker: fc.constantFrom('pharma industry', 'traditional medicine industry', 'small traditional medicine business', 'abroad'),
    },
  })
  checkTable(asrotFee, { facts: { class: productClass, lowRisk: yes } })
  checkTable(asrotPeriods, { facts: { clock: fc.constantFrom('draft', 'payment', 'evaluation', 'answer'), stage } })
  checkTable(preregistrationHolds, { facts: {} })
  checkTable(claimWords, { facts: { commodity }, mayAnswerTwice: true })
  checkTable(asrotLabel, { facts: { commodity }, mayAnswerTwice: true })
  checkTable(asrotDocuments, {
    facts: {
      stage,
      class: productClass,
      route: fc.constantFrom(...routes),
      lowRisk: yes,
      brand: fc.constantFrom('none', 'owner', 'licensee'),
      irradiated: yes,
      commitment: yes,
    },
    mayAnswerTwice: true,
  })
})

describe('documents', () => {
  const facts: AsrotDocumentFacts = {
    stage: 'registration',
    class: 'jamu',
    route: 'own make',
    lowRisk: false,
    brand: 'none',
    irradiated: false,
    commitment: false,
  }
  const keys = (more: Partial<AsrotDocumentFacts>) => needsFor({ ...facts, ...more }, on).map(({ key }) => key)
  test.each([
    ['OT-10a', { stage: 'preregistration' }, ['nib', 'deed', 'power-of-attorney', 'npwp', 'good-practice']],
    [
      'OT-10b',
      { stage: 'preregistration', route: 'import', class: 'imported' },
      ['nib', 'deed', 'power-of-attorney', 'audit-recommendation', 'foreign-gmp'],
    ],
    ['OT-05', { class: 'jamu' }, ['empirical-proof']],
    ['OT-05', { class: 'OHT' }, ['preclinical-report']],
    ['OT-05', { class: 'fitofarmaka' }, ['clinical-report']],
    ['OT-01c', { class: 'quasi' }, ['effect-references']],
    ['OT-14', {}, ['raw-material-specifications', 'quality-report']],
    ['OT-16', { irradiated: true }, ['irradiation-declaration']],
    ['OT-17d', { commitment: true }, ['stability-commitment']],
  ] as const)('%s: %o ask for %s', (_, more, expected) => expect(keys(more)).toEqual(expect.arrayContaining([...expected])))
  test('OT-04: a product of low risk needs no proof of use', () =>
    expect(keys({ lowRisk: true })).not.toContain('empirical-proof'))
  test('are never asked for twice', () => {
    for (const stage of ['preregistration', 'registration'] as const)
      for (const route of routes)
        for (const productClass of [...classes, 'quasi'] as const) {
          const all = keys({ stage, route, class: productClass, brand: 'owner', irradiated: true, commitment: true })
          expect(new Set(all).size).toBe(all.length)
        }
  })
})

test.each([
  ['OT-17a', 'long term', 24, [0, 3, 6, 9, 12, 18, 24]],
  ['OT-17a', 'long term', 25, [0, 3, 6, 9, 12, 18, 24, 36]],
  ['OT-17a', 'long term', 60, [0, 3, 6, 9, 12, 18, 24, 36, 48, 60]],
  ['OT-17a', 'long term', 12, [0, 3, 6, 9, 12]],
] as const)('%s: %s tests for a shelf life of %s months in %s', (_, __, months, expected) => {
  const longTerm = { months: [0, 3, 6, 9, 12, 18, 24], thenEvery: 12, temperature: '', humidity: '' }
  expect(testPoints(longTerm, months)).toEqual(expected)
})
test('a study proves no more than its last completed test point, and any shelf life has one that covers it', () => {
  const longTerm = { months: [0, 3, 6, 9, 12, 18, 24], thenEvery: 12, temperature: '', humidity: '' }
  fc.assert(
    fc.property(fc.nat(200), months => {
      expect(lastCompleted(longTerm, months)).toBeLessThanOrEqual(months)
      const points = testPoints(longTerm, months)
      expect(points.at(-1)).toBeGreaterThanOrEqual(months)
      expect(points).toEqual([...new Set(points)].sort((a, b) => a - b))
    }),
  )
})

test.each(['OT-15a'])('%s: a suppository may be one for haemorrhoids alone, and of traditional medicine', () => {
  const may = (commodity: 'traditional' | 'quasi', haemorrhoid: boolean) =>
    find(on, ({ the }) => the(mayHaveForm, { commodity, form: 'suppository', haemorrhoid })).value
  expect([may('traditional', true), may('traditional', false), may('quasi', true)]).toEqual([true, false, false])
})
