import { commodities } from '#/features/register/nie-formats.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import type { Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { CheckboxesField, QuestionPage, SelectField, TextAreaField, TextField, textOf, type Values } from '#/platform/ui/kit.ts'
import { saveIdentity } from './acts.ts'
import { AreaFields, asksForRegencies } from './area-fields.tsx'
import { type CompanyFile, getCompanyFile } from './companies.ts'
import { mayChangeIdentity, refusalOf } from './company.ts'
import { type Body, formWith, orAgain, readBody, sentOf } from './forms.ts'
import { type KbliCode, kbliCodes } from './kbli.ts'
import { businessKinds } from './kinds.ts'
import { commodityNames, kindNames } from './names.ts'
import { sayNpwp } from './npwp.ts'
import { words } from './words.ts'

/** `/company/identity`: who the company is. */
export async function askIdentity(c: Ctx): Promise<Response> {
  const { companyId } = signedIn(c)
  if (!companyId) return c.html(<IdentityPage c={c} values={{ nib: c.req.query('nib') ?? '' }} />)
  const company = await getCompanyFile(c.var.db, companyId)
  if (!mayChangeIdentity(company.standing)) throw refusalOf(company.standing)
  return c.html(<IdentityPage c={c} values={valuesOf(company)} />)
}

export async function takeIdentity(c: Ctx): Promise<Response> {
  const body = await readBody(c)
  if (asksForRegencies(body)) return c.html(<IdentityPage c={c} values={textOf(body)} />)
  return orAgain(
    c,
    async () => {
      await saveIdentity(c.var.db, signedIn(c), identityOf(body))
      return goOn(c, '/company', { id: words.id.saved, en: words.en.saved })
    },
    problems => <IdentityPage c={c} values={textOf(body)} problems={toFields(problems)} />,
  )
}

const texts = ['nib', 'npwp', 'name', 'kind', 'address', 'regencyCode', 'responsible', 'phone'] as const

function identityOf(body: Body): Record<string, unknown> {
  const sent = sentOf(body, { texts, lists: ['commodities', 'kbli'] })
  const others = typeof body.kbliOther === 'string' ? body.kbliOther.split(/[\s,;]+/).filter(Boolean) : []
  return { ...sent, kbli: [...new Set([...(sent.kbli as string[]), ...others])] }
}

/** A code that is none can only have been typed into the box for other codes. */
const toFields = (problems: readonly Problem[]): Problem[] =>
  problems.map(problem => (problem.field.startsWith('kbli') ? { ...problem, field: 'kbliOther' } : problem))

const isListed = (code: string): code is KbliCode => code in kbliCodes

const valuesOf = (company: CompanyFile): Values => ({
  nib: company.nib,
  npwp: company.npwp ? sayNpwp(company.npwp) : '',
  name: company.name,
  kind: company.kind,
  commodities: company.commodities,
  kbli: company.kbli.filter(isListed),
  kbliOther: company.kbli.filter(code => !isListed(code)).join(', '),
  address: company.address,
  regencyCode: company.regencyCode,
  responsible: company.responsible ?? '',
  phone: company.phone ?? '',
})

function IdentityPage({ c, values, problems = [] }: { c: Ctx; values: Values; problems?: readonly Problem[] }) {
  const { lang } = c.var
  const t = words[lang]
  const f = t.fields
  const form = formWith(c, values, problems)
  const codes = Object.entries(kbliCodes).map(([code, title]) => ({ value: code, label: `${code} ${title[lang]}` }))
  return (
    <QuestionPage {...frame(c)} title={t.identity} caption={t.companyFile} back="/company" form={form} submit={t.save}>
      <TextField form={form} name="nib" label={f.nib} hint={t.start.nibHint} width="medium" inputmode="numeric" code />
      <TextField form={form} name="npwp" label={f.npwp} hint={f.npwpHint} width="medium" code />
      <TextField form={form} name="name" label={f.name} hint={f.nameHint} autocomplete="organization" maxlength={160} />
      <SelectField
        form={form}
        name="kind"
        label={f.kind}
        options={businessKinds.map(kind => ({ value: kind, label: kindNames[kind][lang] }))}
      />
      <CheckboxesField
        form={form}
        name="commodities"
        label={f.commodities}
        hint={f.commoditiesHint}
        optional
        options={commodities.map(one => ({ value: one, label: commodityNames[one][lang] }))}
      />
      <CheckboxesField form={form} name="kbli" label={f.kbli} hint={f.kbliHint} optional options={codes} />
      <TextField form={form} name="kbliOther" label={f.kbliOther} hint={f.kbliOtherHint} optional width="medium" code />
      <TextAreaField form={form} name="address" label={f.address} hint={f.addressHint} rows={3} maxlength={300} />
      <AreaFields form={form} />
      <TextField form={form} name="responsible" label={f.responsible} hint={f.responsibleHint} maxlength={120} />
      <TextField form={form} name="phone" label={f.phone} type="tel" width="medium" autocomplete="tel" inputmode="tel" />
    </QuestionPage>
  )
}
