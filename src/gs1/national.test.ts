import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NotACode, readNational, writeNational } from './national.ts'

const codes = (list: { code: string }[]): string[] => list.map(({ code }) => code)

describe('the national code', () => {
  test('a licence number with its end of validity names a product', () => {
    expect(readNational('(90)SD181234561(91)271130')).toEqual({
      nie: 'SD181234561',
      nieExpiry: '2027-11-30',
      class: 'identification',
      repairs: [],
      faults: [],
      raw: '(90)SD181234561(91)271130',
    })
  })

  test('batch, expiry and serial make it one pack’s own, in any order', () => {
    const read = readNational('(21)7H3K9Q(17)290200(10)B-12/A(90)DKL2512345610A1')
    expect(read).toMatchObject({
      class: 'authentication',
      serial: '7H3K9Q',
      expiry: '2029-02-28',
      batch: 'B-12/A',
      nie: 'DKL2512345610A1',
    })
    expect([read.repairs, read.faults]).toEqual([[], []])
  })

  test('brackets inside a batch belong to the batch', () => {
    expect(readNational('(90)SD181234561(10)A(2)B(17)290228(21)77')).toMatchObject({ batch: 'A(2)B', serial: '77', faults: [] })
  })

  test('without brackets it is read by the forms of its fields', () => {
    const read = readNational('90NA18123456789')
    expect(read).toMatchObject({ nie: 'NA18123456789', class: 'identification', faults: [] })
    expect(codes(read.repairs)).toEqual(['parentheses'])
    expect(readNational('90MD24320915807891260215')).toMatchObject({ nie: 'MD243209158078', nieExpiry: '2026-02-15', faults: [] })
  })

  test('a lost separator is restored where one reading only is complete', () => {
    const read = readNational('90SD18123456117290228' + '10BX7' + '21K9Q')
    expect(read).toMatchObject({ batch: 'BX7', serial: 'K9Q', faults: [] })
    expect(codes(read.repairs)).toEqual(['separator-lost', 'parentheses'])
  })

  test('where two readings are complete, it is a technical fault and no field is guessed', () => {
    const read = readNational('90SD18123456117290228' + '10B21X' + '21K9Q')
    expect(codes(read.faults)).toEqual(['ambiguous'])
    expect(read.serial).toBeUndefined()
  })

  test.each([
    ['  (90)NA18123456789\r\n', ['trimmed']],
    [']Q1(90)NA18123456789', ['symbology']],
    ['No BPOM : (90)NA18123456789', ['text-before']],
    ['(90)NA18123456789(91)280101-1', ['suffix']],
    ['(90)NA18123456789-2', ['suffix']],
    ['(90)na18123456789', ['case']],
    ['(90) NA 1812 3456789', ['spaces']],
    ['[90]NA18123456789', ['characters']],
    ['（90）NA18123456789', ['characters']],
    ['90na18123456789-1', ['case', 'suffix', 'parentheses']],
  ])('%j is repaired and says so', (raw, repairs) => {
    const read = readNational(raw)
    expect(read).toMatchObject({ nie: 'NA18123456789', faults: [], raw })
    expect(codes(read.repairs)).toEqual(repairs)
  })

  test('CapsLock turned batch and serial over with the number, and they are turned back', () => {
    expect(readNational('(90)dkl2512345610a1(10)Lot7b(17)290228(21)x9')).toMatchObject({
      batch: 'lOT7B',
      serial: 'X9',
      faults: [],
    })
  })

  test.each([
    ['', ['empty']],
    ['(90)MD243209026078(9', ['truncated']],
    ['(90)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY', ['template']],
    ['(01)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY', ['template']],
    ['(90)NA1812345678', ['nie-form']],
    ['(90)SD181234561(91)271332', ['date']],
    ['(01)899866730067(10)A(17)290228(21)1', ['check-digit']],
    ['(01)89986673006(10)A(17)290228(21)1', ['gtin-length']],
    ['(90)SD181234561(10)(17)290228(21)1', ['value-empty']],
    ['(90)SD181234561(10)A(17)290228(21)1(21)2', ['repeated']],
    ['(90)SD181234561(10)A(17)290228', ['incomplete']],
    ['(10)A(17)290228(21)4', ['incomplete']],
    ['halo', ['unreadable']],
  ])('%j is not passed over: %j', (raw, faults) => {
    expect(codes(readNational(raw).faults)).toEqual(faults)
  })

  test('a template is an authentication code without a value', () => {
    const read = readNational('(90)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY')
    expect(read).toMatchObject({
      class: 'authentication',
      faults: [{ code: 'template', fields: ['nie', 'batch', 'expiry', 'serial'] }],
    })
    expect(read.nie).toBeUndefined()
  })

  test('a GTIN of 13 digits is filled up', () => {
    expect(readNational('(01)8998667300675(10)A(17)290228(21)1')).toMatchObject({
      gtin: '08998667300675',
      repairs: [{ code: 'gtin-padded', from: '8998667300675' }],
    })
  })
})

const text82 = fc.stringMatching(/^[A-Za-z0-9_./-]{1,20}$/)
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10) as `${number}-${number}-${number}`)

test('what is written is read back without repair or fault', () => {
  fc.assert(
    fc.property(text82, day, text82, (batch, expiry, serial) => {
      const content = { nie: 'DKL2512345610A1', gtin: '08998667300675', batch, expiry, serial }
      const read = readNational(writeNational(content))
      expect(read).toMatchObject({ ...content, class: 'authentication', repairs: [], faults: [] })
    }),
  )
})

test('no text makes the reader throw', () => {
  const piece = fc.constantFrom(
    '(90)',
    '(91)',
    '(10)',
    '(17)',
    '(21)',
    '(01)',
    '90',
    '10',
    '21',
    'NA18123456789',
    '(',
    ')',
    '\u001d',
    ']d2',
    ' ',
    '-1',
    'X',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map(parts => parts.join('')),
      ),
      raw => readNational(raw).raw === raw,
    ),
  )
})

test('nothing is written that could not be read', () => {
  const day = '2029-02-28' as const
  expect(() => writeNational({ batch: 'A', expiry: day, serial: '1' })).toThrow(NotACode)
  expect(() => writeNational({ nie: 'XX1', batch: 'A', expiry: day, serial: '1' })).toThrow('no form')
  expect(() => writeNational({ nie: 'SD181234561', batch: 'A', expiry: day })).toThrow('together')
  expect(() => writeNational({ nie: 'SD181234561', batch: 'A(21)B', expiry: day, serial: '1' })).toThrow('character')
  expect(() => writeNational({ gtin: '123', batch: 'A', expiry: day, serial: '1' })).toThrow('GTIN')
  expect(writeNational({ nie: 'SD181234561' })).toBe('(90)SD181234561')
})
