import { lotById } from '#/features/coding/packs.ts'
import { findSite, type Site } from '#/features/companies/companies.ts'
import type { Who } from '#/features/tracing/capture.ts'
import { keyOfPack } from '#/features/tracing/identity.ts'
import { namesFor } from '#/features/tracing/names.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { closedAmong } from './closings.ts'
import { isAway, type Part } from './condition.ts'
import { type Behaviour, type Done, mostTold, type RowProblem } from './done.ts'
import { type Fault, faultSays } from './faults.ts'
import { fillOf, standOf } from './standing-of-units.ts'
import { mayFollow, type RejectReason, type StatusAct, statusAfter } from './status.ts'
import { inTurn, type Once } from './turn.ts'
import type { Understood, Unit } from './units.ts'
import { record, setsOf, statusEvent, urisOf } from './writing.ts'

/** In whose name something is recorded: always a company's. */
export type Reporter = Who & { companyId: string }

/** When, where and how an act is to be recorded. Without a site, where the lot is made. */
export type How = { site?: Site | undefined; at: Date; behaviour: Behaviour }
/** One act for all units, or each unit's own. */
export type StatusAsked = How & { act: StatusAct | ((unit: Unit) => StatusAct); reason?: RejectReason | undefined }

/**
 * Gives codes a status, as EPCIS events. A row that has it already changes nothing; one that may not have it is refused with a
 * sentence, and keeps the others back unless the behaviour is to proceed. Throws Invalid where the events themselves cannot be taken.
 */
export async function changeStatus(
  platform: Platform,
  who: Reporter,
  asked: StatusAsked,
  { units, problems }: Understood,
  once: Omit<Once, 'companyId'>,
): Promise<Done> {
  const lots = lotIdsOf(units)
  return inTurn(platform, { ...once, companyId: who.companyId }, lots, async tx => {
    const faultOf = await judgeOf(tx, who.companyId, asked.act, units)
    const sorted = sort(units, faultOf)
    const faults = [...problems, ...sorted.faults]
    const mayRecord = faults.length === 0 || asked.behaviour === 'proceed'
    const events = mayRecord ? await recordStatuses(platform, tx, who, asked, sorted.good) : []
    return doneFrom({ ...sorted, faults, mayRecord, events })
  })
}

export const lotIdsOf = (units: readonly Unit[]): string[] => [...new Set(units.flatMap(({ lot }) => lot?.lotId ?? []))]

export type Sorted = { good: Unit[]; already: number; faults: RowProblem[] }

/** Units by what is to be done with them. */
export function sort(units: readonly Unit[], faultOf: (unit: Unit) => Fault | 'already' | undefined): Sorted {
  const sorted: Sorted = { good: [], already: 0, faults: [] }
  for (const unit of units) {
    const fault = faultOf(unit)
    if (fault === undefined) sorted.good.push(unit)
    else if (fault === 'already') sorted.already++
    else sorted.faults.push({ row: unit.row, code: unit.code, says: faultSays(fault) })
  }
  return sorted
}

/** What is told of an act. */
export const doneFrom = ({
  good,
  already,
  faults,
  mayRecord,
  events,
}: Sorted & { mayRecord: boolean; events: string[] }): Done => ({
  recorded: mayRecord && good.length + already > 0,
  taken: mayRecord ? good.length : 0,
  already,
  refused: faults.length,
  problems: faults.sort((a, b) => a.row - b.row).slice(0, mostTold),
  events,
  partFull: [],
})

const actFor = (act: StatusAsked['act'], unit: Unit): StatusAct => (typeof act === 'function' ? act(unit) : act)

async function judgeOf(db: Db, companyId: string, act: StatusAsked['act'], units: readonly Unit[]) {
  const closed = await closedAmong(db, lotIdsOf(units))
  const stand = await standOf(db, companyId, units)
  const outer = units.filter(unit => unit.lot?.level !== 'primary' && ['reject', 'sample'].includes(actFor(act, unit)))
  const fill = await fillOf(
    db,
    outer.map(({ pack }) => pack),
  )
  return (unit: Unit): Fault | 'already' | undefined =>
    judgeStatus(actFor(act, unit), stand(unit), companyId, {
      isClosed: unit.lot !== undefined && closed.has(unit.lot.lotId),
      isFilled: fill.has(keyOfPack(unit.pack)),
    })
}

/** Why a code may not have the status, or that it has it already. What was closed is still destroyed, as samples are in the end. */
export function judgeStatus(
  act: StatusAct,
  part: Pick<Part, 'status' | 'parent' | 'last'>,
  companyId: string,
  { isClosed, isFilled }: { isClosed: boolean; isFilled: boolean },
): Fault | 'already' | undefined {
  if (part.status === statusAfter(act)) return 'already'
  if (!mayFollow(part.status, act)) return { kind: 'ended', status: part.status }
  if (isClosed && act !== 'destroy') return { kind: 'closed' }
  if (isAway(part, companyId)) return { kind: 'away' }
  if (part.parent && act !== 'activate') return { kind: 'inside' }
  return isFilled ? { kind: 'full' } : undefined
}

async function recordStatuses(
  platform: Platform,
  db: Db,
  who: Reporter,
  { site, at, act, reason }: StatusAsked,
  units: readonly Unit[],
): Promise<string[]> {
  if (units.length === 0) return []
  const names = await namesFor(db, platform, setsOf(units.map(({ pack }) => pack)))
  const sites = new Map(await Promise.all(lotIdsOf(units).map(async id => [id, site ?? (await siteOfLot(db, id))] as const)))
  const groups = Map.groupBy(units, unit => `${actFor(act, unit)} ${unit.lot!.lotId}`)
  const events = [...groups.values()].map(of => {
    const lot = of[0]!.lot!
    const when = { origin: platform.config.origin, at, site: sites.get(lot.lotId)! }
    const packs = of.map(({ pack }) => pack)
    return statusEvent(when, { act: actFor(act, of[0]!), reason }, lot, urisOf(names, packs))
  })
  return record(platform, who, events, new Date())
}

/** The site where a lot is made. */
export async function siteOfLot(db: Db, lotId: string): Promise<Site> {
  const lot = await lotById(db, lotId)
  const site = lot && (await findSite(db, lot.siteId))
  if (!site) throw new Error(`The lot ${lotId} has no site.`)
  return site
}
