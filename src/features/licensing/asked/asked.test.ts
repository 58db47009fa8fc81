import { describe, expect, test } from 'vitest'
import { flat, nested } from '../answers.ts'
import { type AskedField, readAnswers, schemaOf } from './fields.ts'
import { missingIn } from './missing.ts'

const cite = { instrument: 'PerBPOM 32/2022', article: 'Pasal 1' } as const
const label = { id: 'Nama', en: 'Name' }
const asks = [
  { key: 'name', kind: 'text', label, cite },
  {
    key: 'made',
    kind: 'choice',
    label,
    cite,
    options: [
      { value: 'here', label },
      { value: 'abroad', label },
    ],
  },
  { key: 'country', kind: 'text', label, cite, when: ({ made }) => made === 'abroad' },
  { key: 'until', kind: 'day', label, cite },
  { key: 'shared', kind: 'yes no', label },
  {
    key: 'shades',
    kind: 'rows',
    label,
    row: { id: 'Warna', en: 'Shade' },
    cite,
    columns: [
      { key: 'name', kind: 'text', label },
      { key: 'amount', kind: 'amount', label, optional: true },
    ],
  },
] as const satisfies readonly AskedField[]

const whole = {
  name: 'Madu',
  made: 'abroad',
  country: 'Jepang',
  until: '2027-02-28',
  shared: false,
  shades: [{ name: 'Merah', amount: 2.5 }],
}

describe('a section described by its fields', () => {
  test('reads what its form sends as what was saved', () => expect(schemaOf(asks).parse(nested(flat(whole)))).toEqual(whole))
  test('knows each answer by its kind', () => {
    const { made, until, shades } = readAnswers(asks, whole)
    const choice: 'here' | 'abroad' | undefined = made
    expect([choice, until, shades[0]?.amount]).toEqual(['abroad', '2027-02-28', 2.5])
  })
  test.each([
    ['28-2-2027', '2027-02-28'],
    ['28/02/2027', '2027-02-28'],
    ['2027-02-28', '2027-02-28'],
  ])('takes the day %s', (typed, day) => expect(readAnswers(asks, { until: typed }).until).toBe(day))
  test.each(['30-02-2027', 'besok', '2027'])('takes no day “%s”', typed =>
    expect(schemaOf(asks).safeParse({ until: typed }).success).toBe(false),
  )
})

describe('what is missing', () => {
  const missing = (content: Record<string, unknown>) => missingIn('product', asks, content).map(({ field }) => field)
  test('is every field that an article asks for, and none that may be left out', () =>
    expect(missing({})).toEqual(['name', 'made', 'until', 'shades.0.name']))
  test('is not what the other answers make needless', () => {
    expect(missing({ ...whole, country: undefined })).toEqual(['country'])
    expect(missing({ ...whole, made: 'here', country: undefined })).toEqual([])
  })
  test('is a gap in a row that was begun', () =>
    expect(missing({ ...whole, shades: [{ amount: 1 }] })).toEqual(['shades.0.name']))
})
