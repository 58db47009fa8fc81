import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeEpcBinary, isEpcSegment } from './epc-binary.ts'
import { haveVectors, vectorRows } from './vectors.test-support.ts'

test('an SGTIN-96 is a GTIN with a serial', () => {
  // Header 30, filter 1, partition 5, prefix 8998667, item 030067, serial 42.
  const bits = `00110000001101${(8998667).toString(2).padStart(24, '0')}${(30067).toString(2).padStart(20, '0')}${(42).toString(2).padStart(38, '0')}`
  const hex = BigInt(`0b${bits}`).toString(16)
  expect(decodeEpcBinary(`eh${hex}`)).toMatchObject({ ok: true, scheme: 'SGTIN-96', path: '/01/08998667300675/21/42' })
  expect(decodeEpcBinary(`ex${Buffer.from(hex, 'hex').toString('base64url')}`)).toMatchObject({
    path: '/01/08998667300675/21/42',
  })
})

test('an SGTIN+ is its digits, then the serial in the shortest writing', () => {
  // Filter 0, GTIN, then a number (indicator 0) of three digits in ten bits, then filling.
  const tail = `000${'00011'}${(42).toString(2).padStart(10, '0')}`.padEnd(32, '0')
  const hex = `f7008998667300675${Number.parseInt(tail, 2).toString(16).padStart(8, '0')}`
  expect(decodeEpcBinary(`eh${hex}`)).toMatchObject({ scheme: 'SGTIN+', path: '/01/08998667300675/21/042' })
})

test.each(['eh', 'ex', 'eh3', 'EH30', 'ehAB', 'ehfe00', 'eh0000', '01', 'eh30'])('%s is refused', segment => {
  expect(decodeEpcBinary(segment).ok).toBe(false)
})

test('a path segment is recognised by its prefix', () => {
  expect(['eh30', 'ex-_', 'eh', 'EH30', 'ehat', 'exhibit'].map(isEpcSegment)).toEqual([true, true, false, false, true, true])
})

test('no segment makes it throw', () => {
  const hex = fc.stringMatching(/^[0-9a-f]{0,60}$/).map(text => `eh${text}`)
  const header = fc.constantFrom(
    '2c',
    '2d',
    '30',
    '31',
    '34',
    '36',
    '38',
    '3d',
    '3f',
    '41',
    'e6',
    'ea',
    'ee',
    'f0',
    'f3',
    'f7',
    'fb',
    'fd',
  )
  const headed = fc.tuple(header, fc.stringMatching(/^[0-9a-f]{0,60}$/)).map(parts => `eh${parts.join('')}`)
  fc.assert(fc.property(fc.oneof(hex, headed, fc.string()), segment => typeof decodeEpcBinary(segment).ok === 'boolean'))
})

test.skipIf(!haveVectors)('EPC binary strings stand for the Digital Links GS1 gives', () => {
  const rows = vectorRows<{ segment: string; scheme: string; digitalLinkPath: string }>('epc-binary/decode.jsonl')
  const wrong = rows.flatMap(row => {
    const read = decodeEpcBinary(row.segment)
    const same = read.ok && read.path === row.digitalLinkPath && read.scheme === row.scheme
    return same ? [] : [{ ...row, read: read.ok ? read.path : read.error }]
  })
  expect(wrong.slice(0, 20)).toEqual([])
})

test.skipIf(!haveVectors)('EPC binary strings that have to be refused are refused', () => {
  const rows = vectorRows<{ segment: string; why: string }>('epc-binary/refused.jsonl')
  expect(rows.filter(row => decodeEpcBinary(row.segment).ok).slice(0, 20)).toEqual([])
})
