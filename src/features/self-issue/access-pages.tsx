import { companyDocuments, getCompanyFile } from '#/features/companies/companies.ts'
import { sizesOf } from '#/features/companies/file.ts'
import { formWith, orAgain, readBody } from '#/features/companies/forms.ts'
import { sayNpwp } from '#/features/companies/npwp.ts'
import { paperAccept, paperLimit } from '#/features/companies/paper-field.ts'
import { type Received, receivePaper } from '#/features/companies/papers.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import type { FileKind } from '#/platform/files/kinds.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotAllowed, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import {
  EmptyState,
  Facts,
  Form,
  formatDays,
  Page,
  QuestionPage,
  RadiosField,
  TextAreaField,
  TextField,
  textOf,
  UploadField,
  type Values,
  Why,
} from '#/platform/ui/kit.ts'
import { type AccessPaper, turnOf } from './access.ts'
import { AccessFormSchema } from './access-form.ts'
import { AccessFacts, AccessHistory, AccessStanding } from './access-parts.tsx'
import { accessOf } from './accesses.ts'
import { applyForAccess, withdrawAccess } from './decisions.ts'
import { accessData, accessPapers, accessTime } from './law.ts'
import { words } from './words.ts'

/** `/code-access`: the company's access right, or the way to it. */
export async function showAccess(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const { companyId } = ofCompany(c)
  const access = await accessOf(db, companyId, 'holder')
  return c.html(
    <Page {...frame(c)} title={t.access} back="/lots">
      <p class="lead">{t.accessLead}</p>
      {access ? (
        <>
          {await AccessStanding({ c, access })}
          {access.state === 'granted' ? (
            <p>
              <a class="button" href="/own-lots/new">
                {t.newLot}
              </a>
            </p>
          ) : null}
          {turnOf[access.state] === 'applicant' ? (
            <p>
              <a class="button" href="/code-access/new">
                {t.applyAgain}
              </a>
            </p>
          ) : null}
          <AccessFacts lang={lang} access={access} />
          {await AccessHistory({ c, access })}
          {access.state === 'filed' ? (
            <Form form={{ lang }} action={`/code-access/${access.id}/withdraw`} submit={t.withdraw} danger />
          ) : null}
        </>
      ) : (
        <EmptyState title={t.noAccess} action={{ href: '/code-access/new', label: t.apply }}>
          {t.decidedIn(formatDays(daysToDecide(), lang, 'working'))}
        </EmptyState>
      )}
    </Page>,
  )
}

const daysToDecide = () => find(dayAt(new Date()), ({ the }) => the(accessTime, {})).value.workingDays

/** `/code-access/new`: the application, filled from the company file. */
export async function askAccess(c: Ctx): Promise<Response> {
  const { companyId, email } = ofCompany(c)
  const file = await getCompanyFile(c.var.db, companyId)
  const { name, address, responsible = '', phone = '' } = file
  return c.html(await accessPage(c, { source: 'NIB', facility: name, address, responsible, phone, email }))
}

export async function takeAccess(c: Ctx): Promise<Response> {
  const who = ofCompany(c)
  const body = await readBody(c)
  const received = await receivePaper(c.var.platform, who.companyId, body)
  const values = textOf(body)
  if (typeof body._drop === 'string') return c.html(await accessPage(c, values))
  return orAgain(
    c,
    async () => {
      if (received.problem) throw new Invalid([received.problem])
      const asked = check(AccessFormSchema, values)
      await applyForAccess(c.var.db, who, asked, await papersOf(c, who.companyId, asked.source, received))
      return goOn(c, '/code-access', { id: words.id.applied, en: words.en.applied })
    },
    problems => accessPage(c, values, problems, received),
  )
}

export async function takeWithdrawn(c: Ctx): Promise<Response> {
  await withdrawAccess(c.var.db, signedIn(c), param(c, 'id'))
  return goOn(c, '/code-access', { id: words.id.withdrawn, en: words.en.withdrawn })
}

/** The paper that was uploaded, and the NIB of the company file where the application rests on it. */
async function papersOf(c: Ctx, companyId: string, source: string, { paper }: Received): Promise<AccessPaper[]> {
  const papers = paper ? [paper] : []
  const nib = source === 'NIB' && (await companyDocuments(c.var.db, companyId)).find(({ kind }) => kind === 'NIB')
  const all = [...papers, ...(nib ? [nib] : [])]
  const kinds = await sizesOf(
    c.var.db,
    all.map(({ hash }) => hash),
  )
  return all.map(({ hash, name }) => ({ hash, name, kind: kinds.get(hash)!.kind as FileKind }))
}

async function accessPage(c: Ctx, values: Values, problems: readonly Problem[] = [], received: Received = {}) {
  const { lang, db } = c.var
  const t = words[lang]
  const form = formWith(c, values, problems)
  const { npwp } = await getCompanyFile(db, ofCompany(c).companyId)
  const { value: papers } = find(dayAt(new Date()), ({ every }) => every(accessPapers, {}))
  const { steps } = find(dayAt(new Date()), ({ every }) => every(accessData, {}))
  const kept = received.paper ? [{ id: received.paper.hash, name: received.paper.name, bytes: received.paper.bytes }] : []
  return (
    <QuestionPage
      {...frame(c)}
      title={t.apply}
      back="/code-access"
      form={form}
      action="/code-access"
      submit={t.apply}
      files
      {...(received.token ? { hidden: { 'paper.kept': received.token } } : {})}
    >
      <RadiosField
        form={form}
        name="source"
        label={t.source}
        options={papers.map(value => ({ value, label: t.sources[value] }))}
      />
      <TextField form={form} name="facility" label={t.facility} maxlength={200} />
      <TextAreaField form={form} name="address" label={t.address} rows={3} maxlength={500} />
      <Facts
        lang={lang}
        facts={[
          {
            label: t.npwp,
            value: npwp ? (
              <>
                {sayNpwp(npwp)} <span class="quiet">{t.npwpHint}</span>
              </>
            ) : (
              t.npwpHint
            ),
          },
        ]}
      />
      <TextField form={form} name="responsible" label={t.responsible} maxlength={200} autocomplete="name" />
      <TextField form={form} name="phone" label={t.phone} type="tel" width="medium" maxlength={25} autocomplete="tel" />
      <TextField form={form} name="email" label={t.email} type="email" maxlength={200} autocomplete="email" />
      <UploadField
        form={form}
        name="paper"
        label={t.paper}
        hint={t.paperHint}
        accept={paperAccept}
        limit={paperLimit}
        kept={kept}
        optional
      />
      <Why lang={lang} label={t.why} steps={steps.map(step => ({ ...step, says: t.data[step.gives as keyof typeof t.data] }))} />
    </QuestionPage>
  )
}

/** Who applies, with a company. Throws NotAllowed for an account without one. */
function ofCompany(c: Ctx): Visitor & { companyId: string } {
  const visitor = signedIn(c)
  const { companyId } = visitor
  if (!companyId)
    throw new NotAllowed({
      id: 'Akun ini belum terhubung dengan perusahaan. Isi berkas perusahaan dahulu.',
      en: 'This account does not belong to a company yet. Fill in the company file first.',
    })
  return { ...visitor, companyId }
}
