import type { Day } from '#/law/day.ts'
import type { InstrumentKey } from '#/law/instruments.ts'

/** Where a rule stands: an instrument of our list, and the place in it as that instrument names its places. */
export type Cite = { instrument: InstrumentKey; article: string }

/** What a person reads, in both languages of the platform. */
export type Words = { id: string; en: string }

/** One row of law: for these facts, from this day on, this holds, because of this article. */
export type Provision<When, Gives> = {
  /** The facts this row asks for. A fact left out is a fact that does not matter. */
  when: Partial<When>
  gives: Gives
  from: Day
  /** The first day on which it no longer holds. Absent while in force. */
  until?: Day
  cite: Cite
  /** The rule of the domain reference that it writes down (`SK-11.1q`), so that a list can show where each rule lives. */
  rule?: string | readonly string[]
  /** No official text we hold gives this: a default until the regulator states it. Shown as such wherever it is used. */
  assumed?: true
  /** What is uncertain, or what the row was derived from. */
  note?: Words
}

export type Table<When, Gives> = { name: string; rows: readonly Provision<When, Gives>[] }

/** One question that was put to a table: what it gave, why this row, and which fitting rows it beat. Plain data, kept with the decision. */
export type Step = {
  table: string
  gives: unknown
  /** The facts that made this row, and no other, the answer. */
  when: Readonly<Record<string, unknown>>
  cite: Cite
  passedOver: Cite[]
  assumed?: true
  note?: Words
}

/** An answer and the law it rests on. */
export type Finding<T> = { value: T; on: Day; steps: Step[] }

export type Ask = {
  /** The one answer: of the rows that apply, the most particular. Throws SilentLaw where none applies, DividedLaw where two tie. */
  the: <When extends object, Gives>(table: Table<When, Gives>, given: NoInfer<When>) => Gives
  /** Every answer: all rows that apply, in the order of the table, as for a list of required documents. */
  every: <When extends object, Gives>(table: Table<When, Gives>, given: NoInfer<When>) => Gives[]
}

/** Works something out under the law of one day, and keeps every article it rested on. */
export function find<T>(on: Day, work: (ask: Ask) => T): Finding<T> {
  const steps: Step[] = []
  const value = work({
    the(table, given) {
      const [best, ...passedOver] = applicable(table, given, on)
      if (!best) throw new SilentLaw(table.name, given, on)
      if (passedOver[0] && particularity(passedOver[0]) === particularity(best)) throw new DividedLaw(table.name, given, on)
      steps.push(step(table.name, best, passedOver))
      return best.gives
    },
    every(table, given) {
      const rows = table.rows.filter(row => applies(row, given, on))
      steps.push(...rows.map(row => step(table.name, row, [])))
      return rows.map(row => row.gives)
    },
  })
  return { value, on, steps }
}

/** The rows in force on that day that fit the facts, the most particular first; equals keep the order of the table. */
export function applicable<When extends object, Gives>(
  table: Table<When, Gives>,
  given: NoInfer<When>,
  on: Day,
): Provision<When, Gives>[] {
  return table.rows.filter(row => applies(row, given, on)).sort((a, b) => particularity(b) - particularity(a))
}

/** Why a row does not apply. */
export type Mismatch =
  | { kind: 'not yet'; from: Day }
  | { kind: 'no longer'; until: Day }
  | { kind: 'fact'; fact: string; asks: unknown; given: unknown }

/** Why a row does not apply on that day: its time, or the first fact that differs. `undefined` when it does apply. */
export function whyNot<When extends object>(row: Provision<When, unknown>, given: NoInfer<When>, on: Day): Mismatch | undefined {
  if (on < row.from) return { kind: 'not yet', from: row.from }
  if (row.until !== undefined && on >= row.until) return { kind: 'no longer', until: row.until }
  for (const [fact, asks] of asked(row)) {
    const value = (given as Record<string, unknown>)[fact]
    if (value !== asks) return { kind: 'fact', fact, asks, given: value }
  }
  return undefined
}

/** How many facts a row asks for: the exception asks for more than the rule it departs from. */
export function particularity(row: Provision<object, unknown>): number {
  return asked(row).length
}

const applies = <When extends object>(row: Provision<When, unknown>, given: NoInfer<When>, on: Day) =>
  whyNot(row, given, on) === undefined

const asked = (row: { when: object }) => Object.entries(row.when).filter(([, value]) => value !== undefined)

function step(table: string, row: Provision<object, unknown>, passedOver: Provision<object, unknown>[]): Step {
  const { gives, cite, assumed, note } = row
  return {
    table,
    gives,
    when: Object.fromEntries(asked(row)),
    cite,
    passedOver: passedOver.map(other => other.cite),
    ...(assumed && { assumed }),
    ...(note && { note }),
  }
}

/** No provision answers: a gap in our tables or in the law, to be mended. Never a zero. */
export class SilentLaw extends Error {
  readonly table: string
  readonly given: object
  readonly on: Day
  constructor(table: string, given: object, on: Day) {
    super(`The law is silent: no row of “${table}” in force on ${on} fits ${JSON.stringify(given)}.`)
    this.name = 'SilentLaw'
    this.table = table
    this.given = given
    this.on = on
  }
}

/** Two provisions answer with equal right: a fault of the table, to be mended. We do not choose for the lawmaker. */
export class DividedLaw extends Error {
  readonly table: string
  readonly given: object
  readonly on: Day
  constructor(table: string, given: object, on: Day) {
    super(`The law is divided: two equally particular rows of “${table}” on ${on} fit ${JSON.stringify(given)}.`)
    this.name = 'DividedLaw'
    this.table = table
    this.given = given
    this.on = on
  }
}
