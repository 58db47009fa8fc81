import { type NumberShape, numberShapes } from '#/features/register/law.ts'
import type { Numbered, Origin } from '#/features/register/numbered.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'

/** The numbers that share all but their running digits. */
export type NumberSeries = { head: string; runningDigits: number; tail: string }

/**
 * The series of the year in which a number is issued. Throws RangeError for a year outside 2000 to 2069, in which two digits tell the
 * century, and for parts that are not of the published length.
 */
export function seriesOf(numbered: Numbered, year: number): NumberSeries {
  if (!Number.isInteger(year) || year < 2000 || year > 2069)
    throw new RangeError(`A year of issue lies in 2000 to 2069, not ${year}.`)
  const { runningDigits, tail } = shapeOf(numbered, year)
  return { head: headOf(numbered, String(year).slice(-2)), runningDigits, tail }
}

const shapeOf = ({ series }: Numbered, year: number): NumberShape =>
  find(`${year}-01-01` as Day, ({ the }) => the(numberShapes, { series })).value

function headOf(numbered: Numbered, year: string): string {
  switch (numbered.series) {
    case 'supplement':
      return `S${letterOf[numbered.origin]}${year}`
    case 'quasi':
      return `Q${letterOf[numbered.origin]}${year}`
    case 'traditional': {
      const letters = numbered.kind === 'OHT' ? 'HT' : numbered.kind === 'fitofarmaka' ? 'FF' : traditional[numbered.origin]
      return `${letters}${year}${digits(numbered.makerType, 1)}${digits(numbered.form, 1)}`
    }
    case 'cosmetic':
      return `N${numbered.continent}${digits(numbered.country, 2)}${year}${digits(numbered.group, 2)}`
    case 'cosmetic kit':
      return `NKIT${year}`
  }
}

const letterOf: Record<Origin, string> = { domestic: 'D', import: 'I', licence: 'L' }
const traditional: Record<Origin, string> = { domestic: 'TR', import: 'TI', licence: 'TL' }

function digits(part: string, length: number): string {
  if (part.length === length && /^\d+$/.test(part)) return part
  throw new RangeError(`“${part}” is not a part of ${length} digits.`)
}

/** The number with this running number, from 1. Throws RangeError when the series is used up. */
export function composeNumber({ head, runningDigits, tail }: NumberSeries, running: number): string {
  if (!Number.isInteger(running) || running < 1 || running >= 10 ** runningDigits)
    throw new RangeError(`A running number lies in 1 to ${10 ** runningDigits - 1}, not ${running}.`)
  return head + String(running).padStart(runningDigits, '0') + tail
}
