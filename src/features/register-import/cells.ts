import type { Ingredient } from '#/features/register/licences.ts'
import { type Day, isDay } from '#/law/day.ts'

/** What a row gives for a column: text of a CSV cell, or what JSON holds there. */
export type Cell = unknown

/** The text of a cell, blanks at its ends left out; undefined where there is nothing, `'no text'` where there is something else. */
export function textOfCell(cell: Cell): string | undefined | { not: 'text' } {
  if (cell === undefined || cell === null) return undefined
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return { not: 'text' }
  return cell.trim() || undefined
}

/** A day as `2026-11-20`, `20-11-2026` or `20/11/2026`; undefined for anything else, also for a day that does not exist. */
export function dayOfText(text: string): Day | undefined {
  const [, day, month, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text) ?? []
  const written = year ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : text
  return isDay(written) ? written : undefined
}

/** The entries of a list: of JSON as they are, of a CSV cell between upright strokes. */
export function entriesOf(cell: Cell): unknown[] {
  if (Array.isArray(cell)) return cell
  if (typeof cell !== 'string') return cell === undefined || cell === null ? [] : [cell]
  return cell
    .split('|')
    .map(part => part.trim())
    .filter(part => part !== '')
}

/** An ingredient as `{name, amount, unit}` or as text: `Parasetamol: 500 mg`, `Ekstrak temulawak`. Undefined where it is neither. */
export function ingredientOf(entry: unknown): Ingredient | undefined {
  if (typeof entry === 'string') return ingredientOfText(entry)
  if (typeof entry !== 'object' || entry === null || !('name' in entry) || typeof entry.name !== 'string') return undefined
  const name = entry.name.trim()
  const amount = 'amount' in entry ? entry.amount : undefined
  const unit = 'unit' in entry ? entry.unit : undefined
  if (name === '' || !(amount === undefined || isAmount(amount)) || !(unit === undefined || typeof unit === 'string'))
    return undefined
  return { name, ...(amount !== undefined && { amount }), ...(unit !== undefined && { unit }) }
}

function ingredientOfText(text: string): Ingredient | undefined {
  const [, name, number, unit] = /^(.*\S)\s*:\s*(\d+(?:[.,]\d+)?)\s*(\S.*)?$/u.exec(text.trim()) ?? []
  if (name === undefined || number === undefined) return text.trim() === '' ? undefined : { name: text.trim() }
  return { name, amount: Number(number.replace(',', '.')), ...(unit && { unit }) }
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0
