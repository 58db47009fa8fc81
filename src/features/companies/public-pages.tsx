import { dayAt } from '#/law/day.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { Facts, formatDay, Page, Tag } from '#/platform/ui/kit.ts'
import { sayRegency } from './areas.ts'
import { type Company, findCompany, findSite } from './companies.ts'
import { commodityNames, kindNames, siteKindNames } from './names.ts'
import { words } from './words.ts'

/** A company that the public may see: one that was verified once. Throws NotFound for drafts, whose facts nobody has checked. */
export async function getPublicCompany(db: Ctx['var']['db'], id: string): Promise<Company & { verifiedAt: Date }> {
  const company = await findCompany(db, id)
  if (!company?.verifiedAt) throw new NotFound()
  return { ...company, verifiedAt: company.verifiedAt }
}

/** `/companies/:id`: what anyone may know of a company. */
export async function showPublicCompany(c: Ctx): Promise<Response> {
  const { lang } = c.var
  const t = words[lang].public
  const company = await getPublicCompany(c.var.db, param(c, 'id'))
  const isVerified = company.standing === 'verified'
  const says = isVerified ? t.isVerified : company.standing === 'closed' ? t.isClosed : t.isUpdating
  return c.html(
    <Page {...frame(c)} title={company.name} caption={t.company}>
      <p>
        <Tag tone={isVerified ? 'ok' : company.standing === 'closed' ? 'stop' : 'look'}>{says}</Tag>
      </p>
      <Facts
        lang={lang}
        facts={[
          { label: t.kind, value: kindNames[company.kind][lang] },
          { label: t.city, value: sayRegency(company.regencyCode) },
          { label: t.products, value: company.commodities.map(one => commodityNames[one][lang]).join(', ') },
          { label: t.verifiedOn, value: formatDay(dayAt(company.verifiedAt), lang) },
        ]}
      />
      <p>
        <a href={`/register?holder=${company.id}`}>{t.licences}</a>
      </p>
    </Page>,
  )
}

/** `/sites/:id`: the place that events of packs name by this address. */
export async function showPublicSite(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang].public
  const site = await findSite(db, param(c, 'id'))
  if (!site) throw new NotFound()
  const company = await getPublicCompany(db, site.companyId)
  return c.html(
    <Page {...frame(c)} title={site.name} caption={t.site}>
      <Facts
        lang={lang}
        facts={[
          { label: t.siteKind, value: siteKindNames[site.kind][lang] },
          { label: t.city, value: sayRegency(site.regencyCode) },
          { label: t.company, value: <a href={`/companies/${company.id}`}>{company.name}</a> },
        ]}
      />
    </Page>,
  )
}
