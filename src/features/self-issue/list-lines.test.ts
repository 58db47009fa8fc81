import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { characters82 } from '#/gs1/lint-characters.ts'
import { type Layout, readFirstLine, readLines } from './list-lines.ts'
import { faultOf } from './serial-rules.ts'

const plain: Layout = { separator: ',', column: 0 }
const serials = fc.string({ unit: fc.constantFrom(...characters82.replace('(', '')), minLength: 1, maxLength: 20 })
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('the first line', () => {
  test.each([
    ['serial', ',', 0],
    ['GTIN;Serial;Batch', ';', 1],
    ['"batch","Nomor Seri"', ',', 1],
    ['a\tsn', '\t', 1],
    ['serial_number\r', ',', 0],
  ])('%j names the column', (line, separator, column) =>
    expect(readFirstLine(line)).toEqual({ layout: { separator, column }, isHeader: true }),
  )
  test('of one column without a name is a serial already', () =>
    expect(readFirstLine('A123')).toEqual({ layout: plain, isHeader: false }))
  test('of several columns without that name cannot be read, and says what helps', () =>
    expect(readFirstLine('gtin,batch')).toHaveProperty('problem.id', expect.stringContaining('serial')))
})

describe('lines', () => {
  test('give back every serial, quoted in CSV or as JSON, each on its line', () => {
    fc.assert(
      fc.property(fc.uniqueArray(serials, { minLength: 1, maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (all, end) => {
        const lines = all.map((_, i) => 5 + i)
        const csv = readLines(all.map(serial => quoted(serial) + end).join(''), 'csv', plain, 5)
        expect(csv).toEqual({ serials: all, lines, refused: [], count: all.length })
        const second = readLines(all.map(serial => `x;${quoted(serial)}${end}`).join(''), 'csv', { separator: ';', column: 1 }, 5)
        expect(second).toEqual(csv)
        for (const row of [(serial: string) => serial, (serial: string) => ({ batch: 'B', serial })])
          expect(readLines(all.map(serial => JSON.stringify(row(serial)) + end).join(''), 'jsonl', plain, 5)).toEqual(csv)
      }),
    )
  })
  test('that hold no serial are refused one by one with the reason, blank ones are passed over', () => {
    const text = ['A1', '', 'A1', 'sp ace', 'kaf\u00c3\u00a9', '123456789012345678901', 'A(1', '"open', '  ', 'B2'].join('\n')
    const { serials, lines, refused, count } = readLines(text, 'csv', plain, 1)
    expect([serials, lines, count]).toEqual([['A1', 'B2'], [1, 10], 10])
    expect(refused.map(({ line, reason, value }) => [line, reason, value])).toEqual([
      [3, 'twice', 'A1'],
      [4, 'character', 'sp ace'],
      [5, 'character', 'kafé'],
      [6, 'too long', '123456789012345678901'],
      [7, 'character', 'A(1'],
      [8, 'unreadable', '"open'],
    ])
    const json = readLines('{"serial":1}\n{"sn":"A"}\n[]\nnull\n{"serial":""}\nnot json', 'jsonl', plain, 1)
    expect(json.refused.map(({ reason }) => reason)).toEqual([
      'unreadable',
      'unreadable',
      'unreadable',
      'unreadable',
      'no serial',
      'unreadable',
    ])
  })
  test('of any bytes are each taken or refused, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('csv' as const, 'jsonl' as const), (bytes, format) => {
        const text = Buffer.from(bytes).toString('latin1')
        const { serials, lines, refused } = readLines(text, format, plain, 1)
        const blank = text.split('\n').filter(line => line.trim() === '').length
        expect(serials.length + refused.length).toBe(text.split('\n').length - blank)
        expect(serials.filter(serial => faultOf(serial))).toEqual([])
        expect(lines).toEqual(lines.toSorted((a, b) => a - b))
      }),
    )
  })
})
