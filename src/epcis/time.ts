const shape = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/**
 * The instant an ISO 8601 date and time with offset means, in milliseconds since 1970 UTC; `undefined` for anything else, also for
 * a 30th of February. Decimals beyond the third round half up, as CBV 2.0 §8.9 wants it.
 */
export function instantOf(text: string): number | undefined {
  // The time of an event is asked for by the check, the hash and the store, one after another.
  if (text === last.text) return last.instant
  last = { text, instant: readInstant(text) }
  return last.instant
}

let last: { text: string; instant: number | undefined } = { text: '', instant: undefined }

function readInstant(text: string): number | undefined {
  const parts = shape.exec(text)
  if (!parts) return undefined
  const [, year, month, day, hour, minute, second, decimals = '', sign, offsetHour = '0', offsetMinute = '0'] = parts
  if (+month! < 1 || +month! > 12 || +day! < 1 || +day! > daysIn(+year!, +month!)) return undefined
  if (+hour! > 23 || +minute! > 59 || +second! > 59 || +offsetHour > 23 || +offsetMinute > 59) return undefined
  const milliseconds = +decimals.slice(0, 3).padEnd(3, '0') + (decimals.charCodeAt(3) >= 0x35 ? 1 : 0)
  const offset = (+offsetHour * 60 + +offsetMinute) * (sign === '-' ? -60_000 : 60_000)
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so it is asked four hundred years on, when the calendar is the same.
  return Date.UTC(+year! + 400, +month! - 1, +day!, +hour!, +minute!, +second!, milliseconds) - fourCenturies - offset
}

const fourCenturies = 146_097 * 86_400_000

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The time in UTC with exactly three decimals; a text that is no date and time stays as it is. */
export function canonicalTime(text: string): string {
  const instant = instantOf(text)
  return instant === undefined ? text : new Date(instant).toISOString()
}

/** `+07:00` and the like, to ±14:00 (EPCIS 2.0 §7.4.1). */
export const isZoneOffset = (text: string): boolean => /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(text)
