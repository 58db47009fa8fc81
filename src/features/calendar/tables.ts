import type { ColumnType } from 'kysely'
import type { Holiday } from '#/features/calendar/law.ts'
import type { Day } from '#/law/day.ts'

/** A holiday on record. Its decree may be one that our list of instruments does not hold yet: then it is named in full. */
export type HolidayOnRecord = Omit<Holiday, 'cite'> & { cite: { instrument: string; article: string } }

/** A day that was added (`after` alone), removed (`before` alone) or corrected, and why. */
export type HolidayChange = {
  id: string
  before: HolidayOnRecord | undefined
  after: HolidayOnRecord | undefined
  reason: string
  actorName: string
  at: Date
}

type Json<T> = ColumnType<T | null, string | null, never>
export interface HolidayTable {
  day: Day
  name: string
  kind: Holiday['kind']
  tentative: boolean
  instrument: string
  article: string
}
export interface HolidayChangeTable {
  id: string
  before: Json<HolidayOnRecord>
  after: Json<HolidayOnRecord>
  reason: string
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    holiday: HolidayTable
    holiday_change: HolidayChangeTable
  }
}
