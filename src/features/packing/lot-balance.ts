import { levels } from '#/features/coding/level.ts'
import { type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import { type Trails, trailsOf } from '#/features/tracing/positions.ts'
import { normalise } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Balance, reconcile } from './balance.ts'
import { type LevelSpans, type Part, partsIn } from './condition.ts'
import { statusIn } from './status.ts'

/** How every code of a lot stands, as parts; and what the store says about them. */
export async function partsOfLot(
  db: Db,
  { id, companyId }: Pick<Lot, 'id' | 'companyId'>,
): Promise<{ parts: Part[]; trails: Trails }> {
  const sets = await setsOfLot(db, id)
  const trails = await trailsOf(db, sets)
  return { parts: sets.flatMap(set => partsIn(trails, companyId, set)), trails }
}

async function setsOfLot(db: Db, lotId: string): Promise<LevelSpans[]> {
  const spans = await spansOfLot(db, lotId)
  return levels.flatMap(level =>
    [...Map.groupBy(spans[level], ({ classId }) => classId)].map(([classId, of]) => ({ classId, level, spans: normalise(of) })),
  )
}

/** The reconciliation of a lot as it stands now: counted by arithmetic on spans, no pack is looked up alone. */
export async function balanceOfLot(db: Db, lot: Lot): Promise<Balance> {
  const { parts, trails } = await partsOfLot(db, lot)
  const byOthers = statusesByOthers(trails, parts, lot.companyId)
  return reconcile({ companyId: lot.companyId, parts, byOthers, planned: { secondary: lot.perCase, tertiary: lot.perPallet } })
}

/** Events of other companies that would give this lot's codes a status. Destruction is theirs to report. */
function statusesByOthers({ sightings, facts }: Trails, parts: readonly Part[], companyId: string): number {
  const classes = new Set(parts.map(({ classId }) => classId))
  const ids = new Set([...classes].flatMap(classId => (sightings.get(classId) ?? []).map(({ event }) => event)))
  return [...ids].filter(id => {
    const event = facts.get(id)!
    const status = statusIn(event)
    const isForeign = event.companyId !== undefined && event.companyId !== companyId
    return isForeign && !event.retracted && status !== undefined && status !== 'destroyed'
  }).length
}
