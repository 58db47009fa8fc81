import { describe, expect, test } from 'vitest'
import { declaredPrefixes } from '#/epcis/query-families.ts'
import { matches } from '#/epcis/query-match.ts'
import { isParameter, readQuery } from '#/epcis/query-read.ts'
import type { Given } from '#/epcis/query-values.ts'
import { haveVectors, vectorJson } from '#/epcis/vectors.test-support.ts'

const address = (parameters: Record<string, string>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]): [string, Given] => [name, { from: 'address', value }]))
const json = (parameters: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]): [string, Given] => [name, { from: 'json', value }]))
const read = (parameters: Record<string, string>, header = '') =>
  readQuery(address(parameters), declaredPrefixes(undefined, header))

const report = { type: 'Temperature', value: 278.15, uom: 'KEL', 'example:cell': 'A7' }
const event = {
  '@context': [{ example: 'https://ns.example.com/epcis/' }],
  type: 'AggregationEvent',
  eventTime: '2026-03-02T08:00:00+07:00',
  recordTime: '2026-03-02T01:00:05.000Z',
  action: 'ADD',
  bizStep: 'https://ref.gs1.org/cbv/BizStep-packing',
  disposition: 'urn:epcglobal:cbv:disp:in_progress',
  persistentDisposition: { set: ['completeness_verified'] },
  parentID: 'urn:epc:id:sscc:0614141.1234567890',
  childEPCs: ['https://shop.example/01/09506000134352/21/A1', 'urn:epc:id:sgtin:0614141.107346.2018'],
  childQuantityList: [{ epcClass: 'urn:epc:class:lgtin:4012345.012345.998877', quantity: 1500, uom: 'GRM' }],
  bizLocation: { id: 'urn:epc:id:sgln:9521321.01234.7', 'example:zone': 'cold' },
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epc:id:gdti:0614141.06012.1234' }],
  sourceList: [{ type: 'owning_party', source: 'urn:epc:id:pgln:9521321.01234' }],
  sensorElementList: [{ sensorMetadata: { time: '2026-03-02T08:00:00.000+07:00' }, sensorReport: [report] }],
  errorDeclaration: { declarationTime: '2026-03-03T00:00:00Z', reason: 'did_not_occur', 'example:by': 'Ani' },
  ilmd: { 'example:lot': '007', 'example:weights': [2.5, 3] },
  'example:temperature': 26,
  'example:inspection': { 'example:grade': { '#text': 'B', 'example:unit': 'x' }, 'example:on': '2026-03-01T00:00:00Z' },
}

const holds = (parameters: Record<string, string>, header = '') => {
  const { query, problems } = read(parameters, header)
  expect(problems).toEqual([])
  return matches(query, event)
}

describe('a query holds for an event', () => {
  test.each([
    ['eventType', 'AggregationEvent|ObjectEvent', 'ObjectEvent'],
    ['GE_eventTime', '2026-03-02T01:00:00Z', '2026-03-02T01:00:00.001Z'],
    ['LT_recordTime', '2026-03-02T01:00:05.001Z', '2026-03-02T01:00:05Z'],
    ['EQ_action', 'ADD', 'DELETE|OBSERVE'],
    ['EQ_bizStep', 'urn:epcglobal:cbv:bizstep:packing', 'packin'],
    ['EQ_disposition', 'cbv:Disp-in_progress', 'active'],
    ['EQ_persistentDisposition_set', 'completeness_verified', 'completeness_inferred'],
    ['EQ_bizLocation', 'https://id.gs1.org/414/9521321012349/254/7', 'https://id.gs1.org/414/9521321012349'],
    ['WD_bizLocation', 'urn:epc:id:sgln:9521321.01234.0', 'urn:epc:id:sgln:9521321.01235.0'],
    ['MATCH_parentID', 'https://id.gs1.org/00/106141412345678908', 'urn:epc:id:sscc:0614141.1234567891'],
    ['MATCH_epc', 'urn:epc:id:sgtin:9506000.013435.A1', 'urn:epc:id:sgtin:9506000.013435.A2'],
    ['MATCH_epc', 'urn:epc:idpat:sgtin:0614141.*.*', 'urn:epc:idpat:sgtin:0614142.*.*'],
    ['MATCH_anyEPC', 'urn:epc:idpat:sscc:0614141.*', 'urn:epc:idpat:sscc:0614142.*'],
    ['MATCH_anyEPC', 'https://id.gs1.org/01/10614141073464', 'https://id.gs1.org/01/10614141073457'],
    ['MATCH_epcClass', 'https://id.gs1.org/01/04012345123456/10/998877', 'https://id.gs1.org/01/04012345123456/10/1'],
    ['MATCH_anyEPCClass', 'urn:epc:idpat:sgtin:4012345.012345.*', 'urn:epc:class:lgtin:4012345.012346.*'],
    ['EQ_quantity', '1500', '1'],
    ['GE_quantity_KGM', '1.5', '1.50001'],
    ['EQ_bizTransaction_po', 'https://id.gs1.org/253/06141410601221234', 'urn:epc:id:gdti:0614141.06012.1'],
    ['EQ_source_owning_party', 'https://id.gs1.org/417/9521321012349', 'https://id.gs1.org/417/9521321012356'],
    ['EQ_value_CEL', '4|5', '278.15'],
    ['LT_value_FAH', '41.1', '41'],
    ['GE_time', '2026-03-02T01:00:00Z', '2026-03-02T01:00:00.001Z'],
    ['EQ_type', 'gs1:Temperature', 'Pressure'],
    ['EXISTS_errorDeclaration', 'true', 'false'],
    ['LT_errorDeclaration_Time', '2026-03-03T00:00:00.001Z', '2026-03-03T00:00:00Z'],
    ['EQ_errorReason', 'did_not_occur', 'incorrect_data'],
    ['EQ_ERROR_DECLARATION_example:by', 'Ani|Budi', 'Budi'],
    ['EQ_ILMD_example:lot', '007', '7'],
    ['GT_ILMD_example:weights', '2.9', '3'],
    ['EQ_example:temperature', '26', '27'],
    ['LE_example:temperature', '26', '25.9'],
    ['EQ_INNER_example:grade', 'B', 'x'],
    ['GE_INNER_example:on', '2026-03-01T07:00:00+07:00', '2026-03-01T07:00:01+07:00'],
    ['EQ_bizLocation_example:zone', 'cold', 'warm'],
    ['EQ_SENSORREPORT_example:cell', 'A7', 'A8'],
  ])('%s=%s, and not =%s', (name, yes, no) => {
    // What says no asks nothing.
    expect([holds({ [name]: yes }), holds({ [name]: no })]).toEqual([true, no === 'false'])
  })

  test('only where every condition does', () => {
    expect(holds({ EQ_action: 'ADD', EQ_bizStep: 'packing' })).toBe(true)
    expect(holds({ EQ_action: 'ADD', EQ_bizStep: 'shipping' })).toBe(false)
  })

  test('whose own fields have another prefix, where the query declares what its prefix stands for', () => {
    expect(holds({ 'EQ_x:temperature': '26' })).toBe(false)
    expect(holds({ 'EQ_x:temperature': '26' }, 'x=https://ns.example.com/epcis/')).toBe(true)
    expect(holds({ 'EXISTS_https://ns.example.com/epcis/temperature': '' })).toBe(true)
    expect(holds({ 'EXISTS_INNER_x:grade': '' }, 'x=https://ns.example.com/epcis/')).toBe(true)
    expect(holds({ 'EXISTS_INNER_x:temperature': '' }, 'x=https://ns.example.com/epcis/')).toBe(false)
  })

  test('whose numbers are texts, where the query gives a number', () => {
    const fromXml = { ...event, 'example:temperature': '26.0' }
    expect(matches(readQuery(json({ 'EQ_example:temperature': 26 })).query, fromXml)).toBe(true)
    expect(matches(readQuery(json({ 'EQ_example:temperature': ['26'] })).query, fromXml)).toBe(false)
  })
})

