import { addWorkingDays, everyDay, type IsWorkingDay } from '#/law/calendar.ts'
import { type Clock, readClock, type Turn } from '#/law/clock.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Finding } from '#/law/provisions.ts'
import { type ClockKind, type EventKind, type Life, stateRules } from './case.ts'

/** A length of time as the law counts it. */
export type Period = { days: number; kind: 'working' | 'calendar' }

/** The periods of a case, each with the rows of law it rests on: fixed by the law of one day. */
export type Terms = Record<ClockKind, Finding<Period>>

/** An event as far as clocks depend on it. */
export type DatedEvent = { kind: EventKind; on: Day }

/** Whose turn it was from which day on, replayed from what happened. Only changes of turn are listed. */
export function turnsOf(life: Life, events: readonly DatedEvent[]): Turn[] {
  const turns: Turn[] = []
  let state: keyof Life = 'draft'
  for (const { kind, on } of events) {
    if (kind !== 'opened') state = life[state][kind] ?? state
    const to = stateRules[state].turn
    if (turns.at(-1)?.to !== to) turns.push({ on, to, because: kind })
  }
  return turns
}

/** How much of the regulator's period is used on a day. Nothing of it is stored: a corrected holiday corrects it. */
export function evaluationClock(
  life: Life,
  events: readonly DatedEvent[],
  { value }: Finding<Period>,
  today: Day,
  isWorkingDay: IsWorkingDay,
): Clock {
  return readClock(turnsOf(life, events), value.days, today, value.kind === 'working' ? isWorkingDay : everyDay)
}

/** The last day in time of a period that begins after a day. */
export const lastDayOf = ({ days, kind }: Period, from: Day, isWorkingDay: IsWorkingDay): Day =>
  kind === 'working' ? addWorkingDays(isWorkingDay, from, days) : addDays(from, days)

/** By when the owner of the present state must act, and by which rows of law; undefined in a final state. */
export type Deadline = { clock: ClockKind; due: Day; period: Period; term: Finding<Period> }

/** The deadline of the state that a case is in. A draft's period begins again with each change to it. */
export function deadlineOf(
  life: Life,
  events: readonly DatedEvent[],
  terms: Terms,
  { today, isWorkingDay, lastChange }: { today: Day; isWorkingDay: IsWorkingDay; lastChange: Day },
): Deadline | undefined {
  const state = events.reduce<keyof Life>((now, { kind }) => life[now][kind] ?? now, 'draft')
  const { clock } = stateRules[state]
  if (clock === 'none') return undefined
  const term = terms[clock]
  const period = term.value
  if (clock === 'evaluation') {
    const { due } = evaluationClock(life, events, term, today, isWorkingDay)
    return due ? { clock, due, period, term } : undefined
  }
  const from = clock === 'draft' ? lastChange : events.at(-1)?.on
  return from ? { clock, due: lastDayOf(period, from, isWorkingDay), period, term } : undefined
}
