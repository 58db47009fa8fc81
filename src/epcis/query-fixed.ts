import type { Vocabulary } from '#/epcis/cbv.ts'
import type { Prefixes } from '#/epcis/context.ts'
import type { Comparison, Condition, EpcRole, Form, Path } from '#/epcis/query.ts'
import {
  asksIn,
  type Given,
  identifiersIn,
  numberIn,
  numbersIn,
  oneOf,
  patternsIn,
  textsIn,
  timeIn,
  truthIn,
  typesIn,
  urisIn,
  wordsIn,
} from '#/epcis/query-values.ts'

/** Reads the value of one parameter as a condition; undefined where it asks nothing. Throws Unreadable. */
export type Reader = (given: Given, parameter: string, prefixes: Prefixes) => Condition | undefined

const report = (field: string): Path => ['sensorElementList', 'sensorReport', field]
const metadata = (field: string): Path => ['sensorElementList', 'sensorMetadata', field]
/** Some attributes may stand at the head of a sensor element, for all its reports, or at one of them. */
const either = (field: string): readonly Path[] => [metadata(field), report(field)]

const text =
  (form: Form, paths: readonly Path[], read: (given: Given, prefixes: Prefixes) => string[]): Reader =>
  (given, parameter, prefixes) => ({ kind: 'text', parameter, paths, form, oneOf: read(given, prefixes) })
const word = (vocabulary: Vocabulary, path: Path): Reader =>
  text(vocabulary, [path], (given, prefixes) => wordsIn(vocabulary, given, prefixes))
const uri = (paths: readonly Path[]): Reader => text('identifier', paths, identifiersIn)
const plain = (path: Path): Reader => text('plain', [path], textsIn)
const time =
  (compare: 'GE' | 'LT', ...paths: readonly Path[]): Reader =>
  (given, parameter) => ({ kind: 'time', parameter, paths, compare, at: timeIn(given) })
const exists =
  (path: Path): Reader =>
  (given, parameter) =>
    asksIn(given) ? { kind: 'exists', parameter, path } : undefined
const number =
  (compare: Comparison, path: Path): Reader =>
  (given, parameter) => ({
    kind: 'number',
    parameter,
    path,
    compare,
    oneOf: compare === 'EQ' ? numbersIn(given) : [numberIn(given)],
  })
const place =
  (field: 'bizLocation' | 'readPoint', within: boolean): Reader =>
  (given, parameter) => ({ kind: 'place', parameter, field, within, oneOf: urisIn(given) })
const epc =
  (...roles: readonly EpcRole[]): Reader =>
  (given, parameter) => ({ kind: 'epc', parameter, roles, patterns: patternsIn(given) })
const epcClass =
  (...lists: readonly string[]): Reader =>
  (given, parameter) => ({
    kind: 'epcClass',
    parameter,
    paths: lists.map(list => [list, 'epcClass']),
    patterns: patternsIn(given),
  })

const quantityLists = ['quantityList', 'childQuantityList', 'inputQuantityList', 'outputQuantityList'] as const
/** Where quantities stand, in every kind of event. */
export const quantityPaths: readonly Path[] = quantityLists.map(list => [list])
/** A quantity whatever its unit. */
const quantity =
  (compare: Comparison): Reader =>
  (given, parameter) => ({
    kind: 'measure',
    parameter,
    lists: quantityPaths,
    field: 'quantity',
    compare,
    limits: { '': compare === 'EQ' ? numbersIn(given) : [numberIn(given)] },
  })

/** The parameters whose names are fixed. */
export const fixedParameters: Readonly<Record<string, Reader>> = {
  eventType: text('plain', [['type']], typesIn),
  GE_eventTime: time('GE', ['eventTime']),
  LT_eventTime: time('LT', ['eventTime']),
  GE_recordTime: time('GE', ['recordTime']),
  LT_recordTime: time('LT', ['recordTime']),
  EQ_action: text('plain', [['action']], given => oneOf(given, ['ADD', 'OBSERVE', 'DELETE'])),
  EQ_bizStep: word('bizStep', ['bizStep']),
  EQ_disposition: word('disposition', ['disposition']),
  EQ_persistentDisposition_set: word('disposition', ['persistentDisposition', 'set']),
  EQ_persistentDisposition_unset: word('disposition', ['persistentDisposition', 'unset']),
  EQ_readPoint: place('readPoint', false),
  WD_readPoint: place('readPoint', true),
  EQ_bizLocation: place('bizLocation', false),
  WD_bizLocation: place('bizLocation', true),
  EQ_transformationID: text('identifier', [['transformationID']], identifiersIn),
  MATCH_epc: epc('epc', 'child'),
  MATCH_parentID: epc('parent'),
  MATCH_inputEPC: epc('input'),
  MATCH_outputEPC: epc('output'),
  MATCH_anyEPC: epc('epc', 'child', 'parent', 'input', 'output'),
  MATCH_epcClass: epcClass('quantityList', 'childQuantityList'),
  MATCH_inputEPCClass: epcClass('inputQuantityList'),
  MATCH_outputEPCClass: epcClass('outputQuantityList'),
  MATCH_anyEPCClass: epcClass(...quantityLists),
  EQ_quantity: quantity('EQ'),
  GT_quantity: quantity('GT'),
  GE_quantity: quantity('GE'),
  LT_quantity: quantity('LT'),
  LE_quantity: quantity('LE'),
  EQ_eventID: text('plain', [['eventID']], urisIn),
  EXISTS_errorDeclaration: exists(['errorDeclaration']),
  GE_errorDeclarationTime: time('GE', ['errorDeclaration', 'declarationTime']),
  LT_errorDeclarationTime: time('LT', ['errorDeclaration', 'declarationTime']),
  EQ_errorReason: word('errorReason', ['errorDeclaration', 'reason']),
  EQ_correctiveEventID: text('plain', [['errorDeclaration', 'correctiveEventIDs']], urisIn),
  EXISTS_sensorElementList: exists(['sensorElementList']),
  GE_time: time('GE', ...either('time')),
  LT_time: time('LT', ...either('time')),
  GE_startTime: time('GE', metadata('startTime')),
  LT_startTime: time('LT', metadata('startTime')),
  GE_endTime: time('GE', metadata('endTime')),
  LT_endTime: time('LT', metadata('endTime')),
  EQ_type: word('sensorType', report('type')),
  EQ_deviceID: uri(either('deviceID')),
  EQ_dataProcessingMethod: uri(either('dataProcessingMethod')),
  EQ_bizRules: uri([metadata('bizRules')]),
  EQ_microorganism: uri([report('microorganism')]),
  EQ_chemicalSubstance: uri([report('chemicalSubstance')]),
  EQ_stringValue: plain(report('stringValue')),
  EQ_hexBinaryValue: plain(report('hexBinaryValue')),
  EQ_uriValue: uri([report('uriValue')]),
  EQ_booleanValue: (given, parameter) => ({ kind: 'truth', parameter, path: report('booleanValue'), is: truthIn(given) }),
  EQ_percRank: number('EQ', report('percRank')),
  GT_percRank: number('GT', report('percRank')),
  GE_percRank: number('GE', report('percRank')),
  LT_percRank: number('LT', report('percRank')),
  LE_percRank: number('LE', report('percRank')),
}

/** Names that GS1's query schema has for what its OpenAPI calls otherwise. */
export const otherNames: Readonly<Record<string, string>> = {
  GE_errorDeclaration_Time: 'GE_errorDeclarationTime',
  LT_errorDeclaration_Time: 'LT_errorDeclarationTime',
}
