import { workingDays } from '#/features/calendar/holidays.ts'
import type { IsWorkingDay } from '#/law/calendar.ts'
import type { Clock } from '#/law/clock.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { applicantFacts } from './applicants.ts'
import { type Deadline, deadlineOf, evaluationClock, type Terms } from './case-clock.ts'
import { type CaseDocument, documentsOf } from './case-documents.ts'
import { type CaseFile, getCase, noCase } from './cases.ts'
import { type FeeOrder, findOrder } from './fees.ts'
import { type Mark, marksOf } from './marks.ts'
import { othersWithName } from './names.ts'
import { type CaseQuestion, questionsOf } from './questions.ts'
import { type Saved, sectionsOf } from './sections.ts'
import type { Given, Need, Remark } from './service.ts'

/** Everything about one case on one day: what a screen shows, and what a decision rests on. */
export type WholeCase = CaseFile &
  Saved & {
    given: Given
    documents: CaseDocument[]
    needs: Need[]
    remarks: Remark[]
    questions: CaseQuestion[]
    marks: Mark[]
    order: FeeOrder | undefined
    terms: Terms
    clock: Clock
    deadline: Deadline | undefined
    isWorkingDay: IsWorkingDay
  }

/** Reads a case with all that belongs to it. Throws NotFound. */
export async function getWholeCase(db: Db, id: string, today: Day): Promise<WholeCase> {
  return completeCase(db, await getCase(db, id), today)
}

/**
 * A case as this visitor may read it. A draft is nobody's but the applicant's: to others there is none before it is filed. Throws
 * NotFound.
 */
export async function getReadableCase(
  db: Db,
  id: string,
  { companyId }: Pick<Visitor, 'companyId'>,
  today: Day,
): Promise<WholeCase> {
  const file = await getCase(db, id)
  if (!file.filedOn && file.companyId !== companyId) throw noCase()
  return completeCase(db, file, today)
}

/** The rest of a case that was read, or locked, already. */
export async function completeCase(db: Db, file: CaseFile, today: Day): Promise<WholeCase> {
  const { id, service, companyId, events } = file
  // One after the other: in a transaction there is only one connection.
  const saved = await sectionsOf(db, id)
  const documents = await documentsOf(db, id)
  const applicant = await applicantFacts(db, companyId)
  const questions = await questionsOf(db, id)
  const marks = await marksOf(db, id)
  const order = await findOrder(db, id)
  const sameName = await othersWithName(db, service.nameOf(saved.contents), companyId, today)
  const { isWorkingDay } = await workingDays(db)
  const on = file.filedOn ?? today
  const given: Given = { contents: saved.contents, documents, applicant, on, today }
  const terms = service.terms(on)
  return {
    ...file,
    ...saved,
    given,
    documents,
    questions,
    marks,
    order,
    terms,
    isWorkingDay,
    needs: service.needs(given),
    remarks: service.remarks({ ...given, sameName }),
    clock: evaluationClock(service.life, events, terms.evaluation, today, isWorkingDay),
    deadline: deadlineOf(service.life, events, terms, { today, isWorkingDay, lastChange: dayAt(file.changedAt) }),
  }
}

/** What keeps a case from being filed, or granted. */
export const blocksOf = (remarks: readonly Remark[]): Remark[] => remarks.filter(({ severity }) => severity === 'block')

/** Whether the applicant may change a section now: all of a draft, and what the officer asked about. */
export function mayEdit(
  { state, standing, questions }: Pick<WholeCase, 'state' | 'standing' | 'questions'>,
  section: string,
): boolean {
  if (state === 'draft') return true
  return state === 'with applicant' && questions.some(one => one.round === standing.rounds && one.section === section)
}
