import { contentsOf } from '#/features/tracing/contents.ts'
import { keyOfPack, type PackNumber } from '#/features/tracing/identity.ts'
import { positionsIn, trailsOf } from '#/features/tracing/positions.ts'
import { count } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { conditionOf, finderOf, type Part } from './condition.ts'
import type { Unit } from './units.ts'
import { setsOf } from './writing.ts'

/** How each of these units stands. A logistic unit with an SSCC stands as a pallet of the company. */
export async function standOf(db: Db, companyId: string, units: readonly Unit[]): Promise<(unit: Unit) => Part> {
  const levels = new Map(units.map(({ pack, lot }) => [pack.classId, lot?.level ?? 'tertiary']))
  const sets = setsOf(units.map(({ pack }) => pack)).map(set => ({ ...set, level: levels.get(set.classId)! }))
  const find = finderOf(await conditionOf(db, companyId, sets))
  return ({ pack }) => find(pack)
}

/** How many packs lie directly in each of these; none is left out of the map where none do. */
export async function fillOf(db: Db, parents: readonly PackNumber[]): Promise<Map<string, number>> {
  const fill = new Map<string, number>()
  const inside = await contentsOf(db, parents)
  const trails = await trailsOf(db, inside)
  for (const set of inside)
    for (const { parent, from, until } of positionsIn(trails, set))
      if (parent) fill.set(keyOfPack(parent), (fill.get(keyOfPack(parent)) ?? 0) + count([{ from, until }]))
  return fill
}
