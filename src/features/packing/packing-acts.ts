import { lotById } from '#/features/coding/packs.ts'
import { isSame, keyOfPack, type PackNumber } from '#/features/tracing/identity.ts'
import { namesFor } from '#/features/tracing/names.ts'
import type { Db } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { closedAmong } from './closings.ts'
import { isAway, type Part } from './condition.ts'
import type { Done, PartFull, RowProblem } from './done.ts'
import { type Fault, faultSays } from './faults.ts'
import { fillOf, standOf } from './standing-of-units.ts'
import { doneFrom, type How, lotIdsOf, type Reporter, type Sorted, siteOfLot } from './status-acts.ts'
import { inTurn, type Once } from './turn.ts'
import type { Unit } from './units.ts'
import { packingEvent, record, setsOf, urisOf } from './writing.ts'

/** A row of packing: what goes into which case or pallet, or comes out of it; without a child everything comes out. */
export type Pair = { parent: Unit; child?: Unit }
export type PackingAsked = How & { act: 'pack' | 'unpack' }

/**
 * Packs packs into cases and cases onto pallets, or takes them out, one event for each case or pallet. Cases may be part full, which is
 * told; more than the lot's plan says does not go in. Rows are judged as in `changeStatus`.
 */
export async function changePacking(
  platform: Platform,
  who: Reporter,
  asked: PackingAsked,
  { pairs, problems }: { pairs: readonly Pair[]; problems: readonly RowProblem[] },
  once: Omit<Once, 'companyId'>,
): Promise<Done> {
  const units = pairs.flatMap(({ parent, child }) => (child ? [parent, child] : [parent]))
  return inTurn(platform, { ...once, companyId: who.companyId }, lotIdsOf(units), async tx => {
    const scene = await sceneOf(tx, who.companyId, units)
    const sorted = sortPairs(asked.act, pairs, scene)
    const overfull = asked.act === 'pack' ? overfullIn(sorted.good, scene) : []
    const faults = [...problems, ...sorted.faults, ...overfull]
    const mayRecord = faults.length === 0 || asked.behaviour === 'proceed'
    const beyond = new Set(overfull.map(({ row }) => row))
    const kept = sorted.good.filter(pair => !beyond.has(rowOf(pair)))
    const events = mayRecord ? await recordPacking(platform, tx, who, asked, kept) : []
    const good = kept.map(({ parent, child }) => child ?? parent)
    const done = doneFrom({ good, already: sorted.already, faults, mayRecord, events })
    return { ...done, partFull: mayRecord && asked.act === 'pack' ? partFullIn(kept, scene) : [] }
  })
}

type Scene = {
  companyId: string
  stand: (unit: Unit) => Part
  closed: ReadonlySet<string>
  /** How many lie in a case or pallet before the act. */
  fill: ReadonlyMap<string, number>
  /** How many its lot's plan puts into it at most; unknown for a logistic unit with an SSCC. */
  planned: (parent: Unit) => number | undefined
}

async function sceneOf(db: Db, companyId: string, units: readonly Unit[]): Promise<Scene> {
  const ids = lotIdsOf(units)
  const lots = new Map(await Promise.all(ids.map(async id => [id, await lotById(db, id)] as const)))
  const outer = units.filter(({ lot }) => lot?.level !== 'primary').map(({ pack }) => [keyOfPack(pack), pack] as const)
  return {
    companyId,
    stand: await standOf(db, companyId, units),
    closed: await closedAmong(db, ids),
    fill: await fillOf(db, [...new Map<string, PackNumber>(outer).values()]),
    planned: ({ lot }) => lot && lots.get(lot.lotId)?.[lot.level === 'secondary' ? 'perCase' : 'perPallet'],
  }
}

type SortedPairs = Omit<Sorted, 'good'> & { good: Pair[] }

function sortPairs(act: 'pack' | 'unpack', pairs: readonly Pair[], scene: Scene): SortedPairs {
  const sorted: SortedPairs = { good: [], already: 0, faults: [] }
  for (const pair of pairs) {
    const fault = act === 'pack' ? judgePack(pair, scene) : judgeUnpack(pair, scene)
    if (fault === undefined) sorted.good.push(pair)
    else if (fault === 'already') sorted.already++
    else sorted.faults.push(problemOf(pair, fault))
  }
  return sorted
}

const rowOf = ({ parent, child }: Pair): number => (child ?? parent).row
const problemOf = (pair: Pair, fault: Fault): RowProblem => ({
  row: rowOf(pair),
  code: (pair.child ?? pair.parent).code,
  says: faultSays(fault),
})

