import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { standings } from '#/features/register/licence.ts'
import { addLicence, changeStanding, licenceOn } from '#/features/register/licences.ts'
import { readNie } from '#/features/register/nie.ts'
import { someFacts, someLicence } from '#/features/register/register.test-support.ts'
import { licencesAfter, searchLicences, wishFrom } from '#/features/register/search.ts'
import { addDays, type Day } from '#/law/day.ts'
import { days } from '#/law/table-laws.test-support.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { testDatabase } from '../../../tests/database.ts'

const database = testDatabase()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => database.db.transaction().execute(work)
const cite = { instrument: 'PerBPOM 32/2022', article: '41' } as const
const numbers = async (q: string) => (await searchLicences(database.db, { q })).rows.map(licence => licence.number)

describe('the search', () => {
  let ginseng = ''
  beforeAll(async () => {
    ginseng = await someLicence(database.db, {
      productName: 'Ginseng 100% Murni_A',
      brand: 'Segar',
      holder: { name: 'CV Ratu Herbal' },
    })
    for (let i = 0; i < 30; i++) await someLicence(database.db, { productName: `Produk ${i}`, brand: 'Lain' }, '2025-01-01')
  })
  test.each(['ginseng', 'GINSENG murni', 'segar', 'ratu ginseng', 'pabrik contoh segar'])('finds by “%s”', async q => {
    expect(await numbers(q)).toEqual([ginseng])
  })
  test('finds a number whole, spaced, dotted or in part', async () => {
    for (const q of [ginseng, `POM ${ginseng.slice(0, 2)} ${ginseng.slice(2, 5)}.${ginseng.slice(5)}`, ginseng.slice(0, 8)])
      expect(await numbers(q)).toContain(ginseng)
  })
  test('takes signs for signs, never for wildcards or SQL', async () => {
    expect(await numbers('%')).toEqual([])
    expect(await numbers('_')).toEqual([])
    expect(await numbers("'; drop table licence; --")).toEqual([])
    expect(await numbers('\u0000')).toEqual([])
    expect(await numbers('100%')).toEqual([ginseng])
  })
  test('gives the same whether or not the server has trigrams', async () => {
    const before = await numbers('segar')
    await sql`drop index if exists licence_search`.execute(database.db)
    expect(await numbers('segar')).toEqual(before)
  })
  test('pages through everything once, in the order asked', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map(page => searchLicences(database.db, { page, size: 10, sort: 'name', descending: true })),
    )
    const all = pages.flatMap(page => page.rows.map(licence => licence.number))
    expect([new Set(all).size, pages[0]!.total]).toEqual([31, 31])
    const pieces = [...(await licencesAfter(database.db, '', 20, '2026-11-20'))]
    pieces.push(...(await licencesAfter(database.db, pieces.at(-1)!.number, 20, '2026-11-20')))
    expect(pieces.map(licence => licence.number)).toEqual([...all].sort())
  })
  test('reads a wish from an address, and takes what cannot be for no wish', () => {
    expect(wishFrom({ q: 'a', commodity: 'drug', standing: 'revoked', holder: '01900000-0000-7000-8000-000000000001' })).toEqual({
      q: 'a',
      commodity: 'drug',
      standing: 'revoked',
      holder: '01900000-0000-7000-8000-000000000001',
    })
    expect(wishFrom({ q: '', commodity: 'gun', standing: 'fine', holder: '; --' })).toEqual({})
  })
  test('by standing agrees on every day with what each licence says of itself', async () => {
    const issuedOn: Day = '2021-01-05'
    const acted = await Promise.all(
      (['suspended', 'revoked', 'cancelled'] as const).map(async (to, index) => {
        const number = await someLicence(database.db, { commodity: 'supplement', brand: 'Tindak' }, issuedOn)
        await inTx(tx =>
          changeStanding(tx, number, { to, reasons: 'x', cite, on: addDays(issuedOn, 100 * (index + 1)) }, theSystem),
        )
        return number
      }),
    )
    await inTx(tx => changeStanding(tx, acted[0]!, { to: 'active', reasons: 'x', cite, on: '2022-01-01' }, theSystem))
    await inTx(tx =>
      changeStanding(tx, acted[0]!, { to: 'superseded', by: acted[1]!, reasons: 'x', cite, on: '2025-01-01' }, theSystem),
    )
    const aDay = fc.oneof(
      days({ from: '2021-01-01', until: '2026-12-01' }),
      fc.constantFrom<Day>('2021-01-05', '2021-04-15', '2021-07-24', '2022-01-01', '2025-01-01', '2026-01-04', '2026-01-05'),
    )
    await fc.assert(
      fc.asyncProperty(aDay, async day => {
        for (const standing of standings) {
          const { rows } = await searchLicences(database.db, { q: 'tindak', standing }, day)
          const own = await Promise.all(acted.map(number => licenceOn(database.db, number, day)))
          const expected = own.flatMap(licence => (licence?.standing === standing ? licence.number : []))
          expect(rows.map(licence => licence.number).sort(), `${standing} on ${day}`).toEqual(expected.sort())
        }
      }),
      { numRuns: 40 },
    )
  })
})

const folder = join(process.cwd(), '../shared/data/register')
describe.skipIf(!existsSync(folder))('numbers of real products (skipped where ../shared is missing)', () => {
  const read = (file: string) =>
    parse(readFileSync(join(folder, file), 'utf8'), { columns: true }) as {
      nie: string
      product_name: string
      company?: string
    }[]

  test.each(['drug-nie.csv', 'cosmetic-nie.csv'])('of %s can all be entered and found', async file => {
    const rows = read(file)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      const reading = readNie(row.nie)
      if (reading.kind !== 'nie') throw new Error(`${row.nie} is no number`)
      const holder = row.company ?? 'PT Contoh'
      await inTx(tx =>
        addLicence(
          tx,
          {
            ...someFacts,
            number: reading.number,
            commodity: reading.commodity,
            productName: row.product_name,
            holder: { name: holder },
            maker: { name: holder },
            issuedOn: '2021-04-28',
          },
          theSystem,
        ),
      )
      expect(await numbers(row.nie)).toEqual([reading.number])
      expect(await numbers(`${row.product_name} ${holder}`)).toContain(reading.number)
    }
  })
})
