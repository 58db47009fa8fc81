import type { Db } from '#/platform/database/connect.ts'
import { type ClassSpans, keyOfPack } from './identity.ts'
import { type Status, standingAfter } from './life.ts'
import { type Moment, type Position, positionsIn, trailsOf } from './positions.ts'

/** How many packs of some sets stand alike: so, at this site, bound for that one. */
export type Part = {
  status: Status
  siteId?: string
  toSiteId?: string
  packs: number
  /** How many cases, or other outer packs, they lie in directly. Packs that lie in none are not counted here. */
  outers: number
  /** Since when the first of them stand so. */
  oldest?: Date
}

/** How these packs stand now, or stood at an instant, the largest parts first. Counted by spans: no pack is looked up alone. */
export async function partsOf(db: Db, sets: readonly ClassSpans[], at?: Date): Promise<Part[]> {
  const trails = await trailsOf(db, sets)
  const groups = new Map<string, Part & { parents: Set<string> }>()
  for (const set of sets)
    for (const position of positionsIn(trails, set, at && afterAllAt(at))) {
      const { status, since, siteId, toSiteId } = standingOfPosition(position)
      const name = `${status} ${siteId} ${toSiteId}`
      const part = groups.get(name) ?? {
        status,
        ...(siteId !== undefined && { siteId }),
        ...(toSiteId !== undefined && { toSiteId }),
        packs: 0,
        outers: 0,
        parents: new Set<string>(),
      }
      part.packs += position.until - position.from
      if (position.parent) part.parents.add(keyOfPack(position.parent))
      if (since && (!part.oldest || since < part.oldest)) part.oldest = since
      groups.set(name, part)
    }
  return [...groups.values()].map(({ parents, ...part }) => ({ ...part, outers: parents.size })).sort((a, b) => b.packs - a.packs)
}

/** How the packs at a position stand. */
export const standingOfPosition = ({ last }: Position) => standingAfter(last ? [last] : [])

/** The moment after everything that happened at an instant. */
export const afterAllAt = (at: Date): Moment => ({ at, event: Number.MAX_SAFE_INTEGER })
