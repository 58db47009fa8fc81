import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#/law/day.ts'
import { columns } from './columns.ts'
import { readRow } from './read-row.ts'

const today: Day = '2026-11-20'
const least = { number: 'DKL2513031717A1', product_name: 'Noterol 10', holder_name: 'Konimex', issued_on: '2025-03-01' }
const read = (more: object) => {
  const answer = readRow(1, { ...least, ...more }, today)
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems))
  return answer.read
}
const refusal = (more: object) => {
  const answer = readRow(1, { ...least, ...more }, today)
  return 'problems' in answer ? answer.problems.map(({ field, says }) => [field, says.en]) : []
}

test('the least that a row says is completed by its number and the law', () => {
  expect(read({})).toMatchObject({
    number: 'DKL2513031717A1',
    commodity: 'drug',
    method: 'authentication',
    issuedOn: '2025-03-01',
    validUntil: '2030-03-01',
    dosageForm: '–',
    maker: { name: '–' },
    packs: [],
    gtins: [],
  })
})

describe('a cell is read as people write it', () => {
  test.each([
    ['a number with blanks', { number: 'POM DKL 25 130 317 17 A1' }, { number: 'DKL2513031717A1' }],
    ['a day of the calendar on the wall', { issued_on: '1-3-2025' }, { issuedOn: '2025-03-01' }],
    ['the last day', { last_day: '31/12/2027' }, { validUntil: '2028-01-01' }],
    ['the first day after', { valid_until: '2028-01-01' }, { validUntil: '2028-01-01' }],
    ['a commodity in Indonesian', { commodity: 'Obat' }, { commodity: 'drug' }],
    ['packs', { packs: 'Dus, 3 strip | Botol' }, { packs: ['Dus, 3 strip', 'Botol'] }],
    ['packs in JSON', { packs: ['Dus | besar'] }, { packs: ['Dus | besar'] }],
    [
      'ingredients',
      { composition: 'Parasetamol: 500 mg | Kafein: 32,5 mg | Pati' },
      {
        composition: [
          { name: 'Parasetamol', amount: 500, unit: 'mg' },
          { name: 'Kafein', amount: 32.5, unit: 'mg' },
          { name: 'Pati' },
        ],
      },
    ],
    ['a GTIN of 13 digits', { gtins: '8991234567891' }, { gtins: ['08991234567891'] }],
    ['a NIB with blanks', { holder_nib: '9120 0000 00001' }, { holder: { name: 'Konimex', nib: '9120000000001' } }],
    ['a method in Indonesian', { method: 'Identifikasi' }, { method: 'identification' }],
    ['that it is in force', { standing: 'Aktif' }, { standing: 'active' }],
    ['that it expired', { last_day: '2026-01-31', standing: 'kedaluwarsa' }, { standing: 'expired' }],
    [
      'a revocation',
      { standing: 'Dicabut', standing_since: '2026-05-04', reasons: 'Mengandung BKO' },
      {
        standing: {
          to: 'revoked',
          on: '2026-05-04',
          reasons: 'Mengandung BKO',
          cite: { instrument: 'belum ada sumber', article: '–' },
        },
      },
    ],
  ])('%s', (_, sent, gives) => {
    expect(read(sent)).toMatchObject(gives)
  })
})

describe('a row that says too little or what cannot be is refused with field and sentence', () => {
  test.each([
    ['no number', { number: '' }, 'number', 'required'],
    ['a device', { number: 'AKL 20501234567' }, 'number', ''],
    ['a number with a character too few', { number: 'DKL251303171A1' }, 'number', ''],
    ['no name', { product_name: ' ' }, 'product_name', 'required'],
    ['no holder', { holder_name: undefined }, 'holder_name', 'required'],
    ['no day of issue', { issued_on: null }, 'issued_on', 'required'],
    ['a day that does not exist', { issued_on: '30-02-2025' }, 'issued_on', 'no day'],
    ['a day to come', { issued_on: '2026-11-21' }, 'issued_on', 'not come yet'],
    ['a time that ends before it begins', { last_day: '2025-02-28' }, 'last_day', 'end after'],
    ['two ends that differ', { last_day: '2027-12-31', valid_until: '2027-12-31' }, 'valid_until', 'contradict'],
    ['an old licence without an end', { issued_on: '1998-01-01' }, 'last_day', 'before 2000'],
    ['a commodity of elsewhere', { commodity: 'alat kesehatan' }, 'commodity', 'no kind of product'],
    ['a wrong check digit', { gtins: '8991234567890' }, 'gtins', 'no GTIN'],
    ['a NIB of 12 digits', { holder_nib: '912000000000' }, 'holder_nib', '13 digits'],
    ['a name in a list', { product_name: ['a'] }, 'product_name', 'text'],
    ['a control character', { product_name: 'a\u0000b' }, 'product_name', 'printed'],
    ['a name beyond measure', { product_name: 'x'.repeat(301) }, 'product_name', '300'],
    ['a standing of elsewhere', { standing: 'beku' }, 'standing', 'no standing'],
    ['expired before its time', { standing: 'expired' }, 'standing', 'valid until before'],
    ['revoked without reasons', { standing: 'revoked', standing_since: '2026-05-04' }, 'reasons', 'required'],
    [
      'revoked before its issue',
      { standing: 'revoked', standing_since: '2025-02-01', reasons: 'x' },
      'standing_since',
      'day of issue',
    ],
    [
      'suspended after its time',
      { last_day: '2026-01-31', standing: 'suspended', standing_since: '2026-05-04', reasons: 'x' },
      'standing_since',
      'expired',
    ],
    ['replaced by nothing', { standing: 'superseded', standing_since: '2026-05-04', reasons: 'x' }, 'superseded_by', 'required'],
    [
      'a law that we do not know',
      { standing: 'revoked', standing_since: '2026-05-04', reasons: 'x', instrument: 'UU 1' },
      'instrument',
      'not known',
    ],
  ])('%s', (_, sent, field, says) => {
    expect(refusal(sent)).toContainEqual([field, expect.stringContaining(says)])
  })
  test('every fault of a row is told at once', () => {
    expect(refusal({ number: '', holder_name: '', issued_on: 'besok' }).map(([field]) => field)).toEqual([
      'number',
      'holder_name',
      'issued_on',
    ])
  })
})

test('a number of another form than the commodity is taken as the list says, with a remark', () => {
  expect(read({ commodity: 'food' })).toMatchObject({
    commodity: 'food',
    remarks: [{ en: expect.stringContaining('form of drug') }],
  })
})

test('whatever JSON holds, a row is read or refused, never a fault', () => {
  fc.assert(
    fc.property(fc.record(Object.fromEntries(columns.map(column => [column, fc.jsonValue()])), { requiredKeys: [] }), sent => {
      const answer = readRow(1, sent, today)
      expect('problems' in answer ? answer.problems.length > 0 : answer.read.number.length > 0).toBe(true)
    }),
  )
})
