import { z } from 'zod'
import { type Day, dayAt } from '#/law/day.ts'
import { actorOf, type Visitor } from '#/platform/accounts/person.ts'
import { act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { stateAfter } from './case.ts'
import { lastDayOf } from './case-clock.ts'
import { answeredLetter, askedLetter, writeTo } from './case-letters.ts'
import { type CaseFile, lockCase, recordEvent } from './cases.ts'
import { problemOf } from './filing.ts'
import { deleteDraftQuestion, insertQuestion, putAnswer, questionsOf, sendDrafts } from './questions.ts'
import { ReasonSchema } from './reasons.ts'
import { blocksOf, completeCase } from './whole-case.ts'

type With = { origin: string; today?: Day }

/** A question as an officer drafts it: about which section, on which article. */
export const QuestionForm = z.object({
  section: z.string().min(1, both('Pilih bagian yang ditanyakan.', 'Choose the section it is about.')),
  asks: z
    .string()
    .trim()
    .min(10, both('Tulis pertanyaannya dalam satu kalimat penuh.', 'Write the question as a full sentence.'))
    .max(2000),
  cite: ReasonSchema.shape.cite,
})

/** Drafts a question. Nothing reaches the applicant until all of them are sent as one letter. Gives the question's id. */
export function draftQuestion(db: Db, officer: Visitor, id: string, sent: unknown): Promise<string> {
  return whileEvaluating(db, officer, id, 'case.question drafted', async (tx, file) => {
    const question = check(QuestionForm, sent)
    const known = [...file.service.sections.map(({ key }) => key), 'documents']
    if (!known.includes(question.section))
      throw new Invalid([
        { field: 'section', says: { id: 'Pilih bagian yang ditanyakan.', en: 'Choose the section it is about.' } },
      ])
    return insertQuestion(tx, id, question, actorOf(officer))
  })
}

/** Takes back a question that was not sent. */
export function dropQuestion(db: Db, officer: Visitor, id: string, questionId: string): Promise<void> {
  return whileEvaluating(db, officer, id, 'case.question dropped', async tx => {
    if (!(await deleteDraftQuestion(tx, id, questionId))) throw noQuestion()
  })
}

/** Sends all drafted questions as one letter: the regulator's clock stops, the applicant's period begins. */
export async function sendQuestions(
  db: Db,
  officer: Visitor,
  id: string,
  { origin, today = dayAt(new Date()) }: With,
): Promise<void> {
  const actor = actorOf(officer)
  await act(db, actor, { act: 'case.asked', subject: 'case', id }, async tx => {
    const file = await lockCase(tx, id)
    stateAfter(file.service.life, file.standing, { kind: 'asked', actorId: actor.id })
    const round = file.standing.rounds + 1
    const count = await sendDrafts(tx, id, round)
    if (count === 0)
      throw new NotAllowed({
        id: 'Belum ada pertanyaan untuk dikirim. Susun dahulu.',
        en: 'There is no question to send yet. Draft one first.',
      })
    await recordEvent(tx, id, { kind: 'asked', data: { round, questions: count } }, actor, { on: today })
    const { terms, questions, isWorkingDay } = await completeCase(tx, file, today)
    const due = lastDayOf(terms.answer.value, today, isWorkingDay)
    await writeTo(tx, file, lang =>
      askedLetter(lang, { file, questions: questions.filter(one => one.round === round), due, origin }),
    )
  })
}

/** Keeps an answer without sending it. An empty one takes it back. */
export async function saveAnswer(
  db: Db,
  visitor: Visitor,
  id: string,
  { question, answer }: { question: string; answer: string },
): Promise<void> {
  const text = answer.trim()
  if (text.length > 5000)
    throw new Invalid([
      {
        field: `answer.${question}`,
        says: { id: 'Ringkas jawaban: paling banyak 5.000 karakter.', en: 'Shorten the answer: at most 5,000 characters.' },
      },
    ])
  const actor = actorOf(visitor)
  await act(db, actor, { act: 'case.answer kept', subject: 'case', id, facts: { question } }, async tx => {
    const file = await lockCase(tx, id)
    stateAfter(file.service.life, file.standing, { kind: 'answered', actorId: actor.id })
    if (!(await putAnswer(tx, id, { id: question, round: file.standing.rounds, answer: text || null }, actor))) throw noQuestion()
  })
}

/** Sends all answers of the round: the regulator's clock runs again. Throws Invalid where one is missing or the dossier is no longer complete. */
export async function sendAnswers(
  db: Db,
  visitor: Visitor,
  id: string,
  { origin, today = dayAt(new Date()) }: With,
): Promise<void> {
  const actor = actorOf(visitor)
  await act(db, actor, { act: 'case.answered', subject: 'case', id }, async tx => {
    const file = await lockCase(tx, id)
    stateAfter(file.service.life, file.standing, { kind: 'answered', actorId: actor.id })
    const round = file.standing.rounds
    const open = (await questionsOf(tx, id)).filter(one => one.round === round && !one.answer)
    if (open.length)
      throw new Invalid(
        open.map(one => ({ field: `answer.${one.id}`, says: { id: 'Jawab pertanyaan ini.', en: 'Answer this question.' } })),
      )
    const blocks = blocksOf((await completeCase(tx, file, today)).remarks)
    if (blocks.length) throw new Invalid(blocks.map(problemOf))
    await recordEvent(tx, id, { kind: 'answered', data: { round } }, actor, { on: today })
    await writeTo(tx, file, lang => answeredLetter(lang, { file, origin }))
  })
}

async function whileEvaluating<T>(
  db: Db,
  officer: Visitor,
  id: string,
  what: string,
  work: (tx: Tx, file: CaseFile) => Promise<T>,
): Promise<T> {
  const actor = actorOf(officer)
  return act(db, actor, { act: what, subject: 'case', id }, async tx => {
    const file = await lockCase(tx, id)
    stateAfter(file.service.life, file.standing, { kind: 'asked', actorId: actor.id })
    return work(tx, file)
  })
}

const noQuestion = () =>
  new NotFound({ id: 'Pertanyaan ini tidak ada, atau sudah dikirim.', en: 'There is no such question, or it was sent already.' })
