import { sql } from 'kysely'
import type { Json } from '#/epcis/event.ts'
import type { EpcisDocument } from '#/epcis/write.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { fieldsOf } from './body.ts'
import { factsFrom } from './event-facts.ts'
import type { KeptEvent } from './find-events.ts'
import { hashUri } from './hash-uri.ts'
import { type Names, namesFor } from './names.ts'
import type { Role } from './tables.ts'

export const contextAddress = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

export type EventJson = Record<string, Json>

/**
 * Events as JSON, as they came: their own fields unchanged, and their packs named again from their numbers. GS1 keys come as
 * Digital Links on GS1's canonical host, sets in the order of their numbers. `recordTime` is ours, and `eventID` the hash
 * where the sender gave none.
 */
export async function eventsAsJson(db: Db, platform: Platform, events: readonly KeptEvent[]): Promise<EventJson[]> {
  const names = await namesFor(
    db,
    platform,
    events.flatMap(({ sets }) => sets),
  )
  const contexts = await contextsOf(db, events)
  return events.map(event => eventJson(event, names, contexts.get(event.capture_id)))
}

/** Events as JSON without the packs they name, each beside its row: enough to judge them by everything else, and quickly there. */
export async function eventsUnnamed(
  db: Db,
  events: readonly Omit<KeptEvent, 'sets'>[],
): Promise<{ row: Omit<KeptEvent, 'sets'>; json: EventJson }[]> {
  const contexts = await contextsOf(db, events)
  const nameless: Names = { uris: () => [], lot: () => undefined }
  return events.map(row => ({ row, json: eventJson({ ...row, sets: [] }, nameless, contexts.get(row.capture_id)) }))
}

/** What these events' documents declared beyond GS1's own context: without it their senders' field names mean nothing. */
async function contextsOf(db: Db, events: readonly Pick<KeptEvent, 'capture_id'>[]): Promise<Map<string, Json>> {
  const { rows } = await sql<{ id: string; context: Json }>`
    select id, context
    from capture
    where id = any(${[...new Set(events.map(({ capture_id }) => capture_id))]}::uuid[]) and context is not null`.execute(db)
  return new Map(rows.map(({ id, context }) => [id, context]))
}

function eventJson(event: KeptEvent, names: Names, outer: Json | undefined): EventJson {
  const { '@context': own, recordTime: _, eventID, ...body } = event.body
  const context = [...declared(outer), ...declared(own)]
  const lists = listsOf(event, names)
  return inOrder({
    ...(context.length > 0 && { '@context': context }),
    ...fieldsOf({ ...factsFrom(event), zone: event.zone }),
    ...body,
    ...lists,
    eventID: eventID ?? hashUri(event.hash),
    recordTime: event.recorded_at.toISOString(),
  })
}

/** The parts of a context that say something of their own. */
const declared = (context: Json | undefined): Json[] =>
  (Array.isArray(context) ? context : [context]).filter(part => typeof part === 'object' && part !== null)

const nameOfRole: Partial<Record<Role, string>> = {
  epc: 'epcList',
  child: 'childEPCs',
  input: 'inputEPCList',
  output: 'outputEPCList',
}

function listsOf({ sets }: KeptEvent, names: Names): EventJson {
  const lists: Record<string, Json> = {}
  for (const { role, ...set } of sets) {
    const uris = names.uris(set)
    const name = nameOfRole[role]
    if (role === 'parent') lists.parentID = uris[0]!
    else if (name) lists[name] = [...((lists[name] as string[] | undefined) ?? []), ...uris]
  }
  return lists
}

/** The order in which the standard names the fields, which is how people read them. The database keeps none. */
const order = [
  '@context',
  'type',
  'eventID',
  'eventTime',
  'eventTimeZoneOffset',
  'recordTime',
  'errorDeclaration',
  'parentID',
  'epcList',
  'childEPCs',
  'inputEPCList',
  'outputEPCList',
  'quantityList',
  'childQuantityList',
  'inputQuantityList',
  'outputQuantityList',
  'action',
  'transformationID',
  'bizStep',
  'disposition',
  'persistentDisposition',
  'readPoint',
  'bizLocation',
  'bizTransactionList',
  'sourceList',
  'destinationList',
  'ilmd',
  'sensorElementList',
]

function inOrder(fields: EventJson): EventJson {
  const known = order.filter(name => fields[name] !== undefined)
  const others = Object.keys(fields).filter(name => !order.includes(name) && fields[name] !== undefined)
  return Object.fromEntries([...known, ...others].map(name => [name, fields[name]!]))
}

/** Which query is answered: the predefined one, where nothing is said, or one by its name and perhaps for a subscription. */
export type Answered = { queryName?: string | undefined; subscriptionID?: string | undefined }

/** The answer to a query (EPCIS 2.0 §8.2.7.3). */
export const queryDocument = (
  eventList: readonly EventJson[],
  { queryName = 'SimpleEventQuery', subscriptionID }: Answered = {},
  now = new Date(),
): object => ({
  '@context': [contextAddress],
  type: 'EPCISQueryDocument',
  schemaVersion: '2.0' satisfies EpcisDocument['schemaVersion'],
  creationDate: now.toISOString(),
  epcisBody: {
    queryResults: { queryName, ...(subscriptionID !== undefined && { subscriptionID }), resultsBody: { eventList } },
  },
})
