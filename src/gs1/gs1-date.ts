import type { Day } from '#/law/day.ts'
import { yymmd0 } from './lint-dates.ts'

/**
 * The day that six digits on a pack stand for; day 00 is the last of its month (General Specifications §3.4.3). Undefined
 * for what is no date. Two digits of year are of the years 2000–2099: no pack we meet is older than that.
 */
export function dayOfSix(digits: string): Day | undefined {
  if (yymmd0(digits)) return undefined
  const [year, month, day] = [`20${digits.slice(0, 2)}`, digits.slice(2, 4), digits.slice(4)]
  if (day !== '00') return `${year}-${month}-${day}` as Day
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${year}-${month}-${last}` as Day
}

/** The six digits of a day, as AIs 11, 17 and 91 carry it. */
export const sixOfDay = (day: Day): string => day.slice(2).replaceAll('-', '')
