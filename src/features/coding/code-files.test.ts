import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { parseDigitalLink } from '#/gs1/digital-link.ts'
import { parseElementString, parseScannedElements } from '#/gs1/element-string.ts'
import { readNational } from '#/gs1/national.ts'
import { serialKey } from '#/numbers/serial.ts'
import { type Keys, openKeys } from '#/platform/keys.ts'
import { testDatabase } from '../../../tests/database.ts'
import { bodyOf, codeFile, windowOf } from './code-files.ts'
import { type CodeFileLayout, codeColumns, xmlNamespace } from './code-rows.ts'
import { codeTexts } from './code-text.ts'
import { aHolder, type Holder, lotOf } from './holder.test-support.ts'
import { type Level, levels } from './level.ts'
import { issueLot } from './lots.ts'
import { findPack, keyOf } from './packs.ts'
import { getLot, spansOfLot } from './read-lots.ts'

const at = testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'absah-code-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const origin = 'https://absah.example'
const csv: CodeFileLayout = { format: 'csv', columns: codeColumns, fnc1: 'caret' }
let keys: Keys
let holder: Holder
beforeAll(async () => {
  keys = openKeys(folder)
  holder = await aHolder(at.db)
})

async function aLot(more: Parameters<typeof lotOf>[1] = {}) {
  const id = await at.db.transaction().execute(tx => issueLot(tx, lotOf(holder, { gtin: holder.gtin, ...more })))
  return { lot: await getLot(at.db, id), spans: await spansOfLot(at.db, id) }
}
type Made = Awaited<ReturnType<typeof aLot>>

function textOf({ lot, spans }: Made, level: Level, layout: CodeFileLayout, from = 0, count?: number): string {
  const keyed = windowOf(spans[level], from, count).map(span => ({ ...span, key: keyOf(keys, span.classId, span.keyVersion) }))
  return Buffer.concat([...codeFile(origin, lot, level, keyed, layout, from)]).toString()
}
type Row = Record<(typeof codeColumns)[number], string>
const rowsOf = (text: string): Row[] => parse(text, { columns: true }) as Row[]

/** What an XML parser that knows namespaces makes of a file: the root's attributes, each code's fields, and whether it ended. */
function xmlOf(text: string) {
  const root: Record<string, string> = {}
  const codes: Record<string, string>[] = []
  const parser = new SaxesParser({ xmlns: true })
  let value = ''
  let depth = 0
  let isWhole = false
  parser.on('error', error => {
    if (!/unclosed tag|document must contain|unexpected end/.test(error.message)) throw error
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    expect([uri, local === ['codes', 'code'][depth] || depth === 2]).toEqual([xmlNamespace, true])
    if (depth === 0) for (const { name, value } of Object.values(attributes)) if (name !== 'xmlns') root[name] = value
    value = ''
    depth++
  })
  let code: Record<string, string> = {}
  parser.on('text', part => {
    value += part
  })
  parser.on('closetag', ({ local }) => {
    depth--
    if (depth === 2) code[local] = value
    if (depth === 1) {
      codes.push(code)
      code = {}
    }
    isWhole = depth === 0
  })
  parser.write(text).close()
  return { root, codes, isWhole }
}

