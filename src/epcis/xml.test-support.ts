import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { vocabularies } from '#/epcis/cbv.ts'
import { type Context, gs1Context } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import { haveVectors } from '#/epcis/vectors.test-support.ts'

export const haveLint = haveVectors && spawnSync('xmllint', ['--version']).status === 0
if (!haveLint) console.warn('Tests against the XML schemas skipped: they need xmllint and the folder ../shared/vectors.')

/** What xmllint has against each of these documents under a schema of EPCIS 2.0; empty where all are valid. */
export function schemaFaults(schema: 'epcis' | 'epcis-query', documents: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'absah-xml-'))
  try {
    const files = documents.map((xml, i) => {
      const file = join(folder, `${i}.xml`)
      writeFileSync(file, xml)
      return file
    })
    const xsd = resolve(process.cwd(), `../shared/vectors/epcis-standard/xsd/EPCglobal-${schema}-2_0.xsd`)
    const { stderr } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', xsd, ...files], { encoding: 'utf8' })
    return stderr.split('\n').filter(line => line !== '' && !line.endsWith(' validates'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const prefixes = { contoh: 'https://contoh.example/', lain: 'urn:contoh:lain:' }
export const ownContext: Context = {
  ...gs1Context,
  raw: prefixes,
  prefixes: new Map([...gs1Context.prefixes, ...Object.entries(prefixes)]),
}

const uri = fc.stringMatching(/^https:\/\/contoh\.example\/[a-z0-9/?=&]{1,12}$/)
const sgtin = fc.integer({ min: 1, max: 999_999 }).map(n => `urn:epc:id:sgtin:8991234.007777.${n}`)
const time = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map(at => at.toISOString())
const word = (vocabulary: keyof typeof vocabularies) => fc.oneof(fc.constantFrom(...vocabularies[vocabulary].words), uri)
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => n || 0),
)
const amount = fc.double({ min: 0.001, max: 1e9, noNaN: true })
/** What XML can hold. */
const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const ownName = fc
  .tuple(fc.constantFrom('contoh', 'lain'), fc.constantFrom('a', 'suhu', 'dua kata', '1', '_x0041_', 'é-1'))
  .map(parts => parts.join(':'))
const innerName = fc.oneof(ownName, fc.constantFrom('dalam', 'epc', 'nilai', 'constructor', '@id'))
const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null))
const { own } = fc.letrec<{ own: unknown; one: unknown }>(tie => ({
  one: fc.oneof({ depthSize: 'small' }, scalar, fc.dictionary(innerName, tie('own'), { minKeys: 1, maxKeys: 3 })),
  own: fc.oneof({ depthSize: 'small' }, tie('one'), fc.array(tie('one'), { minLength: 2, maxLength: 3 })),
}))
const ownFields = fc.dictionary(ownName, own, { maxKeys: 2 })
const withOwn = <Fields>(fields: fc.Arbitrary<Fields>) =>
  fc.tuple(fields, ownFields).map(([known, more]) => ({ ...known, ...more }))
const maybe = { requiredKeys: [] }

