import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addWorkingDays, everyDay, nextWorkingDay, workingDays, workingDaysBetween } from '#/law/calendar.ts'
import { addDays, daysBetween, weekday } from '#/law/day.ts'
import { days } from '#/law/table-laws.test-support.ts'

// Christmas week of 2026: collective leave on Thursday, holiday on Friday, New Year's Day the Friday after.
const monday = workingDays({ week: [1, 2, 3, 4, 5], holidays: ['2026-12-24', '2026-12-25', '2027-01-01'] })

const aCalendar = fc
  .record({
    week: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    holidays: fc.array(days({ from: '2026-01-01', until: '2027-01-01' }), { maxLength: 30 }),
  })
  .map(({ week, holidays }) => workingDays({ week: week as (1 | 2 | 3 | 4 | 5 | 6 | 7)[], holidays }))
const aDay = days({ from: '2025-11-01', until: '2027-03-01' })
const aCount = fc.integer({ min: 0, max: 60 })

describe('a working day', () => {
  test('is neither a weekend nor a holiday', () => {
    expect(['2026-12-23', '2026-12-24', '2026-12-26', '2026-12-28'].map(day => monday(day as '2026-12-23'))).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
  test('comes next after a pause, or is the day itself', () => {
    expect(nextWorkingDay(monday, '2026-12-24')).toBe('2026-12-28')
    expect(nextWorkingDay(monday, '2026-12-28')).toBe('2026-12-28')
  })
  test('is missing only from a calendar at fault', () => {
    expect(() => nextWorkingDay(() => false, '2026-12-24')).toThrow(/the calendar is at fault/)
  })
})

describe('counting working days', () => {
  test.each([
    ['2026-12-23', 0, '2026-12-23'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-12-23', 5, '2027-01-04'],
    ['2026-12-26', 1, '2026-12-28'],
  ] as const)('from %s, %i on, comes to %s', (from, count, to) => {
    expect(addWorkingDays(monday, from, count)).toBe(to)
    expect(workingDaysBetween(monday, from, to)).toBe(count)
  })
  test.each([-1, 1.5, Number.NaN])('refuses %d days', count => {
    expect(() => addWorkingDays(monday, '2026-12-23', count)).toThrow(/0 or more and whole/)
  })

  test('between is what adding undoes', () => {
    fc.assert(
      fc.property(aCalendar, aDay, aCount, (isWorking, from, count) => {
        const to = addWorkingDays(isWorking, from, count)
        expect(workingDaysBetween(isWorking, from, to)).toBe(count)
        if (count > 0) expect([isWorking(to), workingDaysBetween(isWorking, from, addDays(to, -1))]).toEqual([true, count - 1])
      }),
    )
  })
  test('what is between two days adds up over any day in the middle', () => {
    fc.assert(
      fc.property(aCalendar, fc.tuple(aDay, aDay, aDay), (isWorking, three) => {
        const [a, b, c] = three.sort() as typeof three
        expect(workingDaysBetween(isWorking, a, c)).toBe(
          workingDaysBetween(isWorking, a, b) + workingDaysBetween(isWorking, b, c),
        )
      }),
    )
  })
  test('the next working day is one, and passes over none', () => {
    fc.assert(
      fc.property(aCalendar, aDay, (isWorking, day) => {
        const next = nextWorkingDay(isWorking, day)
        expect(isWorking(next)).toBe(true)
        for (let passed = day; passed < next; passed = addDays(passed, 1)) expect(isWorking(passed)).toBe(false)
      }),
    )
  })
  test('a new holiday never brings a due day forward', () => {
    fc.assert(
      fc.property(aDay, aCount, aDay, (from, count, holiday) => {
        const week = [1, 2, 3, 4, 5] as const
        const [without, withIt] = [workingDays({ week, holidays: [] }), workingDays({ week, holidays: [holiday] })]
        expect(addWorkingDays(withIt, from, count) >= addWorkingDays(without, from, count)).toBe(true)
      }),
    )
  })
  test('where every day counts they are calendar days', () => {
    fc.assert(fc.property(aDay, aCount, (day, count) => addWorkingDays(everyDay, day, count) === addDays(day, count)))
    fc.assert(fc.property(aDay, aDay, (a, b) => workingDaysBetween(everyDay, a, b) === Math.max(0, daysBetween(a, b))))
  })
  test('Saturdays count where the week has them', () => {
    const six = workingDays({ week: [1, 2, 3, 4, 5, 6], holidays: [] })
    expect([weekday('2026-11-21'), six('2026-11-21'), six('2026-11-22')]).toEqual([6, true, false])
  })
})
