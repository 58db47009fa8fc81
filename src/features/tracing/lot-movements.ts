import { spansOfLot } from '#/features/coding/read-lots.ts'
import { findSite, type Site } from '#/features/companies/companies.ts'
import { bringUpToDate } from '#/features/stock/counting.ts'
import { stockOfLots } from '#/features/stock/stock.ts'
import { normalise } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { ClassSpans } from './identity.ts'
import type { Status } from './life.ts'
import { type Part, partsOf } from './parts.ts'

/** How many packs of a lot stand how, and where; `to` for those on their way. */
export type LotPart = { status: Status; count: number; site?: Site; to?: Site }

/**
 * Where the primary packs of a lot are, as its own events and those of cases and pallets tell it: the largest parts first. Counted
 * by arithmetic on spans; no pack is looked up alone.
 */
export async function movementsOfLot(db: Db, lotId: string): Promise<LotPart[]> {
  const { primary } = await spansOfLot(db, lotId)
  const sets = [...Map.groupBy(primary, ({ classId }) => classId)].map(
    ([classId, spans]): ClassSpans => ({ classId, spans: normalise(spans) }),
  )
  return withSites(db, await partsOf(db, sets))
}

/**
 * The same as stock keeps it, and up to when what was reported is in it: of a lot of any size read in milliseconds, where counting
 * takes seconds for each ten million packs.
 */
export async function keptMovementsOfLot(db: Db, lotId: string): Promise<{ parts: LotPart[]; asOf: Date }> {
  const asOf = await bringUpToDate(db)
  return { parts: await withSites(db, await stockOfLots(db, [lotId])), asOf }
}

async function withSites(db: Db, parts: readonly Part[]): Promise<LotPart[]> {
  const ids = new Set(parts.flatMap(({ siteId, toSiteId }) => [siteId, toSiteId].filter(id => id !== undefined)))
  const sites = new Map(await Promise.all([...ids].map(async id => [id, await findSite(db, id)] as const)))
  return parts
    .map(({ status, packs, siteId, toSiteId }) => {
      const [site, to] = [siteId && sites.get(siteId), toSiteId && sites.get(toSiteId)]
      return { status, count: packs, ...(site && { site }), ...(to && { to }) }
    })
    .sort((a, b) => b.count - a.count)
}
