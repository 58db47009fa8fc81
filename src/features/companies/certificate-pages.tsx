import { addDays, dayAt } from '#/law/day.ts'
import { applicable, find } from '#/law/provisions.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import {
  ConfirmPage,
  DayField,
  dayValues,
  EmptyState,
  formatDay,
  Page,
  QuestionPage,
  SelectField,
  SummaryCard,
  Tag,
  TextField,
  textOf,
  UploadField,
  type Values,
} from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { companyIdOf, dropCertificate, getOpenCompany, saveCertificate } from './acts.ts'
import { type Certificate, certificatesOf, getCertificateOf } from './certificates.ts'
import { getCompany } from './companies.ts'
import { mayChangeItems } from './company.ts'
import { formWith, orAgain, readBody, sentOf } from './forms.ts'
import { type BusinessKind, certificateKinds, dosageForms } from './kinds.ts'
import { certificateFits, expiryWarning, type Fit, mayMake } from './law.ts'
import { certificateNames, formNames } from './names.ts'
import { paperAccept, paperLimit } from './paper-field.ts'
import { type Received, receivePaper } from './papers.ts'
import { type Site, sitesOf } from './sites.ts'
import { words } from './words.ts'

/** `/company/certificates`: what proves the company's good practice. */
export async function listCertificates(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const companyId = companyIdOf(signedIn(c))
  const { standing, kind } = await getCompany(db, companyId)
  const sites = await sitesOf(db, companyId)
  const certificates = await certificatesOf(db, companyId)
  const open = mayChangeItems(standing)
  const add = sites.length
    ? { href: '/company/certificates/new', label: t.addCertificate }
    : { href: '/company/sites/new', label: t.addSite }
  const canHold = kindsFor(kind).length > 0
  return c.html(
    <Page {...frame(c)} title={t.certificates} caption={t.companyFile} back="/company">
      {certificates.length === 0 ? (
        <EmptyState title={canHold ? t.noCertificates : t.noCertificatesNeeded} {...(open && canHold ? { action: add } : {})}>
          {canHold ? (sites.length ? t.noCertificatesSays : t.siteFirst) : undefined}
        </EmptyState>
      ) : null}
      {certificates.map(certificate => (
        <SummaryCard
          lang={lang}
          title={`${certificateNames[certificate.kind][lang]} ${certificate.number}`}
          facts={certificateFacts(certificate, sites, lang)}
          tag={<CertificateTag certificate={certificate} lang={lang} />}
          actions={[
            { href: `/companies/${companyId}/papers/${certificate.file}`, label: certificate.fileName },
            ...(open
              ? [
                  { href: `/company/certificates/${certificate.id}`, label: t.change },
                  { href: `/company/certificates/${certificate.id}/remove`, label: t.remove },
                ]
              : []),
          ]}
        />
      ))}
      {open && canHold && certificates.length > 0 ? (
        <p>
          <a class="button" href={add.href}>
            {add.label}
          </a>
        </p>
      ) : null}
    </Page>,
  )
}

/** A certificate as facts, for the company and for the officer. */
export function certificateFacts({ siteId, dosageForm, validFrom, validUntil }: Certificate, sites: readonly Site[], lang: Lang) {
  const t = words[lang]
  return [
    { label: t.fields.site, value: sites.find(({ id }) => id === siteId)?.name },
    { label: t.fields.dosageForm, value: dosageForm && formNames[dosageForm][lang] },
    { label: t.fields.valid, value: t.upTo(formatDay(validFrom, lang), formatDay(addDays(validUntil, -1), lang)) },
  ]
}

/** How a certificate stands today, in a word. */
export function CertificateTag({ certificate: { validUntil, checked }, lang }: { certificate: Certificate; lang: Lang }) {
  const t = words[lang]
  const today = dayAt(new Date())
  if (validUntil <= today) return <Tag tone="stop">{t.expired}</Tag>
  if (validUntil <= addDays(today, find(today, ({ the }) => the(expiryWarning, {})).value + 1))
    return <Tag tone="look">{t.expires}</Tag>
  return <Tag tone={checked ? 'ok' : 'plain'}>{checked ? t.checked : t.unchecked}</Tag>
}

/** `/company/certificates/new` and `/company/certificates/:id`. */
export async function askCertificate(c: Ctx): Promise<Response> {
  const id = c.req.param('id')
  const certificate = id ? await getCertificateOf(c.var.db, companyIdOf(signedIn(c)), id) : undefined
  return c.html(await certificatePage(c, certificate ? valuesOf(certificate) : {}))
}

