/**
 * EPCIS 2.0 events as we keep them: the JSON of the standard (§7.4), field for field, so that what came in goes out unchanged.
 * Identifiers and vocabulary stay in the form the sender chose; `canonical.ts` is where forms are made equal.
 */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Fields of users' own, named `prefix:name` or by a full URI; kept as they came. */
export type Extensions = { readonly [name: `${string}:${string}`]: Json | undefined }

export type Action = 'ADD' | 'OBSERVE' | 'DELETE'

export type Quantity = { readonly epcClass: string; readonly quantity?: number; readonly uom?: string }
export type Place = Extensions & { readonly id: string }
export type BizTransaction = { readonly type?: string; readonly bizTransaction: string }
export type Source = { readonly type: string; readonly source: string }
export type Destination = { readonly type: string; readonly destination: string }
export type PersistentDisposition = { readonly set?: readonly string[]; readonly unset?: readonly string[] }
export type ErrorDeclaration = Extensions & {
  readonly declarationTime: string
  readonly reason?: string
  readonly correctiveEventIDs?: readonly string[]
}

export type SensorMetadata = Extensions & {
  readonly time?: string
  readonly startTime?: string
  readonly endTime?: string
  readonly deviceID?: string
  readonly deviceMetadata?: string
  readonly rawData?: string
  readonly dataProcessingMethod?: string
  readonly bizRules?: string
}

export type SensorReport = Extensions & {
  readonly type: string
  readonly exception?: string
  readonly deviceID?: string
  readonly deviceMetadata?: string
  readonly rawData?: string
  readonly dataProcessingMethod?: string
  readonly bizRules?: string
  readonly time?: string
  readonly microorganism?: string
  readonly chemicalSubstance?: string
  readonly value?: number
  readonly component?: string
  readonly stringValue?: string
  readonly booleanValue?: boolean
  readonly hexBinaryValue?: string
  readonly uriValue?: string
  readonly minValue?: number
  readonly maxValue?: number
  readonly meanValue?: number
  readonly sDev?: number
  readonly percRank?: number
  readonly percValue?: number
  readonly uom?: string
  readonly coordinateReferenceSystem?: string
}

export type SensorElement = Extensions & {
  readonly sensorMetadata?: SensorMetadata
  readonly sensorReport: readonly SensorReport[]
}

/** What every event has: when, its name, what went wrong with it. `@context` holds prefixes declared for this event alone. */
type Common = Extensions & {
  readonly '@context'?: Json
  readonly eventTime: string
  readonly eventTimeZoneOffset: string
  readonly recordTime?: string
  readonly eventID?: string
  readonly certificationInfo?: string | readonly string[]
  readonly errorDeclaration?: ErrorDeclaration
}

/** Why and where, the same for the five kinds of the standard. */
type Circumstances = {
  readonly bizStep?: string
  readonly disposition?: string
  readonly persistentDisposition?: PersistentDisposition
  readonly readPoint?: Place
  readonly bizLocation?: Place
  readonly bizTransactionList?: readonly BizTransaction[]
  readonly sourceList?: readonly Source[]
  readonly destinationList?: readonly Destination[]
  readonly sensorElementList?: readonly SensorElement[]
}

export type ObjectEvent = Common &
  Circumstances & {
    readonly type: 'ObjectEvent'
    readonly action: Action
    readonly epcList?: readonly string[]
    readonly quantityList?: readonly Quantity[]
    /** Master data of the instances or lot, given when they begin to be. */
    readonly ilmd?: Extensions
  }

type Packing = Common &
  Circumstances & {
    readonly action: Action
    readonly childEPCs?: readonly string[]
    readonly childQuantityList?: readonly Quantity[]
  }

/** `parentID` may be missing only where the action is OBSERVE (EPCIS 2.0 §7.4.3). */
export type AggregationEvent = Packing & { readonly type: 'AggregationEvent'; readonly parentID?: string }
export type AssociationEvent = Packing & { readonly type: 'AssociationEvent'; readonly parentID: string }

export type TransactionEvent = Common &
  Circumstances & {
    readonly type: 'TransactionEvent'
    readonly action: Action
    readonly bizTransactionList: readonly BizTransaction[]
    readonly parentID?: string
    readonly epcList?: readonly string[]
    readonly quantityList?: readonly Quantity[]
  }

export type TransformationEvent = Common &
  Circumstances & {
    readonly type: 'TransformationEvent'
    readonly transformationID?: string
    readonly inputEPCList?: readonly string[]
    readonly inputQuantityList?: readonly Quantity[]
    readonly outputEPCList?: readonly string[]
    readonly outputQuantityList?: readonly Quantity[]
    readonly ilmd?: Extensions
  }

/** A kind of event outside the standard, named by a URI: only what all events share is known about it. */
export type ExtendedEvent = Common & { readonly type: `${string}:${string}` }

export type StandardEvent = ObjectEvent | AggregationEvent | AssociationEvent | TransactionEvent | TransformationEvent
export type Event = StandardEvent | ExtendedEvent

export const eventTypes = [
  'ObjectEvent',
  'AggregationEvent',
  'TransactionEvent',
  'TransformationEvent',
  'AssociationEvent',
] as const satisfies readonly StandardEvent['type'][]

/** Whether the event is of one of the five kinds of the standard. */
export function isStandard(event: Event): event is StandardEvent {
  return (eventTypes as readonly string[]).includes(event.type)
}
