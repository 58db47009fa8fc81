import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { findRegency } from '#/features/companies/areas.ts'
import { readNie } from '#/features/register/nie.ts'
import { hasCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { randomFrom } from './random.ts'
import { planDemo } from './register-plan.ts'
import { minuteOf, storyOf } from './stories.ts'

const today = '2026-11-20'
const plan = planDemo(today)
const { firms, products, fates, lots } = plan
const countBy = <T>(list: readonly T[], key: (one: T) => string) =>
  Object.fromEntries([...Map.groupBy(list, key)].map(([name, of]) => [name, of.length]))
const storiesOn = (day: typeof today) =>
  planDemo(day).lots.map(lot => storyOf(lot, randomFrom(`absah demo: story ${lot.key}`), day))

describe('the demo register', () => {
  test('is the same each time it is made for a day', () => {
    expect(planDemo(today)).toEqual(plan)
    expect(storiesOn(today)).toEqual(storiesOn(today))
  })
  test('has about 60 companies, 600 licences over all commodities, 40 lots', () => {
    expect([firms.length, products.length, lots.length]).toEqual([62, 600, 40])
    expect(countBy(products, ({ commodity }) => commodity)).toEqual({
      drug: 150,
      traditional: 130,
      supplement: 130,
      quasi: 25,
      cosmetic: 110,
      food: 55,
    })
    expect(countBy(fates, ({ to }) => to)).toEqual({ suspended: 15, active: 4, revoked: 9, cancelled: 5, superseded: 4 })
  })
  test('names each thing once', () => {
    const once = (list: readonly string[]) => expect(list.filter((one, i) => list.indexOf(one) !== i)).toEqual([])
    once(firms.map(({ name }) => name))
    once(firms.map(({ nib }) => nib))
    once(products.map(({ number }) => number))
    once(products.flatMap(({ gtin }) => gtin ?? []))
    once(lots.map(({ product, batch }) => `${product.number} ${batch}`))
  })
  test('has only licence numbers that are read as what they are', () => {
    for (const { number, commodity, issuedOn } of products) {
      const reading = readNie(number)
      expect(reading).toMatchObject({ kind: 'nie', number, commodity, warnings: [] })
      const year = reading.kind === 'nie' && reading.parts.find(({ name }) => name === 'year')?.value
      if (year) expect([number, year]).toEqual([number, issuedOn.slice(2, 4)])
    }
  })
  test('uses trade item numbers of the range for examples, and mail that nobody can have', () => {
    for (const { gtin } of products) if (gtin) expect([gtin.slice(0, 4), hasCheckDigit(gtin)]).toEqual(['0952', true])
  })
  test('places every firm in a regency that exists', () => {
    expect(firms.filter(({ place }) => findRegency(place.regencyCode) === undefined)).toEqual([])
  })
  test('holds for any day, also the last of a leap February', () => {
    for (const day of ['2028-02-29', '2027-01-01', dayAt(new Date())] as const) {
      const other = planDemo(day)
      expect(other.products.filter(({ issuedOn }) => issuedOn > day)).toEqual([])
      expect(
        other.fates.filter(({ on, number }) => on > day || on < other.products.find(one => one.number === number)!.issuedOn),
      ).toEqual([])
    }
  })
})

describe('movements', () => {
  const happenings = storiesOn(today).flatMap(reports => reports.flatMap(({ happenings }) => happenings))

  test('fill a year up to today and never lie in the future', () => {
    const times = happenings.map(({ at }) => at.getTime())
    expect(Math.max(...times)).toBeLessThan(minuteOf(today, 0).getTime())
    expect(Math.max(...times)).toBeGreaterThan(minuteOf(addDays(today, -7), 0).getTime())
    expect(Math.min(...times)).toBeLessThan(minuteOf(addDays(today, -350), 0).getTime())
  })
  test('show everything that can happen to a pack', () => {
    expect(new Set(happenings.map(({ what }) => what))).toEqual(
      new Set(['commissioned', 'packed', 'shipped', 'received', 'unpacked', 'dispensed', 'destroyed', 'sent back']),
    )
  })
  test('reach provinces from Sumatra to Papua', () => {
    const reporting = storiesOn(today).flatMap(reports => reports.map(({ by }) => by.place.regencyCode.slice(0, 2)))
    expect(new Set(reporting).size).toBeGreaterThanOrEqual(12)
    for (const province of ['12', '35', '73', '91']) expect(reporting).toContain(province)
  })
})

const folder = '../shared/data/register'
describe.skipIf(!existsSync(folder))(`no name of this world (skipped where ${folder} is missing)`, () => {
  const rows = (file: string) => parse(readFileSync(`${folder}/${file}`), { columns: true }) as Record<string, string>[]

  test('is a company’s, a product’s, a brand’s or a licence’s number here', () => {
    const real = [
      ...rows('drug-nie.csv').flatMap(({ nie, product_name, company }) => [nie, product_name, company]),
      ...rows('cosmetic-nie.csv').flatMap(({ nie, product_name, brand }) => [nie, product_name, brand]),
    ].map(name => plain(name ?? ''))
    const ours = [
      ...firms.flatMap(({ name }) => [name, name.replace(/^(PT|CV|Apotek|RS) /, '')]),
      ...products.flatMap(({ productName, brand, number, maker }) => [productName, brand ?? productName, number, maker]),
    ].map(plain)
    expect(real.length).toBeGreaterThan(300)
    expect(ours.filter(name => real.includes(name))).toEqual([])
  })
})

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '')
