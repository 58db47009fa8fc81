import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeCalendar } from '#/features/calendar/law.ts'
import { addDays, type Day } from '#/law/day.ts'
import { registrationLife as life } from './case.ts'
import { type DatedEvent, deadlineOf, evaluationClock, turnsOf } from './case-clock.ts'
import { supplementOwnMake } from './supplement-own-make/definition.ts'

const terms = supplementOwnMake.terms('2026-11-02')
const isWorkingDay = officeCalendar([])
const history: DatedEvent[] = [
  { kind: 'opened', on: '2026-10-20' },
  { kind: 'filed', on: '2026-11-02' },
  { kind: 'paid', on: '2026-11-03' },
  { kind: 'asked', on: '2026-11-10' },
  { kind: 'answered', on: '2026-11-24' },
  { kind: 'proposed', on: '2026-12-01' },
]

test('whose turn it was, from draft to proposal', () =>
  expect(turnsOf(life, history).map(({ on, to }) => `${on} ${to}`)).toEqual([
    '2026-10-20 nobody',
    '2026-11-03 regulator',
    '2026-11-10 applicant',
    '2026-11-24 regulator',
  ]))

describe('the regulator’s clock', () => {
  const at = (today: Day, events = history) => evaluationClock(life, events, terms.evaluation, today, isWorkingDay)
  test('does not run before payment', () => expect(at('2026-11-02').used).toBe(0))
  test('runs from payment to the question', () => expect(at('2026-11-10').used).toBe(5))
  test('stands still while the applicant answers', () => {
    expect([at('2026-11-10').used, at('2026-11-23').used]).toEqual([5, 5])
    expect([at('2026-11-23').running, at('2026-11-23').due]).toEqual([false, undefined])
  })
  test('runs on after the answer, and the days of the applicant are given back', () => {
    expect(at('2026-11-25').used).toBe(6)
    expect(at('2026-11-25').due).toBe('2026-12-29')
  })
  test('a holiday decreed later moves the due day, and nothing was stored', () => {
    const decreed = officeCalendar([{ day: '2026-12-24', kind: 'national' }])
    expect(evaluationClock(life, history, terms.evaluation, '2026-11-25', decreed).due).toBe('2026-12-30')
  })
  test('its due day does not move while it runs', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), days => {
        expect(at(addDays('2026-11-24', days)).due).toBe('2026-12-29')
      }),
    ))
})

describe('the deadline of each state', () => {
  const deadline = (events: DatedEvent[], lastChange: Day = events.at(-1)!.on) =>
    deadlineOf(life, events, terms, { today: '2026-12-01', isWorkingDay, lastChange })
  test('a draft lives 30 days from its last change', () => {
    expect(deadline(history.slice(0, 1))?.due).toBe('2026-11-19')
    expect(deadline(history.slice(0, 1), '2026-10-30')?.due).toBe('2026-11-29')
  })
  test('an order is paid within 10 working days', () =>
    expect(deadline(history.slice(0, 2))).toMatchObject({ clock: 'payment', due: '2026-11-16' }))
  test('questions are answered within 20 working days', () =>
    expect(deadline(history.slice(0, 4))).toMatchObject({ clock: 'answer', due: '2026-12-08' }))
  test('a final state has none', () => expect(deadline([...history, { kind: 'granted', on: '2026-12-01' }])).toBeUndefined())
  test('each deadline names the row of law that it rests on', () =>
    expect(deadline(history.slice(0, 2))?.term.steps.map(({ table, assumed }) => [table, assumed])).toEqual([['periods', true]]))
})
