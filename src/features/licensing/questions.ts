import type { Selectable } from 'kysely'
import type { InstrumentKey } from '#/law/instruments.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { isId } from './cases.ts'
import type { CaseQuestionTable } from './tables.ts'

/** A question to the applicant about a section, and its answer. Without a round it has not been sent yet. */
export type CaseQuestion = {
  id: string
  round: number | undefined
  section: string
  asks: string
  cite: { instrument: InstrumentKey; article: string }
  askedBy: string
  answer: string | undefined
  answeredAt: Date | undefined
}

/** The papers of an answer are handed in under this need. */
export const answerNeed = (questionId: string): string => `question:${questionId}`

/** Every question of a case, sent or not, in the order in which they were drafted. */
export async function questionsOf(db: Db, caseId: string): Promise<CaseQuestion[]> {
  const rows = await db.selectFrom('case_question').selectAll().where('case_id', '=', caseId).orderBy('id').execute()
  return rows.map(questionFrom)
}

export async function insertQuestion(
  tx: Tx,
  caseId: string,
  { section, asks, cite }: Pick<CaseQuestion, 'section' | 'asks' | 'cite'>,
  actor: Actor,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('case_question')
    .values({
      id,
      case_id: caseId,
      round: null,
      section,
      asks,
      ...cite,
      asked_by: actor.id,
      asked_name: actor.name,
      answer: null,
      answered_by: null,
      answered_at: null,
    })
    .execute()
  return id
}

/** Takes out a question that was not sent. Gives false where there is none. */
export async function deleteDraftQuestion(tx: Tx, caseId: string, id: string): Promise<boolean> {
  if (!isId(id)) return false
  const gone = await tx
    .deleteFrom('case_question')
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('round', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** Makes all drafts one letter. Gives how many there were. */
export async function sendDrafts(tx: Tx, caseId: string, round: number): Promise<number> {
  const sent = await tx
    .updateTable('case_question')
    .set({ round })
    .where('case_id', '=', caseId)
    .where('round', 'is', null)
    .returning('id')
    .execute()
  return sent.length
}

/** Keeps an answer to a question of this round. Gives false where there is no such question. */
export async function putAnswer(
  tx: Tx,
  caseId: string,
  { id, round, answer }: { id: string; round: number; answer: string | null },
  actor: Actor,
): Promise<boolean> {
  if (!isId(id)) return false
  const saved = await tx
    .updateTable('case_question')
    .set({ answer, answered_by: actor.id, answered_at: new Date() })
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('round', '=', round)
    .returning('id')
    .executeTakeFirst()
  return saved !== undefined
}

const questionFrom = (row: Selectable<CaseQuestionTable>): CaseQuestion => ({
  id: row.id,
  round: row.round ?? undefined,
  section: row.section,
  asks: row.asks,
  cite: { instrument: row.instrument as InstrumentKey, article: row.article },
  askedBy: row.asked_name,
  answer: row.answer ?? undefined,
  answeredAt: row.answered_at ?? undefined,
})
