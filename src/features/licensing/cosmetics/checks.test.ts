import { describe, expect, test } from 'vitest'
import { given, industry, today } from './good-notification.test-support.ts'
import { cosmeticNotification, perfumeNotification } from './notification.ts'

const remarksOf = (...changed: Parameters<typeof given>) => cosmeticNotification.remarks(given(...changed))
const fieldsOf = (...changed: Parameters<typeof given>) =>
  remarksOf(...changed).map(({ section, field }) => `${section}.${field}`)
const paper = (need: string) => ({ id: need, need, hash: 'a'.repeat(64), name: `${need}.pdf` })
const recommended = {
  papers: [{ kind: 'notification applicant recommendation', hash: 'a'.repeat(64), name: 'r.pdf' }],
} as const
const contractGiver = {
  type: 'contract giver',
  maker: 'PT Pabrik Lain',
  contract: 'K-1',
  contractUntil: '2027-01-01',
  siteId: undefined,
}
const importer = { type: 'importer', maker: 'Seoul Beauty', principal: 'Seoul Beauty', country: 'KR', siteId: undefined }

describe('a complete notification', () => {
  test('of an industry has nothing to remark', () => expect(remarksOf()).toEqual([]))
  test('of a contract giver has nothing to remark', () =>
    expect(
      remarksOf(
        { making: contractGiver },
        {
          applicant: industry({ kind: 'marketing entity', ...recommended }),
          documents: [paper('contract'), paper('maker-cpkb')],
        },
      ),
    ).toEqual([]))
  test('of an importer has nothing to remark', () =>
    expect(
      remarksOf(
        { making: importer },
        { applicant: industry({ kind: 'importer', ...recommended }), documents: [paper('appointment'), paper('free-sale')] },
      ),
    ).toEqual([]))
})

describe('what is refused before filing, by rule', () => {
  test.each<[string, string, Parameters<typeof given>, string]>([
    ['KOS-01', 'a product that treats', [{ product: { purpose: 'treat' } }], 'product.purpose'],
    ['KOS-01', 'a product that is swallowed', [{ product: { place: 'inside' } }], 'product.place'],
    ['KOS-02', 'a product that nobody answers for', [{ statements: { safe: false } }], 'statements.safe'],
    ['KOS-06', 'a perfume among the other cosmetics', [{ product: { group: '06' } }], 'product.group'],
    [
      'KOS-06',
      'a formula that is not whole',
      [{ formula: { ingredients: [{ name: 'Aqua', percent: 90 }] } }],
      'formula.ingredients.0.percent',
    ],
    ['KOS-08', 'an importer as an industry', [{}, { applicant: industry({ kind: 'importer' }) }], 'making.type'],
    ['KOS-08', 'an industry without CPKB', [{}, { applicant: industry({ certificates: [] }) }], 'documents.cpkb'],
    ['KOS-08', 'a factory of somebody else', [{ making: { siteId: 'other' } }], 'making.siteId'],
    [
      'KOS-08',
      'a contract that has ended',
      [{ making: { ...contractGiver, contractUntil: '2026-11-19' } }],
      'making.contractUntil',
    ],
    ['KOS-08', 'a contract giver without contract', [{ making: contractGiver }], 'documents.contract'],
    ['KOS-08', 'an import made in Indonesia', [{ making: { ...importer, country: 'ID' } }], 'making.country'],
    [
      'KOS-09',
      'a name of another company',
      [{}, { names: [{ name: 'Krim Tangan Melati', holder: 'PT Lain', reference: 'NA18230100001' }] }],
      'product.name',
    ],
    [
      'KOS-10',
      'a shared brand without agreement',
      [{ product: { brandIs: 'licensed', division: [{ name: 'Krim Tangan Melati' }] } }],
      'documents.brand-licence',
    ],
    [
      'KOS-10',
      'a shared brand of an import without LoA on the names',
      [{ product: { brandIs: 'licensed', division: [{ name: 'Krim Tangan Melati' }] }, making: importer }],
      'documents.name-division',
    ],
    [
      'KOS-10',
      'a name that the agreement gives to another',
      [{ product: { brandIs: 'licensed', division: [{ name: 'Krim Kaki Melati' }] } }],
      'product.division.0.name',
    ],
    [
      'KOS-11',
      'the same shade twice',
      [{ product: { shades: [{ name: 'Merah 01' }, { name: 'MERAH-01' }] } }],
      'product.shades.1.name',
    ],
    [
      'KOS-16',
      'a prohibited ingredient, by any of its names',
      [
        {
          formula: {
            ingredients: [
              { name: 'Aqua', percent: 98 },
              { name: 'Hydroquinone (HQ)', percent: 2 },
            ],
          },
        },
      ],
      'formula.ingredients.1.name',
    ],
    ['6.1.2', 'a product without information file', [{ statements: { informationFile: false } }], 'statements.informationFile'],
    [
      'GS1',
      'a GTIN that is none',
      [{ product: { packs: [{ container: 'Tube', net: 50, unit: 'g', gtin: '123' }] } }],
      'product.packs.0.gtin',
    ],
  ])('%s: %s', (rule, _, changed, field) => {
    const found = remarksOf(...changed).filter(remark => `${remark.section}.${remark.field}` === field)
    expect(found.map(({ severity }) => severity)).toContain('block')
    const told = found.flatMap(remark => remark.rule ?? [])
    if (told.length) expect(told).toContain(rule)
  })
  test('an ingredient whose name only begins like a prohibited one is no fault', () =>
    expect(
      fieldsOf({
        formula: {
          ingredients: [
            { name: 'Leadwort Extract', percent: 10 },
            { name: 'Aqua', percent: 90 },
          ],
        },
      }),
    ).toEqual([]))
  test('an empty dossier lacks what every article asks for', () => {
    const lacking = cosmeticNotification.remarks({ ...given(), contents: {} }).map(({ field }) => field)
    expect(lacking).toEqual(expect.arrayContaining(['brand', 'name', 'group', 'packs.0.container', 'type', 'ingredients.0.name']))
  })
})

