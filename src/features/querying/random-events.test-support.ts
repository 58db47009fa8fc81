import fc from 'fast-check'
import type { Event } from '#/epcis/event.ts'
import type { Given } from '#/epcis/query-values.ts'

/** Places and packs with several spellings each, so that questions and events rarely agree letter by letter. */
export type Names = { readonly places: readonly string[]; readonly packs: readonly string[] }

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const from = <T>(values: readonly T[]) => fc.constantFrom(...values)

const bizSteps = [
  'packing',
  'https://ref.gs1.org/cbv/BizStep-shipping',
  'urn:epcglobal:cbv:bizstep:receiving',
  'https://ns.example.com/step/odd',
]
const dispositions = ['active', 'cbv:Disp-in_transit', 'urn:epcglobal:cbv:disp:returned']
const classes = [
  'urn:epc:class:lgtin:4012345.012345.998877',
  'https://shop.example/01/04012345123456/10/998877',
  'urn:epc:idpat:sgtin:4012345.066666.*',
  'https://id.gs1.org/01/04012345666663',
]
const parties = ['urn:epc:id:pgln:9521321.01234', 'https://id.gs1.org/417/9521321012349', 'https://party.example/7']
const orders = ['urn:epc:id:gdti:0614141.06012.1234', 'https://orders.example/po/1', 'https://id.gs1.org/253/06141410601221234']
const prefixes = { example: 'https://ns.example.com/epcis/', other: 'https://ns.example.com/epcis/', far: 'https://far.example/' }
const scalar = fc.oneof(
  fc.integer({ min: -2, max: 4 }),
  from([2.5, 26.1]),
  from(['2.5', '007', '26.10', 'red', '2026-03-01T00:00:00Z', '2026-03-01T07:00:00+07:00']),
  fc.boolean(),
)
const ownValue = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.array(scalar, { minLength: 1, maxLength: 3 }),
  fc.record({ '#text': scalar, 'example:unit': from(['kg', 'g']) }),
  fc.record({ 'example:inner': scalar, 'far:deep': fc.record({ 'other:inner': scalar }) }),
)
const own = fc.dictionary(
  from(['example:colour', 'other:colour', 'far:colour', 'https://ns.example.com/epcis/colour']),
  ownValue,
  {
    maxKeys: 2,
  },
)
const quantities = fc.array(
  fc.record(
    { epcClass: from(classes), quantity: from([0.5, 1, 2, 500, 1000]), uom: from(['KGM', 'GRM', 'LTR']) },
    { requiredKeys: ['epcClass', 'quantity'] },
  ),
  { minLength: 1, maxLength: 2 },
)
const sensors = fc.array(
  fc
    .record({
      sensorMetadata: maybe(
        fc.record({
          time: from(['2026-03-01T00:00:00Z', '2026-03-02T07:00:00+07:00']),
          deviceID: from(['https://dev.example/1', 'https://dev.example/2']),
        }),
      ),
      sensorReport: fc.array(
        fc
          .record({
            type: from(['Temperature', 'gs1:Temperature', 'https://gs1.org/voc/Pressure']),
            value: maybe(from([5, 41, 278.15, 0, 1000])),
            uom: maybe(from(['CEL', 'FAH', 'KEL', 'PAL', 'KPA'])),
            percRank: maybe(from([10, 50])),
            stringValue: maybe(from(['ok', 'bad'])),
            booleanValue: maybe(fc.boolean()),
            own,
          })
          .map(({ own, ...report }) => ({ ...report, ...own })),
        { minLength: 1, maxLength: 2 },
      ),
      own,
    })
    .map(({ own, ...element }) => ({ ...element, ...own })),
  { minLength: 1, maxLength: 2 },
)

