import { workingDays } from '#/features/calendar/holidays.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import type { IsWorkingDay } from '#/law/calendar.ts'
import type { Clock } from '#/law/clock.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { aboutFacts } from './about.ts'
import { applicantFacts } from './applicants.ts'
import { type Deadline, deadlineOf, evaluationClock, type Terms } from './case-clock.ts'
import { type CaseDocument, documentsOf } from './case-documents.ts'
import { type CaseFile, getCase, noCase } from './cases.ts'
import { type FeeOrder, findOrder } from './fees.ts'
import { type Mark, marksOf } from './marks.ts'
import { takenByOthers } from './names.ts'
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
  const isUnsent = file.state === 'with applicant' && file.companyId !== companyId
  return completeCase(db, file, today, isUnsent ? file.events.at(-1)?.at : undefined)
}

/**
 * The rest of a case that was read, or locked, already. `asOf` reads the dossier as it was then: what an applicant changes while they
 * answer is theirs until they send it.
 */
export async function completeCase(db: Db, file: CaseFile, today: Day, asOf?: Date): Promise<WholeCase> {
  const { id, service, companyId, events } = file
  // One after the other: in a transaction there is only one connection.
  const saved = await sectionsOf(db, id, asOf)
  const documents = await documentsOf(db, id, asOf)
  const applicant = await applicantFacts(db, companyId)
  const asked = await questionsOf(db, id)
  const questions = asOf ? asked.map(one => (one.round === file.standing.rounds ? { ...one, answer: undefined } : one)) : asked
  const marks = await marksOf(db, id)
  const order = await findOrder(db, id)
  const own = { name: service.nameOf(saved.contents), gtins: service.gtinsOf(saved.contents), companyId }
  // A granted case has its number itself by now.
  const taken = file.licence ? { names: [], gtins: [] } : await takenByOthers(db, own, today)
  const { isWorkingDay } = await workingDays(db)
  const on = file.filedOn ?? today
  const about = await aboutFacts(db, file, today)
  const named = service.licencesIn && (await licencesByNumber(db, service.licencesIn(saved.contents), today))
  const given: Given = { contents: saved.contents, documents, applicant, on, today, ...about, ...(named && { named }) }
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
    remarks: service.remarks({ ...given, ...taken }),
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
