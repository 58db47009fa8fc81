import { windowOf } from '#/features/coding/code-files.ts'
import type { Level } from '#/features/coding/level.ts'
import { lotsOwning } from '#/features/coding/many-packs.ts'
import { countsOf, spansOfLot } from '#/features/coding/read-lots.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Unit } from './units.ts'

/** How many codes one act takes, as a range or row by row: what one event document holds well. */
export const mostRows = 200_000

/** A run of a lot's codes at one level, by their places in its files of codes, counted from 0. */
export type RangeAsked = { level: Level; from: number; count: number }

/** The packs of a run. Throws Invalid where it reaches beyond the lot. */
export async function unitsInRange(db: Db, lotId: string, { level, from, count }: RangeAsked): Promise<Unit[]> {
  const spans = await spansOfLot(db, lotId)
  const all = countsOf(spans)[level]
  if (from + count > all) {
    const says = {
      id: `Tingkat ini memiliki ${all} kode, dihitung dari 0; rentang ini berakhir di luarnya.`,
      en: `This level has ${all} codes, counted from 0; the range ends beyond them.`,
    }
    throw new Invalid([{ field: 'count', says }])
  }
  const chosen = windowOf(spans[level], from, count)
  const owners = await lotsOwning(db, chosen)
  const units: Unit[] = []
  for (const { classId, from: first, until } of chosen) {
    const lot = owners.find(one => one.classId === classId && one.from <= first && first < one.until)!
    for (let n = first; n < until; n++) units.push({ row: from + units.length + 1, code: '', pack: { classId, n }, lot })
  }
  return units
}
