/**
 * A calendar day as the law counts it, `2026-11-20`: no hour, no zone. Two days compare by plain string comparison
 * (`a < b`), because every day has four digits of year and two of month and day.
 */
export type Day = `${number}-${number}-${number}`

/** The zone whose midnight begins a legal day: the regulator sits in Jakarta (WIB, UTC+7). */
export const legalZone = 'Asia/Jakarta'

const millisecondsPerDay = 86_400_000

/** Is this text a day that exists, written `yyyy-mm-dd`? 29 February only in leap years. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  // The date parser rolls 30 February over into March, so what comes back has to be what went in.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The day a text names. Throws NotADay, a sentence for the person who typed it. */
export function getDay(text: string): Day {
  if (!isDay(text)) throw new NotADay(text)
  return text
}

/** The day it is at an instant, in the legal zone unless another is named. */
export function dayAt(instant: Date, zone: string = legalZone): Day {
  // Nearly every question is about now. Since 1973 each zone's midnight falls on a quarter of an hour: within one the day is the same.
  const quarter = Math.floor(instant.getTime() / 900_000)
  const last = lastDays.get(zone)
  if (last?.quarter === quarter) return last.day
  const { year, month, day } = Object.fromEntries(
    formatIn(zone)
      .formatToParts(instant)
      .map(part => [part.type, part.value]),
  )
  const found = getDay(`${year?.padStart(4, '0')}-${month}-${day}`)
  if (quarter >= firstQuarter) lastDays.set(zone, { quarter, day: found })
  return found
}

const firstQuarter = Date.UTC(1973, 0) / 900_000
const lastDays = new Map<string, { quarter: number; day: Day }>()

/** The day that is `count` calendar days later, or earlier where it is negative. */
export function addDays(day: Day, count: number): Day {
  return fromSerial(serial(day) + count)
}

/** The same day of the month `count` months later; the month's last day where it has no such day (31 January + 1 → 28 or 29 February). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, dayOfMonth } = parts(day)
  const first = firstOfMonth(year * 12 + month - 1 + count)
  const length = daysBetween(first, firstOfMonth(year * 12 + month + count))
  return addDays(first, Math.min(dayOfMonth, length) - 1)
}

/** The same date `count` years later; 29 February becomes the 28th where that year has no 29th. */
export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12)
}

/** Calendar days from the first to the second: 0 for the same day, negative where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return serial(to) - serial(from)
}

/** Order of two days for `sort`: negative where the first is earlier. */
export function compareDays(first: Day, second: Day): number {
  return first < second ? -1 : first > second ? 1 : 0
}

/** The day of the week after ISO 8601: 1 Monday … 7 Sunday. */
export function weekday(day: Day): Weekday {
  return (((((serial(day) + 3) % 7) + 7) % 7) + 1) as Weekday
}
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The text names no day of the calendar. */
export class NotADay extends Error {
  constructor(text: string) {
    super(`“${text.slice(0, 40)}” is not a day. Write it as year-month-day, for example 2026-11-20.`)
    this.name = 'NotADay'
  }
}

const serial = (day: Day) => Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay)

function fromSerial(days: number): Day {
  const text = new Date(days * millisecondsPerDay).toISOString().slice(0, 10)
  if (!isDay(text)) throw new RangeError('A legal day lies in the years 0000 to 9999.')
  return text
}

function parts(day: Day) {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  return { year, month, dayOfMonth }
}

/** The first day of a month, counted in months since the year 0. */
function firstOfMonth(months: number): Day {
  return getDay(`${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Building a format is a hundred times dearer than using it. */
function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'iso8601',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}
