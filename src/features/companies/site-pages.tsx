import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import type { Problem } from '#/platform/http/errors.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import {
  ConfirmPage,
  EmptyState,
  formatNumber,
  Page,
  QuestionPage,
  SelectField,
  SummaryCard,
  Tag,
  TextAreaField,
  TextField,
  textOf,
  type Values,
} from '#/platform/ui/kit.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import { companyIdOf, dropSite, getOpenCompany, saveSite } from './acts.ts'
import { AreaFields, asksForRegencies } from './area-fields.tsx'
import { sayRegency } from './areas.ts'
import { getCompany } from './companies.ts'
import { mayChangeItems } from './company.ts'
import { formWith, orAgain, readBody, sentOf } from './forms.ts'
import { siteKinds } from './kinds.ts'
import { siteKindNames } from './names.ts'
import { getSiteOf, type Site, sitesOf } from './sites.ts'
import { words } from './words.ts'

/** `/company/sites`: the places of the company. */
export async function listSites(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const companyId = companyIdOf(signedIn(c))
  const { standing } = await getCompany(db, companyId)
  const sites = await sitesOf(db, companyId)
  const open = mayChangeItems(standing)
  const add = { href: '/company/sites/new', label: t.addSite }
  return c.html(
    <Page {...frame(c)} title={t.sites} caption={t.companyFile} back="/company">
      {sites.length === 0 ? (
        <EmptyState title={t.noSites} {...(open ? { action: add } : {})}>
          {t.noSitesSays}
        </EmptyState>
      ) : null}
      {sites.map(site => (
        <SummaryCard
          lang={lang}
          title={site.name}
          facts={siteFacts(site, lang)}
          tag={<Tag tone={site.checked ? 'ok' : 'plain'}>{site.checked ? t.checked : t.unchecked}</Tag>}
          actions={
            open
              ? [
                  { href: `/company/sites/${site.id}`, label: t.change },
                  { href: `/company/sites/${site.id}/remove`, label: t.remove },
                ]
              : []
          }
        />
      ))}
      {open && sites.length > 0 ? (
        <p>
          <a class="button" href={add.href}>
            {add.label}
          </a>
        </p>
      ) : null}
    </Page>,
  )
}

/** A site as facts, for the company and for the officer. */
export function siteFacts(site: Site, lang: Lang) {
  const f = words[lang].fields
  const place = `${formatNumber(site.lat, lang, 4)}, ${formatNumber(site.lon, lang, 4)}`
  return [
    { label: f.siteKind, value: siteKindNames[site.kind][lang] },
    { label: f.address, value: `${site.address}, ${sayRegency(site.regencyCode)}` },
    { label: f.coordinates, value: site.placed === 'given' ? place : `${place} (${words[lang].centreOfRegency})` },
    { label: 'GLN', value: site.gln },
  ]
}

/** `/company/sites/new` and `/company/sites/:id`. */
export async function askSite(c: Ctx): Promise<Response> {
  const id = c.req.param('id')
  const company = await getOpenCompany(c.var.db, signedIn(c))
  const site = id ? await getSiteOf(c.var.db, company.id, id) : undefined
  return c.html(<SitePage c={c} values={site ? valuesOf(site, c.var.lang) : {}} />)
}

export async function takeSite(c: Ctx): Promise<Response> {
  const body = await readBody(c)
  if (asksForRegencies(body)) return c.html(<SitePage c={c} values={textOf(body)} />)
  const sent = sentOf(body, { texts: ['name', 'kind', 'address', 'regencyCode', 'gln'], numbers: ['lat', 'lon'] })
  return orAgain(
    c,
    async () => {
      await saveSite(c.var.db, signedIn(c), sent, c.req.param('id'))
      return goOn(c, '/company/sites', { id: words.id.saved, en: words.en.saved })
    },
    problems => <SitePage c={c} values={textOf(body)} problems={problems} />,
  )
}

/** `/company/sites/:id/remove`. */
export async function askSiteGone(c: Ctx): Promise<Response> {
  const t = words[c.var.lang]
  const site = await getSiteOf(c.var.db, companyIdOf(signedIn(c)), param(c, 'id'))
  return c.html(
    <ConfirmPage
      {...frame(c)}
      title={`${t.remove}: ${site.name}`}
      back="/company/sites"
      form={formWith(c, {})}
      consequences={t.siteGone}
      submit={t.remove}
    />,
  )
}

export async function takeSiteGone(c: Ctx): Promise<Response> {
  await dropSite(c.var.db, signedIn(c), param(c, 'id'))
  return goOn(c, '/company/sites', { id: words.id.removed, en: words.en.removed })
}

function valuesOf({ name, kind, address, regencyCode, lat, lon, placed, gln }: Site, lang: Lang): Values {
  const degrees = (value: number) => (lang === 'id' ? String(value).replace('.', ',') : String(value))
  const place = placed === 'given' ? { lat: degrees(lat), lon: degrees(lon) } : {}
  return { name, kind, address, regencyCode, gln: gln ?? '', ...place }
}

function SitePage({ c, values, problems = [] }: { c: Ctx; values: Values; problems?: readonly Problem[] }) {
  const { lang } = c.var
  const t = words[lang]
  const f = t.fields
  const form = formWith(c, values, problems)
  const kinds = siteKinds.map(kind => ({ value: kind, label: siteKindNames[kind][lang] }))
  return (
    <QuestionPage
      {...frame(c)}
      title={c.req.param('id') ? t.fields.site : t.addSite}
      caption={t.companyFile}
      back="/company/sites"
      form={form}
      submit={t.save}
    >
      <TextField form={form} name="name" label={f.siteName} maxlength={120} />
      <SelectField form={form} name="kind" label={f.siteKind} options={kinds} />
      <TextAreaField form={form} name="address" label={f.address} hint={f.addressHint} rows={3} maxlength={300} />
      <AreaFields form={form} />
      <TextField form={form} name="lat" label={f.lat} hint={f.coordinatesHint} optional width="short" inputmode="text" />
      <TextField form={form} name="lon" label={f.lon} optional width="short" inputmode="text" />
      <TextField form={form} name="gln" label={f.gln} hint={f.glnHint} optional width="medium" inputmode="numeric" code />
    </QuestionPage>
  )
}
