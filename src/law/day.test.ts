import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, addYears, compareDays, type Day, dayAt, daysBetween, getDay, isDay, weekday } from '#/law/day.ts'
import { days } from '#/law/table-laws.test-support.ts'

describe('a day', () => {
  test.each(['2026-11-20', '2024-02-29', '0001-01-01', '9999-12-31'])('%s exists', text => expect(isDay(text)).toBe(true))
  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '20261120',
    '2026-11-20T00:00',
    ' 2026-11-20',
    '',
  ])('“%s” does not', text => {
    expect(isDay(text)).toBe(false)
    expect(() => getDay(text)).toThrow(/is not a day\. Write it as year-month-day/)
  })
  test('any text is judged without a fault', () => {
    fc.assert(fc.property(fc.string(), text => !isDay(text) || getDay(text) === text))
  })
})

describe('the legal day of an instant', () => {
  test.each([
    ['2026-11-20T16:59:59Z', '2026-11-20'],
    ['2026-11-20T17:00:00Z', '2026-11-21'], // midnight in Jakarta
    ['2026-12-31T23:30:00Z', '2027-01-01'],
  ])('%s is %s in Jakarta', (instant, day) => expect(dayAt(new Date(instant))).toBe(day))
  test('another zone can be asked', () => expect(dayAt(new Date('2026-11-20T15:30:00Z'), 'Asia/Jayapura')).toBe('2026-11-21'))
})

describe('adding', () => {
  test.each<[Day, number, Day]>([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-11-20', 14, '2028-01-20'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('%s and %i months is %s', (day, count, expected) => expect(addMonths(day, count)).toBe(expected))
  test.each<[Day, number, Day]>([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2026-11-20', 5, '2031-11-20'],
  ])('%s and %i years is %s', (day, count, expected) => expect(addYears(day, count)).toBe(expected))

  test('days added are the days between', () => {
    fc.assert(fc.property(days(), fc.integer({ min: -4000, max: 4000 }), (day, n) => daysBetween(day, addDays(day, n)) === n))
  })
  test('a month later is never in the month after next', () => {
    fc.assert(fc.property(days(), day => daysBetween(day, addMonths(day, 1)) >= 28 && daysBetween(day, addMonths(day, 1)) <= 31))
  })
  test('days order as text as they do in time', () => {
    fc.assert(fc.property(days(), days(), (a, b) => Math.sign(compareDays(a, b)) === Math.sign(-daysBetween(a, b))))
  })
})

test('the week runs from Monday, 1, to Sunday, 7', () => {
  expect([weekday('2026-11-16'), weekday('2026-11-20'), weekday('2026-11-22'), weekday('1969-12-29')]).toEqual([1, 5, 7, 1])
})
