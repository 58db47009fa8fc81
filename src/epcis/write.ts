import { type Context, gs1Context } from '#/epcis/context.ts'
import type {
  AggregationEvent,
  AssociationEvent,
  Event,
  ObjectEvent,
  TransactionEvent,
  TransformationEvent,
} from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { isZoneOffset } from '#/epcis/time.ts'

/** An event to be written: when it was (`at`), and the offset of the place, Western Indonesia's where nothing is said. */
type Draft<Kind extends Event> = Omit<Kind, 'type' | 'eventTime' | 'eventTimeZoneOffset'> & {
  readonly at: Date
  readonly zone?: string
}

/** Constructors of events. Fields that are `undefined` are left out. Throws a RangeError for an invalid date or offset. */
export const objectEvent = (draft: Draft<ObjectEvent>): ObjectEvent => written('ObjectEvent', draft)
export const aggregationEvent = (draft: Draft<AggregationEvent>): AggregationEvent => written('AggregationEvent', draft)
export const associationEvent = (draft: Draft<AssociationEvent>): AssociationEvent => written('AssociationEvent', draft)
export const transactionEvent = (draft: Draft<TransactionEvent>): TransactionEvent => written('TransactionEvent', draft)
export const transformationEvent = (draft: Draft<TransformationEvent>): TransformationEvent =>
  written('TransformationEvent', draft)

function written<Kind extends Event>(type: Kind['type'], { at, zone = '+07:00', ...rest }: { at: Date; zone?: string }): Kind {
  const fields = Object.entries(rest).filter(([, value]) => value !== undefined)
  // What a draft lacks of its kind are just the three fields added here; the compiler cannot see that through Omit.
  const when = { type, eventTime: localTime(at, zone), eventTimeZoneOffset: zone }
  return { ...when, ...Object.fromEntries(fields) } as unknown as Kind
}

/** An instant as people at the place read it, with its offset: `2026-03-02T08:00:00.000+07:00`. */
export function localTime(at: Date, zone: string): string {
  if (!isZoneOffset(zone)) throw new RangeError(`"${zone}" is no offset of a time zone; write it as "+07:00".`)
  const minutes = (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * (zone.startsWith('-') ? -1 : 1)
  return new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, -1) + zone
}

/** The event with its content's hash as `eventID`, so that whoever receives it knows a repeat. */
export function named<Kind extends Event>(event: Kind, context: Context = gs1Context): Kind {
  return { ...event, eventID: eventHash(event, context) }
}

export type EpcisDocument = {
  readonly '@context': readonly (string | Readonly<Record<string, string>>)[]
  readonly type: 'EPCISDocument'
  readonly schemaVersion: '2.0'
  readonly id?: string
  readonly creationDate: string
  readonly sender?: string
  readonly receiver?: string
  readonly instanceIdentifier?: string
  readonly epcisBody: { readonly eventList: readonly Event[] }
}

type Frame = {
  readonly created: Date
  /** Namespaces of the extensions used, by prefix. */
  readonly prefixes?: Readonly<Record<string, string>>
  readonly id?: string
  readonly sender?: string
  readonly receiver?: string
  readonly instanceIdentifier?: string
}

/** An EPCIS 2.0 document around events (§9.3), ready for `JSON.stringify`. */
export function epcisDocument(events: readonly Event[], { created, prefixes, ...rest }: Frame): EpcisDocument {
  return {
    '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', ...(prefixes ? [prefixes] : [])],
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    ...rest,
    creationDate: created.toISOString(),
    epcisBody: { eventList: events },
  }
}
