import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import { ConfirmPage, DataTable, type FormState, Page, textOf } from '#/platform/ui/kit.ts'
import { DecisionLetter } from '../decision-letter.tsx'
import { withdraw } from '../ending.ts'
import { getReadableCase } from '../whole-case.ts'
import { words } from './words.ts'

/** `/applications/:id/withdraw`: what withdrawing does, and the button that does it. */
export const askWithdrawal = (c: Ctx): Promise<Response> => showWithdrawal(c, { lang: c.var.lang })

export async function takeWithdrawal(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const body = textOf(await c.req.parseBody())
  try {
    await withdraw(c.var.db, signedIn(c), id, { because: body.reason }, { origin: c.var.platform.config.origin })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return showWithdrawal(c, { lang: c.var.lang, values: body, problems: inLang(error.problems, c.var.lang) })
  }
  return goOn(c, `/applications/${id}`, { id: words.id.withdrawn, en: words.en.withdrawn })
}

async function showWithdrawal(c: Ctx, form: FormState): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={t.withdraw}
      caption={`${whole.number} · ${whole.productName ?? t.unnamed}`}
      back={`/applications/${whole.id}`}
      form={form}
      consequences={whole.filedOn ? t.withdrawSays : t.withdrawDraftSays}
      reason={{ label: t.withdrawWhy }}
      submit={t.withdraw}
    />,
    form.problems?.length ? 422 : 200,
  )
}

/** `/applications/:id/label`: the label's text, made from the dossier. */
export async function showLabel(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))
  return c.html(
    <Page
      {...frame(c)}
      title={t.labelTitle}
      caption={`${whole.number} · ${whole.productName ?? t.unnamed}`}
      back={`/applications/${whole.id}`}
      wide
    >
      <p class="lead">{t.labelLead}</p>
      <DataTable
        lang={lang}
        caption={t.labelTitle}
        captionHidden
        rows={whole.service.label(whole.given)}
        columns={[
          { key: 'element', title: t.element, show: ({ element, title }) => `${element}. ${title[lang]}` },
          {
            key: 'text',
            title: t.labelText,
            show: ({ text }) => (text ? <span lang="id">{text}</span> : <span class="quiet">–</span>),
          },
          { key: 'cite', title: t.article, show: ({ cite }) => <span class="quiet">{sayCite(cite)}</span> },
        ]}
      />
    </Page>,
  )
}

/** `/applications/:id/letter`: the letter of the decision, on the screen as on paper. */
export async function showLetter(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const whole = await getReadableCase(c.var.db, param(c, 'id'), signedIn(c), dayAt(new Date()))
  const decision = whole.events.find(({ kind }) => kind === 'granted' || kind === 'refused')
  if (!decision) throw new NotFound({ id: 'Permohonan ini belum diputuskan.', en: 'This application has not been decided.' })
  return c.html(
    <Page {...frame(c)} title={words[lang].decisionLetter} caption={whole.number} back={`/applications/${whole.id}`}>
      <DecisionLetter lang={lang} whole={whole} decision={decision} />
    </Page>,
  )
}
