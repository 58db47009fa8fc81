import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Invalid } from '#/platform/http/errors.ts'
import { type Field, fieldNames, fields, nextTime, readSchedule, type Schedule, type Times } from './schedule.ts'

const at = (text: string) => new Date(`${text}+07:00`)
const next = (schedule: Schedule, after: string) => nextTime(readSchedule(schedule), at(after))

describe('the next time', () => {
  test.each<[Schedule, string, string]>([
    [{ hour: '1', minute: '5' }, '2026-11-20T01:04:59', '2026-11-20T01:05:00'],
    [{ hour: '1', minute: '5' }, '2026-11-20T01:05:00', '2026-11-21T01:05:00'],
    [{ second: '0/30' }, '2026-11-20T01:05:00.250', '2026-11-20T01:05:30'],
    [{ minute: '0,15,[30-32]' }, '2026-11-20T01:15:00', '2026-11-20T01:30:00'],
    [{ dayOfMonth: '31' }, '2026-11-20T00:00:00', '2026-12-31T00:00:00'],
    [{ month: '3' }, '2026-11-20T00:00:00', '2027-03-01T00:00:00'],
    [{ dayOfWeek: '1', hour: '8' }, '2026-11-20T00:00:00', '2026-11-23T08:00:00'],
    [{ dayOfWeek: '7' }, '2026-11-20T00:00:00', '2026-11-22T00:00:00'],
    [{ month: '2', dayOfMonth: '29', dayOfWeek: '1' }, '2026-11-20T00:00:00', '2044-02-29T00:00:00'],
  ])('of %j after %s is %s', (schedule, after, expected) => expect(next(schedule, after)).toEqual(at(expected)))
})

describe('a schedule is refused', () => {
  test.each<[Schedule, string]>([
    [{}, 'schedule'],
    [{ second: '60' }, 'schedule.second'],
    [{ hour: '[9-8]' }, 'schedule.hour'],
    [{ minute: '' }, 'schedule.minute'],
    [{ minute: '1,' }, 'schedule.minute'],
    [{ minute: '0/0' }, 'schedule.minute'],
    [{ dayOfWeek: '0' }, 'schedule.dayOfWeek'],
    [{ month: '*' }, 'schedule.month'],
    [{ month: '2', dayOfMonth: '30' }, 'schedule'],
  ])('%j', (schedule, field) => {
    const refused = (() => {
      try {
        readSchedule(schedule)
      } catch (error) {
        return error
      }
    })()
    expect(refused).toBeInstanceOf(Invalid)
    expect((refused as Invalid).problems.map(problem => problem.field)).toEqual([field])
  })
})

const someOf = (name: Field) => {
  const [least, most] = fields[name]
  return fc
    .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 6 })
    .map(values => values.sort((a, b) => a - b))
}
const someTimes = fc.record({
  second: someOf('second'),
  minute: someOf('minute'),
  hour: someOf('hour'),
  dayOfMonth: someOf('dayOfMonth'),
  month: someOf('month'),
  dayOfWeek: someOf('dayOfWeek'),
})
const moment = fc.date({ min: new Date('1980-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })

/** Whether a moment fulfils a schedule, field by field, as the calendar of Jakarta names it. */
function fulfils(times: Times, moment: Date): boolean {
  const shifted = new Date(moment.getTime() + 7 * 3_600_000)
  const parts: Record<Field, number> = {
    second: shifted.getUTCSeconds(),
    minute: shifted.getUTCMinutes(),
    hour: shifted.getUTCHours(),
    dayOfMonth: shifted.getUTCDate(),
    month: shifted.getUTCMonth() + 1,
    dayOfWeek: shifted.getUTCDay() || 7,
  }
  return fieldNames.every(name => times[name].includes(parts[name]))
}

test('the next time is later, whole and fulfils the schedule', () => {
  fc.assert(
    fc.property(someTimes, moment, (times, after) => {
      const found = nextTime(times, after)
      if (!found) return
      expect(found.getTime()).toBeGreaterThan(after.getTime())
      expect(found.getMilliseconds()).toBe(0)
      expect(fulfils(times, found)).toBe(true)
    }),
  )
})

test('no second between is passed over', () => {
  const often = fc.record({ second: someOf('second'), minute: someOf('minute'), hour: someOf('hour') })
  const any = Object.fromEntries(
    fieldNames.map(name => [name, Array.from({ length: fields[name][1] + 1 }, (_, i) => i)]),
  ) as unknown as Times
  fc.assert(
    fc.property(often, moment, (some, after) => {
      const times = { ...any, ...some }
      const found = nextTime(times, after)!
      const first = Math.floor(after.getTime() / 1000) + 1
      for (let second = first; second * 1000 < found.getTime(); second++)
        if (fulfils(times, new Date(second * 1000))) throw new Error(`${new Date(second * 1000).toISOString()} was passed over`)
    }),
    { numRuns: 30 },
  )
})

test('a list of values read back means the same values', () => {
  fc.assert(
    fc.property(someTimes, times => {
      const written = Object.fromEntries(fieldNames.map(name => [name, times[name].join(',')]))
      if (nextTime(times, new Date(0))) expect(readSchedule(written)).toEqual(times)
    }),
  )
})
