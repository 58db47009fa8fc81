import { describe, expect, test } from 'vitest'
import type { Given, Taken } from '#/features/licensing/service.ts'
import { getService } from '#/features/licensing/services.ts'
import { applicant, factory } from '#/features/licensing/supplement-own-make/good-dossier.test-support.ts'
import { first, jamu, laterSections, papersOf, registrationPapers, second } from './good-dossier.test-support.ts'

const none: Taken = { names: [], gtins: [] }
const said = (service: string, given: Given, taken = none) =>
  getService(service)
    .remarks({ ...given, ...taken })
    .map(({ severity, section, field, cite, rule }) => [severity, `${section}.${field}`, rule ?? cite.article].join(' '))

const atFirst = (section: 'product' | 'composition', change: object) =>
  said('traditional-preregistration', first({ contents: { ...jamu, [section]: { ...jamu[section], ...change } } }))
const withMaterial = (material: object, says = jamu.claims.claims[0]!.says, product: object = {}) =>
  said(
    'traditional-preregistration',
    first({
      contents: {
        product: { ...jamu.product, ...product },
        composition: { ...jamu.composition, materials: [...jamu.composition.materials, material] },
        claims: { claims: [{ ...jamu.claims.claims[0]!, says }] },
      },
    }),
  )
const active = (name: string, more: object = {}) => ({
  name,
  role: 'active',
  kind: 'extract',
  species: name,
  amount: 10,
  unit: 'mg',
  ...more,
})
const additive = (name: string, amount: number, unit = 'mg') => ({ name, role: 'additive', kind: 'other', amount, unit })

test('a dossier in order has no remarks at either stage', () => {
  expect(said('traditional-preregistration', first())).toEqual([])
  expect(said('traditional-registration', second())).toEqual([])
})

describe('prohibitions', () => {
  test.each([
    ['OT-15b1', active('Kurkumin murni', { kind: 'isolate' }), undefined, 'block composition.materials.3.kind OT-15b1'],
    ['OT-15b2', active('Sildenafil'), undefined, 'block composition.materials.3.name OT-15b2'],
    ['OT-15b3', active('Cula badak', { kind: 'animal' }), undefined, 'block composition.materials.3.name OT-15b3'],
    ['OT-15b5', active('Aristolochia'), undefined, 'block composition.materials.3.name OT-15b5'],
    ['OT-15b7-2', active('Cassia senna'), 'Membantu melangsingkan tubuh.', 'block composition.materials.3.name OT-15b7-2'],
    ['OT-15b7-3', active('Arcangelica flava'), undefined, 'block composition.materials.3.name OT-15b7-3'],
    ['OT-15b7-4', active('Pausinystalia yohimbe'), undefined, 'block composition.materials.3.name OT-15b7-4'],
    ['OT-15b7-6', active('Kulit kina'), undefined, 'block composition.materials.3.name OT-15b7-6'],
    ['OT-15b7-7', active('Kava'), undefined, 'block composition.materials.3.name OT-15b7-7'],
    ['OT-11', active('Lactobacillus acidophilus', { kind: 'other' }), undefined, 'warn composition.materials.3.name OT-11'],
    ['OT-19', additive('Mentol', 4), undefined, 'block composition.materials.3.amount OT-19'],
    ['OT-20', additive('Kafein', 40), undefined, 'block composition.materials.3.amount OT-20'],
    ['OT-20', additive('Kopi', 350), undefined, 'block composition.materials.3.amount OT-20'],
    ['a misspelling', active('Berberiz'), undefined, 'warn composition.materials.3.name OT-15b7-3'],
  ] as const)('%s: %o', (_, material, claim, expected) => expect(withMaterial(material, claim)).toContain(expected))
  test.each([
    ['OT-19', additive('Mentol', 3.5)],
    ['OT-20', additive('Kopi', 349)],
    ['OT-15b7-2', active('Cassia senna')],
  ] as const)('%s allows %o', (_, material) => expect(withMaterial(material)).toEqual([]))
  test('OT-15b4: alcohol above one percent in a liquid that is drunk', () => {
    const liquid = (percent: number) =>
      withMaterial(additive('Etanol', percent, '%'), undefined, { form: 'oral liquid' }).filter(line => line.includes('OT-15b4'))
    expect([liquid(1), liquid(1.5)]).toEqual([[], ['block composition.materials.3.amount OT-15b4']])
  })
  test.each([
    ['OT-15a', 'intravaginal', {}, true],
    ['OT-15a', 'eye drops', {}, true],
    ['OT-15a', 'injection', {}, true],
    ['OT-15a', 'suppository', { haemorrhoid: false }, true],
    ['OT-15a', 'suppository', { haemorrhoid: true }, false],
  ] as const)('%s: %s %o', (rule, form, more, blocked) =>
    expect(atFirst('product', { form, ...more }).includes(`block product.form ${rule}`)).toBe(blocked),
  )
})

