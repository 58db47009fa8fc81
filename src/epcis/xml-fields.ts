import type { Vocabulary } from '#/epcis/cbv.ts'
import type { StandardEvent } from '#/epcis/event.ts'

/** In which way a field of an event stands in XML, in both directions. */
export type Kind =
  | { readonly as: 'text' | 'time' | 'epcs' | 'quantities' | 'place' | 'sensors' | 'persistent' | 'error' | 'ilmd' }
  | { readonly as: 'word'; readonly vocabulary: Vocabulary }
  | { readonly as: 'typed'; readonly element: string; readonly vocabulary: Vocabulary }

const text: Kind = { as: 'text' }
const time: Kind = { as: 'time' }
const epcs: Kind = { as: 'epcs' }
const quantities: Kind = { as: 'quantities' }
const place: Kind = { as: 'place' }
const word = (vocabulary: Vocabulary): Kind => ({ as: 'word', vocabulary })
const typed = (element: string, vocabulary: Vocabulary): Kind => ({ as: 'typed', element, vocabulary })

/** Every field of the five kinds of event (EPCIS 2.0 §7.4, §9.5). */
export const fields: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    eventTime: time,
    recordTime: time,
    eventTimeZoneOffset: text,
    eventID: text,
    errorDeclaration: { as: 'error' },
    certificationInfo: text,
    parentID: text,
    epcList: epcs,
    childEPCs: epcs,
    inputEPCList: epcs,
    outputEPCList: epcs,
    quantityList: quantities,
    childQuantityList: quantities,
    inputQuantityList: quantities,
    outputQuantityList: quantities,
    transformationID: text,
    action: text,
    bizStep: word('bizStep'),
    disposition: word('disposition'),
    readPoint: place,
    bizLocation: place,
    bizTransactionList: typed('bizTransaction', 'bizTransaction'),
    sourceList: typed('source', 'sourceDest'),
    destinationList: typed('destination', 'sourceDest'),
    sensorElementList: { as: 'sensors' },
    persistentDisposition: { as: 'persistent' },
    ilmd: { as: 'ilmd' },
  } satisfies Record<string, Kind>),
)

const names = (list: string): readonly string[] => list.trim().split(/\s+/)
const common = 'eventTime recordTime eventTimeZoneOffset eventID errorDeclaration certificationInfo'
const where = 'bizStep disposition readPoint bizLocation'
const parties = 'sourceList destinationList sensorElementList persistentDisposition'

/** The order in which XML wants them (EPCglobal-epcis-2_0.xsd). Fields of the sender's own come after. */
export const order: Readonly<Record<StandardEvent['type'], readonly string[]>> = {
  ObjectEvent: names(`${common} epcList action ${where} bizTransactionList quantityList ${parties} ilmd`),
  AggregationEvent: names(`${common} parentID childEPCs action ${where} bizTransactionList childQuantityList ${parties}`),
  TransactionEvent: names(`${common} bizTransactionList parentID epcList action ${where} quantityList ${parties}`),
  TransformationEvent: names(`${common} inputEPCList inputQuantityList outputEPCList outputQuantityList transformationID
    ${where} bizTransactionList ${parties} ilmd`),
  AssociationEvent: names(`${common} parentID childEPCs childQuantityList action ${where} bizTransactionList ${parties}`),
}

/** Attributes of a sensor report that JSON has as numbers. */
export const sensorNumbers: ReadonlySet<string> = new Set(names('value minValue maxValue meanValue sDev percRank percValue'))

/** Attributes of sensor reports and their metadata that are times. */
export const sensorTimes: ReadonlySet<string> = new Set(names('time startTime endTime'))

/** Attributes of a sensor report that are words of a vocabulary. */
export const sensorWords: ReadonlyMap<string, Vocabulary> = new Map([
  ['type', 'sensorType'],
  ['exception', 'alert'],
  ['component', 'component'],
])
