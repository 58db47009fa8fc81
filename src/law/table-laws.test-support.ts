import fc from 'fast-check'
import { expect } from 'vitest'
import { addDays, type Day, daysBetween, isDay } from '#/law/day.ts'
import { noSource } from '#/law/instruments.ts'
import { applicable, type Provision, particularity, type Table } from '#/law/provisions.ts'

/** Any day in a half-open range; without one, any day of 2015 to 2034. */
export function days({ from = '2015-01-01', until = '2035-01-01' }: { from?: Day; until?: Day } = {}): fc.Arbitrary<Day> {
  return fc.integer({ min: 0, max: daysBetween(from, until) - 1 }).map(n => addDays(from, n))
}

/** The first facts and day, if any among the samples, on which two equally particular rows of the table both answer. */
export function answersTwice<When extends object, Gives>(
  table: Table<When, Gives>,
  samples: Iterable<readonly [When, Day]>,
): { given: When; on: Day; rows: Provision<When, Gives>[] } | undefined {
  for (const [given, on] of samples) {
    const rows = applicable(table, given, on)
    if (rows[0] && rows[1] && particularity(rows[0]) === particularity(rows[1])) return { given, on, rows }
  }
  return undefined
}

/** The first facts and day, if any among the samples, to which no row of the table answers. */
export function isSilent<When extends object, Gives>(
  table: Table<When, Gives>,
  samples: Iterable<readonly [When, Day]>,
): { given: When; on: Day } | undefined {
  for (const [given, on] of samples) if (applicable(table, given, on).length === 0) return { given, on }
  return undefined
}

type Check<When> = {
  /** All facts that the form allows, one arbitrary for each. */
  facts: { [Fact in keyof When]-?: fc.Arbitrary<When[Fact]> }
  /** Where the table is asked. Its rows' first and last days are always asked besides. */
  days?: fc.Arbitrary<Day>
  /** The first day on which every question must have an answer. The table's earliest row, unless said. */
  since?: Day
  /** For tables that may stay silent, or that list (`every`): leaves out the check for gaps, or for overlaps. */
  mayBeSilent?: boolean
  mayAnswerTwice?: boolean
}

/** The laws of a table of law: sound rows, never two equal answers, never a gap since it began. For use inside a test. */
export function checkTable<When extends object, Gives>(table: Table<When, Gives>, check: Check<When>): void {
  for (const row of table.rows) checkRow(table.name, row)
  const begins = table.rows.map(row => row.from).sort()[0]
  if (!begins) throw new Error(`The table “${table.name}” has no rows.`)
  const since = check.since ?? begins
  // The days on which law changes, and the day before each, are where tables go wrong: chance would rarely ask there.
  const turningDays = table.rows.flatMap(row => [
    row.from,
    addDays(row.from, -1),
    ...(row.until ? [row.until, addDays(row.until, -1)] : []),
  ])
  const day = fc.oneof(fc.constantFrom(...turningDays), check.days ?? days())
  const given = fc.record(check.facts) as fc.Arbitrary<When>
  fc.assert(
    fc.property(given, day, (facts, on) => {
      if (!check.mayAnswerTwice) expect(answersTwice(table, [[facts, on]]), `${table.name} answers twice`).toBeUndefined()
      if (!check.mayBeSilent && on >= since) expect(isSilent(table, [[facts, on]]), `${table.name} is silent`).toBeUndefined()
    }),
    { numRuns: 300, includeErrorInReport: true },
  )
}

function checkRow(table: string, { from, until, cite, assumed, note }: Provision<object, unknown>): void {
  const row = `${table}, ${cite.instrument} ${cite.article}`
  expect(isDay(from), `${row}: “from” is a day`).toBe(true)
  if (until !== undefined) expect(isDay(until) && until > from, `${row}: “until” is a later day than “from”`).toBe(true)
  expect(cite.article.trim(), `${row}: the article is named`).not.toBe('')
  if (cite.instrument === noSource.instrument) expect(assumed, `${row}: a row without a source is marked assumed`).toBe(true)
  if (assumed) expect(note?.id && note.en, `${row}: an assumed row says what is uncertain, in both languages`).toBeTruthy()
}
