import { lotsOwning, type OwnedSpan } from '#/features/coding/many-packs.ts'
import { sitesOf } from '#/features/companies/companies.ts'
import { isOfficer, type Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { PackNumber } from './identity.ts'
import type { Step } from './journeys.ts'
import { standingAfter } from './life.ts'

/** The lot that a pack of ours was issued for. */
export async function lotOfPack(db: Db, { classId, n }: PackNumber): Promise<OwnedSpan | undefined> {
  return (await lotsOwning(db, [{ classId, from: n, until: n + 1 }]))[0]
}

/** How much of a pack somebody sees: all of it, because they made or hold it or are officers; or what they had to do with. */
export type Sight = { whole: boolean; holds: boolean; steps: readonly Step[] }

/**
 * What a visitor may see of a pack's journey. Whoever made it, holds it, or had it last or is to receive it, sees all, as officers do;
 * who once had it sees what they reported and what was sent to them. `undefined`: it is not for them at all.
 */
export async function sightOf(
  db: Db,
  visitor: Visitor,
  lot: Pick<OwnedSpan, 'companyId'> | undefined,
  steps: readonly Step[],
): Promise<Sight | undefined> {
  if (isOfficer(visitor)) return { whole: true, holds: false, steps }
  const { companyId } = visitor
  if (companyId === undefined) return undefined
  const sites = new Set((await sitesOf(db, companyId)).map(({ id }) => id))
  const isThere = (...ids: (string | undefined)[]) => ids.some(id => id !== undefined && sites.has(id))
  const { siteId, toSiteId } = standingAfter(steps)
  const holds = isThere(siteId, toSiteId)
  if (lot?.companyId === companyId || holds) return { whole: true, holds, steps }
  const own = steps.filter(step => step.companyId === companyId || isThere(step.toSiteId))
  return own.length === 0 ? undefined : { whole: false, holds, steps: own }
}

/** Whether a page may lead on to another pack: officers open every one, a company those of its lots, and more where it holds them. */
export const leadsTo =
  ({ companyId, ...visitor }: Visitor, holds = false) =>
  (lot: Pick<OwnedSpan, 'companyId'> | undefined): boolean =>
    holds || isOfficer({ companyId, ...visitor }) || (companyId !== undefined && lot?.companyId === companyId)
