import { type Event, eventTypes } from '#/epcis/event.ts'
import { quoted, type Report, refuse, warn } from '#/epcis/problem.ts'
import { checkObject, isTree, list, object, type Shape, type Tree, under, uris } from '#/epcis/shapes.ts'
import { action, type Check, hex, isUri, number, text, time, trueFalse, unit, uri, word, zoneOffset } from '#/epcis/values.ts'

const anything: Check = () => {}

const certification: Check = (report, path, value) => (Array.isArray(value) ? list(uri) : uri)(report, path, value)
const errorDeclaration = object({
  fields: { declarationTime: time, reason: word('errorReason', 'reason'), correctiveEventIDs: uris() },
  must: ['declarationTime'],
})

const common = {
  '@context': anything,
  type: text,
  eventTime: time,
  eventTimeZoneOffset: zoneOffset,
  recordTime: time,
  eventID: uri,
  certificationInfo: certification,
  errorDeclaration,
} as const satisfies Record<string, Check>

const disposition = word('disposition', 'disposition')
const place = object({ fields: { id: uri }, must: ['id'] })
const quantities = list(object({ fields: { epcClass: uri, quantity: number, uom: unit }, must: ['epcClass'], closed: true }))
const dispositions = list(disposition, { least: 1, unique: true })
const persistent: Check = (report, path, value) => {
  if (!checkObject(report, path, value, { fields: { set: dispositions, unset: dispositions }, closed: true })) return
  if (!value.set && !value.unset) refuse(report, path, 'missing', 'Perlu set atau unset.', 'It needs set or unset.')
}

const transactionType = word('bizTransaction', 'bizTransaction type')
const partyType = word('sourceDest', 'source or destination type')
const transactions = list(
  object({ fields: { type: transactionType, bizTransaction: uri }, must: ['bizTransaction'], closed: true }),
)
const sources = list(object({ fields: { type: partyType, source: uri }, must: ['type', 'source'], closed: true }))
const destinations = list(object({ fields: { type: partyType, destination: uri }, must: ['type', 'destination'], closed: true }))

const device = { time, deviceID: uri, deviceMetadata: uri, rawData: uri, dataProcessingMethod: uri, bizRules: uri }
const sensorReport: Shape = {
  fields: {
    ...device,
    type: word('sensorType', 'sensor type'),
    exception: word('alert', 'exception'),
    microorganism: uri,
    chemicalSubstance: uri,
    value: number,
    component: word('component', 'component'),
    stringValue: text,
    booleanValue: trueFalse,
    hexBinaryValue: hex,
    uriValue: uri,
    minValue: number,
    maxValue: number,
    meanValue: number,
    sDev: number,
    percRank: number,
    percValue: number,
    uom: text,
    coordinateReferenceSystem: uri,
  },
  must: ['type'],
}
const sensors = list(
  object({
    fields: {
      sensorMetadata: object({ fields: { ...device, startTime: time, endTime: time } }),
      sensorReport: list(object(sensorReport), { least: 1 }),
    },
    must: ['sensorReport'],
  }),
)

const circumstances = {
  bizStep: word('bizStep', 'bizStep'),
  disposition,
  persistentDisposition: persistent,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: transactions,
  sourceList: sources,
  destinationList: destinations,
  sensorElementList: sensors,
} as const satisfies Record<string, Check>

const shared = { ...common, ...circumstances }
const packing = { ...shared, parentID: uri, childEPCs: uris(), childQuantityList: quantities, action }
const unique = uris({ unique: true })
const ilmd = object({ fields: {} })
const always = ['eventTime', 'eventTimeZoneOffset'] as const

/** The fields of each kind of event (EPCIS 2.0 §7.4.2 to §7.4.6). */
const shapes: Readonly<Record<(typeof eventTypes)[number], Shape>> = {
  ObjectEvent: { fields: { ...shared, action, epcList: unique, quantityList: quantities, ilmd }, must: [...always, 'action'] },
  AggregationEvent: { fields: packing, must: [...always, 'action'] },
  AssociationEvent: { fields: packing, must: [...always, 'action', 'parentID'] },
  TransactionEvent: {
    fields: { ...shared, action, parentID: uri, epcList: uris(), quantityList: quantities },
    must: [...always, 'action', 'bizTransactionList'],
  },
  TransformationEvent: {
    fields: {
      ...shared,
      transformationID: uri,
      inputEPCList: unique,
      inputQuantityList: quantities,
      outputEPCList: unique,
      outputQuantityList: quantities,
      ilmd,
    },
    must: always,
  },
}

