import { inject } from 'vitest'

/** Events as a company's program writes them: plain EPCIS 2.0, nothing of ours. */
type Event = Record<string, unknown>

const when = (minutesAgo: number) => ({
  eventTime: new Date(Date.now() - minutesAgo * 60_000).toISOString(),
  eventTimeZoneOffset: '+07:00',
})
const at = (site: string) => ({ readPoint: { id: site }, bizLocation: { id: site } })

export const commission = (epcList: string[], site: string, minutesAgo: number): Event => ({
  type: 'ObjectEvent',
  ...when(minutesAgo),
  action: 'ADD',
  bizStep: 'commissioning',
  disposition: 'active',
  epcList,
  ...at(site),
})

export const packInto = (parentID: string, childEPCs: string[], site: string, minutesAgo: number): Event => ({
  type: 'AggregationEvent',
  ...when(minutesAgo),
  action: 'ADD',
  bizStep: 'packing',
  parentID,
  childEPCs,
  ...at(site),
})

export const ship = (epcList: string[], site: string, to: string, minutesAgo: number): Event => ({
  type: 'ObjectEvent',
  ...when(minutesAgo),
  action: 'OBSERVE',
  bizStep: 'shipping',
  disposition: 'in_transit',
  epcList,
  readPoint: { id: site },
  destinationList: [{ type: 'location', destination: to }],
})

export const receive = (epcList: string[], site: string, minutesAgo: number): Event => ({
  type: 'ObjectEvent',
  ...when(minutesAgo),
  action: 'OBSERVE',
  bizStep: 'receiving',
  disposition: 'in_progress',
  epcList,
  ...at(site),
})

export const document = (eventList: Event[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: new Date().toISOString(),
  epcisBody: { eventList },
})

/** Sends a document as the README shows with curl. */
export async function report(key: string, body: unknown): Promise<{ status: number; captured?: number; known?: number }> {
  const answer = await fetch(`${inject('address')}/epcis/capture`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const { captured, known } = (await answer.json()) as { captured?: number; known?: number }
  return { status: answer.status, ...(captured !== undefined && { captured, known }) }
}