describe('a file of codes', () => {
  test('has a row for each code, and each row is found again as the pack it was made for', async () => {
    const made = await aLot({ batch: 'ROUND/TRIP"1,2' })
    const { lot } = made
    for (const level of levels) {
      const rows = rowsOf(textOf(made, level, csv))
      const span = made.spans[level][0]!
      expect(rows.length).toBe(span.until - span.from)
      expect(new Set(rows.map(row => row.serial)).size).toBe(rows.length)
      for (const place of [0, Math.floor(rows.length / 2), rows.length - 1]) {
        const row = rows[place]!
        const pack = await findPack(at.db, keys, { nie: lot.licence, serial: row.serial })
        expect(pack).toMatchObject({ lotId: lot.id, level, n: span.from + place })
        const { elementString, ...texts } = codeTexts(origin, lot, level, row.serial)
        expect(row).toEqual({ level, serial: row.serial, element_string: elementString ?? '', ...texts })
      }
    }
  })
  test('writes forms that read back as licence, GTIN, batch, expiry and serial', async () => {
    const made = await aLot({ batch: 'A+B/C' })
    const { lot } = made
    const [row] = rowsOf(textOf(made, 'primary', csv))
    expect(readNational(row!.national)).toMatchObject({
      class: 'authentication', nie: lot.licence, batch: lot.batch, expiry: lot.expiry, serial: row!.serial, repairs: [], faults: [],
    }) // biome-ignore format: a table
    const elements = parseElementString(row!.element_string)
    const link = parseDigitalLink(row!.link)
    const said = (read: typeof elements | typeof link) =>
      read.ok && Object.fromEntries(read.elements.map(({ ai, value }) => [ai, value]))
    const expected = { '01': lot.gtin, '10': lot.batch, '21': row!.serial, '17': lot.expiry.slice(2).replaceAll('-', '') }
    expect(said(elements)).toEqual(expected)
    expect(said(link)).toEqual(expected)
    expect(row!.link.startsWith(`${origin}/01/${lot.gtin}/10/A%2BB%2FC/21/`)).toBe(true)
    const scanned = rowsOf(textOf(made, 'primary', { ...csv, fnc1: 'gs' }))[0]!
    expect(said(parseScannedElements(scanned.element_string))).toEqual(expected)
  })
  test('without a GTIN links to the check page and has no element strings; so do cases and pallets', async () => {
    const plain = await aLot({ gtin: undefined })
    const [pack] = rowsOf(textOf(plain, 'primary', csv))
    expect([pack!.element_string, pack!.link]).toEqual(['', `${origin}/v/${plain.lot.licence}/${pack!.serial}`])
    const [unit] = rowsOf(textOf(await aLot(), 'secondary', csv))
    expect([unit!.element_string, unit!.link]).toEqual(['', `${origin}/v/${holder.licence}/${unit!.serial}`])
  })
  test('comes as JSON lines with the same values, and with the columns that were asked for', async () => {
    const made = await aLot({ batch: 'J"1' })
    const lines = textOf(made, 'primary', { ...csv, format: 'jsonl' })
      .trimEnd()
      .split('\n')
    expect(lines.map(line => JSON.parse(line))).toEqual(rowsOf(textOf(made, 'primary', csv)))
    expect(textOf(made, 'primary', { ...csv, columns: ['serial'] }, 10, 1)).toMatch(/^[0-9A-Z]{12}\r\n$/)
  })
  test('comes as XML that says what it holds, with the same values, whatever signs the batch has', async () => {
    const made = await aLot({ batch: '<A&B>"\'' })
    for (const level of levels) {
      const { root, codes, isWhole } = xmlOf(textOf(made, level, { ...csv, format: 'xml' }))
      const rows = rowsOf(textOf(made, level, csv))
      const { licence, gtin, batch, expiry } = made.lot
      expect(root).toEqual({ licence, gtin, batch, expiry, level, from: '0', count: String(rows.length) })
      expect(codes.map(code => ({ element_string: '', ...code }))).toEqual(rows)
      expect(isWhole).toBe(true)
    }
  })
  test('as XML is a whole document from any row on, and one that broke off is known by its end', async () => {
    const made = await aLot({ packs: 5000, batch: 'PARTS' })
    const xml: CodeFileLayout = { format: 'xml', columns: ['serial'], fnc1: 'caret' }
    const whole = xmlOf(textOf(made, 'primary', xml))
    const rest = xmlOf(textOf(made, 'primary', xml, 4095, 10))
    expect(rest.root).toMatchObject({ from: '4095', count: '10' })
    expect(rest.codes).toEqual(whole.codes.slice(4095, 4105))
    const brokenOff = xmlOf(textOf(made, 'primary', xml).slice(0, 90_000))
    expect(brokenOff.isWhole).toBe(false)
    const more = xmlOf(textOf(made, 'primary', xml, brokenOff.codes.length))
    expect([...brokenOff.codes, ...more.codes]).toEqual(whole.codes)
  })
  test('resumed at any row continues as if it had never stopped', async () => {
    const made = await aLot({ packs: 5000, batch: 'RESUME' })
    const whole = textOf(made, 'primary', csv)
    for (const row of [1, 4095, 4096, 4999])
      expect(textOf(made, 'primary', csv, 0, row) + textOf(made, 'primary', csv, row)).toBe(whole)
  })
})

describe('a file of ten million codes', () => {
  const key = serialKey(new Uint8Array(32), 1, 1)
  const lot = { licence: 'SD261234567', gtin: undefined, batch: 'B1', expiry: '2028-01-01' } as const
  const pieces = () => codeFile(origin, { ...lot, gtin: '08991234567891' }, 'primary', [{ from: 0, until: 10_000_000, key }], csv)

  test('is made a piece at a time, each under two megabytes, only when it is asked for', async () => {
    let made = 0
    const counted = (function* () {
      for (const piece of pieces()) {
        made++
        expect(piece.length).toBeLessThan(2_000_000)
        yield piece
      }
    })()
    const reader = bodyOf(counted).getReader()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(made).toBe(0)
    for (let taken = 1; taken <= 5; taken++) {
      expect((await reader.read()).done).toBe(false)
      expect(made).toBe(taken)
    }
    await reader.cancel()
    expect(counted.next().done).toBe(true)
  })
  test('waits for a reader who does not read, and ends when he leaves', async () => {
    let made = 0
    let ended = false
    const counted = (function* () {
      try {
        for (const piece of pieces()) {
          made++
          yield piece
        }
      } finally {
        ended = true
      }
    })()
    const server = serve({ fetch: () => new Response(bodyOf(counted)), port: 0, hostname: '127.0.0.1' })
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const [response] = (await once(get({ port, host: '127.0.0.1' }), 'response')) as [IncomingMessage]
    response.pause()
    await vi.waitFor(() => expect(made).toBeGreaterThan(0))
    let before = -1
    while (before !== made) {
      before = made
      await new Promise(resolve => setTimeout(resolve, 200))
    }
    // Of over 2,400 pieces as many were made as the buffers between us hold.
    expect(made).toBeLessThan(100)
    response.destroy()
    await vi.waitFor(() => expect(ended).toBe(true), { timeout: 10_000 })
    server.close()
  })
})

test('a window of ranges is the numbers from a place on', () => {
  const spans = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 5 }).map(sizes => {
    let next = 0
    return sizes.map(([gap, size]) => {
      const from = next + gap
      next = from + size
      return { from, until: next }
    })
  })
  const numbers = (of: readonly { from: number; until: number }[]) =>
    of.flatMap(({ from, until }) => Array.from({ length: until - from }, (_, k) => from + k))
  fc.assert(
    fc.property(spans, fc.nat(50), fc.nat(50), (some, from, count) => {
      expect(numbers(windowOf(some, from, count))).toEqual(numbers(some).slice(from, from + count))
    }),
  )
})
