import { findSite } from '#/features/companies/companies.ts'
import { contentsOf } from '#/features/tracing/contents.ts'
import { findEvents, type KeptEvent } from '#/features/tracing/find-events.ts'
import type { PackNumber } from '#/features/tracing/identity.ts'
import { afterAllAt } from '#/features/tracing/parts.ts'
import { asSets, type Trails, trailsOf } from '#/features/tracing/positions.ts'
import type { Db } from '#/platform/database/connect.ts'
import './tables.ts'

/** How many of the latest shipments are looked at. */
const sample = 1_000
/** After how many days a shipment should have been reported as received, and how old one may be that is still looked at. */
const days = { due: 4, old: 34 }

/** A shipment of which one pack is looked for where it was sent. */
export type Shipment = { to: string; at: Date; pack: PackNumber }

/** Which shipments were seen at their destination afterwards: the pack itself, or what it lay in. */
export function seenThere(shipments: readonly Shipment[], { sightings, packings, facts }: Trails): Shipment[] {
  const wasSeen = (pack: PackNumber, { to, at }: Shipment): boolean =>
    (sightings.get(pack.classId) ?? []).some(row => {
      const fact = row.from <= pack.n && pack.n < row.until ? facts.get(row.event) : undefined
      return fact !== undefined && !fact.retracted && fact.siteId === to && fact.at >= at
    })
  const outersOf = (pack: PackNumber): PackNumber[] =>
    (packings.get(pack.classId) ?? []).flatMap(row => (row.packed && row.from <= pack.n && pack.n < row.until ? row.parent : []))
  return shipments.filter(shipment => [shipment.pack, ...outersOf(shipment.pack)].some(pack => wasSeen(pack, shipment)))
}

/** Counts anew, for each company, how many of its latest incoming shipments it reported as received. */
export async function countCoverage(db: Db, now = new Date()): Promise<void> {
  const ago = (count: number) => new Date(now.getTime() - count * 86_400_000)
  const filter = { bizSteps: ['shipping'], from: ago(days.old), until: ago(days.due) }
  const { events } = await findEvents(db, filter, undefined, { limit: sample, newestFirst: true })
  const shipments = events.flatMap(shipmentOf)
  const seen = new Set(await receivedAmong(db, shipments))
  const counts = new Map<string, { shipments: number; received: number }>()
  for (const shipment of shipments) {
    const companyId = (await findSite(db, shipment.to))?.companyId
    if (companyId === undefined) continue
    const known = counts.get(companyId) ?? { shipments: 0, received: 0 }
    counts.set(companyId, { shipments: known.shipments + 1, received: known.received + (seen.has(shipment) ? 1 : 0) })
  }
  await db.transaction().execute(async tx => {
    await tx.deleteFrom('board_coverage').execute()
    const rows = [...counts].map(([company_id, count]) => ({ company_id, ...count, counted_at: now }))
    if (rows.length > 0) await tx.insertInto('board_coverage').values(rows).execute()
  })
}

/** Those of which the pack, what it lay in, or the first thing that lay in it was seen where it was sent. */
async function receivedAmong(db: Db, shipments: readonly Shipment[]): Promise<Shipment[]> {
  const seen = seenThere(shipments, await trailsOf(db, asSets(shipments.map(({ pack }) => pack))))
  const opened = new Map<Shipment, Shipment>()
  for (const shipment of shipments.filter(one => !seen.includes(one))) {
    const [inside] = await contentsOf(db, [shipment.pack], afterAllAt(shipment.at))
    const first = inside?.spans[0]
    if (inside && first) opened.set({ ...shipment, pack: { classId: inside.classId, n: first.from } }, shipment)
  }
  const inner = [...opened.keys()]
  const seenInside = seenThere(inner, await trailsOf(db, asSets(inner.map(({ pack }) => pack))))
  return [...seen, ...seenInside.map(one => opened.get(one)!)]
}

function shipmentOf({ to_site_id, at, retracted, sets }: KeptEvent): Shipment[] {
  const set = sets.find(({ role }) => role === 'epc')
  const first = set?.spans[0]
  return to_site_id === null || retracted || !set || !first
    ? []
    : [{ to: to_site_id, at, pack: { classId: set.classId, n: first.from } }]
}
