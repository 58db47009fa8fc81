import type { StandardEvent } from '#/epcis/event.ts'
import { order } from '#/epcis/xml-fields.ts'

export type XmlVersion = '2.0' | '1.2'

/** Fields in their order; EPCIS 1.2 has some of them in a wrapper, and some lists that may be empty but not missing. */
export type Layout = readonly (string | { readonly wrapper: string; readonly holds: Layout } | { readonly always: string })[]

type Layouts = Readonly<Partial<Record<StandardEvent['type'], Layout>>>

const start: Layout = [
  'eventTime',
  'recordTime',
  'eventTimeZoneOffset',
  { wrapper: 'baseExtension', holds: ['eventID', 'errorDeclaration'] },
]
const where = ['bizStep', 'disposition', 'readPoint', 'bizLocation']
const parties = ['sourceList', 'destinationList']
const extension = (...holds: string[]) => ({ wrapper: 'extension', holds }) as const
const always = (name: string) => ({ always: name }) as const

/** EPCIS 1.2 §9.5. It has no AssociationEvent. */
const layouts12: Layouts = {
  ObjectEvent: [
    ...start,
    always('epcList'),
    'action',
    ...where,
    'bizTransactionList',
    extension('quantityList', ...parties, 'ilmd'),
  ],
  AggregationEvent: [
    ...start,
    'parentID',
    always('childEPCs'),
    'action',
    ...where,
    'bizTransactionList',
    extension('childQuantityList', ...parties),
  ],
  TransactionEvent: [
    ...start,
    'bizTransactionList',
    'parentID',
    always('epcList'),
    'action',
    ...where,
    extension('quantityList', ...parties),
  ],
  TransformationEvent: [
    ...start,
    'inputEPCList',
    'inputQuantityList',
    'outputEPCList',
    'outputQuantityList',
    'transformationID',
    ...where,
    'bizTransactionList',
    ...parties,
    'ilmd',
  ],
}

export const layouts: Readonly<Record<XmlVersion, Layouts>> = { '2.0': order, '1.2': layouts12 }

/** Fields that came with EPCIS 2.0 and have no place in 1.2. */
export const newIn20: readonly string[] = ['sensorElementList', 'persistentDisposition', 'certificationInfo']
