import { addWorkingDays, type IsWorkingDay, workingDaysBetween } from '#/law/calendar.ts'
import type { Day } from '#/law/day.ts'

/** From this day on it is that party's turn: to `nobody` while a payment is awaited, or once the case has ended. */
export type Turn = { on: Day; to: 'regulator' | 'applicant' | 'nobody'; because: string }

export type Clock = {
  /** Working days that fell in the regulator's turns so far. */
  used: number
  /** Working days that remain; 0 on the due day and after it. */
  left: number
  /** Working days over the time allowed. */
  late: number
  /** Whether it is the regulator's turn. */
  running: boolean
  /** The last day in time, if the turn stays as it is. Absent while the clock stands still with time left. */
  due?: Day
  turns: (Turn & { used: number })[]
}

/**
 * Replays whose turn it was, as it stood on `today`. The day on which the turn passes to the regulator does not count,
 * the day on which it passes on does. Nothing is stored, so a corrected event or holiday corrects the deadline.
 * `allowed` is in working days (give `everyDay` as the calendar for calendar days); `turns` are in order of their days.
 */
export function readClock(turns: readonly Turn[], allowed: number, today: Day, isWorkingDay: IsWorkingDay): Clock {
  const begun = turns.filter(turn => turn.on <= today)
  const clock: Clock = { used: 0, left: allowed, late: 0, running: begun.at(-1)?.to === 'regulator', turns: [] }
  turns.forEach((turn, index) => {
    const before = turns[index - 1]
    if (before && before.on > turn.on)
      throw new RangeError(`Turns must be in order of their days: ${before.on} stands before ${turn.on}.`)
  })
  begun.forEach((turn, index) => {
    const counts = turn.to === 'regulator'
    const used = counts ? workingDaysBetween(isWorkingDay, turn.on, begun[index + 1]?.on ?? today) : 0
    const isLast = index === begun.length - 1
    if (counts && clock.due === undefined && (isLast || clock.used + used >= allowed)) {
      clock.due = addWorkingDays(isWorkingDay, turn.on, allowed - clock.used)
    }
    clock.used += used
    clock.turns.push({ ...turn, used })
  })
  clock.left = Math.max(0, allowed - clock.used)
  clock.late = Math.max(0, clock.used - allowed)
  return clock
}
