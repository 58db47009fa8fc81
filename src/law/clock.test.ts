import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workingDays, workingDaysBetween } from '#/law/calendar.ts'
import { readClock, type Turn } from '#/law/clock.ts'
import { addDays, type Day } from '#/law/day.ts'
import { days } from '#/law/table-laws.test-support.ts'

const week = [1, 2, 3, 4, 5] as const
const office = workingDays({ week, holidays: ['2026-12-24', '2026-12-25', '2027-01-01'] })

const filed: Turn = { on: '2026-12-07', to: 'regulator', because: 'filed and paid' } // a Monday
const queried: Turn = { on: '2026-12-14', to: 'applicant', because: 'stability data asked for' }
const answered: Turn = { on: '2026-12-22', to: 'regulator', because: 'answered' }
const decided: Turn = { on: '2026-12-30', to: 'nobody', because: 'decided' }

/** Some history of turns, in order, and a day somewhere near its end. */
const aHistory = fc
  .record({
    start: days({ from: '2026-01-01', until: '2026-12-01' }),
    gaps: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }),
    parties: fc.array(fc.constantFrom('regulator', 'applicant', 'nobody'), { minLength: 6, maxLength: 6 }),
    after: fc.integer({ min: 0, max: 40 }),
  })
  .map(({ start, gaps, parties, after }) => {
    let on: Day = start
    const turns = gaps.map((gap, index): Turn => {
      on = addDays(on, index === 0 ? 0 : gap)
      return { on, to: parties[index]!, because: 'history' }
    })
    return { turns, today: addDays(on, after) }
  })
const aHoliday = fc.array(days({ from: '2026-01-01', until: '2027-02-01' }), { maxLength: 20 })
const anAllowance = fc.integer({ min: 0, max: 40 })

describe('a clock', () => {
  test('counts only working days of the regulator’s turns, and says when it is due', () => {
    expect(readClock([filed, queried, answered], 14, '2026-12-30', office)).toEqual({
      used: 9,
      left: 5,
      late: 0,
      running: true,
      due: '2027-01-07',
      turns: [
        { ...filed, used: 5 },
        { ...queried, used: 0 },
        { ...answered, used: 4 },
      ],
    })
  })
  test('has no due day while the applicant has the turn', () => {
    const clock = readClock([filed, queried], 14, '2026-12-21', office)
    expect([clock.used, clock.left, clock.running, clock.due]).toEqual([5, 9, false, undefined])
  })
  test('does not know tomorrow’s events', () => {
    const clock = readClock([filed, queried, answered, decided], 14, '2026-12-11', office)
    expect([clock.used, clock.running, clock.due, clock.turns.length]).toEqual([4, true, '2026-12-29', 1])
  })
  test('stays as it was once the case has ended', () => {
    const clock = readClock([filed, queried, answered, decided], 14, '2027-06-01', office)
    expect([clock.used, clock.left, clock.running, clock.due]).toEqual([9, 5, false, undefined])
  })
  test('has nothing left on its due day, and is late the day after', () => {
    const on = (today: Day) => readClock([filed], 4, today, office)
    expect(on('2026-12-11')).toMatchObject({ due: '2026-12-11', left: 0, late: 0 })
    expect(on('2026-12-14')).toMatchObject({ due: '2026-12-11', left: 0, late: 1 })
  })
  test('keeps the due day that was missed, even when the turn went away and came back', () => {
    expect(readClock([filed, queried, answered], 3, '2026-12-30', office)).toMatchObject({ due: '2026-12-10', late: 6 })
  })
  test('of a case without events has not begun', () => {
    expect(readClock([], 14, '2026-12-30', office)).toEqual({ used: 0, left: 14, late: 0, running: false, turns: [] })
  })
  test('refuses events out of order', () => {
    expect(() => readClock([queried, filed], 14, '2026-12-30', office)).toThrow(/2026-12-14 stands before 2026-12-07/)
  })

  test('is corrected by a newly decreed holiday', () => {
    const later = workingDays({ week, holidays: ['2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01'] })
    expect(readClock([filed, queried, answered], 14, '2026-12-30', later)).toMatchObject({ used: 8, due: '2027-01-08' })
  })
})

describe('the invariants of the clock', () => {
  test('the due day does not move as days pass while the regulator has the turn', () => {
    fc.assert(
      fc.property(
        aHistory,
        aHoliday,
        anAllowance,
        fc.integer({ min: 0, max: 60 }),
        ({ turns, today }, holidays, allowed, later) => {
          const calendar = workingDays({ week, holidays })
          const now = readClock(turns, allowed, today, calendar)
          fc.pre(now.running)
          expect(readClock(turns, allowed, addDays(today, later), calendar).due).toBe(now.due)
        },
      ),
    )
  })
  test('used, left and late agree, and the turns add up', () => {
    fc.assert(
      fc.property(aHistory, aHoliday, anAllowance, ({ turns, today }, holidays, allowed) => {
        const clock = readClock(turns, allowed, today, workingDays({ week, holidays }))
        expect(clock.left - clock.late).toBe(allowed - clock.used)
        expect(clock.left * clock.late).toBe(0)
        expect(clock.turns.reduce((sum, turn) => sum + turn.used, 0)).toBe(clock.used)
        for (const turn of clock.turns) if (turn.to !== 'regulator') expect(turn.used).toBe(0)
      }),
    )
  })
  test('it is late exactly when a working day of its own lies behind the due day', () => {
    fc.assert(
      fc.property(aHistory, aHoliday, anAllowance, ({ turns, today }, holidays, allowed) => {
        const calendar = workingDays({ week, holidays })
        const clock = readClock(turns, allowed, today, calendar)
        if (clock.late > 0) expect(clock.due! < today).toBe(true)
        if (clock.running && clock.left > 0) expect(workingDaysBetween(calendar, today, clock.due!)).toBe(clock.left)
      }),
    )
  })
  test('an event that changes nothing changes nothing', () => {
    fc.assert(
      fc.property(aHistory, aHoliday, anAllowance, ({ turns, today }, holidays, allowed) => {
        const calendar = workingDays({ week, holidays })
        const twice = turns.flatMap(turn => [turn, turn])
        const { turns: _, ...once } = readClock(turns, allowed, today, calendar)
        expect(readClock(twice, allowed, today, calendar)).toMatchObject(once)
      }),
    )
  })
})
