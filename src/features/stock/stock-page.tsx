import type { Child } from 'hono/jsx'
import { sitesOf } from '#/features/companies/companies.ts'
import { words as tracingWords } from '#/features/tracing/words.ts'
import { isOfficer } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { frame } from '#/platform/http/frame.ts'
import { inLang } from '#/platform/http/problems.ts'
import {
  type Column,
  DataTable,
  EmptyState,
  formatDay,
  formatMoment,
  formatNumber,
  type Lang,
  Page,
  type Problem,
  readTable,
} from '#/platform/ui/kit.ts'
import { readWish } from './asked.ts'
import { bringUpToDate } from './counting.ts'
import { namesOfStock, type StockNames } from './names.ts'
import { type StockRow, stockAt, stockOf } from './stock.ts'
import { words } from './words.ts'

type Found = { rows: StockRow[]; total: number; packs: number; says: Child }

/** `/stock`: what is where, now or at any moment of the past. */
export async function showStock(c: Ctx): Promise<Response> {
  const { lang, db } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const isOwn = !isOfficer(visitor)
  const state = readTable(c.req.query(), { sorts: [], by: '', filters: ['site', 'licence', 'lot', 'at'] })
  const { found, problems } = await findStock(c, state.filters, state)
  const names = await namesOfStock(db, found.rows)
  const sites = isOwn && visitor.companyId ? await sitesOf(db, visitor.companyId) : []
  return c.html(
    <Page {...frame(c)} title={t.stock} wide problems={problems}>
      <p class="lead">{isOwn ? t.leadOwn : t.leadAll}</p>
      <p class="quiet">{found.says}</p>
      <DataTable
        lang={lang}
        caption={t.stock}
        captionHidden
        path="/stock"
        state={state}
        total={found.total}
        rows={found.rows}
        columns={columnsFor(lang, names, isOwn)}
        filters={[
          ...(sites.length > 1
            ? [{ name: 'site', label: t.site, options: sites.map(({ id, name }) => ({ value: id, label: name })) }]
            : []),
          { name: 'licence', label: t.licence },
          { name: 'at', label: t.moment },
        ]}
        empty={<EmptyState title={t.none}>{t.noneSays}</EmptyState>}
      />
      {found.total > 0 ? <p class="quiet">{t.total(formatNumber(found.packs, lang))}</p> : null}
    </Page>,
    problems.length ? 422 : 200,
  )
}

async function findStock(
  c: Ctx,
  filters: Readonly<Record<string, string>>,
  paging: { offset: number; size: number },
): Promise<{ found: Found; problems: Problem[] }> {
  const { db, lang } = c.var
  const t = words[lang]
  try {
    const { asked, at } = await readWish(db, signedIn(c), filters)
    if (!at) {
      const counted = await bringUpToDate(db)
      return { found: { ...(await stockOf(db, asked, paging)), says: t.asOf(formatMoment(counted, lang)) }, problems: [] }
    }
    const rows = await stockAt(db, asked, at)
    const says = (
      <>
        {t.at(formatMoment(at, lang))} <a href="/stock">{t.backToNow}</a>
      </>
    )
    const packs = rows.reduce((sum, row) => sum + row.packs, 0)
    const shown = rows.slice(paging.offset, paging.offset + paging.size)
    return { found: { rows: shown, total: rows.length, packs, says }, problems: [] }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { found: { rows: [], total: 0, packs: 0, says: null }, problems: inLang(error.problems, lang) }
  }
}

function columnsFor(lang: Lang, names: StockNames, isOwn: boolean): Column<StockRow>[] {
  const t = words[lang]
  const statuses = tracingWords[lang].statuses
  return [
    {
      key: 'product',
      title: t.product,
      show: ({ lotId }) => {
        const { licence, batch } = names.lot(lotId)
        return (
          <>
            {names.product(licence)}, {batch}
          </>
        )
      },
    },
    { key: 'site', title: t.site, show: ({ siteId }) => names.site(siteId)?.name ?? '–' },
    ...(isOwn
      ? []
      : [
          {
            key: 'company',
            title: t.company,
            show: ({ siteId }: StockRow) => names.company(names.site(siteId)?.companyId)?.name ?? '–',
          },
        ]),
    {
      key: 'state',
      title: t.state,
      show: ({ status, toSiteId }) =>
        [statuses[status], toSiteId && t.bound(names.site(toSiteId)?.name ?? '–')].filter(Boolean).join(', '),
    },
    { key: 'packs', title: t.packs, numeric: true, show: ({ packs }) => formatNumber(packs, lang) },
    { key: 'outers', title: t.outers, numeric: true, show: ({ outers }) => formatNumber(outers, lang) },
    { key: 'expiry', title: t.expiry, show: ({ lotId }) => formatDay(names.lot(lotId).expiry, lang, 'short') },
  ]
}
