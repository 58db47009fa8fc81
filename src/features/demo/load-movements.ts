import type { Event } from '#/epcis/event.ts'
import { aggregationEvent, epcisDocument, objectEvent } from '#/epcis/write.ts'
import { serialsIn } from '#/features/coding/many-packs.ts'
import { packUri } from '#/features/coding/packs.ts'
import { type LotSpan, spansOfLot } from '#/features/coding/read-lots.ts'
import { siteUri } from '#/features/companies/companies.ts'
import { capture } from '#/features/tracing/capture.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Firm } from './firms.ts'
import type { Enrolled } from './load-firms.ts'
import type { LotPlan } from './lots-plan.ts'
import type { Goods, Happening, Report } from './stories.ts'

/**
 * Hands the reports of a lot in as its companies would, through the same capture, each received a few minutes after its last event.
 * Sent again they change nothing. Gives how many events were new. Throws where one is refused: the demo's own mistake.
 */
export async function loadMovements(
  platform: Platform,
  { lot, lotId }: { lot: LotPlan; lotId: string },
  reports: readonly Report[],
  idsOf: (firm: Firm) => Enrolled,
): Promise<number> {
  const uris = await namer(platform, lot, lotId)
  const siteOf = (firm: Firm) => siteUri(platform.config.origin, idsOf(firm).siteId)
  let captured = 0
  for (const { by, happenings } of reports) {
    const events = happenings.map(one => eventOf(one, { here: siteOf(by), siteOf, uris }))
    const now = new Date(happenings.at(-1)!.at.getTime() + 7 * 60_000)
    const document = epcisDocument(events, { created: now })
    const done = await capture(platform, { actor: theSystem, companyId: idsOf(by).companyId }, document, { now })
    const [problem] = done.problems
    if (problem) throw new Error(`The demo reports what cannot be captured: ${problem.field}: ${problem.says.en}`)
    captured += done.captured
  }
  return captured
}

type Setting = { here: string; siteOf: (firm: Firm) => string; uris: (goods: Goods) => string[] }

function eventOf(one: Happening, { here, siteOf, uris }: Setting): Event {
  const { at } = one
  const place = { readPoint: { id: here }, bizLocation: { id: here } }
  switch (one.what) {
    case 'commissioned':
      return objectEvent({
        at,
        action: 'ADD',
        bizStep: 'commissioning',
        disposition: 'active',
        epcList: uris(one.goods),
        ...place,
      })
    case 'packed':
      return aggregationEvent({
        at,
        action: 'ADD',
        bizStep: 'packing',
        parentID: uris(one.into)[0]!,
        childEPCs: uris(one.goods),
        ...place,
      })
    case 'unpacked':
      return aggregationEvent({ at, action: 'DELETE', bizStep: 'unpacking', parentID: uris(one.outOf)[0]!, ...place })
    case 'shipped':
    case 'sent back':
      return objectEvent({
        at,
        action: 'OBSERVE',
        bizStep: 'shipping',
        disposition: one.what === 'shipped' ? 'in_transit' : 'returned',
        epcList: uris(one.goods),
        readPoint: { id: here },
        destinationList: [{ type: 'location', destination: siteOf(one.to) }],
      })
    case 'received':
      return objectEvent({
        at,
        action: 'OBSERVE',
        bizStep: 'receiving',
        disposition: 'in_progress',
        epcList: uris(one.goods),
        ...place,
      })
    case 'dispensed':
      return objectEvent({
        at,
        action: 'OBSERVE',
        bizStep: 'dispensing',
        disposition: 'dispensed',
        epcList: uris(one.goods),
        readPoint: { id: here },
      })
    case 'destroyed':
      return objectEvent({
        at,
        action: 'DELETE',
        bizStep: 'destroying',
        disposition: 'destroyed',
        epcList: uris(one.goods),
        readPoint: { id: here },
      })
  }
}

/** Names goods of a lot as events do. */
async function namer({ db, keys, config }: Platform, { product }: LotPlan, lotId: string): Promise<Setting['uris']> {
  const spans = await spansOfLot(db, lotId)
  return ({ level, from, count }) => {
    const span: LotSpan = spans[level][0]!
    const first = span.from + from
    return [...serialsIn(keys, span, { from: first, until: first + count })].map(serial =>
      packUri(config.origin, { gtin: product.gtin, licence: product.number, level, serial }),
    )
  }
}
