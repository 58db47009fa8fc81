import { addDays, type Day, type Weekday, weekday } from '#/law/day.ts'

/** Says of a day whether the regulator works on it. */
export type IsWorkingDay = (day: Day) => boolean

/** A calendar in which the regulator works on the given days of the week (1 Monday … 7 Sunday), holidays apart. */
export function workingDays({ week, holidays }: { week: Iterable<Weekday>; holidays: Iterable<Day> }): IsWorkingDay {
  const worked = new Set(week)
  const free = new Set(holidays)
  return day => worked.has(weekday(day)) && !free.has(day)
}

/** A calendar in which every day counts, for the periods that are in calendar days. */
export const everyDay: IsWorkingDay = () => true

/** The first working day on or after a day. */
export function nextWorkingDay(isWorkingDay: IsWorkingDay, day: Day): Day {
  let next = day
  for (let tried = 0; !isWorkingDay(next); tried++) {
    if (tried > longestPause) throw new RangeError(`No working day in the year after ${day}: the calendar is at fault.`)
    next = addDays(next, 1)
  }
  return next
}

/** The day on which the `count`-th working day after a day falls; the day itself for 0. It is never counted: a period begins the day after. */
export function addWorkingDays(isWorkingDay: IsWorkingDay, day: Day, count: number): Day {
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`A number of working days is 0 or more and whole, not ${count}.`)
  let reached = day
  for (let left = count; left > 0; left--) reached = nextWorkingDay(isWorkingDay, addDays(reached, 1))
  return reached
}

/** How many working days lie after the first day, up to and including the last: what `addWorkingDays` undoes. 0 where the last is not later. */
export function workingDaysBetween(isWorkingDay: IsWorkingDay, after: Day, upTo: Day): number {
  let count = 0
  for (let day = after; day < upTo; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) count++
  }
  return count
}

const longestPause = 366
