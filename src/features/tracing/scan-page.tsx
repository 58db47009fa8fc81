import type { Child } from 'hono/jsx'
import { type Site, sitesOf } from '#/features/companies/companies.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  EmptyState,
  Form,
  type FormState,
  fieldId,
  Page,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
} from '#/platform/ui/kit.ts'
import { CameraButton } from './camera-button.tsx'
import { acts } from './scan-form.ts'
import { scanWords } from './scan-words.ts'

/**
 * The form: what happened, where, and to which codes. Everything works by typing; the camera only fills the fields. `desk`: what may stand
 * in its place where scripts run, and the id by which it finds the form.
 */
export async function ScanPage({
  c,
  companyId,
  form,
  which = [],
  desk,
}: {
  c: Ctx
  companyId: string
  form: FormState
  which?: readonly Site[]
  desk?: { id: string; part: Child }
}) {
  const { lang, db } = c.var
  const t = scanWords[lang]
  const sites = await sitesOf(db, companyId)
  if (sites.length === 0)
    return (
      <Page {...frame(c)} title={t.title}>
        <EmptyState title={t.noSites} action={{ href: '/company', label: t.toSites }} />
      </Page>
    )
  return (
    <Page {...frame(c)} title={t.title} back="/movements" problems={form.problems}>
      {desk?.part}
      <div class="flow" id={desk?.id}>
        <p class="lead">{t.lead}</p>
        <Form form={form} action="/scan/check" submit={t.check}>
          <RadiosField
            form={form}
            name="act"
            label={t.act}
            options={acts.map(value => ({ value, label: t.acts[value], hint: t.actHints[value] }))}
          />
          <SelectField
            form={form}
            name="site"
            label={t.site}
            options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextAreaField form={form} name="codes" label={t.codes} hint={t.codesHint} rows={6} />
          <CameraButton lang={lang} target={fieldId('codes')} />
          <TextField form={form} name="parent" label={t.parent} hint={t.parentHint} autocomplete="off" optional code />
          <CameraButton lang={lang} target={fieldId('parent')} />
          <TextField form={form} name="to" label={t.to} hint={t.toHint} width="medium" autocomplete="off" optional />
          {which.length > 0 ? (
            <RadiosField
              form={form}
              name="toSite"
              label={t.chooseSite}
              options={which.map(({ id, name, address }) => ({ value: id, label: name, hint: address }))}
            />
          ) : null}
        </Form>
      </div>
    </Page>
  )
}
