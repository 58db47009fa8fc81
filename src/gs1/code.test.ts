import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCode } from './code.ts'
import { isTechnical } from './repair.ts'

const codes = (list: { code: string }[]): string[] => list.map(({ code }) => code)
const pack = { gtin: '08998667300675', batch: 'B7x', expiry: '2029-02-28', serial: 'K9q2' }

describe('what is presented', () => {
  test.each([
    ['(01)08998667300675(17)290228(10)B7x(21)K9q2', 'national', []],
    [']d201089986673006751729022810B7x\u001d21K9q2', 'gs1', ['symbology']],
    ['01089986673006751729022810B7x\u001d21K9q2', 'gs1', []],
    ['^01089986673006751729022810B7x^21K9q2', 'gs1', []],
    ['https://id.gs1.org/01/08998667300675/10/B7x/21/K9q2?17=290228', 'digital-link', []],
    [']Q1https://cek.example/a/01/08998667300675/10/B7x/21/K9q2?17=290228', 'digital-link', ['symbology']],
    ['https://id.gs1.org/01/08998667300675/10/B7x/21/K9q2/?17=290228', 'digital-link', ['trailing-slash']],
    ['https://id.gs1.org/01/8998667300675/10/B7x/21/K9q2?17=290228', 'digital-link', ['gtin-padded']],
  ])('%j is a pack’s own code (%s)', (raw, kind, repairs) => {
    const read = readCode(raw)
    expect(read).toMatchObject({ ...pack, kind, class: 'authentication', faults: [], raw })
    expect(codes(read.repairs)).toEqual(repairs)
  })

  test.each([
    ['8998667300675', 'ean', { gtin: '08998667300675' }],
    [']E08998667300675', 'ean', { gtin: '08998667300675' }],
    ['NA18123456789', 'nie', { nie: 'NA18123456789' }],
    ['BPOM RI MD 243209158078', 'nie', { nie: 'MD243209158078' }],
    ['pom tr 192 345 671', 'nie', { nie: 'TR192345671' }],
    ['90NA18123456789', 'national', { nie: 'NA18123456789' }],
    ['urn:epc:id:sgtin:8998667.030067.K9', 'gs1', { gtin: '08998667300675', serial: 'K9' }],
    [']C100189986670000000015', 'gs1', { sscc: '189986670000000015' }],
    ['(00)189986670000000015', 'gs1', { sscc: '189986670000000015' }],
    ['(01)08998667300675(21)A(240)X', 'gs1', { serial: 'A' }],
  ])('%j is %s', (raw, kind, fields) => expect(readCode(raw)).toMatchObject({ kind, ...fields }))

  test('plain data that looks like a GTIN is none', () => {
    expect(readCode(']d10108998667300675')).toMatchObject({ kind: 'unread' })
    expect(readCode(']d10108998667300675').gtin).toBeUndefined()
  })

  test('an address that is no Digital Link is handed back as an address', () => {
    expect(readCode('https://toko.example/produk/17')).toMatchObject({ kind: 'address', faults: [] })
  })

  test('an address may carry the code as it is printed, or an EPC binary string', () => {
    expect(readCode('https://cek.example/k/?kode=%2890%29SD181234561%2810%29A%2817%29290228%2821%297')).toMatchObject({
      kind: 'address',
      class: 'authentication',
      nie: 'SD181234561',
      serial: '7',
    })
    expect(readCode('https://cek.example/nie/SD181234561')).toMatchObject({ kind: 'address', nie: 'SD181234561' })
    expect(readCode('https://id.gs1.org/ehf700899866730067500' + '0c15')).toMatchObject({ kind: 'address' })
    expect(readCode('https://id.gs1.org/ehf7008998667300675032a0')).toMatchObject({
      kind: 'digital-link',
      gtin: '08998667300675',
    })
  })

  test('qualifiers in the wrong order are named with the right one', () => {
    const { faults } = readCode('https://id.gs1.org/01/08998667300675/21/K/10/B')
    expect(faults).toMatchObject([{ code: 'syntax', gs1: 'PATH_SEQUENCE' }])
    expect(JSON.stringify(faults)).toContain('(22), (10), (21)')
  })

  test('a mistyped number is told by its check digit', () => {
    expect(readCode('8998667300676')).toMatchObject({ kind: 'ean', faults: [{ code: 'check-digit' }] })
  })
})

describe('a spoilt scan', () => {
  test.each([
    ['01089986673006751729022810B7x21K9q2', ['separator-lost']],
    ['01089986673006751729022810B7x|21K9q2', ['separator-replaced']],
    ['01089986673006751729022810B7x<GS>21K9q2', ['separator-replaced']],
    [']D201089986673006751729022810b7X\u001d21k9Q2', ['case', 'symbology']],
    ['+d201089986673006751729022810B7x\u001d21K9q2', ['keyboard-layout', 'symbology']],
    [')01=08998667300675)17=290228)10=B7x)21=K9q2', ['keyboard-layout']],
  ])('%j is repaired where one reading results', (raw, repairs) => {
    const read = readCode(raw)
    expect(read).toMatchObject({ ...pack, faults: [] })
    expect(codes(read.repairs)).toEqual(repairs)
  })

  test.each(['', '   ', '01089986673006751729022810B21x21K9q2', 'x\u001dy', '01', ']d2', '90àà'])(
    '%j is technical, never an alert',
    raw => {
      const { kind, faults, serial } = readCode(raw)
      expect(kind).toBe('unread')
      expect(serial).toBeUndefined()
      expect(faults.length).toBeGreaterThan(0)
      expect(faults.every(isTechnical)).toBe(true)
    },
  )
})

test('a text longer than any symbol is not searched', () => {
  expect(readCode('a'.repeat(5_000))).toMatchObject({ kind: 'unread', faults: [{ code: 'too-long', length: 5_000 }] })
})

test('company-internal data in (90) is no licence number', () => {
  const read = readCode(']d201089986673006751729022810B7x\u001d21K9q2\u001d90intern-7')
  expect(read).toMatchObject({ ...pack, kind: 'gs1', faults: [] })
  expect(read.nie).toBeUndefined()
})

test('no text makes it throw', () => {
  const piece = fc.constantFrom(
    '(90)',
    '(10)',
    '(21)',
    '01',
    '17',
    '10',
    '21',
    '08998667300675',
    '290228',
    ']d2',
    ']Q1',
    '\u001d',
    '^',
    'https://a/',
    '/01/',
    '?',
    '%2F',
    'NA18123456789',
    'urn:epc:id:sgtin:',
    '.',
    ')',
    '=',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 20 }).map(parts => parts.join('')),
  )
  fc.assert(fc.property(text, raw => readCode(raw).raw === raw))
})
