import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorFiles, vectorJson } from '#/epcis/vectors.test-support.ts'

const documents = 'epcis-documents/2.0/EPCIS/JSON'
const found = (folder: string) =>
  vectorFiles(`${documents}/${folder}`, '.json').map(name => ({
    name,
    ...readDocument(vectorJson(`${documents}/${folder}/${name}`)),
  }))

test.skipIf(!haveVectors)('published documents, events and query results are accepted', () => {
  const read = [...found('Capture/Documents'), ...found('Capture/Events'), ...found('Query')]
  expect(read).toHaveLength(38)
  expect(read.filter(({ problems }) => problems.length).map(({ name, problems }) => ({ name, problems }))).toEqual([])
  expect(read.filter(({ events }) => events.length === 0)).toEqual([])
})

test.skipIf(!haveVectors)('published faults are refused at the event and field where they are', () => {
  const where = Object.fromEntries(
    [...found('Capture/Invalid'), ...found('Query/Invalid')].map(({ name, problems }) => [
      name.replace(/\.json$/, ''),
      problems.map(({ event, field, rule }) => `${event} ${field} ${rule}`),
    ]),
  )
  expect(where).toEqual({
    Combination_of_multiple_invalid_fields: [
      '0 eventList[0].bizStep vocabulary',
      '1 eventList[1].disposition vocabulary',
      '2 eventList[2].sourceList[0].type vocabulary',
      '3 eventList[3].ilmd.materialType namespace',
      '4 eventList[4].eventTime time',
      '4 eventList[4].action action',
    ],
    ObjectEvent_with_ilmd_field_without_namespace: ['0 eventList[0].ilmd.materialType namespace'],
    ObjectEvent_with_invalid_action: ['0 eventList[0].action action'],
    ObjectEvent_with_invalid_certificationInfo: [
      '0 eventList[0].certificationInfo[0] uri',
      '0 eventList[0].certificationInfo[1] uri',
    ],
    ObjectEvent_with_non_standard_bizStep: ['0 eventList[0].bizStep vocabulary'],
    ObjectEvent_with_non_standard_disposition: ['0 eventList[0].disposition vocabulary'],
    ObjectEvent_with_quantity_as_text: ['0 eventList[0].quantityList[0].quantity number'],
    QueryDocument_with_invalid_eventType: ['0 eventList[0].type eventType'],
  })
})

test.skipIf(!haveVectors)('a sensor type that CBV does not list is kept, with a warning', () => {
  const { problems, warnings } = readDocument(
    vectorJson(`${documents}/Capture/Documents/TransactionEvent_with_userExtensions.json`),
  )
  expect(problems).toEqual([])
  expect(warnings.map(({ field, rule }) => [field, rule])).toEqual([
    ['eventList[0].sensorElementList[0].sensorReport[0].type', 'vocabulary'],
  ])
})

const event = {
  type: 'ObjectEvent',
  eventTime: '2026-03-02T08:00:00+07:00',
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  epcList: ['urn:epc:id:sgtin:8991234.012345.A1'],
}

