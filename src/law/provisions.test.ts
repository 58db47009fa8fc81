import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instruments } from '#/law/instruments.ts'
import { applicable, DividedLaw, find, SilentLaw, type Table, whyNot } from '#/law/provisions.ts'
import { answersTwice, checkTable, days, isSilent } from '#/law/table-laws.test-support.ts'

// Invented law, on real instruments, for the tests of this file alone.
type Filing = { origin: 'domestic' | 'imported'; holder: 'micro' | 'other' }
const OLD = 'PerBPOM 33/2018'
const NEW = 'PerBPOM 22/2022'

// biome-ignore format: a table of law
const fee: Table<Filing, number> = {
  name: 'fee',
  rows: [
    { when: { origin: 'domestic' }, gives:   500_000, from: '2018-12-05', until: '2022-10-05', cite: { instrument: OLD, article: 'A.1' } },
    { when: { origin: 'imported' }, gives: 1_500_000, from: '2018-12-05', until: '2022-10-05', cite: { instrument: OLD, article: 'A.2' } },
    { when: {},                     gives:   750_000, from: '2022-10-05',                      cite: { instrument: NEW, article: '4 (1)' } },
    { when: { origin: 'imported' }, gives: 2_000_000, from: '2022-10-05',                      cite: { instrument: NEW, article: '4 (2)' } },
  ],
}
// biome-ignore format: a table of law
const relief: Table<Filing, number> = {
  name: 'relief',
  rows: [
    { when: {},                  gives: 0,   from: '2018-12-05', cite: { instrument: OLD, article: '2' } },
    { when: { holder: 'micro' }, gives: 0.5, from: '2022-10-05', cite: { instrument: NEW, article: '5' }, assumed: true, note: { id: 'perkiraan', en: 'a guess' } },
  ],
}
const feeDue = (filing: Filing, on: `${number}-${number}-${number}`) =>
  find(on, ({ the }) => the(fee, filing) * (1 - the(relief, filing)))

const facts = { origin: fc.constantFrom('domestic', 'imported'), holder: fc.constantFrom('micro', 'other') } as const

describe('an answer', () => {
  test.each([
    ['on the old law’s last day', { origin: 'domestic', holder: 'micro' }, '2022-10-04', 500_000, ['A.1', '2']],
    ['on the new law’s first day', { origin: 'domestic', holder: 'other' }, '2022-10-05', 750_000, ['4 (1)', '2']],
    ['with an exception and a relief', { origin: 'imported', holder: 'micro' }, '2026-11-20', 1_000_000, ['4 (2)', '5']],
  ] as const)('%s', (_, filing, on, rupiah, articles) => {
    const finding = feeDue(filing, on)
    expect([finding.value, finding.steps.map(step => step.cite.article)]).toEqual([rupiah, articles])
  })

  test('keeps its reasons, the rows it passed over and what was assumed', () => {
    expect(feeDue({ origin: 'domestic', holder: 'micro' }, '2026-11-20')).toEqual({
      value: 375_000,
      on: '2026-11-20',
      steps: [
        { table: 'fee', gives: 750_000, when: {}, cite: { instrument: NEW, article: '4 (1)' }, passedOver: [] },
        {
          table: 'relief',
          gives: 0.5,
          when: { holder: 'micro' },
          cite: { instrument: NEW, article: '5' },
          passedOver: [{ instrument: OLD, article: '2' }],
          assumed: true,
          note: { id: 'perkiraan', en: 'a guess' },
        },
      ],
    })
  })

  test('survives being kept as JSON', () => {
    const finding = feeDue({ origin: 'imported', holder: 'micro' }, '2026-11-20')
    expect(JSON.parse(JSON.stringify(finding))).toEqual(finding)
  })

  test('can be all rows that apply, in the order of the table', () => {
    const { value, steps } = find('2026-11-20', ({ every }) => every(fee, { origin: 'imported', holder: 'other' }))
    expect([value, steps.map(step => step.cite.article)]).toEqual([
      [750_000, 2_000_000],
      ['4 (1)', '4 (2)'],
    ])
  })

  test('is never invented: where the law is silent, it stops', () => {
    expect(() => feeDue({ origin: 'domestic', holder: 'other' }, '2018-12-04')).toThrow(SilentLaw)
  })

  test('is never chosen between equals', () => {
    const divided: Table<Filing, number> = {
      name: 'divided',
      rows: [
        { when: { origin: 'imported' }, gives: 1, from: '2020-01-01', cite: { instrument: OLD, article: '1' } },
        { when: { holder: 'micro' }, gives: 2, from: '2020-01-01', cite: { instrument: OLD, article: '2' } },
      ],
    }
    const filing: Filing = { origin: 'imported', holder: 'micro' }
    expect(() => find('2021-01-01', ({ the }) => the(divided, filing))).toThrow(DividedLaw)
    expect(answersTwice(divided, [[filing, '2021-01-01']])?.rows).toHaveLength(2)
    expect(isSilent(divided, [[filing, '2019-12-31']])).toEqual({ given: filing, on: '2019-12-31' })
    expect(() => checkTable(divided, { facts, mayBeSilent: true })).toThrow(/answers twice/)
    expect(() => checkTable(divided, { facts, mayAnswerTwice: true })).toThrow(/is silent/)
  })
})

describe('a table', () => {
  test.each([fee, relief])('$name never answers twice and never stays silent', table => checkTable(table, { facts }))

  test('must mark what has no source', () => {
    const bare: Table<Filing, number> = {
      name: 'bare',
      rows: [{ when: {}, gives: 1, from: '2020-01-01', cite: { instrument: 'belum ada sumber', article: '–' } }],
    }
    expect(() => checkTable(bare, { facts })).toThrow(/without a source is marked assumed/)
  })

  test('says of each row either that it applies or why not', () => {
    fc.assert(
      fc.property(fc.record(facts), days(), (given, on) => {
        const used = applicable(fee, given, on)
        for (const row of fee.rows) expect(whyNot(row, given, on) === undefined).toBe(used.includes(row))
      }),
    )
  })

  test('names the time or the first fact that differs', () => {
    const [domestic, imported] = fee.rows
    expect(whyNot(domestic!, { origin: 'domestic', holder: 'micro' }, '2018-12-04')).toEqual({
      kind: 'not yet',
      from: '2018-12-05',
    })
    expect(whyNot(domestic!, { origin: 'domestic', holder: 'micro' }, '2022-10-05')).toEqual({
      kind: 'no longer',
      until: '2022-10-05',
    })
    expect(whyNot(imported!, { origin: 'domestic', holder: 'micro' }, '2020-01-01')).toEqual({
      kind: 'fact',
      fact: 'origin',
      asks: 'imported',
      given: 'domestic',
    })
  })
})

test('an instrument that points at another points at one we list', () => {
  for (const entry of Object.values(instruments)) {
    const pointed = [...('amendedBy' in entry ? entry.amendedBy : []), ...('replacedBy' in entry ? [entry.replacedBy] : [])]
    for (const key of pointed) expect(Object.keys(instruments)).toContain(key)
  }
})
