import type { Event } from '#/epcis/event.ts'
import { aggregationEvent, epcisDocument, objectEvent } from '#/epcis/write.ts'
import { aHolder, type Holder, lotOf } from '#/features/coding/holder.test-support.ts'
import type { Level } from '#/features/coding/level.ts'
import { issueLot, type LotFacts } from '#/features/coding/lots.ts'
import { serialsIn } from '#/features/coding/many-packs.ts'
import { packUri } from '#/features/coding/packs.ts'
import { type LotSpan, spansOfLot } from '#/features/coding/read-lots.ts'
import { createCompany, moveCompany, siteUri, verifyCompany } from '#/features/companies/companies.ts'
import type { BusinessKind, SiteKind } from '#/features/companies/kinds.ts'
import { addSite } from '#/features/companies/sites.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { type Actor, theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import { type CaptureOptions, capture } from './capture.ts'
import type { PackNumber } from './identity.ts'

/** A company with one site, and how it reports. */
export type Party = { companyId: string; siteId: string; site: string }

let made = 0

/** A verified company with one site at a place of its own. */
export async function aParty(
  { db, config }: Platform,
  kind: BusinessKind,
  siteKind: SiteKind,
  place: { regencyCode: string; lat: number; lon: number },
): Promise<Party> {
  const which = String(++made).padStart(5, '0')
  return db.transaction().execute(async tx => {
    const address = `Jalan Uji ${which}`
    const companyId = await createCompany(tx, {
      nib: `81200000${which}`,
      kind,
      name: `PT Uji ${which}`,
      address,
      regencyCode: place.regencyCode,
    })
    const siteId = await addSite(tx, companyId, { name: `Sarana ${which}`, kind: siteKind, address, ...place }, theSystem)
    await moveCompany(tx, companyId, 'sent', theSystem)
    await verifyCompany(tx, companyId, theSystem)
    return { companyId, siteId, site: siteUri(config.origin, siteId) }
  })
}

/** A lot with the identities of its packs by level, as events name them, and as numbers. */
export type ALot = {
  id: string
  spans: Record<Level, LotSpan>
  uris: (level: Level, from?: number, count?: number) => string[]
  at: (level: Level, place: number) => PackNumber
}

export async function aLot({ db, keys, config }: Platform, holder: Holder, more: Partial<LotFacts> = {}): Promise<ALot> {
  const today = dayAt(new Date())
  const facts = lotOf(holder, { productionDate: addDays(today, -60), packs: 400, perCase: 50, perPallet: 4, ...more })
  const id = await db.transaction().execute(tx => issueLot(tx, facts))
  const all = await spansOfLot(db, id)
  const spans = { primary: all.primary[0]!, secondary: all.secondary[0]!, tertiary: all.tertiary[0]! }
  return {
    id,
    spans,
    uris: (level, from = 0, count = spans[level].until - spans[level].from) => {
      const first = spans[level].from + from
      const gtin = facts.gtin
      return [...serialsIn(keys, spans[level], { from: first, until: first + count })].map(serial =>
        packUri(config.origin, { gtin, licence: holder.licence, level, serial }),
      )
    },
    at: (level, place) => ({ classId: spans[level].classId, n: spans[level].from + place }),
  }
}

/** Maker, distributor and pharmacy, with a lot of 400 packs in 8 cases on 2 pallets. */
export async function aChain(platform: Platform) {
  const holder = await aHolder(platform.db)
  const maker: Party & Holder = { ...holder, site: siteUri(platform.config.origin, holder.siteId) }
  const distributor = await aParty(platform, 'wholesaler', 'distribution', { regencyCode: '35.78', lat: -7.25, lon: 112.75 })
  const pharmacy = await aParty(platform, 'pharmacy', 'dispensing', { regencyCode: '73.71', lat: -5.14, lon: 119.43 })
  return { maker, distributor, pharmacy, lot: await aLot(platform, maker) }
}

/** Forty days before this file was loaded, at a full minute: fixed, so that a story has one time however long it takes to tell. */
const beginning = Math.floor(Date.now() / 60_000 - 40 * 1440) * 60_000

/** So many minutes after every test's story begins. */
export const minute = (count: number): Date => new Date(beginning + count * 60_000)

/** Events of the kinds that a chain has, shortly written. */
export const events = {
  commission: (epcList: string[], at: Date, { site }: Party) =>
    objectEvent({ at, action: 'ADD', bizStep: 'commissioning', disposition: 'active', epcList, readPoint: { id: site } }),
  pack: (parentID: string, childEPCs: string[], at: Date, { site }: Party) =>
    aggregationEvent({ at, action: 'ADD', bizStep: 'packing', parentID, childEPCs, bizLocation: { id: site } }),
  unpack: (parentID: string, childEPCs: string[] | undefined, at: Date, { site }: Party) =>
    aggregationEvent({
      at,
      action: 'DELETE',
      bizStep: 'unpacking',
      parentID,
      ...(childEPCs && { childEPCs }),
      bizLocation: { id: site },
    }),
  ship: (epcList: string[], at: Date, { site }: Party, to: Party) =>
    objectEvent({
      at,
      action: 'OBSERVE',
      bizStep: 'shipping',
      disposition: 'in_transit',
      epcList,
      readPoint: { id: site },
      destinationList: [{ type: 'location', destination: to.site }],
    }),
  receive: (epcList: string[], at: Date, { site }: Party) =>
    objectEvent({ at, action: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress', epcList, bizLocation: { id: site } }),
  dispense: (epcList: string[], at: Date, { site }: Party) =>
    objectEvent({ at, action: 'OBSERVE', bizStep: 'dispensing', disposition: 'dispensed', epcList, readPoint: { id: site } }),
  destroy: (epcList: string[], at: Date, { site }: Party) =>
    objectEvent({ at, action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed', epcList, readPoint: { id: site } }),
}

export const anActor: Actor = { kind: 'key', id: 'key-1', name: 'Gudang' }

/** Reports events as a company does. Throws where anything is refused, so that a story cannot go on without its beginning. */
export async function report(platform: Platform, by: Party | undefined, list: Event[], options: CaptureOptions = {}) {
  const document = epcisDocument(list, { created: new Date() })
  const done = await capture(platform, { actor: anActor, companyId: by?.companyId }, document, options)
  if (done.problems.length > 0) throw new Error(done.problems.map(({ field, says }) => `${field}: ${says.en}`).join('\n'))
  return done
}
