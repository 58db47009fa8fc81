import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { aggregationEvent, epcisDocument, objectEvent } from '#/epcis/write.ts'
import type { Lot } from '#/features/coding/packs.ts'
import { type Site, siteUri } from '#/features/companies/companies.ts'
import { capture, type Who } from '#/features/tracing/capture.ts'
import type { ClassSpans, PackNumber } from '#/features/tracing/identity.ts'
import type { Names } from '#/features/tracing/names.ts'
import { offsets, zoneOfRegency } from '#/features/tracing/zone.ts'
import { spansOf } from '#/numbers/spans.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { eventOf, type RejectReason, type StatusAct } from './status.ts'

/** Where and when something was done. */
export type WhereWhen = { origin: string; site: Site; at: Date }

const common = ({ origin, site, at }: WhereWhen) => {
  const here = { id: siteUri(origin, site.id) }
  return { at, zone: offsets[zoneOfRegency(site.regencyCode)], readPoint: here, bizLocation: here }
}

/** Packs of one lot given a status. What is activated says its batch and expiry, as GS1 asks of a commissioning (EPCIS 2.0 §7.4.2, ilmd). */
export function statusEvent(
  when: WhereWhen,
  { act, reason }: { act: StatusAct; reason?: RejectReason | undefined },
  { batch, expiry }: Pick<Lot, 'batch' | 'expiry'>,
  epcList: readonly string[],
): Event {
  const { bizLocation, ...rest } = common(when)
  const ilmd = { 'cbvmda:lotNumber': batch, 'cbvmda:itemExpirationDate': expiry }
  const stays = act === 'activate' || act === 'sample'
  return objectEvent({
    ...rest,
    ...eventOf(act, reason),
    epcList,
    ...(stays && { bizLocation }),
    ...(act === 'activate' && { ilmd }),
  })
}

/** What was put into a case or pallet, or taken out of it; without children everything was. */
export const packingEvent = (when: WhereWhen, act: 'pack' | 'unpack', parentID: string, childEPCs: readonly string[]): Event =>
  aggregationEvent({
    ...common(when),
    ...(act === 'pack' ? { action: 'ADD', bizStep: 'packing' } : { action: 'DELETE', bizStep: 'unpacking' }),
    disposition: 'in_progress',
    parentID,
    ...(childEPCs.length > 0 && { childEPCs }),
  })

/** Goods sent to another site, with the number of the delivery note. */
export function sendingEvent(when: WhereWhen, to: Site, shipment: string, epcList: readonly string[]): Event {
  const { bizLocation: _, ...rest } = common(when)
  const from = siteUri(when.origin, when.site.id)
  return objectEvent({
    ...rest,
    epcList,
    action: 'OBSERVE',
    bizStep: 'shipping',
    disposition: 'in_transit',
    sourceList: [{ type: 'location', source: from }],
    destinationList: [{ type: 'location', destination: siteUri(when.origin, to.id) }],
    bizTransactionList: [{ type: 'desadv', bizTransaction: shipmentUri(from, shipment) }],
  })
}

const shipmentUri = (site: string, shipment: string): string => `${site}/shipments/${encodeURIComponent(shipment)}`

/** The number of the delivery note in an event's transactions; undefined where another software wrote it otherwise. */
export function shipmentIn(transactions: unknown): string | undefined {
  if (!Array.isArray(transactions)) return undefined
  for (const { bizTransaction } of transactions) {
    const text = typeof bizTransaction === 'string' ? /\/shipments\/([^/]+)$/.exec(bizTransaction)?.[1] : undefined
    if (text !== undefined) return decodeURIComponent(text)
  }
  return undefined
}

/** Single packs as sets, one for each class. */
export const setsOf = (packs: readonly PackNumber[]): ClassSpans[] =>
  [...Map.groupBy(packs, ({ classId }) => classId)].map(([classId, of]) => ({ classId, spans: spansOf(of.map(({ n }) => n)) }))

/** The identities of packs, in the order of their numbers. */
export const urisOf = (names: Names, packs: readonly PackNumber[]): string[] => setsOf(packs).flatMap(names.uris)

/** Records events through the one door by which all movements come in, and gives their hashes. Throws Invalid where it refuses one. */
export async function record(platform: Platform, who: Who, events: readonly Event[], now: Date): Promise<string[]> {
  const done = await capture(platform, who, epcisDocument(events, { created: now }), {
    via: who.actor.kind === 'key' ? 'api' : 'page',
  })
  if (!done.success) throw new Invalid(done.problems.map(({ rule, says }) => ({ field: rule === 'site' ? 'site' : 'at', says })))
  return events.map(event => eventHash(event))
}
