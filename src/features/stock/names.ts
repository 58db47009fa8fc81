import { getLot, type Lot } from '#/features/coding/read-lots.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import { type WhoWhere, whoAndWhere } from '#/features/tracing/who-where.ts'
import { dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { StockRow } from './stock.ts'

/** What rows of stock are called. */
export type StockNames = WhoWhere & { lot: (id: string) => Lot; product: (licence: string) => string }

/** Learns the lots, products, sites and companies of these rows, each once. */
export async function namesOfStock(
  db: Db,
  rows: readonly Pick<StockRow, 'lotId' | 'siteId' | 'toSiteId'>[],
): Promise<StockNames> {
  const ids = [...new Set(rows.map(({ lotId }) => lotId))]
  const lots = new Map(await Promise.all(ids.map(async id => [id, await getLot(db, id)] as const)))
  const numbers = [...new Set([...lots.values()].map(({ licence }) => licence))]
  const products = new Map(
    (await licencesByNumber(db, numbers, dayAt(new Date()))).map(({ number, productName }) => [number, productName]),
  )
  const where = await whoAndWhere(
    db,
    rows.map(({ siteId, toSiteId }) => ({ site_id: siteId ?? null, to_site_id: toSiteId ?? null })),
  )
  const companies = await whoAndWhere(
    db,
    rows.flatMap(({ siteId, toSiteId }) => [siteId, toSiteId].map(id => ({ company_id: where.site(id)?.companyId ?? null }))),
  )
  return {
    site: where.site,
    company: companies.company,
    lot: id => lots.get(id)!,
    product: licence => products.get(licence) ?? licence,
  }
}
