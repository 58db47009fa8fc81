import { type Linter, type LintFault, nonDigit, whole } from './lint-fault.ts'

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The last day of the month; two-digit years need no century, as 2000 was a leap year and 1900 is out of reach. */
function lastDay(year: number, month: number): number {
  const leap = year % 4 === 0 && (year < 100 || year % 100 !== 0 || year % 400 === 0)
  return month === 2 && !leap ? 28 : longest[month - 1]!
}

const number = (data: string, at: number, length: number): number => {
  let value = 0
  for (let i = at; i < at + length; i++) value = value * 10 + data.charCodeAt(i) - 48
  return value
}

/** Year (two or four digits), month, day; where `wholeMonth`, day 00 stands for the end of the month. */
function date(yearDigits: number, wholeMonth: boolean): Linter {
  const digits = yearDigits + 4
  return data => {
    if (data.length !== digits) return whole(data.length < digits ? 'DATE_TOO_SHORT' : 'DATE_TOO_LONG', data)
    const letter = nonDigit(data)
    if (letter) return letter
    const month = number(data, yearDigits, 2)
    if (month < 1 || month > 12) return { code: 'ILLEGAL_MONTH', at: yearDigits, length: 2 }
    const day = number(data, yearDigits + 2, 2)
    const known = (day >= 1 || wholeMonth) && day <= lastDay(number(data, 0, yearDigits), month)
    return known ? undefined : { code: 'ILLEGAL_DAY', at: yearDigits + 2, length: 2 }
  }
}

export const yymmdd = date(2, false)
export const yymmd0 = date(2, true)
export const yyyymmdd = date(4, false)
export const yyyymmd0 = date(4, true)

type Unit = { name: string; below: number }
const hour: Unit = { name: 'HOUR', below: 24 }
const minute: Unit = { name: 'MINUTE', below: 60 }
const second: Unit = { name: 'SECOND', below: 60 }

/** Units of two digits each, one after the other. */
function time(name: string, units: readonly Unit[]): Linter {
  const digits = units.length * 2
  return (data): LintFault | undefined => {
    if (data.length !== digits) return whole(`${name}_TOO_${data.length < digits ? 'SHORT' : 'LONG'}`, data)
    const letter = nonDigit(data)
    if (letter) return letter
    const wrong = units.findIndex((unit, i) => number(data, i * 2, 2) >= unit.below)
    return wrong < 0 ? undefined : { code: `ILLEGAL_${units[wrong]!.name}`, at: wrong * 2, length: 2 }
  }
}

export const hh = time('HOUR', [hour])
export const mi = time('MINUTE', [minute])
export const ss = time('SECOND', [second])
export const hhmi = time('HOUR_WITH_MINUTE', [hour, minute])