describe('class, form and maker', () => {
  test.each([
    ['OT-05', 'OHT', 'empirical', true],
    ['OT-05', 'OHT', 'preclinical', false],
    ['OT-05', 'fitofarmaka', 'preclinical', true],
    ['OT-05', 'fitofarmaka', 'clinical', false],
    ['OT-05', 'jamu', 'clinical', false],
  ] as const)('%s: %s with %s proof', (rule, productClass, proof, blocked) => {
    const contents = {
      ...jamu,
      product: { ...jamu.product, class: productClass },
      claims: { claims: [{ ...jamu.claims.claims[0]!, proof }] },
    }
    expect(said('traditional-preregistration', first({ contents })).includes(`block claims.claims.0.proof ${rule}`)).toBe(blocked)
  })
  test('OT-01a: an imported traditional medicine is made abroad', () =>
    expect(atFirst('product', { class: 'imported' })).toContain('block product.class OT-01a'))
  test('OT-07: an importer makes nothing itself', () =>
    expect(said('traditional-preregistration', first({ applicant: applicant({ kind: 'importer' }) }))).toContain(
      'block product.route OT-07',
    ))
  test('OT-10a: the certificate has to be for the form, the factory and the day', () => {
    expect(said('traditional-preregistration', first({ today: '2029-01-01' }))).toEqual(['block documents.good-practice OT-10a'])
    expect(atFirst('product', { form: 'plaster' })).toEqual(['block documents.good-practice OT-10a'])
  })
  test('SK-1.6: a small business makes no tablets', () => {
    const given = first({ contents: { ...jamu, product: { ...jamu.product, form: 'tablet' } } })
    const small = { ...given, applicant: { ...given.applicant, kind: 'small traditional medicine business' as const } }
    expect(said('traditional-preregistration', small)).toContain('block product.form SK-1.6')
  })
  test.each([
    ['OT-18', 'hard capsule', true],
    ['OT-18', 'tea', false],
    ['OT-18', 'powder', false],
  ] as const)('%s: raw simplicia in %s', (rule, form, warned) =>
    expect(atFirst('product', { form }).includes(`warn composition.materials.0.kind ${rule}`)).toBe(warned),
  )
  test.each([
    ['no active', { materials: [additive('Pati jagung', 5)] }, 'block composition.materials.0.role OT-09'],
    ['no daily dose', { servingsPerDay: undefined }, 'block composition.servingsPerDay Q19 dan Q20'],
    ['no formula', { materials: [] }, 'block composition.materials.0.name Q9'],
  ])('%s', (_, change, expected) => expect(atFirst('composition', change)).toContain(expected))
})

describe('low risk', () => {
  const lowRisk = (product: object = {}, material: object = {}, proof = 'empirical') => {
    const [ginger, ...others] = jamu.composition.materials
    return said(
      'traditional-preregistration',
      first({
        contents: {
          product: { ...jamu.product, form: 'powder', lowRisk: true, ...product },
          composition: { ...jamu.composition, materials: [{ ...ginger, ...material }, ...others] },
          claims: { claims: [{ ...jamu.claims.claims[0]!, proof }] },
        },
      }),
    ).filter(line => line.endsWith('OT-04'))
  }
  test.each([
    ['OT-04', {}, {}, 'empirical', []],
    ['OT-04', { form: 'pill' }, {}, 'empirical', ['block product.form OT-04']],
    ['OT-04', {}, { kind: 'extract' }, 'empirical', ['block composition.materials.0.kind OT-04']],
    ['OT-04', {}, { name: 'Jahe', species: 'Zingiber anu' }, 'empirical', ['block composition.materials.0.name OT-04']],
    ['OT-04', {}, {}, 'clinical', ['block claims.claims.0.proof OT-04']],
  ] as const)('%s: %o %o %s', (_, product, material, proof, expected) =>
    expect(lowRisk(product, material, proof)).toEqual(expected),
  )
})

