import { Invalid, type Problem } from '#/platform/http/errors.ts'

/** The fields of a schedule and the least and greatest value of each (EPCIS 2.0 §8.2.5.3); Monday is 1. */
export const fields = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  dayOfMonth: [1, 31],
  month: [1, 12],
  dayOfWeek: [1, 7],
} as const satisfies Record<string, readonly [number, number]>
export type Field = keyof typeof fields
export const fieldNames = Object.keys(fields) as Field[]

/** A schedule as it is sent: in each field, by commas, numbers (`5`), ranges (`[8-17]`) and steps (`0/30`: from 0 on every 30th). */
export type Schedule = { readonly [name in Field]?: string | undefined }

/** The values that each field may have, in ascending order. */
export type Times = { readonly [name in Field]: readonly number[] }

/**
 * Reads a schedule. A field that is not given may have any value where a finer one is given, and else is at its least: hour 1 and
 * minute 5 is five past one, once a day. Throws Invalid naming each field that cannot be read, and where none is given or such a time
 * never comes.
 */
export function readSchedule(schedule: Schedule): Times {
  const given = fieldNames.filter(name => schedule[name] !== undefined)
  const read = new Map(given.map(name => [name, valuesOf(schedule[name]!, fields[name])]))
  const problems = given.filter(name => !read.get(name)).map(unreadable)
  if (given.length === 0) problems.push(nothingGiven)
  if (problems.length > 0) throw new Invalid(problems)
  const times = Object.fromEntries(fieldNames.map(name => [name, read.get(name) ?? usual(name, given)])) as Record<
    Field,
    number[]
  >
  if (!nextTime(times, new Date(0))) throw new Invalid([neverComes])
  return times
}

function valuesOf(text: string, [least, most]: readonly [number, number]): number[] | undefined {
  const values = new Set<number>()
  for (const element of text.split(',')) {
    const span = spanOf(element.trim(), most)
    if (!span || span.from < least || span.to > most || span.from > span.to || span.step < 1) return undefined
    for (let value = span.from; value <= span.to; value += span.step) values.add(value)
  }
  return [...values].sort((a, b) => a - b)
}

type Span = { from: number; to: number; step: number }

function spanOf(element: string, most: number): Span | undefined {
  const [, from, to] = /^\[(\d{1,2})-(\d{1,2})\]$/.exec(element) ?? []
  if (from && to) return { from: Number(from), to: Number(to), step: 1 }
  const [, start, step] = /^(\d{1,2})(?:\/(\d{1,2}))?$/.exec(element) ?? []
  if (!start) return undefined
  return step ? { from: Number(start), to: most, step: Number(step) } : { from: Number(start), to: Number(start), step: 1 }
}

/** How fine a field is. A month has no first day of the week: without a day it begins with its first. */
const fineness: Record<Field, number> = { month: 0, dayOfMonth: 1, dayOfWeek: 1, hour: 2, minute: 3, second: 4 }

function usual(name: Field, given: readonly Field[]): number[] {
  const [least, most] = fields[name]
  const isAny = name === 'dayOfWeek' || given.some(other => other !== name && fineness[other] >= fineness[name])
  return isAny ? Array.from({ length: most - least + 1 }, (_, i) => least + i) : [least]
}

const daySeconds = 86_400
/** Schedules are read by the clock of Jakarta (WIB), which never changes for summer. */
const zoneSeconds = 7 * 3600
/** 29 February falls on a given day of the week at the latest after so many days. */
const longestWait = 41 * 366

/** The first whole second after a moment at which a schedule comes due; undefined where that is never. */
export function nextTime(times: Times, after: Date): Date | undefined {
  const earliest = Math.floor(after.getTime() / 1000) + 1 + zoneSeconds
  const first = Math.floor(earliest / daySeconds)
  for (let day = first; day < first + longestWait; day++) {
    if (!isOn(times, day)) continue
    const second = firstSecond(times, day === first ? earliest - day * daySeconds : 0)
    if (second !== undefined) return new Date((day * daySeconds + second - zoneSeconds) * 1000)
  }
  return undefined
}

/** Whether a schedule comes due on a day, counted from 1 January 1970. */
function isOn({ dayOfMonth, month, dayOfWeek }: Times, day: number): boolean {
  const date = new Date(day * daySeconds * 1000)
  return (
    month.includes(date.getUTCMonth() + 1) && dayOfMonth.includes(date.getUTCDate()) && dayOfWeek.includes(date.getUTCDay() || 7)
  )
}

/** The first second of a day, from one on, at which a schedule comes due. */
function firstSecond({ hour, minute, second }: Times, from: number): number | undefined {
  for (const h of hour) {
    if (h * 3600 + 3599 < from) continue
    for (const m of minute) {
      const begin = h * 3600 + m * 60
      const s = second.find(one => begin + one >= from)
      if (s !== undefined) return begin + s
    }
  }
  return undefined
}

function unreadable(name: Field): Problem {
  const [least, most] = fields[name]
  return {
    field: `schedule.${name}`,
    says: {
      id: `Isi ${least} sampai ${most}: bilangan (5), rentang ([8-17]) atau langkah (0/30), dipisah koma.`,
      en: `Give ${least} to ${most}: numbers (5), ranges ([8-17]) or steps (0/30), separated by commas.`,
    },
  }
}

const nothingGiven: Problem = {
  field: 'schedule',
  says: {
    id: `Isi paling sedikit satu dari ${fieldNames.join(', ')}.`,
    en: `Give at least one of ${fieldNames.join(', ')}.`,
  },
}

const neverComes: Problem = {
  field: 'schedule',
  says: { id: 'Waktu seperti itu tidak pernah tiba.', en: 'Such a time never comes.' },
}
