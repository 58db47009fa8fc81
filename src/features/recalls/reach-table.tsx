import { words } from '#/features/recalls/follow-words.ts'
import type { Part } from '#/features/tracing/parts.ts'
import { type WhoWhere, whoAndWhere } from '#/features/tracing/who-where.ts'
import { words as tracingWords } from '#/features/tracing/words.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { DataTable, formatNumber } from '#/platform/ui/kit.ts'

/** Learns the sites of these parts, and whose they are. */
export async function namesOfParts(db: Db, parts: readonly Pick<Part, 'siteId' | 'toSiteId'>[]): Promise<WhoWhere> {
  const { site } = await whoAndWhere(
    db,
    parts.map(({ siteId, toSiteId }) => ({ site_id: siteId ?? null, to_site_id: toSiteId ?? null })),
  )
  const { company } = await whoAndWhere(
    db,
    parts.flatMap(({ siteId, toSiteId }) => [siteId, toSiteId].map(id => ({ company_id: site(id)?.companyId ?? null }))),
  )
  return { site, company }
}

/** How many rows a page shows; all of them are in the API. */
const most = 200

/** Who holds what: the largest parts first. */
export function ReachTable({ c, parts, names }: { c: Ctx; parts: readonly Part[]; names: WhoWhere }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <>
      <DataTable
        lang={lang}
        caption={t.reach}
        captionHidden
        rows={parts.slice(0, most)}
        columns={[
          { key: 'site', title: t.site, show: ({ siteId }: Part) => names.site(siteId)?.name ?? '–' },
          { key: 'standing', title: t.standing, show: ({ status }: Part) => tracingWords[lang].statuses[status] },
          {
            key: 'company',
            title: t.company,
            show: ({ siteId }: Part) => names.company(names.site(siteId)?.companyId)?.name ?? '–',
          },
          { key: 'to', title: t.bound, show: ({ toSiteId }: Part) => names.site(toSiteId)?.name ?? '–' },
          { key: 'packs', title: t.packs, numeric: true, show: ({ packs }: Part) => formatNumber(packs, lang) },
          { key: 'outers', title: t.outers, numeric: true, show: ({ outers }: Part) => formatNumber(outers, lang) },
        ]}
      />
      {parts.length > most ? <p class="quiet">{t.shownOf(formatNumber(most, lang), formatNumber(parts.length, lang))}</p> : null}
    </>
  )
}
