import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Invalid } from '#/platform/http/errors.ts'
import { bytesOf } from './list.test-support.ts'
import { type Fixed, readList } from './read-file.ts'
import type { Incoming } from './row.ts'

const head = 'number,product_name,holder_name,issued_on'
async function rowsIn(text: string | Uint8Array, fixed?: Fixed, size?: number): Promise<{ rows: Incoming[]; ignored: string[] }> {
  const list = readList(bytesOf(text, size), fixed)
  const rows: Incoming[] = []
  for await (const row of list.rows) rows.push(row)
  return { rows, ignored: [...list.ignored] }
}
const fault = async (text: string | Uint8Array) => {
  const error = await rowsIn(text).catch((error: unknown) => error)
  if (!(error instanceof Invalid)) throw error
  return error.problems[0]!.says.en
}

const sent = { number: 'SD123456789', product_name: 'Madu, murni', holder_name: 'PT A', issued_on: '2026-01-05' }

describe('one licence, however it is written, is the same row', () => {
  test.each([
    ['commas', `${head}\nSD123456789,"Madu, murni",PT A,2026-01-05\n`],
    ['semicolons', 'number;product_name;holder_name;issued_on\r\nSD123456789;Madu, murni;PT A;2026-01-05\r\n'],
    [
      'tabs and a byte order mark',
      '\uFEFFnumber\tproduct_name\tholder_name\tissued_on\nSD123456789\tMadu, murni\tPT A\t2026-01-05',
    ],
    ['other names', 'Nomor Registrasi;Nama Produk;Nama Pendaftar;Tanggal Terbit\nSD123456789;Madu, murni;PT A;2026-01-05'],
    ['a list of JSON', `\n [${JSON.stringify(sent)}]`],
    ['lines of JSON', `${JSON.stringify(sent)}\n`],
    ['JSON in camel case', '{"number":"SD123456789","productName":"Madu, murni","holderName":"PT A","issuedOn":"2026-01-05"}'],
  ])('%s', async (_, text) => {
    for (const size of [1, 7, 65_536]) expect((await rowsIn(text, {}, size)).rows).toEqual([{ row: 1, sent }])
  })
})

test('columns that we do not know are named, not swallowed', async () => {
  expect((await rowsIn(`${head},registrant_city\nSD123456789,A,B,2026-01-05,Bekasi\n`)).ignored).toEqual(['registrant_city'])
  expect((await rowsIn('{"number":"SD123456789","kota":"Bekasi"}')).ignored).toEqual(['kota'])
})

test('a fixed value fills the cells that a row leaves empty', async () => {
  const { rows } = await rowsIn('nie,product_name,company\nSD123456789,A,\nSD123456780,B,PT B\n', {
    issued_on: '2026-01-05',
    holder_name: 'PT Umum',
  })
  expect(rows.map(row => 'sent' in row && row.sent.holder_name)).toEqual(['PT Umum', 'PT B'])
})

test('braces and quotes inside texts of JSON do not end an object', async () => {
  const { rows } = await rowsIn(`[{"number":"a}\\"{","brand":"\\\\"},{"number":"b"}]`, {}, 1)
  expect(rows).toEqual([
    { row: 1, sent: { number: 'a}"{', brand: '\\' } },
    { row: 2, sent: { number: 'b' } },
  ])
})

test('a row that is broken is told by its place, and those beside it are read', async () => {
  const csv = await rowsIn(`${head}\nSD123456789,Madu, murni,PT A,2026-01-05\nSD123456780,B,PT B,2026-01-05\n`)
  expect(csv.rows.map(row => 'broken' in row)).toEqual([true, false])
  const json = await rowsIn('{"number": SD1}\n{"number":"b"}')
  expect(json.rows.map(row => ['broken' in row, row.row])).toEqual([
    [true, 1],
    [false, 2],
  ])
})

describe('a file that is no list is refused with a sentence', () => {
  test.each([
    ['an empty file', '', 'empty'],
    ['blanks', ' \n ', 'empty'],
    ['a heading without the number', 'product_name,holder_name,issued_on\nA,B,2026-01-05', 'Lacking: number.'],
    ['a column twice', `${head},nie\nSD123456789,A,B,2026-01-05,SD123456789`, 'number is there twice'],
    ['JSON left open', '[{"number":"SD1"', 'not closed'],
    ['JSON with words between', '[{"number":"SD1"}, nothing]', 'Between the objects'],
    ['a quote that is not closed', `${head}\n"SD123456789,A,B,2026-01-05`, 'broken after row 0'],
  ])('%s', async (_, text, says) => {
    expect(await fault(text)).toContain(says)
  })
  test('text that is not UTF-8', async () => {
    expect(await fault(Uint8Array.from([...new TextEncoder().encode(`${head}\nSD1,`), 0xe9, 0x2c, 0x0a]))).toContain('no UTF-8')
  })
})

test('whatever bytes come, they are rows or a sentence, never another fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.string().map(text => `${head}\n${text}`),
      ),
      async text => {
        const end = await rowsIn(text).catch((error: unknown) => error)
        expect(end instanceof Error && !(end instanceof Invalid)).toBe(false)
      },
    ),
  )
})