const document = (...events: unknown[]) => ({
  '@context': ['https://ref.gs1.org/standards/epcis/epcis-context.jsonld', { ex: 'https://ns.example.id/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-02T09:00:00Z',
  epcisBody: { eventList: events },
})

const findings = (json: unknown) =>
  readDocument(json).problems.map(({ event, field, rule }) => `${event ?? '-'} ${field} ${rule}`)

test('events come out as they went in, extensions and all', () => {
  const rich = { ...event, 'ex:a': { b: [1, null, { 'ex:c': 'd' }] }, 'https://lain.example.id/x.y': true }
  expect(readDocument(document(rich)).events).toEqual([rich])
  expect(findings(document(rich))).toEqual([])
})

test('of a document with faults the good events are given with their places', () => {
  const read = readDocument(document(event, { ...event, action: 'CREATE' }, event))
  expect([read.events.length, read.positions]).toEqual([2, [0, 2]])
})

test.each<[string, Record<string, unknown>, string[]]>([
  ['a time without offset', { eventTime: '2026-03-02T08:00:00' }, ['eventTime time']],
  ['a wrong time zone', { eventTimeZoneOffset: 'WIB' }, ['eventTimeZoneOffset zoneOffset']],
  ['no time', { eventTime: undefined }, ['eventTime missing']],
  ['an EPC that is no URI', { epcList: ['08991234123455'] }, ['epcList[0] uri']],
  ['an EPC twice', { epcList: [...event.epcList, ...event.epcList] }, ['epcList[1] duplicate']],
  ['an EPC list that is none', { epcList: event.epcList[0] }, ['epcList list']],
  ['a place that is a text', { readPoint: 'urn:epc:id:sgln:8991234.00001.0' }, ['readPoint object']],
  ['an unknown field', { batch: 'A1' }, ['batch namespace']],
  ['an undeclared prefix', { 'lain:batch': 'A1' }, ['lain:batch prefix']],
  ['a prefix of nothing', { ':batch': 'A1' }, [':batch namespace']],
  ['ilmd where nothing begins', { ilmd: {} }, ['ilmd ilmd']],
  [
    'a unit in words',
    { quantityList: [{ epcClass: 'urn:epc:class:lgtin:8991234.012345.L1', uom: 'kilo' }] },
    ['quantityList[0].uom unit'],
  ],
  ['nothing observed', { epcList: undefined, quantityList: [] }, ['epcList missing']],
  ['an old URN of no word', { bizStep: 'urn:epcglobal:cbv:bizstep:sending' }, ['bizStep vocabulary']],
  ['a parent', { parentID: 'urn:epc:id:sscc:8991234.0000000001' }, ['parentID namespace']],
])('%s is refused', (_, change, expected) => {
  expect(findings(document({ ...event, ...change })).map(text => text.replace('0 eventList[0].', ''))).toEqual(expected)
})

test.each([
  'shipping',
  'cbv:BizStep-shipping',
  'https://ref.gs1.org/cbv/BizStep-shipping',
  'urn:epcglobal:cbv:bizstep:shipping',
  'ex:kirim',
])('a bizStep may be written %s', bizStep => {
  const { problems, warnings } = readDocument(document({ ...event, bizStep }))
  expect([problems, warnings]).toEqual([[], []])
})

test('a web URI that CBV 2.0 does not have is kept with a warning, as a later CBV may have it', () => {
  const { problems, warnings } = readDocument(document({ ...event, bizStep: 'cbv:BizStep-teleporting' }))
  expect([problems, warnings.map(({ rule }) => rule)]).toEqual([[], ['vocabulary']])
})

const aggregation = { ...event, type: 'AggregationEvent', epcList: undefined, parentID: 'urn:epc:id:sscc:8991234.0000000001' }
const bare = (change: object) =>
  JSON.parse(JSON.stringify({ '@context': 'https://ref.gs1.org/standards/epcis/epcis-context.jsonld', ...change }))

test.each<[string, object, string[]]>([
  [
    'packing without parent',
    { ...aggregation, action: 'ADD', parentID: undefined, childEPCs: event.epcList },
    ['0 parentID missing'],
  ],
  ['packing without children', { ...aggregation, action: 'ADD' }, ['0 childEPCs missing']],
  ['unpacking everything', { ...aggregation, action: 'DELETE' }, []],
  ['observing without parent', { ...aggregation, parentID: undefined, childEPCs: event.epcList }, []],
  [
    'association without parent',
    { ...aggregation, type: 'AssociationEvent', parentID: undefined, action: 'DELETE' },
    ['0 parentID missing'],
  ],
  [
    'a transaction without transactions',
    { ...event, type: 'TransactionEvent', bizTransactionList: [] },
    ['0 bizTransactionList empty'],
  ],
  [
    'a transformation of something into nothing',
    { ...event, type: 'TransformationEvent', action: undefined, epcList: undefined, inputEPCList: event.epcList },
    ['0 outputEPCList missing'],
  ],
  [
    'half a transformation that is named',
    {
      ...event,
      type: 'TransformationEvent',
      action: undefined,
      epcList: undefined,
      inputEPCList: event.epcList,
      transformationID: 'urn:uuid:1',
    },
    [],
  ],
  [
    'a named transformation of nothing',
    { ...event, type: 'TransformationEvent', action: undefined, epcList: undefined, transformationID: 'urn:uuid:1' },
    ['0 inputEPCList missing', '0 outputEPCList missing'],
  ],
])('%s', (_, json, expected) => {
  expect(findings(bare(json))).toEqual(expected)
})

test('an event of a kind of its own is kept with a warning', () => {
  const read = readDocument(bare({ ...event, type: 'https://ns.example.id/Penyerahan', action: undefined, epcList: undefined }))
  expect([read.events.length, read.problems, read.warnings.map(({ rule }) => rule)]).toEqual([1, [], ['eventType']])
})

test.each<[string, unknown, string[]]>([
  ['no object', 42, ['-  object']],
  ['a list', [document(event)], ['-  object']],
  ['an unknown type', { ...document(event), type: 'EPCIS' }, ['- type eventType']],
  ['no context', { ...document(event), '@context': 7 }, ['- @context context']],
  [
    'no body',
    bare({ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-03-02T09:00:00Z' }),
    ['- epcisBody missing'],
  ],
  ['events in no list', { ...document(), epcisBody: { eventList: event } }, ['- epcisBody.eventList list']],
  ['an event that is none', document(null), ['0 eventList[0] object']],
])('a document with %s is refused', (_, json, expected) => expect(findings(json)).toEqual(expected))

test('an event nested without end is refused, not followed', () => {
  let deep: unknown = 1
  for (let i = 0; i < 100_000; i++) deep = { a: deep }
  expect(findings(document({ ...event, 'ex:a': deep }))).toEqual(['0 eventList[0].ex:a depth'])
})

test('reading never throws, whatever JSON comes', () => {
  const names = [
    'type',
    '@context',
    'epcisBody',
    'eventList',
    'queryResults',
    'resultsBody',
    'epcList',
    'ilmd',
    'sensorElementList',
    'x:ignoreFields',
    '__proto__',
  ]
  const types = [
    'EPCISDocument',
    'EPCISQueryDocument',
    'ObjectEvent',
    'AggregationEvent',
    'TransactionEvent',
    'TransformationEvent',
    'AssociationEvent',
  ]
  const { any } = fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 6 },
      fc.jsonValue(),
      fc.constantFrom(...types),
      fc.array(tie('any')),
      fc.dictionary(fc.constantFrom(...names), tie('any')),
    ),
  }))
  fc.assert(
    fc.property(any, fc.constantFrom(...types), (json, type) => {
      readDocument(json)
      readDocument({ ...(typeof json === 'object' ? json : {}), type })
      readDocument(document({ ...(typeof json === 'object' ? json : {}), type }))
    }),
  )
})
