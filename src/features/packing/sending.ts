import type { Site } from '#/features/companies/companies.ts'
import { judgeOn } from '#/features/tracing/giving-flags.ts'
import { namesFor } from '#/features/tracing/names.ts'
import { dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { isAway } from './condition.ts'
import type { Done } from './done.ts'
import type { Fault } from './faults.ts'
import { standOf } from './standing-of-units.ts'
import { doneFrom, type How, lotIdsOf, type Reporter, siteOfLot, sort } from './status-acts.ts'
import { inTurn, type Once } from './turn.ts'
import type { Understood, Unit } from './units.ts'
import { record, sendingEvent, setsOf, urisOf } from './writing.ts'

export type SendingAsked = How & { to: Site; shipment: string }

/**
 * Sends packs, cases or pallets to a site, each as what stands alone: what lies in a case goes with its case. Rows are judged as in
 * `changeStatus`; a recalled or expired lot, or one whose licence is not in force, is not sent.
 */
export async function send(
  platform: Platform,
  who: Reporter,
  asked: SendingAsked,
  { units, problems }: Understood,
  once: Omit<Once, 'companyId'>,
): Promise<Done> {
  return inTurn(platform, { ...once, companyId: who.companyId }, lotIdsOf(units), async tx => {
    const sorted = sort(units, await judgeOf(tx, who.companyId, asked, units))
    const faults = [...problems, ...sorted.faults]
    const mayRecord = faults.length === 0 || asked.behaviour === 'proceed'
    const events = mayRecord ? await recordSending(platform, tx, who, asked, sorted.good) : []
    return doneFrom({ ...sorted, faults, mayRecord, events })
  })
}

async function judgeOf(db: Db, companyId: string, { to, at }: SendingAsked, units: readonly Unit[]) {
  const stand = await standOf(db, companyId, units)
  const lots = [...new Set(units.flatMap(({ lot }) => lot ?? []))]
  const hindering = await judgeOn(db, lots, dayAt(at))
  const hindranceOf = ({ lot, pack: { n } }: Unit) =>
    lot && hindering({ ...lot, count: 1, spans: [{ from: n, until: n + 1 }] })[0]?.kind
  return (unit: Unit): Fault | 'already' | undefined => {
    const part = stand(unit)
    if (part.last?.kind === 'shipped' && part.last.toSiteId === to.id && part.last.companyId === companyId) return 'already'
    if (part.status === 'unused' && unit.lot?.level === 'primary') return { kind: 'notActivated' }
    if (part.status !== 'activated' && part.status !== 'unused') return { kind: 'ended', status: part.status }
    if (isAway(part, companyId)) return { kind: 'away' }
    if (part.parent) return { kind: 'inside' }
    const kind = hindranceOf(unit)
    return kind && { kind }
  }
}

async function recordSending(
  platform: Platform,
  db: Db,
  who: Reporter,
  { site, at, to, shipment }: SendingAsked,
  units: readonly Unit[],
): Promise<string[]> {
  if (units.length === 0) return []
  const packs = units.map(({ pack }) => pack)
  const names = await namesFor(db, platform, setsOf(packs))
  const from = site ?? (await siteOfLot(db, units.find(({ lot }) => lot)?.lot?.lotId ?? ''))
  return record(
    platform,
    who,
    [sendingEvent({ origin: platform.config.origin, site: from, at }, to, shipment, urisOf(names, packs))],
    new Date(),
  )
}