/** Events of every kind, full and sparse, in every spelling. */
export function anEvent({ places, packs }: Names): fc.Arbitrary<Event> {
  const place = fc.record({ id: from(places), own }).map(({ id, own }) => ({ id, ...own }))
  const list = fc.uniqueArray(from(packs), { minLength: 1, maxLength: 3 })
  return fc
    .record({
      kind: from(['ObjectEvent', 'AggregationEvent', 'TransactionEvent', 'TransformationEvent', 'AssociationEvent'] as const),
      minute: fc.integer({ min: 0, max: 10_000 }),
      action: from(['ADD', 'OBSERVE', 'DELETE']),
      parentID: from(packs),
      first: list,
      second: list,
      quantities: maybe(quantities),
      bizStep: maybe(from(bizSteps)),
      disposition: maybe(from(dispositions)),
      persistentDisposition: maybe(
        fc.record({ set: fc.constant(['completeness_verified']), unset: fc.constant(['https://ref.gs1.org/cbv/Disp-damaged']) }),
      ),
      readPoint: maybe(place),
      bizLocation: maybe(place),
      bizTransactionList: maybe(
        fc.array(fc.record({ type: from(['po', 'urn:epcglobal:cbv:btt:inv']), bizTransaction: from(orders) }), {
          minLength: 1,
          maxLength: 2,
        }),
      ),
      sourceList: maybe(
        fc.array(fc.record({ type: from(['owning_party', 'cbv:SDT-location']), source: from(parties) }), {
          minLength: 1,
          maxLength: 1,
        }),
      ),
      sensorElementList: maybe(sensors),
      ilmd: maybe(own),
      errorDeclaration: maybe(
        fc.record({
          declarationTime: from(['2026-03-01T00:00:00Z', '2026-03-03T00:00:00.000+07:00']),
          reason: from(['did_not_occur', 'urn:epcglobal:cbv:er:incorrect_data']),
          correctiveEventIDs: fc.constant(['urn:uuid:aa']),
        }),
      ),
      own,
    })
    .map(({ kind, minute, action, parentID, first, second, quantities, ilmd, own, ...rest }) => {
      const at = new Date(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000)
      const common = { '@context': prefixes, eventTime: at.toISOString(), eventTimeZoneOffset: '+07:00', ...rest, ...own }
      const byKind = {
        ObjectEvent: { action, epcList: first, quantityList: quantities, ...(ilmd && action === 'ADD' && { ilmd }) },
        AggregationEvent: { action, parentID, childEPCs: first.filter(uri => uri !== parentID), childQuantityList: quantities },
        AssociationEvent: { action, parentID, childEPCs: first.filter(uri => uri !== parentID), childQuantityList: quantities },
        TransactionEvent: {
          action,
          parentID,
          epcList: first,
          bizTransactionList: rest.bizTransactionList ?? [{ bizTransaction: orders[0]! }],
        },
        TransformationEvent: { inputEPCList: first, outputEPCList: second, inputQuantityList: quantities },
      }
      // What is undefined is not said at all.
      return JSON.parse(JSON.stringify({ type: kind, ...common, ...byKind[kind] })) as Event
    })
}

const time = from(['2026-03-01T00:00:00Z', '2026-03-02T07:00:00+07:00', '2026-03-03T12:00:00Z', '2026-03-06T00:00:00Z'])
const number = from([0, 0.5, 1, 5, 41, 278.15, 1000, -1])
const ownName = from(['example:colour', 'other:colour', 'far:colour', 'mine:colour', 'example:inner', 'other:inner'])
const lists = (values: readonly string[]) => fc.uniqueArray(from(values), { minLength: 1, maxLength: 2 })
const compare = from(['EQ', 'GT', 'GE', 'LT', 'LE'])
const holder = from(['', 'ILMD_', 'SENSORELEMENT_', 'SENSORREPORT_', 'readPoint_', 'bizLocation_'])

