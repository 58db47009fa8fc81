import { sayCite } from '#/law/explain.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import { Form, type FormState, type Lang, SelectField, SummaryCard, TextAreaField, TextField, textOf } from '#/platform/ui/kit.ts'
import { sectionTitle } from '../applicant/application-page.tsx'
import { words as applicantWords } from '../applicant/words.ts'
import { draftQuestion, dropQuestion, sendQuestions } from '../asking.ts'
import { answerNeed, type CaseQuestion } from '../questions.ts'
import { citableOptions } from '../reasons.ts'
import { mayDo } from '../what-next.ts'
import type { WholeCase } from '../whole-case.ts'
import { CasePage, readCase } from './case-page.tsx'
import { words } from './words.ts'

/** `/cases/:id/questions`: what was asked and answered; questions drafted, from findings too, until they are sent as one letter. */
export async function askQuestions(c: Ctx): Promise<Response> {
  const { whole } = await readCase(c)
  return showQuestions(c, { lang: c.var.lang, values: fromFinding(whole, c.req.query('from')) })
}

export async function takeQuestion(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const values = textOf(await c.req.parseBody())
  const { section, asks, instrument, article } = values
  try {
    await draftQuestion(c.var.db, signedIn(c), id, { section, asks, cite: { instrument, article } })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const problems = inLang(error.problems, c.var.lang).map(problem => ({
      ...problem,
      field: problem.field.replace(/^cite\./, ''),
    }))
    return showQuestions(c, { lang: c.var.lang, values, problems })
  }
  return goOn(c, `/cases/${id}/questions`, { id: words.id.drafted, en: words.en.drafted })
}

export async function takeDrop(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  await dropQuestion(c.var.db, signedIn(c), id, param(c, 'question'))
  return goOn(c, `/cases/${id}/questions`, { id: words.id.dropped, en: words.en.dropped })
}

export async function takeSending(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  await sendQuestions(c.var.db, signedIn(c), id, { origin: c.var.platform.config.origin })
  return goOn(c, `/cases/${id}`, { id: words.id.questionsSent, en: words.en.questionsSent })
}

/** What an officer noted for an item that is not met, as the beginning of a question. */
function fromFinding(whole: WholeCase, key: string | undefined): Record<string, string> {
  const item = whole.service.checklist(whole.given).find(one => one.key === key)
  const mark = whole.marks.find(one => one.item === key && one.verdict === 'not met')
  if (!item || !mark) return {}
  return { section: item.section, asks: mark.note ?? '', instrument: item.cite.instrument, article: item.cite.article }
}

async function showQuestions(c: Ctx, form: FormState): Promise<Response> {
  const { whole, acts } = await readCase(c)
  const { lang } = c.var
  const t = words[lang]
  const isOpen = mayDo(acts, 'asked')
  const rounds = Array.from({ length: whole.standing.rounds }, (_, index) => whole.standing.rounds - index)
  const drafts = whole.questions.filter(({ round }) => round === undefined)
  return c.html(
    <CasePage c={c} whole={whole} here={`/cases/${whole.id}/questions`} title={t.questions} problems={form.problems ?? []}>
      {isOpen || drafts.length ? (
        <section>
          <h2>{t.drafts}</h2>
          {drafts.length ? (
            drafts.map(question => <Draft lang={lang} whole={whole} question={question} isOpen={isOpen} />)
          ) : (
            <p>{t.noDrafts}</p>
          )}
          {isOpen && drafts.length ? (
            <>
              <p>{t.sendSays}</p>
              <Form form={{ lang }} action={`/cases/${whole.id}/questions/send`} submit={t.sendAll(drafts.length)} />
            </>
          ) : null}
        </section>
      ) : null}
      {isOpen ? <Drafting form={form} whole={whole} /> : null}
      {rounds.map(round => (
        <section>
          <h2>{t.sentRound(round)}</h2>
          {whole.questions
            .filter(one => one.round === round)
            .map(question => (
              <Asked lang={lang} whole={whole} question={question} />
            ))}
        </section>
      ))}
    </CasePage>,
    form.problems?.length ? 422 : 200,
  )
}

function Drafting({ form, whole }: { form: FormState; whole: WholeCase }) {
  const { lang } = form
  const t = words[lang]
  const sections = [
    ...whole.service.sections.map(({ key, title }) => ({ value: key, label: title[lang] })),
    { value: 'documents', label: applicantWords[lang].documents },
  ]
  const findings = whole.service
    .checklist(whole.given)
    .filter(({ key }) => whole.marks.some(mark => mark.item === key && mark.verdict === 'not met'))
  return (
    <section>
      <h2>{t.ask}</h2>
      {findings.length ? (
        <>
          <h3>{t.fromFindings}</h3>
          <ul class="links">
            {findings.map(({ key, asks }) => (
              <li>
                {asks[lang]} <a href={`/cases/${whole.id}/questions?from=${key}`}>{t.useFinding}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Form form={form} action={`/cases/${whole.id}/questions`} submit={t.addQuestion}>
        <SelectField form={form} name="section" label={t.section} options={sections} />
        <TextAreaField form={form} name="asks" label={t.asks} rows={3} maxlength={2000} />
        <SelectField form={form} name="instrument" label={t.instrument} options={citableOptions(lang)} />
        <TextField form={form} name="article" label={t.article} hint={t.articleHint} width="medium" maxlength={120} />
      </Form>
    </section>
  )
}

function Draft({ lang, whole, question, isOpen }: { lang: Lang; whole: WholeCase; question: CaseQuestion; isOpen: boolean }) {
  const { id, section, asks, cite } = question
  return (
    <SummaryCard lang={lang} level={3} title={sectionTitle(whole, section, lang)}>
      <p>{asks}</p>
      <p class="quiet">{sayCite(cite)}</p>
      {isOpen ? <Form form={{ lang }} action={`/cases/${whole.id}/questions/${id}/drop`} submit={words[lang].drop} /> : null}
    </SummaryCard>
  )
}

function Asked({ lang, whole, question }: { lang: Lang; whole: WholeCase; question: CaseQuestion }) {
  const { id, section, asks, cite, answer } = question
  const papers = whole.documents.filter(({ need }) => need === answerNeed(id))
  return (
    <SummaryCard lang={lang} level={3} title={sectionTitle(whole, section, lang)}>
      <p>
        <strong>{asks}</strong> <span class="quiet">({sayCite(cite)})</span>
      </p>
      <p>{answer ?? <span class="quiet">{words[lang].notAnswered}</span>}</p>
      {papers.length ? (
        <ul>
          {papers.map(paper => (
            <li>
              <a href={`/applications/${whole.id}/papers/${paper.id}`}>{paper.name}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </SummaryCard>
  )
}
