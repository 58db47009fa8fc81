import { paperAccept, paperLimit } from '#/features/companies/paper-field.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import {
  EmptyState,
  Form,
  type FormState,
  formatDay,
  Notice,
  Page,
  TextAreaField,
  textOf,
  UploadField,
} from '#/platform/ui/kit.ts'
import { saveAnswer, sendAnswers } from '../asking.ts'
import { placeOfRemark, RemarkList } from '../case-parts.tsx'
import { takeOut } from '../dossier-acts.ts'
import { answerNeed, type CaseQuestion } from '../questions.ts'
import { blocksOf, getWholeCase, type WholeCase } from '../whole-case.ts'
import { sectionTitle } from './application-page.tsx'
import { filesIn, keepSent } from './documents-page.tsx'
import { words } from './words.ts'

/** `/applications/:id/answers`: each question beside the section it concerns, with its own answer and papers; sent all at once. */
export async function askAnswers(c: Ctx): Promise<Response> {
  const whole = await getWholeCase(c.var.db, param(c, 'id'), dayAt(new Date()))
  return showAnswers(c, whole, {
    lang: c.var.lang,
    values: Object.fromEntries(openQuestions(whole).map(one => [`answer.${one.id}`, one.answer ?? ''])),
  })
}

/** Keeps every answer and paper that was sent; with the main button sends them all. */
export async function takeAnswers(c: Ctx): Promise<Response> {
  const { db, lang, platform } = c.var
  const id = param(c, 'id')
  const visitor = signedIn(c)
  const here = `/applications/${id}/answers`
  const body = await c.req.parseBody({ all: true })
  const values = textOf(body)
  const dropped = typeof body._drop === 'string' ? /:([0-9a-f-]{36})$/.exec(body._drop)?.[1] : undefined
  try {
    const whole = await getWholeCase(db, id, dayAt(new Date()))
    for (const { id: question } of openQuestions(whole)) {
      const answer = values[`answer.${question}`]
      if (typeof answer === 'string') await saveAnswer(db, visitor, id, { question, answer })
      const files = filesIn(body[`file.${answerNeed(question)}`])
      if (files.length) await keepSent(platform, visitor, whole, answerNeed(question), files)
    }
    if (dropped) await takeOut(db, visitor, id, dropped)
    if (dropped || body._keep) return goOn(c, here, { id: words.id.answersKept, en: words.en.answersKept })
    await sendAnswers(db, visitor, id, { origin: platform.config.origin })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showAnswers(c, await getWholeCase(db, id, dayAt(new Date())), { lang, values, problems: inLang(error.problems, lang) })
  }
  return goOn(c, `/applications/${id}`, { id: words.id.answersSent, en: words.en.answersSent })
}

const openQuestions = ({ state, questions, standing }: WholeCase): CaseQuestion[] =>
  state === 'with applicant' ? questions.filter(({ round }) => round === standing.rounds) : []

function showAnswers(c: Ctx, whole: WholeCase, form: FormState): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const questions = openQuestions(whole)
  const blocks = blocksOf(whole.remarks)
  return c.html(
    <Page
      {...frame(c)}
      title={t.questions}
      caption={`${whole.number} · ${whole.productName ?? ''}`}
      back={`/applications/${whole.id}`}
      problems={form.problems ?? []}
    >
      {questions.length === 0 ? <EmptyState title={t.noQuestions} /> : null}
      {questions.length && whole.deadline ? (
        <Notice lang={lang} tone="look">
          {t.answerBy(formatDay(whole.deadline.due, lang))}
        </Notice>
      ) : null}
      {blocks.length ? (
        <Notice lang={lang} tone="stop" title={t.notReady}>
          <RemarkList lang={lang} remarks={blocks} hrefOf={placeOfRemark(whole.id)} />
        </Notice>
      ) : null}
      {questions.length ? (
        <Form
          form={form}
          files
          submit={t.sendAnswers}
          beside={
            <button type="submit" class="button button-second" name="_keep" value="1">
              {t.keepAnswers}
            </button>
          }
        >
          {questions.map((question, index) => (
            <Question form={form} whole={whole} question={question} number={index + 1} />
          ))}
        </Form>
      ) : null}
    </Page>,
    form.problems?.length ? 422 : 200,
  )
}

function Question({
  form,
  whole,
  question,
  number,
}: {
  form: FormState
  whole: WholeCase
  question: CaseQuestion
  number: number
}) {
  const { lang } = form
  const t = words[lang]
  const { id, section, asks, cite } = question
  const title = sectionTitle(whole, section, lang)
  const kept = whole.documents
    .filter(({ need }) => need === answerNeed(id))
    .map(paper => ({
      id: paper.id,
      name: t.handedIn(paper.name, paper.version),
      bytes: paper.bytes,
      href: `/applications/${whole.id}/papers/${paper.id}`,
    }))
  const place = section === 'documents' ? `/applications/${whole.id}/documents` : `/applications/${whole.id}/sections/${section}`
  return (
    <section class="flow">
      <h2>
        {number}. {t.questionOn(title)}
      </h2>
      <p>{asks}</p>
      <p class="quiet">{sayCite(cite)}</p>
      <p>
        <a href={place}>{t.changeSection(title)}</a>
      </p>
      <TextAreaField form={form} name={`answer.${id}`} label={t.answer} rows={4} maxlength={5000} />
      <UploadField
        form={form}
        name={`file.${answerNeed(id)}`}
        label={t.attach}
        accept={paperAccept}
        limit={{ ...paperLimit, files: 10 }}
        kept={kept}
        optional
      />
    </section>
  )
}