describe('what cannot be read is told by parameter', () => {
  test.each([
    ['EQ_nonsense', 'x'],
    ['bizStep', 'x'],
    ['GE_eventTime', 'yesterday'],
    ['EQ_action', 'PUSH'],
    ['eventType', 'OddEvent'],
    ['EQ_readPoint', 'here'],
    ['MATCH_epc', 'urn:epc:idpat:sgtin:0614141.*.5'],
    ['MATCH_epc', ''],
    ['GE_quantity', 'many'],
    ['GE_example:temperature', 'warm'],
    ['orderBy', 'bizStep'],
    ['orderDirection', 'UP'],
    ['eventCountLimit', '5'],
    ['maxEventCount', '0'],
  ])('%s=%s', (name, value) => {
    expect(read({ [name]: value }).problems.map(({ parameter }) => (parameter === 'orderBy' ? name : parameter))).toEqual([name])
  })
  test('and the two limits exclude each other', () => {
    expect(read({ orderBy: 'eventTime', eventCountLimit: '1', maxEventCount: '1' }).problems).toHaveLength(1)
  })
})

describe.skipIf(!haveVectors)('every parameter of the standard', () => {
  type Names = { fixed: string[]; patterns: string[] }
  const { fixed, patterns } = haveVectors
    ? (vectorJson('epcis-standard/query-parameters.json') as Names)
    : { fixed: [], patterns: [] }
  /** One name of each family: what its pattern leaves open filled in. */
  const exampleOf = (pattern: string) =>
    pattern
      .slice(1, -1)
      .replaceAll(/\\+w\+_\\+w\+/g, 'bizLocation_latitude')
      .replaceAll(/\[a-z\]\[a-zA-Z0-9\]\*\\+:\\+w\+/g, 'example:field')
      .replaceAll('[a-z][a-zA-Z0-9_]+', 'owning_party')
      .replaceAll('[A-Z0-9]{2,4}', 'CEL')
  test('is known', () => {
    const names = [...fixed, ...patterns.map(exampleOf)]
    expect([fixed.length, patterns.length]).toEqual([55, 108])
    expect(names.filter(name => !isParameter(name))).toEqual([])
    expect(names.filter(name => /[\\[\]^$]/.test(name))).toEqual([])
  })
  test('of the OpenAPI too', () => {
    const { components } = vectorJson('epcis-standard/openapi.json') as {
      components: { parameters: Record<string, { name: string; in: string }> }
    }
    const control =
      /^(perPage|nextPageToken|second|minute|hour|dayOfMonth|month|dayOfWeek|reportIfEmpty|stream|initialRecordTime)$/
    const names = Object.values(components.parameters).flatMap(({ name, in: where }) => (where === 'query' ? [name] : []))
    expect(names.filter(name => !control.test(name) && !isParameter(name))).toEqual([])
  })
  test('and the example queries read as they should', () => {
    const readFile = (name: string) =>
      readQuery(json(vectorJson(`epcis-documents/2.0/EPCIS/JSON/Query/Queries/${name}`) as Record<string, unknown>))
    expect(readFile('SimpleEventQuery.json').problems).toEqual([])
    expect(readFile('Invalid/Query_with_unknown_parameter.json').problems.map(({ parameter }) => parameter)).toEqual([
      'GE_eventDate',
    ])
  })
})
