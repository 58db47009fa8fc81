import type { Day } from '#/law/day.ts'
import { type Mismatch, type Provision, type Table, whyNot } from '#/law/provisions.ts'

type Row = Provision<object, unknown>
export type RowOn = { row: Row; mismatch?: Mismatch }

/** The facts that the rows of a table ask for, each with the values that occur, in the order of the table. */
export function factsOf(table: Table<object, unknown>): { fact: string; values: unknown[] }[] {
  const facts = new Map<string, Set<unknown>>()
  for (const { when } of table.rows)
    for (const [fact, value] of Object.entries(when))
      if (value !== undefined) facts.set(fact, (facts.get(fact) ?? new Set()).add(value))
  return [...facts].map(([fact, values]) => ({ fact, values: [...values] }))
}

/** The facts chosen in an address, as the table's own values; a choice that no row knows counts as none. */
export function chosenFacts(
  table: Table<object, unknown>,
  query: Readonly<Record<string, string | undefined>>,
): Record<string, unknown> {
  const chosen: Record<string, unknown> = {}
  for (const { fact, values } of factsOf(table)) {
    const value = values.find(each => String(each) === query[fact])
    if (value !== undefined) chosen[fact] = value
  }
  return chosen
}

/**
 * Every row of a table, those that hold on the day before those that do not, each of these with the reason. Only chosen facts are
 * judged: a row that asks for more holds for some.
 */
export function rowsOn(table: Table<object, unknown>, on: Day, chosen: Readonly<Record<string, unknown>>): RowOn[] {
  const rows = table.rows.map((row): RowOn => {
    const asked = Object.fromEntries(Object.entries(row.when).filter(([fact]) => fact in chosen))
    const mismatch = whyNot({ ...row, when: asked }, chosen, on)
    return mismatch ? { row, mismatch } : { row }
  })
  return [...rows.filter(({ mismatch }) => !mismatch), ...rows.filter(({ mismatch }) => mismatch)]
}
