import type { Event } from '#/epcis/event.ts'
import { objectEvent } from '#/epcis/write.ts'
import { type Site, siteUri } from '#/features/companies/companies.ts'
import { offsets, zoneOfRegency } from '#/features/tracing/zone.ts'
import type { Goods } from './goods.ts'
import type { ReportKind, Row } from './rows.ts'

/** The steps and dispositions of CBV 2.0 for each kind of report, and whether the goods are at the site afterwards. */
const natures = {
  receipt: { action: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress', stays: true },
  'return received': { action: 'OBSERVE', bizStep: 'receiving', disposition: 'returned', stays: true },
  'opening stock': { action: 'OBSERVE', bizStep: 'stock_taking', disposition: 'available', stays: true },
  'closing stock': { action: 'OBSERVE', bizStep: 'stock_taking', disposition: 'available', stays: true },
  issue: { action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit', stays: false },
  'return sent': { action: 'OBSERVE', bizStep: 'shipping', disposition: 'returned', stays: false },
  dispense: { action: 'OBSERVE', bizStep: 'dispensing', disposition: 'dispensed', stays: false },
  discard: { action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed', stays: false },
} as const satisfies Record<ReportKind, object>

/** Where and when something was reported, and the other place if one was named. */
export type Setting = { origin: string; site: Site; at: Date; from?: Site | undefined; to?: Site | undefined }

/** The namespace of what people add in words. */
export const prefixes = { schema: 'https://schema.org/' }

/** The EPCIS event that a row says, for a document with these prefixes. */
export function eventOfReport(
  { origin, site, at, from, to }: Setting,
  { kind, invoice, note, purpose }: Pick<Row, 'kind' | 'invoice' | 'note' | 'purpose'>,
  goods: Goods,
): Event {
  const { stays, ...nature } = natures[kind]
  const here = siteUri(origin, site.id)
  const words = [note, purpose].filter(text => text !== undefined).join(' · ')
  return objectEvent({
    at,
    zone: offsets[zoneOfRegency(site.regencyCode)],
    ...nature,
    ...('uri' in goods ? { epcList: [goods.uri] } : { quantityList: [{ epcClass: goods.batchUri, quantity: goods.quantity }] }),
    readPoint: { id: here },
    ...(stays && { bizLocation: { id: here } }),
    ...(from && { sourceList: [{ type: 'location', source: siteUri(origin, from.id) }] }),
    ...(to && {
      sourceList: [{ type: 'location', source: here }],
      destinationList: [{ type: 'location', destination: siteUri(origin, to.id) }],
    }),
    ...(invoice !== undefined && {
      bizTransactionList: [{ type: 'inv', bizTransaction: `${here}/invoices/${encodeURIComponent(invoice)}` }],
    }),
    ...(words !== '' && { 'schema:description': words }),
  })
}
