import { sql } from 'kysely'
import { workingDays } from '#/features/calendar/holidays.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type CaseState, caseStates, stateRules } from './case.ts'
import { type Deadline, deadlineOf } from './case-clock.ts'
import { type CaseRow, eventFrom, rowFrom, withHistory } from './cases.ts'

/** A case as a list shows it: with the day by which its owner must act, replayed. */
export type ListedCase = CaseRow & { deadline: Deadline | undefined }

/** The states in which somebody has yet to act. */
export const openStates = caseStates.filter(state => stateRules[state].owner !== 'nobody')
const isState = (text: string | undefined): text is CaseState => (caseStates as readonly string[]).includes(text ?? '')

/** The applications of a company, the last changed first, with how many there are. */
export async function casesOfCompany(
  db: Db,
  companyId: string,
  { state, offset, size }: { state?: string | undefined; offset: number; size: number },
  today: Day,
): Promise<{ cases: ListedCase[]; total: number }> {
  let all = db.selectFrom('case_file').where('company_id', '=', companyId)
  if (isState(state)) all = all.where('state', '=', state)
  const rows = await all.selectAll().orderBy('changed_at', 'desc').orderBy('id').limit(size).offset(offset).execute()
  const { total } = await all.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { cases: await withDeadlines(db, rows, today), total }
}

/**
 * Every open case in some states, of one company where it is named, the first due first. Due days are not stored, so they are counted for all of them here: some
 * thousands at most are open at once.
 */
export async function openCases(db: Db, states: readonly CaseState[], today: Day, companyId?: string): Promise<ListedCase[]> {
  if (states.length === 0) return []
  let open = db.selectFrom('case_file').selectAll().where('state', 'in', states)
  if (companyId) open = open.where('company_id', '=', companyId)
  const rows = await open.orderBy('id').execute()
  const listed = await withDeadlines(db, rows, today)
  return listed.sort((a, b) => ((a.deadline?.due ?? '9') < (b.deadline?.due ?? '9') ? -1 : 1))
}

async function withDeadlines(db: Db, rows: Parameters<typeof rowFrom>[0][], today: Day): Promise<ListedCase[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const events = Map.groupBy(
    await db.selectFrom('case_event').selectAll().where('case_id', 'in', ids).orderBy('case_id').orderBy('seq').execute(),
    ({ case_id }) => case_id,
  )
  const { isWorkingDay } = await workingDays(db)
  const known = new Map<Day, boolean>()
  const remembered = (day: Day) => {
    const worked = known.get(day) ?? isWorkingDay(day)
    known.set(day, worked)
    return worked
  }
  return rows.map(row => {
    const file = withHistory(row, (events.get(row.id) ?? []).map(eventFrom))
    const terms = file.service.terms(file.filedOn ?? today)
    const lastChange = dayAt(file.changedAt)
    return {
      ...rowFrom(row),
      deadline: deadlineOf(file.service.life, file.events, terms, { today, isWorkingDay: remembered, lastChange }),
    }
  })
}
