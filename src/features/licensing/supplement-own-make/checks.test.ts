import { describe, expect, test } from 'vitest'
import type { Given, Taken } from '#/features/licensing/service.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { remarksOn } from './checks.ts'
import { applicant, contents, factory, given, handIn, papers } from './good-dossier.test-support.ts'
import { labelText } from './label-text.ts'

const remarks = (more: Partial<Given> = {}, taken: Partial<Taken> = {}) =>
  remarksOn({ ...given(more), names: [], gtins: [], ...taken })
const said = (more: Partial<Given> = {}, taken: Partial<Taken> = {}) =>
  remarks(more, taken).map(({ severity, section, field, cite }) => `${severity} ${section}.${field} ${cite.article}`)
const changed = (section: keyof typeof contents, change: object) => ({
  contents: { ...contents, [section]: { ...contents[section], ...change } },
})
const material = (change: object) =>
  changed('composition', { materials: [contents.composition.materials[0], { ...contents.composition.materials[1], ...change }] })

test('a complete dossier has nothing to remark', () => expect(remarks()).toEqual([]))

test('an empty dossier says what every section lacks, and never throws', () => {
  const all = remarks({ contents: {}, documents: [] })
  expect(new Set(all.map(({ section }) => section))).toEqual(
    new Set(['product', 'composition', 'claims', 'label', 'stability', 'documents']),
  )
  for (const { says, cite } of all) expect([says.id, says.en, cite.article].every(Boolean)).toBe(true)
})

describe('who applies and for what', () => {
  test.each<[string, Partial<Given>, string]>([
    ['an importer makes nothing', { applicant: applicant({ kind: 'importer' }) }, 'block product.form Pasal 23 ayat (2)'],
    [
      'a small business and soft capsules',
      { applicant: applicant({ kind: 'small traditional medicine business' }), ...changed('product', { form: 'soft capsule' }) },
      'block product.form Pasal 1 angka 6',
    ],
    ['no name', changed('product', { name: undefined }), 'block product.name Pasal 11 ayat (1) huruf a'],
    ['no factory of one’s own', changed('product', { siteId: 'elsewhere' }), 'block product.siteId Pasal 11 ayat (1) huruf d'],
    [
      'a pack without content',
      changed('product', { packs: [{ container: 'bottle', unit: 'mL' }] }),
      'block product.packs.0.quantity Pasal 11 ayat (1) huruf g',
    ],
    ['a sticker on a strip', changed('label', { attachment: 'attached' }), 'block label.attachment Pasal 10 ayat (4)'],
  ])('%s', (_, change, expected) => expect(said(change)).toContain(expected))

  test('a name that another business has', () => {
    const [first] = remarks({}, { names: [{ name: 'Vitasehat C', holder: 'PT Lain', reference: 'SD 262 000 001' }] })
    expect([first?.cite.article, first?.says.id.includes('PT Lain')]).toEqual(['Pasal 12', true])
  })
})

test('a trade item number that another licence has', () => {
  const gtin = withCheckDigit('899123450001')
  const packs = [{ ...contents.product.packs[0], gtin }]
  const gtins = [{ gtin, licence: 'SD262000001' }]
  expect(said(changed('product', { packs }), { gtins })).toEqual(['block product.packs.0.gtin –'])
  expect(said(changed('product', { packs }))).toEqual([])
})

