import { type Selectable, sql } from 'kysely'
import { initialHolidays, officeCalendar } from '#/features/calendar/law.ts'
import type { HolidayChange, HolidayOnRecord, HolidayTable } from '#/features/calendar/tables.ts'
import { addWorkingDays, type IsWorkingDay, nextWorkingDay, workingDaysBetween } from '#/law/calendar.ts'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'

export type { HolidayChange, HolidayOnRecord } from '#/features/calendar/tables.ts'

/** The regulator's working days, as the holidays on record make them. */
export type WorkingDays = {
  isWorkingDay: IsWorkingDay
  /** The first working day on or after a day. */
  nextWorkingDay: (day: Day) => Day
  /** The day on which the `count`-th working day after a day falls; the day itself does not count. */
  addWorkingDays: (day: Day, count: number) => Day
  /** How many working days lie after the first day, up to and including the last. */
  workingDaysBetween: (after: Day, upTo: Day) => number
  /** The last holiday on record: beyond its year, days are counted as if there were none. Undefined for an empty calendar. */
  knownUntil: Day | undefined
}

/** Reads the calendar once: keep it for one request or job, so that a correction is seen by the next. */
export async function workingDays(db: Db): Promise<WorkingDays> {
  const holidays = await db.selectFrom('holiday').select(['day', 'kind']).orderBy('day').execute()
  const isWorkingDay = officeCalendar(holidays)
  return {
    isWorkingDay,
    nextWorkingDay: day => nextWorkingDay(isWorkingDay, day),
    addWorkingDays: (day, count) => addWorkingDays(isWorkingDay, day, count),
    workingDaysBetween: (after, upTo) => workingDaysBetween(isWorkingDay, after, upTo),
    knownUntil: holidays.at(-1)?.day,
  }
}

/** Fills an empty calendar with the holidays that a register begins with; gives how many were entered. Does nothing to one that was begun. */
export async function loadInitialHolidays(tx: Tx): Promise<number> {
  await sql`lock table holiday in share row exclusive mode`.execute(tx)
  // Days may all have been taken out on purpose: then the changes remember that the calendar was begun.
  const { rows } = await sql`select 1 from holiday union all select 1 from holiday_change limit 1`.execute(tx)
  if (rows.length > 0) return 0
  await tx.insertInto('holiday').values(initialHolidays.map(rowOf)).execute()
  return initialHolidays.length
}

/** The holidays of one year, in order. */
export async function holidaysOf(db: Db, year: number): Promise<HolidayOnRecord[]> {
  const rows = await db
    .selectFrom('holiday')
    .selectAll()
    .where('day', '>=', firstOf(year))
    .where('day', '<', firstOf(year + 1))
    .orderBy('day')
    .execute()
  return rows.map(holidayFrom)
}

/** The first and last year of which a holiday is on record. */
export async function yearsOnRecord(db: Db): Promise<{ first: number; last: number } | undefined> {
  const { rows } = await sql<{
    first: Day | null
    last: Day | null
  }>`select min(day) as first, max(day) as last from holiday`.execute(db)
  const { first, last } = rows[0]!
  return first && last ? { first: Number(first.slice(0, 4)), last: Number(last.slice(0, 4)) } : undefined
}

/** The holiday on a day; throws NotFound. */
export async function getHoliday(db: Db, day: Day): Promise<HolidayOnRecord> {
  const row = await db.selectFrom('holiday').selectAll().where('day', '=', day).executeTakeFirst()
  if (!row) throw new NotFound({ id: `Tidak ada hari libur pada ${day}.`, en: `There is no holiday on ${day}.` })
  return holidayFrom(row)
}

/** Enters a day. Throws Invalid where the day is on record. Every deadline is counted anew from then on. */
export async function addHoliday(tx: Tx, holiday: HolidayOnRecord, reason: string, actor: Actor): Promise<void> {
  await insert(tx, holiday)
  await record(tx, undefined, holiday, reason, actor)
}

/** Takes a day out. Throws NotFound where there is none. */
export async function removeHoliday(tx: Tx, day: Day, reason: string, actor: Actor): Promise<void> {
  const before = await takeOut(tx, day)
  await record(tx, before, undefined, reason, actor)
}

/** Corrects a day: its name, kind, decree, or the date itself, as when the moon was sighted a day later. */
export async function correctHoliday(tx: Tx, day: Day, holiday: HolidayOnRecord, reason: string, actor: Actor): Promise<void> {
  const before = await takeOut(tx, day)
  if (JSON.stringify(before) === JSON.stringify(holidayFrom(rowOf(holiday))))
    throw new NotAllowed({ id: 'Tidak ada yang berubah.', en: 'Nothing is different.' })
  await insert(tx, holiday)
  await record(tx, before, holiday, reason, actor)
}

/** The latest changes of the calendar, newest first. */
export async function holidayChanges(db: Db, limit = 50): Promise<HolidayChange[]> {
  const rows = await db
    .selectFrom('holiday_change')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, before, after, reason, actor_name, at }) => ({
    id,
    before: before ?? undefined,
    after: after ?? undefined,
    reason,
    actorName: actor_name,
    at,
  }))
}

async function insert(tx: Tx, holiday: HolidayOnRecord): Promise<void> {
  const added = await tx
    .insertInto('holiday')
    .values(rowOf(holiday))
    .onConflict(conflict => conflict.doNothing())
    .returning('day')
    .executeTakeFirst()
  if (!added)
    throw new Invalid([
      {
        field: 'day',
        says: {
          id: 'Tanggal ini sudah ada dalam kalender; perbaiki yang ada.',
          en: 'This day is in the calendar already; correct that one.',
        },
      },
    ])
}

async function takeOut(tx: Tx, day: Day): Promise<HolidayOnRecord> {
  const row = await tx.deleteFrom('holiday').where('day', '=', day).returningAll().executeTakeFirst()
  return row ? holidayFrom(row) : getHoliday(tx, day)
}

async function record(
  tx: Tx,
  before: HolidayOnRecord | undefined,
  after: HolidayOnRecord | undefined,
  reason: string,
  actor: Actor,
): Promise<void> {
  await tx
    .insertInto('holiday_change')
    .values({
      id: newId(),
      before: before ? JSON.stringify(before) : null,
      after: after ? JSON.stringify(after) : null,
      reason,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      at: new Date(),
    })
    .execute()
}

const firstOf = (year: number) => `${String(year).padStart(4, '0')}-01-01` as Day

const rowOf = ({ cite, ...holiday }: HolidayOnRecord): HolidayTable => ({
  day: holiday.day,
  name: holiday.name,
  kind: holiday.kind,
  tentative: holiday.tentative,
  ...cite,
})

const holidayFrom = ({ day, name, kind, tentative, instrument, article }: Selectable<HolidayTable>): HolidayOnRecord => ({
  day,
  name,
  kind,
  tentative,
  cite: { instrument, article },
})