/** What a kind of event must tell beyond single fields: which lists may not all be missing, and when. */
const presence: Readonly<Record<keyof typeof shapes, (report: Report, path: string, event: Tree) => void>> = {
  ObjectEvent(report, path, event) {
    const sensed = filled(event, 'sensorElementList') && event.readPoint !== undefined
    if (event.epcList === undefined && !filled(event, 'quantityList') && !sensed)
      lacks(report, under(path, 'epcList'), 'quantityList')
    if (event.ilmd !== undefined && event.action !== 'ADD') {
      refuse(report, under(path, 'ilmd'), 'ilmd', 'ilmd hanya untuk action ADD.', 'ilmd goes with action ADD alone.')
    }
  },
  AggregationEvent(report, path, event) {
    if (event.parentID === undefined && event.action !== 'OBSERVE') {
      const id = 'parentID wajib ada kecuali action OBSERVE.'
      refuse(report, under(path, 'parentID'), 'missing', id, 'parentID is required unless the action is OBSERVE.')
    }
    hasChildren(report, path, event)
  },
  AssociationEvent: hasChildren,
  TransactionEvent(report, path, event) {
    if (isEmpty(event.bizTransactionList)) {
      const id = 'Daftar ini tidak boleh kosong.'
      refuse(report, under(path, 'bizTransactionList'), 'empty', id, 'This list must not be empty.')
    }
    if (event.epcList === undefined && !filled(event, 'quantityList') && event.action !== 'DELETE') {
      lacks(report, under(path, 'epcList'), 'quantityList')
    }
  },
  TransformationEvent(report, path, event) {
    const inputs = filled(event, 'inputEPCList') || filled(event, 'inputQuantityList')
    const outputs = filled(event, 'outputEPCList') || filled(event, 'outputQuantityList')
    const half = event.transformationID !== undefined
    if (!inputs && !(half && outputs)) lacks(report, under(path, 'inputEPCList'), 'inputQuantityList')
    if (!outputs && !(half && inputs)) lacks(report, under(path, 'outputEPCList'), 'outputQuantityList')
  },
}

/** Without children a DELETE means all of them (EPCIS 2.0 §7.4.3). */
function hasChildren(report: Report, path: string, event: Tree): void {
  if (!filled(event, 'childEPCs') && !filled(event, 'childQuantityList') && event.action !== 'DELETE') {
    lacks(report, under(path, 'childEPCs'), 'childQuantityList')
  }
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0
const filled = (event: Tree, name: string): boolean => event[name] !== undefined && !isEmpty(event[name])

function lacks(report: Report, path: string, other: string): void {
  const name = path.slice(path.lastIndexOf('.') + 1)
  refuse(
    report,
    path,
    'missing',
    `Perlu ${name} atau ${other} yang berisi.`,
    `It needs ${name} or ${other} with something in it.`,
  )
}

/** Whether this is an event that may be kept; whatever is wrong with it goes to the report. `path` is empty for a bare event. */
export function checkEvent(report: Report, path: string, value: unknown): value is Event {
  const before = report.problems.length
  const type = isTree(value) ? value.type : undefined
  if (typeof type === 'string' && Object.hasOwn(shapes, type)) {
    const kind = type as keyof typeof shapes
    if (checkObject(report, path, value, shapes[kind])) presence[kind](report, path, value)
  } else if (isUri(type) && checkObject(report, path, value, { fields: common, must: always })) {
    const id = `${quoted(type)} bukan jenis peristiwa baku; disimpan tanpa diartikan.`
    warn(
      report,
      under(path, 'type'),
      'eventType',
      id,
      `${quoted(type)} is no standard type of event; kept without being understood.`,
    )
  } else if (!isTree(value)) checkObject(report, path, value, { fields: {} })
  else {
    const id = `${quoted(type)} bukan jenis peristiwa; yang ada: ${eventTypes.join(', ')}.`
    refuse(
      report,
      under(path, 'type'),
      'eventType',
      id,
      `${quoted(type)} is no type of event; there are ${eventTypes.join(', ')}.`,
    )
  }
  return report.problems.length === before
}