const place = withOwn(fc.record({ id: fc.oneof(uri, fc.constant('urn:epc:id:sgln:8991234.00012.0')) }))
const epcs = fc.uniqueArray(sgtin, { minLength: 1, maxLength: 4 })
const quantities = fc.array(
  fc.oneof(
    fc.record(
      { epcClass: sgtin, quantity: amount, uom: fc.constantFrom('KGM', 'MTR') },
      { requiredKeys: ['epcClass', 'quantity'] },
    ),
    fc.record({ epcClass: sgtin }),
  ),
  { minLength: 1, maxLength: 3 },
)
const attributes = fc.dictionary(
  ownName,
  text.filter(value => value.trim() === value),
  { maxKeys: 2 },
)
const device = { deviceID: uri, deviceMetadata: uri, rawData: uri, dataProcessingMethod: uri, bizRules: uri, time }
const report = fc
  .tuple(
    fc.record(
      {
        ...device,
        type: word('sensorType'),
        exception: word('alert'),
        component: word('component'),
        value: number,
        minValue: number,
        sDev: number,
        stringValue: fc.stringMatching(/^[a-z<>&"]{1,8}$/),
        booleanValue: fc.boolean(),
        hexBinaryValue: fc.constant('F0AB'),
        uom: fc.constant('CEL'),
      },
      { requiredKeys: ['type'] },
    ),
    attributes,
  )
  .map(([known, more]) => ({ ...known, ...more }))
const sensors = fc.array(
  withOwn(
    fc.record(
      {
        sensorMetadata: fc.record({ ...device, startTime: time, endTime: time }, maybe),
        sensorReport: fc.array(report, { minLength: 1, maxLength: 2 }),
      },
      { requiredKeys: ['sensorReport'] },
    ),
  ),
  { minLength: 1, maxLength: 2 },
)
const typed = (name: string, vocabulary: 'bizTransaction' | 'sourceDest') =>
  fc.array(fc.record({ type: word(vocabulary), [name]: uri }), { minLength: 1, maxLength: 2 })
const dispositions = fc.uniqueArray(word('disposition'), { minLength: 1, maxLength: 2 })

const common = { recordTime: time, eventID: uri }
const where = { bizStep: word('bizStep'), disposition: word('disposition'), readPoint: place, bizLocation: place }
const both = { ...where, sourceList: typed('source', 'sourceDest'), destinationList: typed('destination', 'sourceDest') }
const in20 = {
  certificationInfo: uri,
  sensorElementList: sensors,
  persistentDisposition: fc.oneof(fc.record({ set: dispositions }), fc.record({ set: dispositions, unset: dispositions })),
}
const must = { eventTime: time, eventTimeZoneOffset: fc.constantFrom('+07:00', '-03:30') }
const action = fc.constantFrom('ADD', 'OBSERVE', 'DELETE')
const transactions = typed('bizTransaction', 'bizTransaction')
const errorDeclaration = withOwn(
  fc.record(
    { declarationTime: time, reason: word('errorReason'), correctiveEventIDs: fc.array(uri, { minLength: 1, maxLength: 2 }) },
    { requiredKeys: ['declarationTime'] },
  ),
)

function eventsWith(more: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Event> {
  const kind = (type: string, required: Record<string, fc.Arbitrary<unknown>>, rest: Record<string, fc.Arbitrary<unknown>>) =>
    withOwn(
      fc
        .tuple(
          fc.record({ type: fc.constant(type), ...must, ...required }),
          fc.record({ ...common, errorDeclaration, bizTransactionList: transactions, ...both, ...rest, ...more }, maybe),
        )
        .map(([a, b]) => ({ ...b, ...a })),
    )
  const kinds = [
    kind('ObjectEvent', { action: fc.constant('ADD'), epcList: epcs }, { quantityList: quantities, ilmd: ownFields }),
    kind('AggregationEvent', { action, parentID: sgtin, childEPCs: epcs }, { childQuantityList: quantities }),
    kind(
      'TransactionEvent',
      { action, bizTransactionList: transactions, epcList: epcs },
      { parentID: sgtin, quantityList: quantities },
    ),
    kind(
      'TransformationEvent',
      { inputEPCList: epcs, outputEPCList: epcs },
      { inputQuantityList: quantities, outputQuantityList: quantities, transformationID: uri, ilmd: ownFields },
    ),
    ...(more.sensorElementList ? [kind('AssociationEvent', { action, parentID: sgtin, childEPCs: epcs }, {})] : []),
  ]
  return fc.oneof(...kinds) as fc.Arbitrary<Event>
}

/** Any event with any fields, those of a sender's own among them. */
export const anyEvent = eventsWith(in20)
/** Any event that EPCIS 1.2 can say. */
export const anyEvent12 = eventsWith({})
