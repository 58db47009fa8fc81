import { lotsOwning, type OwnedSpan, owner } from '#/features/coding/many-packs.ts'
import { lotsOfLicence } from '#/features/coding/packs.ts'
import { licenceOfGtin } from '#/features/register/licences.ts'
import { allInside } from '#/features/tracing/contents.ts'
import { judgeOn } from '#/features/tracing/giving-flags.ts'
import { identify } from '#/features/tracing/identify.ts'
import { foreignClass, type PackNumber } from '#/features/tracing/identity.ts'
import { asSets, positionsIn, trailsOf } from '#/features/tracing/positions.ts'
import { dayAt } from '#/law/day.ts'
import { numbersIn } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Derived } from './acts.ts'
import type { Named } from './ask.ts'
import type { Fault } from './return-codes.ts'

/** What is known of the pack that an act names. */
export type Learnt = {
  fault?: Fault
  pack?: PackNumber
  lot?: OwnedSpan
  /** What the act happens to: the pack, and all that lies in it. */
  goods: readonly PackNumber[]
  /** Why it would not be active without anybody's doing. */
  states: readonly Derived[]
  decommissioned: boolean
}

const nothing = { goods: [], states: [], decommissioned: false } as const

/** Learns what these acts are about: a handful of statements, however many there are. Writes nothing. */
export async function learn(platform: Platform, asked: readonly { named: Named; at: Date }[]): Promise<Learnt[]> {
  const { db } = platform
  const { numbers, unknown, lots } = await identify(
    db,
    platform,
    asked.flatMap(({ named }) => named.uri ?? []),
  )
  const spans = Map.groupBy(lots, ({ classId }) => classId)
  const found = await Promise.all(
    asked.map(async ({ named }): Promise<Learnt> => {
      if (named.uri === undefined) return { ...nothing, fault: { code: 'SCAN_UNREAD' } }
      const pack = numbers.get(named.uri)
      if (!pack || pack.classId === foreignClass)
        return { ...nothing, fault: await strangerFault(db, named, unknown.has(named.uri)) }
      const lot = owner(spans.get(pack.classId) ?? [], pack.n)
      const fault = lot && contradiction(named, lot)
      return { ...nothing, goods: [pack], pack, ...(lot && { lot }), ...(fault && { fault }) }
    }),
  )
  const opened = await withContents(db, found)
  return withStates(db, opened, asked)
}

/** A serial that no lot owns: the batch tells whether a whole batch is missing here, or this one pack. */
async function strangerFault(db: Db, { nie, gtin, batch, repaired }: Named, isOfOurs: boolean): Promise<Fault> {
  const licence = nie ?? (gtin && (await licenceOfGtin(db, gtin, dayAt(new Date())))?.number)
  if (batch !== undefined && licence !== undefined && isOfOurs) {
    const batches = (await lotsOfLicence(db, licence)).map(lot => lot.batch.toUpperCase())
    if (!batches.includes(batch.toUpperCase())) return { code: 'LOT_03', batch }
  }
  return { code: 'PC_02', repaired, product: isOfOurs }
}

/** Letters are compared in either case: scanners and people confuse them, and no maker tells batches apart by that. */
function contradiction({ batch, expiry, repaired }: Named, lot: OwnedSpan): Fault | undefined {
  if (batch !== undefined && batch.toUpperCase() !== lot.batch.toUpperCase())
    return { code: 'LOT_13', batch: lot.batch, repaired }
  if (expiry !== undefined && expiry !== lot.expiry) return { code: 'LOT_12', expiry: lot.expiry, repaired }
  return undefined
}

/** What happens to a case or pallet happens to all that lies in it. */
async function withContents(db: Db, found: readonly Learnt[]): Promise<Learnt[]> {
  return Promise.all(
    found.map(async one => {
      if (!one.pack || one.fault || one.lot?.level === 'primary') return one
      const inside = (await allInside(db, [one.pack])).flatMap(({ classId, spans }) =>
        [...numbersIn(spans)].map(n => ({ classId, n })),
      )
      return { ...one, goods: [one.pack, ...inside] }
    }),
  )
}

/** The ranges of lots that all these goods are of. What lies in a case may be of another lot than the case. */
async function lotsOf(db: Db, found: readonly Learnt[]): Promise<OwnedSpan[]> {
  const own = new Map(found.flatMap(({ lot }) => (lot ? [[`${lot.classId} ${lot.from}`, lot] as const] : [])))
  const inside = asSets(found.flatMap(({ goods }) => goods.slice(1)))
  const ranges = inside.flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId })))
  for (const lot of await lotsOwning(db, ranges)) own.set(`${lot.classId} ${lot.from}`, lot)
  return [...own.values()].sort((a, b) => a.classId - b.classId || a.from - b.from)
}

async function withStates(db: Db, found: readonly Learnt[], asked: readonly { at: Date }[]): Promise<Learnt[]> {
  const lots = await lotsOf(db, found)
  const byClass = Map.groupBy(lots, ({ classId }) => classId)
  const days = [...new Set(asked.map(({ at }) => dayAt(at)))]
  const packs = asSets(found.flatMap(({ pack }) => pack ?? []))
  const [trails, ...learnt] = await Promise.all([trailsOf(db, packs), ...days.map(day => judgeOn(db, lots, day))])
  const judges = new Map(days.map((day, i) => [day, learnt[i]!]))
  return found.map((one, i) => {
    if (!one.pack) return one
    const judge = judges.get(dayAt(asked[i]!.at))!
    const own = new Set(one.goods.flatMap(({ classId, n }) => owner(byClass.get(classId) ?? [], n) ?? []))
    const kinds = new Set([...own].flatMap(lot => judge({ ...lot, count: 1 })).map(({ kind }) => kind))
    const [position] = positionsIn(trails, { classId: one.pack.classId, spans: [{ from: one.pack.n, until: one.pack.n + 1 }] })
    return {
      ...one,
      states: [
        ...(kinds.has('recalled') ? ['recalled' as const] : []),
        ...(kinds.has('licence not in force') ? ['withdrawn' as const] : []),
        ...(kinds.has('expired') ? ['expired' as const] : []),
      ],
      decommissioned: position?.last?.kind === 'decommissioned',
    }
  })
}
