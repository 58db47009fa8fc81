import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { barcodeMethod } from '#/features/coding/law.ts'
import { factNames, isNamed } from '#/features/lawbook/names.ts'
import { lawbookRoutes } from '#/features/lawbook/routes.ts'
import { factsOf, rowsOn } from '#/features/lawbook/rows-on.ts'
import { shelves } from '#/features/lawbook/tables.ts'
import type { Table } from '#/law/provisions.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const app = () => mount(house.platform, lawbookRoutes, { proveAgain: c => c.text('prove', 403) })
const ask = async (path: string, init?: RequestInit) => {
  const response = await app().request(path, init)
  return { status: response.status, text: await response.text() }
}
const every = shelves.flatMap(shelf => shelf.tables)

describe('the shelves', () => {
  test('hold every table that a feature keeps, once', async () => {
    const files = globSync('src/features/*/{,**/}law*.ts').filter(file => !file.includes('.test') && !file.includes('lawbook'))
    expect(files.length).toBeGreaterThan(3)
    const kept: { table: Table<object, unknown>; where: string }[] = []
    for (const file of new Set(files))
      for (const value of Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>))
        if (isTable(value)) kept.push({ table: value, where: `${file}: ${value.name}` })
    const shelved = new Set(every.map(({ table }) => table))
    expect(kept.flatMap(({ table, where }) => (shelved.has(table) ? [] : where))).toEqual([])
    expect(every).toHaveLength(kept.length)
  })
  test('give every table and part an address of its own', () => {
    const keys = [...every.map(({ key }) => key), ...shelves.map(({ key }) => key)]
    expect(new Set(keys).size).toBe(keys.length)
  })
  test('name every fact in both languages, and leave “on” to the day', () => {
    const facts = every.flatMap(({ table }) => factsOf(table))
    expect(facts.flatMap(({ fact }) => (factNames[fact] ? [] : fact))).toEqual([])
    expect(facts.map(({ fact }) => fact)).not.toContain('on')
    const values = facts.filter(({ fact }) => fact !== 'substance').flatMap(each => each.values)
    expect(values.flatMap(value => (typeof value !== 'string' || isNamed(value) ? [] : value))).toEqual([])
    const parts = every.flatMap(({ table }) => table.rows.flatMap(({ gives }) => partsOf(gives)))
    expect([...new Set(parts)].flatMap(part => (factNames[part] ? [] : part))).toEqual([])
  })
  test('can be read as JSON without losing anything', () => {
    for (const { table } of every) expect(JSON.parse(JSON.stringify(table.rows))).toEqual(table.rows)
  })
})

describe('the rows of a table on a day', () => {
  const holding = (on: '2018-12-04' | '2022-10-04' | '2022-10-05', chosen: Record<string, unknown> = {}) =>
    rowsOn(barcodeMethod, on, chosen).filter(({ mismatch }) => !mismatch)

  test('are all there, those that hold first', () => {
    const rows = rowsOn(barcodeMethod, '2022-10-05', {})
    expect(rows).toHaveLength(barcodeMethod.rows.length)
    const first = rows.findIndex(({ mismatch }) => mismatch)
    expect(rows.slice(first).every(({ mismatch }) => mismatch)).toBe(true)
  })
  test('change on the day on which the law changes', () => {
    expect(holding('2018-12-04')).toEqual([])
    expect(new Set(holding('2022-10-04').map(({ row }) => row.until))).toEqual(new Set(['2022-10-05']))
    expect(holding('2022-10-05').some(({ row }) => row.until)).toBe(false)
  })
  test('are fewer once a fact is chosen', () => {
    expect(holding('2022-10-05', { class: 'otc' }).map(({ row }) => row.gives)).toEqual(['identification'])
  })
})

describe('the law pages', () => {
  test('list every table and instrument', async () => {
    const { status, text } = await ask('/law')
    expect(status).toBe(200)
    for (const { key } of every) expect(text).toContain(`href="/law/${key}"`)
    expect(text).toContain('Peraturan Badan Pengawas Obat dan Makanan Nomor 32 Tahun 2022')
  })
  test.each(every.map(({ key }) => key))('show %s in both languages', async key => {
    const [id, en] = await Promise.all([ask(`/law/${key}`), ask(`/law/${key}`, { headers: at(undefined, 'en') })])
    expect([id.status, en.status]).toEqual([200, 200])
    expect(`${id.text}${en.text}`).not.toMatch(/\[object|undefined/)
  })
  test('show a past day with why the later rows do not hold yet', async () => {
    const { text } = await ask('/law/barcodeMethod?on=2020-01-01&class=otc')
    expect(text).toMatch(/Ketentuan pada 1 Januari 2020/)
    expect(text).toContain('Baru berlaku mulai 5 Oktober 2022.')
    expect(text).toContain('Hanya berlaku bila golongan adalah obat keras; di sini obat bebas.')
  })
  test('mark what is assumed, with its note', async () => {
    expect((await ask('/law/licenceValidity')).text).toMatch(/Anggapan[\s\S]*Belum ada sumber tentang masa berlaku/)
  })
  test('say how a day is written, and take what cannot be for no choice', async () => {
    const { status, text } = await ask('/law/barcodeMethod?on=2026-02-30&class=%00nonsense')
    expect([status, text.includes('Tulis tanggal sebagai tahun-bulan-tanggal')]).toEqual([422, true])
    expect((await ask('/law/nothing')).status).toBe(404)
    expect((await ask('/law/coding')).status).toBe(200)
  })
})

describe('the law as data', () => {
  test('gives rows with article, instrument and why not', async () => {
    const { status, text } = await ask('/api/v1/law/barcodeMethod?on=2020-01-01&class=otc')
    const { on, rows } = JSON.parse(text)
    expect([status, on, rows.length]).toEqual([200, '2020-01-01', barcodeMethod.rows.length])
    expect(rows[0]).toMatchObject({
      when: { class: 'otc' },
      gives: 'identification',
      inForce: true,
      cite: { number: expect.any(String) },
    })
    expect(rows.at(-1)).toMatchObject({ inForce: false, whyNot: { en: expect.any(String) } })
  })
  test('refuses a day that is none, and a table that is not there', async () => {
    expect((await ask('/api/v1/law/barcodeMethod?on=yesterday')).status).toBe(422)
    expect((await ask('/api/v1/law/nothing')).status).toBe(404)
    expect(JSON.parse((await ask('/api/v1/law')).text).parts).toHaveLength(shelves.length)
  })
})

function isTable(value: unknown): value is Table<object, unknown> {
  return typeof value === 'object' && value !== null && 'rows' in value && 'name' in value && Array.isArray(value.rows)
}

/** The names of the parts of what a row gives, words in two languages aside. */
function partsOf(gives: unknown): string[] {
  if (Array.isArray(gives)) return gives.flatMap(partsOf)
  if (typeof gives !== 'object' || gives === null || ('id' in gives && 'en' in gives)) return []
  return Object.entries(gives).flatMap(([part, inner]) => [part, ...partsOf(inner)])
}
