import type { Vocabulary } from '#/epcis/cbv.ts'
import type { EpcPattern } from '#/epcis/query-epcs.ts'

/** EPCIS 2.0's query language (§8.2.7.1), read: every condition has to hold, and each knows the parameter that it came from. */
export type Query = {
  readonly conditions: readonly Condition[]
  readonly order: Order
  /** The first so many in that order, and no more. */
  readonly eventCountLimit?: number
  /** With more events than this the query is refused. */
  readonly maxEventCount?: number
}

export type Order = { readonly by: 'eventTime' | 'recordTime' | OwnName; readonly direction: 'ASC' | 'DESC' }

export type Comparison = 'EQ' | 'GT' | 'GE' | 'LT' | 'LE'

/** A way down from the event; lists on the way are entered. */
export type Path = readonly string[]

/** The parts an EPC can play in an event, as the parameters that look for it tell them apart. */
export type EpcRole = 'epc' | 'child' | 'parent' | 'input' | 'output'

/** Where a field of users' own stands. */
export type Holder =
  | 'event'
  | 'ilmd'
  | 'errorDeclaration'
  | 'readPoint'
  | 'bizLocation'
  | 'sensorElement'
  | 'sensorMetadata'
  | 'sensorReport'

/**
 * A field of users' own as it was asked for: `full` is its namespace and name in one, where the prefix was declared or the name
 * given in full; without it only fields written the same way are meant.
 */
export type OwnName = { readonly given: string; readonly full?: string }

/** What a field of users' own is compared with: a text, which may also be read as a number or a time. */
export type Literal = {
  readonly text: string
  readonly number?: number
  readonly time?: number
  /** It was given as a number: texts of digits are then numbers too, as all that comes from XML is text. */
  readonly isNumber?: true
}

type Meaning =
  | { readonly kind: 'text'; readonly paths: readonly Path[]; readonly oneOf: readonly string[]; readonly form: Form }
  | { readonly kind: 'number'; readonly path: Path; readonly compare: Comparison; readonly oneOf: readonly number[] }
  | { readonly kind: 'time'; readonly paths: readonly Path[]; readonly compare: Comparison; readonly at: number }
  | { readonly kind: 'truth'; readonly path: Path; readonly is: boolean }
  | { readonly kind: 'exists'; readonly path: Path }
  | { readonly kind: 'typed'; readonly list: TypedList; readonly type: string; readonly oneOf: readonly string[] }
  | {
      readonly kind: 'measure'
      readonly lists: readonly Path[]
      readonly field: string
      readonly compare: Comparison
      readonly limits: Limits
    }
  | { readonly kind: 'epc'; readonly roles: readonly EpcRole[]; readonly patterns: readonly EpcPattern[] }
  | { readonly kind: 'epcClass'; readonly paths: readonly Path[]; readonly patterns: readonly EpcPattern[] }
  | { readonly kind: 'place'; readonly field: PlaceField; readonly within: boolean; readonly oneOf: readonly string[] }
  | { readonly kind: 'own'; readonly holder: Holder; readonly inner: boolean; readonly name: OwnName; readonly is: OwnTest }
  | {
      readonly kind: 'attribute'
      readonly field: PlaceField | OwnName
      readonly names: readonly string[]
      readonly oneOf?: readonly string[]
    }

export type Condition = Meaning & { readonly parameter: string }

export type PlaceField = 'bizLocation' | 'readPoint'
export type TypedList = 'bizTransaction' | 'source' | 'destination'
/** Numbers to compare with, by the unit that stands beside the value in the event. */
export type Limits = Readonly<Record<string, readonly number[]>>
export type OwnTest =
  | { readonly compare: 'EQ'; readonly oneOf: readonly Literal[] }
  | { readonly compare: Exclude<Comparison, 'EQ'>; readonly limit: Literal }
  | { readonly compare: 'EXISTS' }

/** How texts are made equal before they are compared: words of a vocabulary bare, GS1 identifiers in their canonical link. */
export type Form = Vocabulary | 'identifier' | 'plain'

/** The condition that asks of one kind, as TypeScript knows it. */
export type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

export const listField = { bizTransaction: 'bizTransactionList', source: 'sourceList', destination: 'destinationList' } as const
