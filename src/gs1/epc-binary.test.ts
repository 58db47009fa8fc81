import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withCheckDigit } from './check-digit.ts'
import { decodeEpcBinary, encodeEpcBinary, isEpcSegment } from './epc-binary.ts'
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

const pairs = (segment: string) => {
  const read = decodeEpcBinary(segment)
  return read.ok ? read.elements.map(({ ai, value }) => ({ ai, value })) : read.error
}

test('a key with its serial is written in the fewest bits, and read back', () => {
  expect(
    encodeEpcBinary([
      { ai: '01', value: '08998667300675' },
      { ai: '21', value: '042' },
    ]),
  ).toEqual({
    scheme: 'SGTIN+',
    segment: 'ehf7008998667300675030a800',
  })
  const gtin = fc.stringMatching(/^\d{13}$/).map(withCheckDigit)
  const serial = fc.oneof(
    fc.stringMatching(/^\d{1,20}$/),
    fc.stringMatching(/^[0-9a-f]{1,20}$/),
    fc.stringMatching(/^[0-9A-F]{1,20}$/),
    fc.stringMatching(/^[A-Z0-9.:-]{1,20}$/),
    fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
    fc.stringMatching(/^[!"%-?A-Z_a-z]{1,20}$/),
  )
  const thirteen = fc.stringMatching(/^\d{12}$/).map(withCheckDigit)
  const of = (ai: string, value: fc.Arbitrary<string>) => value.map(value => ({ ai, value }))
  const keys = fc.oneof(
    fc.tuple(of('01', gtin), of('21', serial)),
    fc.tuple(of('01', gtin), of('21', serial), of('17', fc.constantFrom('290228', '300101'))),
    fc.tuple(of('00', fc.stringMatching(/^\d{17}$/).map(withCheckDigit))),
    fc.tuple(of('414', thirteen)),
    fc.tuple(
      of('414', thirteen),
      of(
        '254',
        serial.filter(text => text !== '0'),
      ),
    ),
    fc.tuple(
      of(
        '8003',
        fc.tuple(thirteen, fc.stringMatching(/^[A-Za-z0-9]{0,16}$/)).map(([key, more]) => `0${key}${more}`),
      ),
    ),
    fc.tuple(
      of(
        '8004',
        fc.tuple(fc.stringMatching(/^\d{6,9}$/), serial).map(parts => parts.join('')),
      ),
    ),
    fc.tuple(
      of(
        '253',
        fc.tuple(thirteen, fc.stringMatching(/^[A-Za-z0-9]{0,17}$/)).map(parts => parts.join('')),
      ),
    ),
    fc.tuple(
      of(
        '255',
        fc.tuple(thirteen, fc.stringMatching(/^\d{0,12}$/)).map(parts => parts.join('')),
      ),
    ),
    fc.tuple(of('8018', fc.stringMatching(/^\d{17}$/).map(withCheckDigit))),
  )
  fc.assert(
    fc.property(keys, fc.constantFrom('eh' as const, 'ex' as const), (elements, as) => {
      expect(pairs(encodeEpcBinary(elements, as)!.segment)).toEqual(elements)
    }),
  )
})

test('a class of things, or a key with a batch, has no EPC', () => {
  const gtin = { ai: '01', value: '08998667300675' }
  const serial = { ai: '21', value: 'K' }
  for (const elements of [[gtin], [gtin, { ai: '10', value: 'B' }, serial], [serial], []])
    expect(encodeEpcBinary(elements)).toBeUndefined()
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

test.skipIf(!haveVectors)('what GS1 wrote in schemes without a host is written alike, but for filters and longer writing', () => {
  const rows = vectorRows<{ segment: string; scheme: string; digitalLinkPath: string }>('epc-binary/decode.jsonl')
  const own = rows.filter(({ scheme }) => /[A-Z]\+$/.test(scheme))
  expect(own.length).toBeGreaterThan(0)
  const wrong = own.flatMap(row => {
    const read = decodeEpcBinary(row.segment)
    const written = read.ok && encodeEpcBinary(read.elements, row.segment.slice(0, 2) as 'eh' | 'ex')
    const again = written ? decodeEpcBinary(written.segment) : undefined
    return again?.ok && again.path === row.digitalLinkPath && written && written.scheme === row.scheme
      ? []
      : [{ ...row, written }]
  })
  expect(wrong.slice(0, 5)).toEqual([])
})