describe('composition', () => {
  const plants = { role: 'active', name: 'Ekstrak temulawak', amount: 100, unit: 'mg', origin: 'plant' }
  test('plants alone are a traditional medicine', () =>
    expect(
      said(
        changed('composition', {
          materials: [{ ...plants, species: 'Curcuma zanthorrhiza', plantPart: 'rimpang', preparation: 'ekstrak air' }],
        }),
      ),
    ).toContain('block composition.materials.0.name Pasal 1 angka 2'))
  test('a plant active tells its plant, part and preparation, and is tested', () =>
    expect(said(changed('composition', { materials: [...contents.composition.materials, plants] }))).toEqual([
      'block composition.materials.2.species Pasal 5 ayat (2) huruf a',
      'block composition.materials.2.plantPart Pasal 5 ayat (2) huruf a',
      'block composition.materials.2.preparation Pasal 5 ayat (2) huruf a',
      'block label.contentStated Pasal 5 ayat (3)',
      'block documents.plant-tests Pasal 5 ayat (2) huruf b',
    ]))
  test.each<[string, object, string]>([
    ['an additive without class', { additiveClass: undefined }, 'block composition.materials.1.additiveClass Pasal 6 ayat (1)'],
    [
      'an additive that we do not know is left to an officer',
      { name: 'Zat Anu' },
      'warn composition.materials.1.name Pasal 6 ayat (2)',
    ],
    [
      'a prohibited genus',
      { role: 'active', name: 'Coptis chinensis', additiveClass: undefined },
      'block composition.materials.1.name Q15 huruf b angka 7',
    ],
    [
      'caffeine above both limits',
      { role: 'active', name: 'Kafein', amount: 80, unit: 'mg' },
      'warn composition.materials.1.amount Q20',
    ],
    ['no amount', { amount: undefined }, 'block composition.materials.1.amount Pasal 1 angka 27'],
  ])('%s', (_, change, expected) => expect(said(material(change))).toContain(expected))
  test('caffeine within one of its two limits', () => {
    expect(said(material({ role: 'active', name: 'caffeine', amount: 75, unit: 'mg' }))).toEqual([])
    const often = changed('composition', {
      servingsPerDay: 4,
      materials: [
        contents.composition.materials[0],
        { role: 'active', name: 'Kafein', amount: 50, unit: 'mg', origin: 'synthetic' },
      ],
    })
    expect(said(often)).toEqual([])
  })
  test('alcohol in a liquid is given in percent and kept to one', () => {
    const liquid = (amount: number, unit: string) => ({
      contents: {
        ...contents,
        product: { ...contents.product, form: 'syrup', packs: [{ container: 'bottle', quantity: 60, unit: 'mL' }] },
        composition: {
          ...contents.composition,
          materials: [
            contents.composition.materials[0],
            { role: 'additive', name: 'Etanol', amount, unit, origin: 'synthetic', additiveClass: 'solvent' },
          ],
        },
      },
      applicant: applicant({ certificates: [{ ...applicant().certificates[0]!, dosageForm: 'syrup' }] }),
    })
    expect(said(liquid(0.9, '%'))).toEqual([])
    expect(said(liquid(1.1, '%'))).toEqual(['block composition.materials.1.amount Q15 huruf b angka 4'])
    expect(said(liquid(10, 'mg'))).toEqual(['block composition.materials.1.unit Q15 huruf b angka 4'])
  })
})

describe('claims', () => {
  const claim = (says: string, kind = 'general') =>
    changed('claims', { claims: [{ kind, says, evidence: 'clinical', source: 'Studi 2024' }] })
  test.each<[string, string, string[]]>([
    ['Mengobati diabetes', 'general', ['block', 'warn']],
    ['Mencegah kanker', 'general', ['block', 'warn']],
    ['Membantu mencegah kekurangan vitamin C', 'general', ['warn']],
    ['Membantu menurunkan risiko osteoporosis', 'risk reduction', []],
    ['Membantu menjaga kesehatan tulang', 'functional', []],
  ])('“%s” as %s', (text, kind, severities) =>
    expect(remarks(claim(text, kind)).map(({ severity }) => severity)).toEqual(severities),
  )
  test('the directions claim nothing that a claim may not', () =>
    expect(said(changed('label', { directions: 'Untuk terapi asma, 1 kapsul' }))).toContain(
      'block label.directions Pasal 16 ayat (3)',
    ))
})