describe('the fee', () => {
  const feeOf = (changed: Parameters<typeof given>[0]) =>
    cosmeticNotification.fee!({ contents: given(changed).contents, on: today }).value
  const shades = [{ name: 'Merah' }, { name: 'Jambu' }, { name: 'Bata' }]
  const packs = [
    { container: 'Tube', net: 50, unit: 'g' },
    { container: 'Tube', net: 100, unit: 'g' },
  ]
  test.each<[string, string, Parameters<typeof given>[0], number]>([
    ['KOS-11', 'one item made here', {}, 500_000],
    ['KOS-11', 'one item from Korea', { making: importer }, 1_500_000],
    ['KOS-11', 'three shades are three items', { product: { shades } }, 1_500_000],
    ['KOS-11', 'three shades from Korea', { product: { shades }, making: importer }, 4_500_000],
    ['KOS-12', 'two net contents are one item', { product: { packs } }, 500_000],
  ])('%s: %s', (_, __, changed, fee) => expect(feeOf(changed)).toBe(fee))
})

describe('what a grant enters into the register', () => {
  test('KOS-22: each shade under a number of its own, with the packs of all', () => {
    const grant = cosmeticNotification.grant(given({ product: { shades: [{ name: 'Merah' }, { name: 'Jambu' }] } }))
    if (grant.gives !== 'licence') throw new Error('A notification gives a licence.')
    expect([grant.facts, ...(grant.also ?? [])].map(({ productName }) => productName)).toEqual([
      'Krim Tangan Melati Merah',
      'Krim Tangan Melati Jambu',
    ])
    expect(grant.facts).toMatchObject({
      numbered: { series: 'cosmetic', continent: 'A', country: '18', group: '01' },
      packs: ['Tube, 50 g'],
      maker: { name: 'PT Rupa Contoh' },
    })
  })
})

test('KOS-06: a perfume begins in its category', () =>
  expect(perfumeNotification.begin({}, {})).toMatchObject({ product: { group: '06' } }))