describe('the second stage', () => {
  const later = (section: 'stability' | 'label', change: object) =>
    said(
      'traditional-registration',
      second({ contents: { ...jamu, ...laterSections, [section]: { ...laterSections[section], ...change } } }),
    )
  test.each([
    ['OT-17a', { longTermMonths: 23 }, 'block stability.shelfLifeMonths OT-17a'],
    ['OT-17b', { acceleratedMonths: 3 }, 'block stability.acceleratedMonths OT-17b'],
    [
      'OT-17c',
      {
        batches: [
          { number: 'P01', scale: 'pilot' },
          { number: 'P01', scale: 'pilot' },
        ],
      },
      'block stability.batches.0.scale OT-17c',
    ],
    [
      'OT-17c',
      {
        batches: [
          { number: 'P01', scale: 'pilot' },
          { number: 'L1', scale: 'laboratory' },
        ],
      },
      'block stability.batches.0.scale OT-17c',
    ],
    ['OT-17d', { longTermMonths: 12, commitment: true }, 'warn stability.shelfLifeMonths OT-17d'],
    ['OT-17d', { longTermMonths: 12, commitment: true }, 'block documents.stability-commitment Q17'],
  ])('%s: %o', (_, change, expected) => expect(later('stability', change)).toContain(expected))
  test.each([
    ['OT-21a', { activesShown: 'qualitative' }, 'block label.activesShown OT-21a'],
    ['OT-21b', { additivesShown: 'none' }, 'block label.additivesShown OT-21b'],
  ])('%s: %o', (_, change, expected) => expect(later('label', change)).toEqual([expected]))
  test('OT-16: an irradiated material asks for its declaration', () => {
    const [ginger, ...others] = jamu.composition.materials
    const composition = { ...jamu.composition, materials: [{ ...ginger, irradiated: 'yes' }, ...others] }
    const given = second({ contents: { ...jamu, ...laterSections, composition } })
    expect(
      said('traditional-registration', { ...given, earlier: { ...given.earlier!, contents: { ...jamu, composition } } }),
    ).toEqual(['block documents.irradiation-declaration Q16'])
  })
  test('OT-09: keeps to what was approved, and comes in time', () => {
    const contents = { ...jamu, ...laterSections, composition: { ...jamu.composition, servingsPerDay: 3 } }
    expect(said('traditional-registration', second({ contents }))).toEqual(['block composition.servingsPerDay OT-09'])
    expect(said('traditional-registration', second({ on: '2027-05-02' }))).toEqual(['block product.name OT-09'])
    expect(said('traditional-registration', second({ on: '2027-05-01' }))).not.toContain('block product.name OT-09')
  })
  test('every paper is asked for with its article', () => {
    for (const paper of registrationPapers)
      expect(
        said('traditional-registration', second({ documents: papersOf(...registrationPapers.filter(one => one !== paper)) })),
      ).toEqual([expect.stringContaining(`block documents.${paper}`)])
  })
})

describe('quasi-drugs', () => {
  const { class: _, lowRisk: __, ...product } = jamu.product
  const quasi = {
    product: { ...product, name: 'Balsem Hangat', form: 'ointment' },
    composition: { materials: [{ name: 'Metil salisilat', role: 'active', kind: 'isolate', amount: 10, unit: '%' }] },
    claims: { claims: [{ says: 'Meredakan pegal ringan.', proof: 'empirical', source: 'Farmakope Indonesia' }] },
  }
  const given = (contents: object) =>
    first({
      contents: { ...quasi, ...contents },
      applicant: applicant({
        certificates: [{ ...first().applicant.certificates[0]!, siteId: factory.id, dosageForm: 'ointment' }],
      }),
    })
  test('OT-01c: may hold a chemical active, for mild complaints', () => {
    expect(said('quasi-preregistration', given({}))).toEqual([])
    const grave = { claims: [{ ...quasi.claims.claims[0]!, says: 'Mengatasi kanker.' }] }
    expect(said('quasi-preregistration', given({ claims: grave }))).toEqual(['block claims.claims.0.says –'])
  })
})

test('names and trade item numbers of others are refused', () => {
  const taken: Taken = {
    names: [{ name: 'Jamu Segar Pagi', holder: 'PT Lain', reference: 'TR1' }],
    gtins: [{ gtin: '08991234567894', licence: 'TR142612341' }],
  }
  const given = (gtin: string) => first({ contents: { ...jamu, product: { ...jamu.product, packs: [{ says: 'Dus', gtin }] } } })
  expect(said('traditional-preregistration', given('123'), none)).toEqual(['block product.packs.0.gtin –'])
  expect(said('traditional-preregistration', given('8991234567894'), taken).sort()).toEqual([
    'block product.name Pasal 12',
    'block product.packs.0.gtin –',
  ])
})
