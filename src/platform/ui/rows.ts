import { parse } from 'csv-parse/sync'
import type { Values } from './answers.ts'

/**
 * The rows typed under `name` (`name.0.column`, `name.1.column`, …) in the order of their numbers, blank rows too. A number that
 * the form skipped leaves no hole.
 */
export function rowsFrom(values: Values, name: string): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>()
  for (const [key, value] of Object.entries(values)) {
    const place = placeIn(key, name)
    if (!place || typeof value !== 'string') continue
    rows.set(place.index, { ...rows.get(place.index), [place.column]: value })
  }
  return [...rows].sort(([one], [other]) => one - other).map(([, row]) => row)
}

/** The same rows as values again. */
export function rowValues(name: string, rows: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) => Object.entries(row).map(([column, value]) => [`${name}.${index}.${column}`, value])),
  )
}

/**
 * What the buttons "add a row" (`_add=name`) and "remove" (`_remove=name.2`) ask for, done to the values sent; `undefined` when
 * neither was pressed, so that the route goes on to check and record. Nothing else that was typed is lost.
 */
export function alterRows(values: Values): Values | undefined {
  const { _add: add, _remove: remove, ...rest } = values
  const asked = typeof remove === 'string' ? /^(.+)\.(\d{1,9})$/.exec(remove) : null
  const name = typeof add === 'string' ? add : asked?.[1]
  if (name === undefined) return undefined
  const rows = rowsFrom(rest, name)
  const kept = asked
    ? rows.filter((_, index) => index !== Number(asked[2]))
    : [...rows, Object.fromEntries(columnsOf(rows).map(column => [column, '']))]
  const others = Object.entries(rest).filter(([key]) => !placeIn(key, name))
  return { ...Object.fromEntries(others), ...rowValues(name, kept) }
}

/** Cells pasted from a spreadsheet: tabs between them, or semicolons; quoted cells may hold line breaks. Blank lines are left out. */
export function pastedRows(text: string): string[][] {
  const delimiter = text.includes('\t') ? '\t' : ';'
  const rows: string[][] = parse(text, {
    delimiter,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    trim: true,
    bom: true,
  })
  return rows.filter(row => row.some(cell => cell !== ''))
}

function placeIn(key: string, name: string): { index: number; column: string } | undefined {
  if (!key.startsWith(`${name}.`)) return undefined
  const [, digits, column] = /^(\d{1,9})\.(.+)$/.exec(key.slice(name.length + 1)) ?? []
  return column === undefined ? undefined : { index: Number(digits), column }
}

function columnsOf(rows: readonly Record<string, string>[]): string[] {
  return [...new Set(rows.flatMap(row => Object.keys(row)))]
}