/** One parameter with a value that the random events may have. */
function aParameter({ places, packs }: Names): fc.Arbitrary<[string, unknown]> {
  const parameter = (name: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) => fc.tuple(name, value)
  const patterns = ['urn:epc:idpat:sgtin:0614141.*.*', 'urn:epc:idpat:sscc:0614141.*', 'https://id.gs1.org/01/10614141073464']
  return fc.oneof(
    parameter(from(['eventType']), lists(['ObjectEvent', 'AggregationEvent', 'TransformationEvent'])),
    parameter(
      from(['GE_eventTime', 'LT_eventTime', 'GE_time', 'LT_time', 'GE_errorDeclarationTime', 'LT_errorDeclaration_Time']),
      time,
    ),
    parameter(from(['EQ_action']), lists(['ADD', 'OBSERVE'])),
    parameter(from(['EQ_bizStep']), lists(['shipping', 'cbv:BizStep-packing', 'receiving', 'https://ns.example.com/step/odd'])),
    parameter(from(['EQ_disposition']), lists(['in_transit', 'https://ref.gs1.org/cbv/Disp-active', 'returned'])),
    parameter(
      from(['EQ_persistentDisposition_set', 'EQ_persistentDisposition_unset']),
      lists(['damaged', 'cbv:Disp-completeness_verified']),
    ),
    parameter(from(['EQ_readPoint', 'EQ_bizLocation', 'WD_readPoint', 'WD_bizLocation']), lists(places)),
    parameter(
      from(['MATCH_epc', 'MATCH_parentID', 'MATCH_inputEPC', 'MATCH_outputEPC', 'MATCH_anyEPC']),
      lists([...packs, ...patterns]),
    ),
    parameter(
      from(['MATCH_epcClass', 'MATCH_anyEPCClass', 'MATCH_inputEPCClass']),
      lists([...classes, 'urn:epc:class:lgtin:4012345.066666.*', 'urn:epc:idpat:sgtin:4012345.*.*']),
    ),
    parameter(
      fc.tuple(compare, from(['', '_KGM', '_GRM'])).map(([op, unit]) => `${op}_quantity${unit}`),
      number,
    ),
    parameter(
      fc.tuple(compare, from(['CEL', 'KEL', 'FAH', 'PAL'])).map(([op, unit]) => `${op}_value_${unit}`),
      number,
    ),
    parameter(from(['GE_percRank', 'LT_percRank']), number),
    parameter(from(['EQ_type']), lists(['Temperature', 'gs1:Pressure'])),
    parameter(from(['EQ_stringValue']), lists(['ok', 'bad'])),
    parameter(from(['EQ_booleanValue']), fc.boolean()),
    parameter(from(['EQ_deviceID']), lists(['https://dev.example/1'])),
    parameter(from(['EQ_bizTransaction_po', 'EQ_bizTransaction_inv']), lists(orders)),
    parameter(from(['EQ_source_owning_party', 'EQ_source_location']), lists(parties)),
    parameter(from(['EQ_errorReason']), lists(['did_not_occur', 'incorrect_data'])),
    parameter(from(['EXISTS_errorDeclaration', 'EXISTS_sensorElementList']), fc.constant(true)),
    parameter(
      fc.tuple(holder, ownName).map(([where, name]) => `EXISTS_${where}${name}`),
      fc.constant(null),
    ),
    parameter(
      fc.tuple(fc.constantFrom('', 'INNER_'), holder, ownName).map(([inner, where, name]) => `EQ_${inner}${where}${name}`),
      fc.array(scalar, { minLength: 1, maxLength: 2 }),
    ),
    parameter(
      fc
        .tuple(from(['GT', 'GE', 'LT', 'LE']), from(['', 'INNER_']), holder, ownName)
        .map(([op, inner, where, name]) => `${op}_${inner}${where}${name}`),
      fc.oneof(number, time),
    ),
  )
}

/** The prefixes that some of the questions declare. */
const declared = { mine: 'https://ns.example.com/epcis/', example: 'https://ns.example.com/epcis/' }

/** One to three parameters in an order, as a query's JSON has them. */
export const aQuery = (names: Names): fc.Arbitrary<{ parameters: Record<string, Given>; context: unknown }> =>
  fc
    .record({
      parameters: fc.array(aParameter(names), { minLength: 1, maxLength: 3 }),
      context: from([undefined, declared]),
      orderBy: from([undefined, 'eventTime', 'recordTime', 'example:colour']),
      orderDirection: from([undefined, 'ASC', 'DESC']),
    })
    .map(({ parameters, context, orderBy, orderDirection }) => ({
      context,
      parameters: Object.fromEntries(
        [...parameters, ['orderBy', orderBy], ['orderDirection', orderDirection]]
          .filter(([, value]) => value !== undefined)
          .map(([name, value]): [string, Given] => [name as string, { from: 'json', value }]),
      ),
    }))
