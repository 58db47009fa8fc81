import { type Site, sitesOf } from '#/features/companies/companies.ts'
import { CameraButton } from '#/features/tracing/camera-button.tsx'
import { NoCompany } from '#/features/tracing/movements-page.tsx'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { check, inLang } from '#/platform/http/problems.ts'
import { newId } from '#/platform/ids.ts'
import {
  CheckboxesField,
  EmptyState,
  Form,
  type FormState,
  fieldId,
  More,
  Page,
  RadiosField,
  SelectField,
  TextAreaField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import { acts } from './acts.ts'
import { ActsSent } from './ask.ts'
import { ActsResult } from './dispense-result.tsx'
import { takeActs } from './door.ts'
import { en, id, words } from './words.ts'

const hows = ['part', 'undo', 'atHand'] as const

/** Asks which packs what happened to. */
export async function askDispense(c: Ctx) {
  const { companyId } = signedIn(c)
  if (!companyId) return c.html(<NoCompany c={c} />)
  const sites = await sitesOf(c.var.db, companyId)
  const values = { act: 'dispense', ...(sites.length === 1 && { site: sites[0]!.id }), ...c.req.query() }
  return c.html(<DispensePage c={c} sites={sites} form={{ lang: c.var.lang, values }} />)
}

/** Takes what was scanned and answers pack by pack. Sent again, the same form is answered as before. */
export async function takeDispense(c: Ctx) {
  const visitor = signedIn(c)
  const { lang, platform, db } = c.var
  if (!visitor.companyId) return c.html(<NoCompany c={c} />)
  const values = textOf(await c.req.parseBody({ all: true }))
  try {
    const sent = readForm(values)
    const answers = await takeActs(platform, visitor, sent, { via: 'scan', key: String(values.form || newId()) })
    const scanned = sent.acts.map(({ code }) => code ?? '')
    const status = answers.some(({ code }) => code === 'OK') ? 200 : 422
    return c.html(<ActsResult c={c} values={values} answers={answers} scanned={scanned} />, status)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const form = { lang, values, problems: inLang(error.problems, lang) }
    return c.html(<DispensePage c={c} sites={await sitesOf(db, visitor.companyId)} form={form} />, 422)
  }
}

/** The form as the same request that machines send. Throws Invalid with what is missing, by the names of the form's fields. */
function readForm(values: Values): ActsSent {
  const text = (name: string) => String(values[name] ?? '').trim()
  const chosen = new Set([values.how ?? []].flat())
  const act = acts.find(one => one === text('act'))
  const codes = text('codes')
    .split(/\r\n|\r|\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const problems: Problem[] = [
    ...(act ? [] : [{ field: 'act', says: both('needAct') }]),
    ...(text('site') ? [] : [{ field: 'site', says: both('needSite') }]),
    ...(codes.length > 0 ? [] : [{ field: 'codes', says: both('needCodes') }]),
  ]
  if (problems.length > 0) throw new Invalid(problems)
  const how = { part: chosen.has('part'), undo: chosen.has('undo'), atHand: chosen.has('atHand') }
  try {
    return check(ActsSent, { site: text('site'), acts: codes.map(code => ({ act, ...how, code })) })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.problems.map(({ says }) => ({ field: 'codes', says })))
  }
}

const both = (name: 'needAct' | 'needCodes' | 'needSite') => ({ id: id[name], en: en[name] })

function DispensePage({ c, sites, form }: { c: Ctx; sites: readonly Site[]; form: FormState }) {
  const { lang } = c.var
  const t = words[lang]
  if (sites.length === 0)
    return (
      <Page {...frame(c)} title={t.title}>
        <EmptyState title={t.noSites} action={{ href: '/company', label: t.toSites }} />
      </Page>
    )
  return (
    <Page {...frame(c)} title={t.title} back="/movements" problems={form.problems}>
      <p class="lead">{t.lead}</p>
      <Form form={form} action="/dispense" submit={t.send} hidden={{ form: newId() }}>
        <SelectField form={form} name="site" label={t.site} options={sites.map(site => ({ value: site.id, label: site.name }))} />
        <TextAreaField form={form} name="codes" label={t.codes} hint={t.codesHint} rows={5} />
        <CameraButton lang={lang} target={fieldId('codes')} />
        <RadiosField
          form={form}
          name="act"
          label={t.act}
          options={acts.map(value => ({ value, label: t.acts[value], hint: t.actHints[value] }))}
        />
        <More label={t.how} open={[form.values?.how ?? []].flat().length > 0}>
          <CheckboxesField
            form={form}
            name="how"
            label={t.howLabel}
            optional
            options={hows.map(value => ({ value, label: t.hows[value], hint: t.howHints[value] }))}
          />
        </More>
      </Form>
    </Page>
  )
}