const above = { primary: 'secondary', secondary: 'tertiary', tertiary: undefined } as const

/** Why a pack may not go into a case, or that it lies there already. */
function judgePack({ parent, child }: Pair, scene: Scene): Fault | 'already' | undefined {
  if (!child) return { kind: 'unread' }
  const [inner, outer] = [scene.stand(child), scene.stand(parent)]
  if (parent.lot && (!child.lot || above[child.lot.level] !== parent.lot.level))
    return { kind: 'levels', parent: parent.lot.level, child: child.lot?.level ?? 'tertiary' }
  if (parent.lot && child.lot?.lotId !== parent.lot.lotId) return { kind: 'otherParentLot' }
  if (inner.parent) return isSame(inner.parent, parent.pack) ? 'already' : { kind: 'elsewhere' }
  if (child.lot && scene.closed.has(child.lot.lotId)) return { kind: 'closed' }
  if (inner.status !== 'activated' && inner.status !== 'unused') return { kind: 'ended', status: inner.status }
  if (child.lot?.level === 'primary' && inner.status === 'unused') return { kind: 'notActivated' }
  if (outer.status !== 'activated' && outer.status !== 'unused') return { kind: 'parentEnded' }
  return isAway(inner, scene.companyId) || isAway(outer, scene.companyId) ? { kind: 'away' } : undefined
}

/** Why a pack cannot be taken out of a case, or that it was already. */
function judgeUnpack({ parent, child }: Pair, scene: Scene): Fault | 'already' | undefined {
  if (isAway(scene.stand(parent), scene.companyId)) return { kind: 'away' }
  if (!child) return scene.fill.has(keyOfPack(parent.pack)) ? undefined : 'already'
  const inner = scene.stand(child)
  if (!inner.parent) return 'already'
  return isSame(inner.parent, parent.pack) ? undefined : { kind: 'notInside' }
}

const byParent = (pairs: readonly Pair[]): Pair[][] => [...Map.groupBy(pairs, ({ parent }) => keyOfPack(parent.pack)).values()]

/** Rows that would put more into a case than its plan says: those that come last. */
function overfullIn(pairs: readonly Pair[], { planned, fill }: Scene): RowProblem[] {
  return byParent(pairs).flatMap(of => {
    const most = planned(of[0]!.parent)
    const before = fill.get(keyOfPack(of[0]!.parent.pack)) ?? 0
    if (most === undefined || before + of.length <= most) return []
    const room = Math.max(0, most - before)
    return of.slice(room).map(pair => problemOf(pair, { kind: 'overfull', planned: most, would: before + of.length }))
  })
}

function partFullIn(pairs: readonly Pair[], { planned, fill }: Scene): PartFull[] {
  return byParent(pairs).flatMap(of => {
    const { parent } = of[0]!
    const most = planned(parent)
    const packed = (fill.get(keyOfPack(parent.pack)) ?? 0) + of.length
    return most === undefined || packed === most ? [] : [{ parent: parent.code, packed, planned: most }]
  })
}

async function recordPacking(
  platform: Platform,
  db: Db,
  who: Reporter,
  { act, site, at }: PackingAsked,
  pairs: readonly Pair[],
): Promise<string[]> {
  if (pairs.length === 0) return []
  const packs = pairs.flatMap(({ parent, child }) => (child ? [parent.pack, child.pack] : [parent.pack]))
  const names = await namesFor(db, platform, setsOf(packs))
  const sites = new Map(await Promise.all(lotIdsOf(unitsIn(pairs)).map(async id => [id, await siteOfLot(db, id)] as const)))
  const events = byParent(pairs).map(of => {
    const { parent, child } = of[0]!
    const place = site ?? sites.get((parent.lot ?? child?.lot)?.lotId ?? '')
    if (!place) throw noSite()
    const isEmptied = of.some(pair => !pair.child)
    const children = isEmptied ? [] : of.flatMap(pair => pair.child!.pack)
    return packingEvent(
      { origin: platform.config.origin, site: place, at },
      act,
      urisOf(names, [parent.pack])[0]!,
      urisOf(names, children),
    )
  })
  return record(platform, who, events, new Date())
}

const noSite = () =>
  new Invalid([
    {
      field: 'site',
      says: {
        id: 'Sebut sarananya (site): unit logistik ini bukan dari satu bets.',
        en: 'Name the site: this logistic unit is not of one lot.',
      },
    },
  ])

const unitsIn = (pairs: readonly Pair[]): Unit[] => pairs.flatMap(({ parent, child }) => (child ? [parent, child] : [parent]))