export async function takeCertificate(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  const id = c.req.param('id')
  const body = await readBody(c)
  const values = textOf(body)
  const received = await receivePaper(c.var.platform, companyIdOf(visitor), body)
  if (typeof body._drop === 'string') return c.html(await certificatePage(c, values))
  const sent = sentOf(body, { texts: ['siteId', 'kind', 'number', 'dosageForm'], days: ['validFrom', 'lastDay'] })
  return orAgain(
    c,
    async () => {
      if (received.problem) throw new Invalid([received.problem])
      await saveCertificate(c.var.db, visitor, sent, received.paper, { id })
      return goOn(c, '/company/certificates', { id: words.id.saved, en: words.en.saved })
    },
    problems => certificatePage(c, values, problems, received),
  )
}

/** `/company/certificates/:id/remove`. */
export async function askCertificateGone(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const { kind, number } = await getCertificateOf(db, companyIdOf(signedIn(c)), param(c, 'id'))
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={`${t.remove}: ${certificateNames[kind][lang]} ${number}`}
      back="/company/certificates"
      form={formWith(c, {})}
      consequences={t.certificateGone}
      submit={t.remove}
    />,
  )
}

export async function takeCertificateGone(c: Ctx): Promise<Response> {
  await dropCertificate(c.var.db, signedIn(c), param(c, 'id'))
  return goOn(c, '/company/certificates', { id: words.id.removed, en: words.en.removed })
}

const valuesOf = ({ siteId, kind, number, dosageForm, validFrom, validUntil }: Certificate): Values => ({
  siteId,
  kind,
  number,
  dosageForm: dosageForm ?? '',
  ...dayValues('validFrom', validFrom),
  ...dayValues('lastDay', addDays(validUntil, -1)),
})

async function certificatePage(c: Ctx, values: Values, problems: readonly Problem[] = [], received: Received = {}) {
  const { lang, db } = c.var
  const t = words[lang]
  const f = t.fields
  const { id: companyId, kind } = await getOpenCompany(db, signedIn(c))
  const sites = await sitesOf(db, companyId)
  const need = formNeed(kind)
  const form = formWith(c, values, problems)
  const id = c.req.param('id')
  const kept = received.paper ? [{ id: received.paper.hash, name: received.paper.name, bytes: received.paper.bytes }] : []
  return (
    <QuestionPage
      {...frame(c)}
      title={id ? t.change : t.addCertificate}
      caption={t.certificates}
      back="/company/certificates"
      form={form}
      submit={t.save}
      files
      {...(received.token ? { hidden: { 'paper.kept': received.token } } : {})}
    >
      <SelectField
        form={form}
        name="kind"
        label={f.certificateKind}
        options={kindsFor(kind).map(one => ({ value: one, label: certificateNames[one][lang] }))}
      />
      <SelectField form={form} name="siteId" label={f.site} options={sites.map(site => ({ value: site.id, label: site.name }))} />
      <TextField form={form} name="number" label={f.number} maxlength={80} code width="medium" />
      {need === 'none' ? null : (
        <SelectField
          form={form}
          name="dosageForm"
          label={f.dosageForm}
          hint={need === 'demanded' ? undefined : f.dosageFormHint}
          optional={need !== 'demanded'}
          options={formsFor(kind).map(one => ({ value: one, label: formNames[one][lang] }))}
        />
      )}
      <DayField form={form} name="validFrom" label={f.validFrom} />
      <DayField form={form} name="lastDay" label={f.lastDay} hint={f.lastDayHint} />
      <UploadField
        form={form}
        name="paper"
        label={f.paper}
        hint={id ? f.paperKept : f.paperHint}
        optional={id !== undefined}
        accept={paperAccept}
        limit={paperLimit}
        kept={kept}
      />
    </QuestionPage>
  )
}

/** The certificates issued to that kind of business, by the law of today. */
const kindsFor = (kind: BusinessKind) =>
  certificateKinds.filter(certificate => applicable(certificateFits, { kind, certificate }, dayAt(new Date())).length > 0)

/** Whether the certificates of that kind of business name a dosage form: each of them, some, or none. */
function formNeed(kind: BusinessKind): Fit['form'] {
  const needs = new Set(
    kindsFor(kind).map(
      certificate => find(dayAt(new Date()), ({ the }) => the(certificateFits, { kind, certificate })).value.form,
    ),
  )
  const [only] = needs
  return needs.size === 1 && only ? only : 'possible'
}

/** The forms that kind of business may make, by the law of today. */
const formsFor = (kind: BusinessKind) =>
  dosageForms.filter(form => find(dayAt(new Date()), ({ the }) => the(mayMake, { kind, form })).value)
