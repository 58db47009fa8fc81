import { dayAt } from '#/law/day.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import { Form, type FormState, Notice, Page, textOf, typed } from '#/platform/ui/kit.ts'
import { flat, nested } from '../answers.ts'
import { RemarkList } from '../case-parts.tsx'
import { getSection, saveSection } from '../dossier-acts.ts'
import { getSectionForm } from '../section-forms.ts'
import { getWholeCase, mayEdit, type WholeCase } from '../whole-case.ts'
import { words } from './words.ts'

/** `/applications/:id/sections/:section`: one section of the dossier. With `?fix` what is missing is shown at its fields. */
export async function askSection(c: Ctx): Promise<Response> {
  const { whole, key } = await readPlace(c)
  const { lang } = c.var
  const values = flat((whole.contents[key] ?? {}) as Record<string, unknown>)
  const problems =
    c.req.query('fix') === undefined
      ? []
      : whole.remarks
          .filter(({ section, severity }) => section === key && severity === 'block')
          .map(({ field, says }) => ({ field, says: says[lang] }))
  return showSection(c, whole, key, { lang, values, problems })
}

/** Saves the section, or does what its buttons ask for. What was typed is kept whatever happens. */
export async function takeSection(c: Ctx): Promise<Response> {
  const { whole, key } = await readPlace(c)
  const { lang } = c.var
  const values = textOf(await c.req.parseBody({ all: true }))
  const altered = getSectionForm(whole.service, key).alter?.(values)
  if (altered) return showSection(c, whole, key, { lang, values: altered }, { seen: typed({ lang, values }, '_seen') })
  const seen = Number(typed({ lang, values }, '_seen'))
  try {
    await saveSection(c.var.db, signedIn(c), whole.id, { section: key, seen, sent: nested(values) })
  } catch (error) {
    if (error instanceof Invalid) {
      const problems = inLang(error.problems, lang)
      return showSection(c, whole, key, { lang, values, problems }, { seen: String(seen), status: 422 })
    }
    if (error instanceof NotAllowed && mayEdit(whole, key)) {
      // The page now carries the newer version: who sends it again has seen the warning.
      return showSection(c, whole, key, { lang, values, problems: [{ field: '', says: error.says[lang] }] }, { status: 409 })
    }
    throw error
  }
  const to = whole.state === 'with applicant' ? `/applications/${whole.id}/answers` : `/applications/${whole.id}`
  return goOn(c, to, { id: words.id.saved, en: words.en.saved })
}

async function readPlace(c: Ctx): Promise<{ whole: WholeCase; key: string }> {
  const whole = await getWholeCase(c.var.db, param(c, 'id'), dayAt(new Date()))
  const { key } = getSection(whole.service, param(c, 'section'))
  return { whole, key }
}

type More = { seen?: string; status?: 200 | 409 | 422 }

function showSection(
  c: Ctx,
  whole: WholeCase,
  key: string,
  form: FormState,
  { seen, status = 200 }: More = {},
): Response | Promise<Response> {
  const { lang } = c.var
  const t = words[lang]
  const section = getSection(whole.service, key)
  const { fields: Fields } = getSectionForm(whole.service, key)
  const isOpen = mayEdit(whole, key)
  const warnings = whole.remarks.filter(remark => remark.section === key && remark.severity === 'warn')
  const back = { href: `/applications/${whole.id}`, label: whole.productName ?? whole.number }
  return c.html(
    <Page {...frame(c)} title={section.title[lang]} caption={whole.number} back={back} problems={form.problems ?? []}>
      <p class="lead">{section.about[lang]}</p>
      {isOpen ? null : <Notice lang={lang}>{t.readOnly}</Notice>}
      {isOpen && whole.state === 'with applicant' ? (
        <Notice lang={lang} tone="look">
          {t.sectionIsAsked}
        </Notice>
      ) : null}
      {warnings.length ? (
        <Notice lang={lang} tone="look" title={t.mayBeChanged}>
          <RemarkList lang={lang} remarks={warnings} />
        </Notice>
      ) : null}
      <Form form={form} hidden={{ _seen: seen ?? String(whole.versions[key] ?? 0) }} submit={isOpen ? t.save : false}>
        <Fields form={form} applicant={whole.given.applicant} />
      </Form>
    </Page>,
    status,
  )
}
