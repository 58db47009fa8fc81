import { lotsOwning } from '#/features/coding/many-packs.ts'
import { isSsccClass } from '#/numbers/sscc.ts'
import type { Db } from '#/platform/database/connect.ts'
import { allInside, parentsAmong } from './contents.ts'
import { findEvents, type KeptEvent } from './find-events.ts'
import { type ClassSpans, foreignClass } from './identity.ts'

/** Events reported after one of them, in the order of their numbers, and whether there are more. */
export const eventsAfter = (db: Db, after: number, limit: number): Promise<{ events: KeptEvent[]; more: boolean }> =>
  findEvents(db, {}, undefined, { after, limit })

/** How many events were reported after one of them, and the number of the last: cheap where they are few. */
export async function countAfter(db: Db, after: number): Promise<{ count: number; last: number }> {
  const row = await db
    .selectFrom('event')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('id').as('last')])
    .where('id', '>', after)
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), last: Number(row.last ?? after) }
}

/** The lots of which these sets hold packs, or things in which packs lay or lie: also through pallets that bear an SSCC. */
export async function lotsTouched(db: Db, sets: readonly ClassSpans[]): Promise<Set<string>> {
  const own = await lotsOf(db, sets)
  const outer = sets.filter(({ classId }) => classId === foreignClass || isSsccClass(classId))
  const boxes = sets.filter(({ classId }) => own.some(span => span.classId === classId && span.level !== 'primary'))
  const parents = await parentsAmong(db, [...outer, ...boxes])
  const inside = parents.length === 0 ? [] : await allInside(db, parents)
  return new Set([...own, ...(await lotsOf(db, inside))].map(({ lotId }) => lotId))
}

const lotsOf = (db: Db, sets: readonly ClassSpans[]) =>
  lotsOwning(
    db,
    sets
      .filter(({ classId }) => classId !== foreignClass && !isSsccClass(classId))
      .flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId }))),
  )
