import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commodities } from '#/features/register/nie-formats.ts'
import { addDays, type Day } from '#/law/day.ts'
import { applicable, find } from '#/law/provisions.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import {
  answerTime,
  automaticGrant,
  barcodeDuty,
  barcodeExemption,
  barcodeMethod,
  lateOrder,
  methodOf,
  orderLeadTime,
  ownSerialsQuota,
  packagingLevels,
  packingBounds,
  serialCodes,
  specialProducts,
} from './law.ts'
import { besideOtherCodes, codeContent, codePlacement, leastModule, quietZone, symbolColours, symbolSize } from './law-symbols.ts'
import { type ProductClass, productClass, productClasses } from './product-class.ts'

const classes = fc.constantFrom(...productClasses)
const methods = fc.constantFrom('identification' as const, 'authentication' as const)
const symbologies = fc.constantFrom('qr' as const, 'datamatrix' as const)

describe('the tables of law are sound', () => {
  test('those that ask for the class: silent only on quasi-drugs before 22/2022', () => {
    for (const table of [barcodeMethod, barcodeDuty]) {
      checkTable<{ class: ProductClass }, unknown>(table, { facts: { class: classes }, mayBeSilent: true })
      const notQuasi = fc.constantFrom(...productClasses.filter(one => one !== 'quasi'))
      checkTable<{ class: ProductClass }, unknown>(table, { facts: { class: notQuasi } })
    }
  })
  test('the exemptions, of which 33/2018 is silent', () => {
    const facts = { product: fc.constantFrom(...specialProducts) }
    checkTable(barcodeExemption, { facts, mayBeSilent: true })
    checkTable(barcodeExemption, { facts, since: '2022-10-05' })
  })
  test('those that ask for the method', () => {
    checkTable(serialCodes, { facts: { method: methods } })
    checkTable(packagingLevels, { facts: { method: methods } })
    checkTable(codeContent, { facts: { method: methods } })
  })
  test('those that ask for nothing, or for the symbology', () => {
    checkTable(orderLeadTime, { facts: {} })
    checkTable(answerTime, { facts: {} })
    checkTable(lateOrder, { facts: {} })
    checkTable(automaticGrant, { facts: {} })
    checkTable(ownSerialsQuota, { facts: {} })
    checkTable(packingBounds, { facts: {} })
    checkTable(symbolSize, { facts: {} })
    checkTable(symbolColours, { facts: {} })
    checkTable(besideOtherCodes, { facts: {} })
    checkTable(quietZone, { facts: { symbology: symbologies } })
    checkTable(leastModule, { facts: { symbology: symbologies } })
  })
  test('the list of placements', () => {
    checkTable(codePlacement, {
      facts: { commodity: fc.constantFrom(...commodities) },
      mayAnswerTwice: true,
      since: '2022-10-05',
    })
  })
})

describe('official cases', () => {
  const change = '2022-10-05'
  const cites = (table: typeof barcodeMethod, of: ProductClass, on: Day) =>
    applicable(table, { class: of }, on)[0]?.cite.instrument

  test('the method follows the class, and quasi-drugs come with 22/2022', () => {
    for (const [
      of,
      method,
    ] of [['prescription', 'authentication'], ['narcotic', 'authentication'], ['otc', 'identification'], ['supplement', 'identification'], ['cosmetic', 'identification'], ['food', 'identification']] as const) // biome-ignore format: a table
      for (const day of ['2018-12-05', addDays(change, -1), change, '2026-11-20'] as const) expect(methodOf(of, day)).toBe(method)
    expect([methodOf('quasi', addDays(change, -1)), methodOf('quasi', change)]).toEqual([undefined, 'identification'])
    expect([cites(barcodeMethod, 'food', addDays(change, -1)), cites(barcodeMethod, 'food', change)]).toEqual([
      'Artikel 2D barcode',
      'Panduan TTAC',
    ])
  })
  test('everything under identification is marked by 7 December 2023, prescription medicines by 7 December 2027', () => {
    const duty = (of: ProductClass, on: Day) => find(on, ({ the }) => the(barcodeDuty, { class: of })).value
    expect(duty('cosmetic', '2020-01-01')).toEqual({ allBy: '2023-12-05', monthsAfterLicence: 6 })
    expect(duty('cosmetic', '2026-11-20')).toEqual({ allBy: '2023-12-07', monthsAfterLicence: 12 })
    expect([duty('narcotic', '2026-11-20').allBy, duty('prescription', '2026-11-20').allBy]).toEqual(['2025-12-07', '2027-12-07'])
  })
  test('codes are ordered ten working days before production and issued within five', () => {
    for (const [day, instrument] of [
      [addDays(change, -1), 'Artikel 2D barcode'],
      [change, 'PerBPOM 22/2022'],
    ] as const) {
      // biome-ignore format: a table
      const { value, steps } = find(day, ({ the }) => [the(orderLeadTime, {}).workingDays, the(answerTime, {}).workingDays])
      expect([value, steps[0]!.cite.instrument]).toEqual([[10, 5], instrument])
    }
  })
  test('an identification code carries the end of validity only under 33/2018', () => {
    const content = (on: Day) => find(on, ({ the }) => the(codeContent, { method: 'identification' })).value.all
    expect([content(addDays(change, -1)), content(change)]).toEqual([['90', '91'], ['90']])
  })
  test('small medicine packs may carry the code on the secondary pack below 10 ml, supplements below 5 ml, food by its label alone', () => {
    const placements = (commodity: (typeof commodities)[number]) =>
      find('2020-01-01', ({ every }) => every(codePlacement, { commodity })).value
    expect(placements('drug')).toContainEqual({ on: 'secondary', pack: 'small volume', below: { millilitres: 10 } })
    expect(placements('supplement')).toContainEqual({ on: 'secondary', pack: 'tube', below: { grams: 5 } })
    expect(placements('food')).toEqual([
      { on: 'primary' },
      { on: 'secondary', pack: 'small label', upTo: { squareCentimetres: 10 } },
    ])
    expect(placements('cosmetic')).toEqual([{ on: 'labelling rules' }])
  })
})

test('the class of a medicine is the second letter of its number', () => {
  const of = (number: string) => productClass('drug', number)
  expect(
    ['DKL2513031717A1', 'GTL8713002537A1', 'DBL8713002537A1', 'DNI8713002537A1', 'GPL8713002537A1', 'SD261234567'].map(of),
  ).toEqual(['prescription', 'limited otc', 'otc', 'narcotic', 'psychotropic', undefined])
  expect(productClass('supplement', 'SD261234567')).toBe('supplement')
})

test('special products: known one by one before 22/2022, then not, or not marked at all', () => {
  const asked = (on: Day) => specialProducts.map(product => methodOf('prescription', on, product))
  expect(asked('2022-10-04')).toEqual(['authentication', 'authentication', 'authentication', 'authentication'])
  expect(asked('2022-10-05')).toEqual([undefined, undefined, undefined, undefined])
  expect(methodOf('otc', '2022-10-05', 'contrast medium')).toBe('identification')
  expect(methodOf('otc', '2022-10-05', 'special access')).toBeUndefined()
})
