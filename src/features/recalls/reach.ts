import { lotsOfLicence } from '#/features/coding/packs.ts'
import { partsOfRecall } from '#/features/recalls/parts.ts'
import { isPartial, type Recall, touches } from '#/features/recalls/recall.ts'
import { bringUpToDate } from '#/features/stock/counting.ts'
import { stockOfLots } from '#/features/stock/stock.ts'
import { type Part, partsOf } from '#/features/tracing/parts.ts'
import type { Db } from '#/platform/database/connect.ts'

/** How the packs of a recall stand, alike ones together, and up to when what was reported is in it. */
export type Reach = { parts: Part[]; packs: number; asOf: Date }

/**
 * Who holds what of a recall now. For whole lots and licences the counts kept by lot are added up, however many packs that are; the
 * packs of a range or a site are counted by their spans.
 */
export async function reachOf(
  db: Db,
  recall: Pick<Recall, 'id' | 'licence' | 'lotId' | 'batch' | 'range' | 'siteId'>,
): Promise<Reach> {
  if (isPartial(recall)) return summed(await partsOf(db, await partsOfRecall(db, recall.id)), new Date())
  const asOf = await bringUpToDate(db)
  const lots = (await lotsOfLicence(db, recall.licence)).filter(({ id, batch }) => touches(recall, { lotId: id, batch }))
  const rows = await stockOfLots(
    db,
    lots.map(({ id }) => id),
  )
  const counted = new Set(rows.map(({ lotId }) => lotId))
  const unreported = lots.filter(({ id }) => !counted.has(id)).reduce((sum, { packs }) => sum + packs, 0)
  const silent: Part[] = unreported > 0 ? [{ status: 'not yet reported', packs: unreported, outers: 0 }] : []
  return summed([...rows.map(({ lotId: _, ...part }) => part), ...silent], asOf)
}

/** Parts that stand alike drawn together, the largest first. */
function summed(parts: readonly Part[], asOf: Date): Reach {
  const alike = Map.groupBy(parts, ({ status, siteId, toSiteId }) => `${status} ${siteId} ${toSiteId}`)
  const all = [...alike.values()].map(same => {
    const oldest = same.flatMap(part => part.oldest ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
    return { ...same[0]!, packs: total(same, 'packs'), outers: total(same, 'outers'), ...(oldest && { oldest }) }
  })
  return { parts: all.sort((a, b) => b.packs - a.packs), packs: total(parts, 'packs'), asOf }
}

const total = (parts: readonly Part[], of: 'packs' | 'outers'): number => parts.reduce((sum, part) => sum + part[of], 0)
