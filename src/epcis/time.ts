/**
 * The instant an ISO 8601 date and time with offset means, in milliseconds since 1970 UTC; `undefined` for anything else, also for
 * a 30th of February. Decimals beyond the third round half up, as CBV 2.0 §8.9 wants it. Read by its characters: every event is
 * asked for its time by the check, the hash and the store.
 */
export function instantOf(text: string): number | undefined {
  const year = number(text, 0, 4)
  const month = number(text, 5, 7)
  const day = number(text, 8, 10)
  const hour = number(text, 11, 13)
  const minute = number(text, 14, 16)
  const second = number(text, 17, 19)
  const between = text[4] === '-' && text[7] === '-' && (text[10] === 'T' || text[10] === 't') && text[13] === ':'
  if (!between || text[16] !== ':' || year < 0 || month < 1 || month > 12 || day < 1) return undefined
  if (day > daysIn(year, month) || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return undefined
  let end = text[19] === '.' ? 20 : 19
  while (end > 19 && isDigit(text, end)) end++
  const offset = end === 20 ? undefined : offsetOf(text, end)
  if (offset === undefined) return undefined
  const milliseconds = end > 19 ? thousandths(text, end) + (roundsUp(text, end) ? 1 : 0) : 0
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, so it is asked four hundred years on, when the calendar is the same.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second, milliseconds) - fourCenturies - offset
}

/** The digits in `[from, until)` as a number, or -1 where there is anything else. */
function number(text: string, from: number, until: number): number {
  let value = 0
  for (let at = from; at < until; at++) {
    const digit = text.charCodeAt(at) - zero
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** The decimals up to `end` as milliseconds; those beyond the third do not count. */
function thousandths(text: string, end: number): number {
  const given = Math.min(end, 23) - 20
  return number(text, 20, 20 + given) * (given === 1 ? 100 : given === 2 ? 10 : 1)
}

const zero = 0x30
const isDigit = (text: string, at: number): boolean => text.charCodeAt(at) >= zero && text.charCodeAt(at) <= zero + 9
/** Whether the fourth decimal, where there is one before `end`, is 5 or more. */
const roundsUp = (text: string, end: number): boolean => end > 23 && text.charCodeAt(23) >= zero + 5

/** The offset that stands at the end of a time, in milliseconds. */
function offsetOf(text: string, at: number): number | undefined {
  const sign = text[at]
  if (sign === 'Z' || sign === 'z') return text.length === at + 1 ? 0 : undefined
  const hour = number(text, at + 1, at + 3)
  const minute = number(text, at + 4, at + 6)
  const fits = (sign === '+' || sign === '-') && text[at + 3] === ':' && text.length === at + 6
  if (!fits || hour < 0 || hour > 23 || minute < 0 || minute > 59) return undefined
  return (hour * 60 + minute) * (sign === '-' ? -60_000 : 60_000)
}

const fourCenturies = 146_097 * 86_400_000

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The minute met last, and its text: events of one document happen close to each other. */
let lastMinute = { minute: 0, text: '1970-01-01T00:00:' }

/** The time in UTC with exactly three decimals; a text that is no date and time stays as it is. */
export function canonicalTime(text: string): string {
  const instant = instantOf(text)
  if (instant === undefined) return text
  const minute = Math.floor(instant / 60_000)
  if (minute !== lastMinute.minute) lastMinute = { minute, text: new Date(instant).toISOString().slice(0, -7) }
  const milliseconds = String(100_000 + instant - minute * 60_000)
  return `${lastMinute.text}${milliseconds.slice(1, 3)}.${milliseconds.slice(3)}Z`
}

/** `+07:00` and the like, to ±14:00 (EPCIS 2.0 §7.4.1). */
export const isZoneOffset = (text: string): boolean => /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/.test(text)
