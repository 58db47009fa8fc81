import { spansOfLot } from '#/features/coding/read-lots.ts'
import { findSite, type Site } from '#/features/companies/companies.ts'
import { normalise } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { ClassSpans } from './identity.ts'
import { type Status, standingAfter } from './life.ts'
import { type Position, positionsIn, trailsOf } from './positions.ts'

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
  const trails = await trailsOf(db, sets)
  const groups = Map.groupBy(
    sets.flatMap(set => positionsIn(trails, set)),
    groupOf,
  )
  const parts: LotPart[] = []
  for (const positions of groups.values()) {
    const { status, siteId, toSiteId } = standingOfPosition(positions[0]!)
    const [site, to] = [siteId && (await findSite(db, siteId)), toSiteId && (await findSite(db, toSiteId))]
    const count = positions.reduce((sum, { from, until }) => sum + until - from, 0)
    parts.push({ status, count, ...(site && { site }), ...(to && { to }) })
  }
  return parts.sort((a, b) => b.count - a.count)
}

/** How the packs at a position stand. */
export const standingOfPosition = ({ last }: Position) => standingAfter(last ? [last] : [])

function groupOf(position: Position): string {
  const { status, siteId, toSiteId } = standingOfPosition(position)
  return `${status} ${siteId} ${toSiteId}`
}
