import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { type AnswerSection, CheckAnswers, Form, formatMoney, type Lang, Notice, Page, Why } from '#/platform/ui/kit.ts'
import { placeOfRemark, RemarkList } from '../case-parts.tsx'
import { fileCase, whyNotFile } from '../filing.ts'
import { whySteps } from '../say-law.ts'
import { getSectionForm } from '../section-forms.ts'
import { blocksOf, getReadableCase, mayEdit, type WholeCase } from '../whole-case.ts'
import { words } from './words.ts'

/** `/applications/:id/check`: every answer before it is sent, what is still missing, and the button that sends it. */
export async function checkApplication(c: Ctx): Promise<Response> {
  return showCheck(c, 200)
}

/** Sends the application and leads to its fee order. */
export async function takeFiling(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  try {
    await fileCase(c.var.db, signedIn(c), id, { origin: c.var.platform.config.origin })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showCheck(c, 422)
  }
  return goOn(c, `/applications/${id}/order?filed`)
}

async function showCheck(c: Ctx, status: 200 | 422): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const today = dayAt(new Date())
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), today)
  const isDraft = whole.state === 'draft'
  return c.html(
    <Page
      {...frame(c)}
      title={isDraft ? t.checkTitle : t.seeDossier}
      caption={`${whole.number} · ${whole.productName ?? t.unnamed}`}
      back={`/applications/${whole.id}`}
    >
      {isDraft ? <Readiness lang={lang} whole={whole} /> : null}
      <CheckAnswers lang={lang} sections={[...dossierAnswers(whole, lang, true), paperAnswers(whole, lang)]} />
      {isDraft ? <Sending lang={lang} whole={whole} because={whyNotFile(signedIn(c), whole.given.applicant.isVerified)} /> : null}
    </Page>,
    status,
  )
}

function Readiness({ lang, whole }: { lang: Lang; whole: WholeCase }) {
  const t = words[lang]
  const blocks = blocksOf(whole.remarks)
  const warnings = whole.remarks.filter(({ severity }) => severity === 'warn')
  return (
    <>
      {blocks.length ? (
        <Notice lang={lang} tone="stop" title={t.notReady}>
          <p>{t.notReadySays(blocks.length)}</p>
          <RemarkList lang={lang} remarks={blocks} hrefOf={placeOfRemark(whole.id)} />
        </Notice>
      ) : (
        <Notice lang={lang} tone="ok" title={t.ready} />
      )}
      {warnings.length ? (
        <Notice lang={lang} tone="look" title={t.officerWillSee}>
          <RemarkList lang={lang} remarks={warnings} hrefOf={placeOfRemark(whole.id)} />
        </Notice>
      ) : null}
    </>
  )
}

function Sending({ lang, whole, because }: { lang: Lang; whole: WholeCase; because: { id: string; en: string } | undefined }) {
  const t = words[lang]
  const fee = whole.service.fee?.({ ...whole.given, on: whole.given.today })
  if (blocksOf(whole.remarks).length) return null
  if (because)
    return (
      <Notice lang={lang} tone="look">
        {because[lang]}
      </Notice>
    )
  return (
    <section>
      <h2>{t.checkAndSend}</h2>
      {fee ? (
        <>
          <p>{t.feeDue(formatMoney(fee.value, lang))}</p>
          <Why lang={lang} steps={whySteps(fee.steps, lang)} />
        </>
      ) : (
        <p>{t.noFee}</p>
      )}
      <p>{t.declares}</p>
      <Form form={{ lang }} action={`/applications/${whole.id}/file`} submit={t.send} />
    </section>
  )
}

/** The sections of a dossier as they were answered; with `change` the applicant's way back to each. */
export const dossierAnswers = (whole: WholeCase, lang: Lang, change: boolean): AnswerSection[] =>
  whole.service.sections.map(({ key, title }) => {
    const isOpen = change && mayEdit(whole, key)
    const answers = getSectionForm(whole.service, key).answers(whole.contents[key] ?? {}, whole.given.applicant, lang)
    return {
      title: title[lang],
      answers: answers.map(({ label, value, field }) => ({
        label,
        ...(value && { value }),
        ...(isOpen && { change: `/applications/${whole.id}/sections/${key}#f-${field}` }),
      })),
    }
  })

function paperAnswers(whole: WholeCase, lang: Lang): AnswerSection {
  const t = words[lang]
  const isOpen = mayEdit(whole, 'documents')
  return {
    title: t.documents,
    answers: whole.needs.map(({ key, title, from }) => {
      const papers = whole.documents.filter(({ need }) => need === key)
      const isMissing = whole.remarks.some(({ section, field }) => section === 'documents' && field === key)
      return {
        label: title[lang],
        ...(from === 'application'
          ? papers.length && {
              value: papers.map(({ id, name, version }, index) => (
                <>
                  {index ? ', ' : ''}
                  <a href={`/applications/${whole.id}/papers/${id}`}>{t.handedIn(name, version)}</a>
                </>
              )),
            }
          : !isMissing && { value: t.inCompanyFile }),
        ...(isOpen && from === 'application' && { change: `/applications/${whole.id}/documents#need-${key}` }),
      }
    }),
  }
}
