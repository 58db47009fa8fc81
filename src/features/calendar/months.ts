import type { WorkingDays } from '#/features/calendar/holidays.ts'
import { addDays, addMonths, type Day } from '#/law/day.ts'

/** The working days of each month of a year; `month` is its first day. */
export function workingDaysByMonth({ workingDaysBetween }: WorkingDays, year: number): { month: Day; days: number }[] {
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(firstDayOf(year), index)
    return { month, days: workingDaysBetween(addDays(month, -1), addDays(addMonths(month, 1), -1)) }
  })
}

/** New Year's Day. */
export const firstDayOf = (year: number): Day => `${String(year).padStart(4, '0')}-01-01` as Day

/** A year as it stands in an address, or undefined for what is none that a calendar may hold. */
export function yearFrom(text: string | undefined): number | undefined {
  return text && /^(19|20|21)\d{2}$/.test(text) ? Number(text) : undefined
}
