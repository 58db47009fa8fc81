import type { Event } from '#/epcis/event.ts'
import { aggregationEvent, objectEvent } from '#/epcis/write.ts'
import { siteUri } from '#/features/companies/companies.ts'
import type { Asked } from './scan-form.ts'
import { offsets, zoneOfRegency } from './zone.ts'

/** The EPCIS event that reports an act for these packs, by the clock of the place. */
export function eventOfAct(
  origin: string,
  { act, site, to, parent }: Asked & { parent?: string },
  epcs: readonly string[],
  at: Date,
): Event {
  const here = { id: siteUri(origin, site.id) }
  const when = { at, zone: offsets[zoneOfRegency(site.regencyCode)] }
  const from = [{ type: 'location', source: here.id }]
  const sending = to && { sourceList: from, destinationList: [{ type: 'location', destination: siteUri(origin, to.id) }] }
  const common = { ...when, epcList: epcs, readPoint: here }
  const packing = { ...when, parentID: parent ?? '', readPoint: here, bizLocation: here, disposition: 'in_progress' }
  switch (act) {
    case 'commission':
      return objectEvent({ ...common, action: 'ADD', bizStep: 'commissioning', disposition: 'active', bizLocation: here })
    case 'receive':
      return objectEvent({ ...common, action: 'OBSERVE', bizStep: 'receiving', disposition: 'in_progress', bizLocation: here })
    case 'ship':
      return objectEvent({ ...common, ...sending, action: 'OBSERVE', bizStep: 'shipping', disposition: 'in_transit' })
    case 'return':
      return objectEvent({ ...common, ...sending, action: 'OBSERVE', bizStep: 'shipping', disposition: 'returned' })
    case 'dispense':
      return objectEvent({ ...common, action: 'OBSERVE', bizStep: 'dispensing', disposition: 'dispensed' })
    case 'destroy':
      return objectEvent({ ...common, action: 'DELETE', bizStep: 'destroying', disposition: 'destroyed' })
    case 'pack':
      return aggregationEvent({ ...packing, action: 'ADD', bizStep: 'packing', childEPCs: epcs })
    case 'unpack':
      return aggregationEvent({ ...packing, action: 'DELETE', bizStep: 'unpacking', ...(epcs.length > 0 && { childEPCs: epcs }) })
  }
}