describe('label, stability, papers', () => {
  test.each<[string, Partial<Given>, string]>([
    ['letters that are not Latin', changed('label', { directions: '每日一粒' }), 'block label.directions Pasal 13 ayat (1)'],
    [
      'warnings announced and not written',
      changed('label', { hasWarnings: true }),
      'block label.warnings Pasal 11 ayat (1) huruf l',
    ],
    ['one batch', changed('stability', { batches: 1 }), 'block stability.batches Q17'],
    [
      'a month that is no test point',
      changed('stability', { longTermMonths: 20, shelfLifeMonths: 20 }),
      'warn stability.longTermMonths Q17',
    ],
    ['a shelf life beyond the data', changed('stability', { shelfLifeMonths: 36 }), 'warn stability.shelfLifeMonths Q17'],
    [
      'another zone without a reason',
      { ...changed('stability', { stableInZoneIVb: false }) },
      'block stability.justification Pasal 8 ayat (2)',
    ],
    [
      'a paper that was not handed in',
      { documents: papers.slice(1) },
      'block documents.raw-material-specifications Pasal 3 ayat (1) huruf a',
    ],
    [
      'a company paper that is missing',
      { applicant: applicant({ papers: applicant().papers.slice(1) }) },
      'block documents.nib Pasal 20 ayat (2)',
    ],
  ])('%s', (_, change, expected) => expect(said(change)).toContain(expected))

  const certificate = applicant().certificates[0]!
  const proof = 'block documents.good-practice Pasal 23 ayat (3) huruf b'
  test.each<[string, Partial<typeof certificate>, boolean]>([
    ['holds on its first day', { validFrom: '2026-11-20' }, true],
    ['not the day before', { validFrom: '2026-11-21' }, false],
    ['holds on its last day', { validUntil: '2026-11-21' }, true],
    ['not on the day after', { validUntil: '2026-11-20' }, false],
    ['not for another form', { dosageForm: 'tablet' }, false],
    ['not without a form: it is given for one', { dosageForm: undefined }, false],
    ['not for another factory', { siteId: 'elsewhere' }, false],
  ])('a certificate %s', (_, change, holds) => {
    const all = said({ applicant: applicant({ certificates: [{ ...certificate, ...change }] }) })
    expect(all.includes(proof)).toBe(!holds)
  })
  test('a food industry needs both papers, whatever the form', () => {
    const food = (...kinds: ('CPPOB' | 'CPPOB supplement approval')[]) =>
      said({
        applicant: applicant({
          kind: 'food industry',
          certificates: kinds.map(kind => ({ ...certificate, kind, dosageForm: undefined })),
        }),
      })
    expect(food('CPPOB')).toContain(proof)
    expect(food('CPPOB', 'CPPOB supplement approval')).toEqual([])
  })
  test('a medicine maker shows the approval to share its facility for that form', () => {
    const pharma = (...more: object[]) =>
      said({
        ...changed('composition', { drugClass: false }),
        applicant: applicant({
          kind: 'pharma industry',
          certificates: [{ ...certificate, kind: 'CPOB' }, ...(more as (typeof certificate)[])],
        }),
      })
    expect(pharma()).toEqual(['block documents.shared-facility-approval Pasal 23 ayat (4)'])
    expect(pharma({ ...certificate, kind: 'shared facility approval' })).toEqual([])
  })
})

test('the label’s text is the dossier’s, element by element', () => {
  const text = Object.fromEntries(labelText(given()).map(line => [line.element, line.text]))
  expect(text).toMatchObject({
    a: 'Vitasehat C',
    b: 'SUPLEMEN KESEHATAN',
    c: 'Kapsul keras',
    d: `Diproduksi oleh PT Sehat Bersama, ${factory.address}`,
    g: 'Dus, 3 strip @ 10 kapsul',
    h: 'Tiap kapsul mengandung: Vitamin C 500 mg',
  })
  expect(Object.entries(text).filter(([, line]) => !line)).toEqual([])
})

test('a paper counts for what it was handed in as, under any name', () =>
  expect(said({ documents: [...papers.slice(1), ...handIn('raw-material-specifications')] })).toEqual([]))
