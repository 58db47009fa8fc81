import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#/app.ts'
import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorFiles, vectorJson } from '#/epcis/vectors.test-support.ts'
import { aChain } from '#/features/tracing/chain.test-support.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'

const test1 = testPlatform()
let headersOfMaker: Record<string, string>
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  app = createApp(test1.platform)
  const { maker } = await aChain(test1.platform)
  const scopes = ['movements:read', 'movements:write'] as const
  headersOfMaker = at(
    somebody(['applicant'], { via: 'key', companyId: maker.companyId, scopes: [...scopes], provedAt: undefined }),
  )
})

const ask = (path: string, headers: Record<string, string>) =>
  app.request(`/epcis${path}`, { headers: { ...headersOfMaker, ...headers } })
const capture = (json: unknown) =>
  app.request('/epcis/capture', {
    method: 'POST',
    body: JSON.stringify(json),
    headers: { ...headersOfMaker, 'content-type': 'application/json' },
  })
const inDocument = async (response: Response) =>
  (await response.json()).epcisBody.queryResults.resultsBody.eventList as (Record<string, unknown> & Event)[]

const folder = 'epcis-documents/2.0/EPCIS/JSON/Capture/Documents'
describe.skipIf(!haveVectors)('events of others', () => {
  test.each(vectorFiles(folder, '.json'))('of %s are found by what they say', async file => {
    const json = vectorJson(`${folder}/${file}`)
    expect((await capture(json)).status).toBe(202)
    const { events: sent, context } = readDocument(json)
    const prefixes = [...context.prefixes].map(([prefix, space]) => `${prefix}=${space}`).join(',')
    for (const event of sent) {
      const hash = eventHash(event, context)
      for (const [name, value] of questionsOf(event)) {
        const headers = { 'GS1-Extensions': prefixes }
        const response = await ask(`/events?perPage=1000&${new URLSearchParams({ [name]: value })}`, headers)
        expect([name, response.status]).toEqual([name, 200])
        const found = await inDocument(response)
        const hashes = found.map(one => eventHash(one, readDocument({ '@context': [], ...one }).context))
        // What names a pack twice in two spellings comes back with one of them, so its hash changes: its own time finds it.
        const isThere =
          hashes.includes(hash) ||
          found.some(({ eventTime, type }) => type === event.type && Date.parse(eventTime) === Date.parse(event.eventTime))
        expect([name, value, isThere]).toEqual([name, value, true])
      }
    }
  })
})

/** Questions that an event answers, taken from what it says. */
function questionsOf(event: Event): [string, string][] {
  const any = event as Record<string, unknown> & Event
  const at = (...path: (string | number)[]): unknown =>
    path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], any)
  const own = (holder: unknown): [string, unknown][] =>
    Object.entries((holder ?? {}) as Record<string, unknown>).filter(([name]) => name.includes(':') && name !== 'rdfs:comment')
  const questions: [string, unknown][] = [
    ['eventType', any.type],
    ['GE_eventTime', any.eventTime],
    ['EQ_action', at('action')],
    ['EQ_bizStep', at('bizStep')],
    ['EQ_disposition', at('disposition')],
    ['EQ_persistentDisposition_set', at('persistentDisposition', 'set', 0)],
    ['EQ_persistentDisposition_unset', at('persistentDisposition', 'unset', 0)],
    ['EQ_readPoint', at('readPoint', 'id')],
    ['WD_bizLocation', at('bizLocation', 'id')],
    ['EQ_transformationID', at('transformationID')],
    ['MATCH_epc', at('epcList', 0) ?? at('childEPCs', 0)],
    ['MATCH_parentID', at('parentID')],
    ['MATCH_inputEPC', at('inputEPCList', 0)],
    ['MATCH_outputEPC', at('outputEPCList', 0)],
    ['MATCH_anyEPC', at('epcList', 0) ?? at('inputEPCList', 0)],
    ['MATCH_epcClass', at('quantityList', 0, 'epcClass') ?? at('childQuantityList', 0, 'epcClass')],
    ['MATCH_inputEPCClass', at('inputQuantityList', 0, 'epcClass')],
    ['MATCH_outputEPCClass', at('outputQuantityList', 0, 'epcClass')],
    ['EQ_quantity', at('quantityList', 0, 'quantity')],
    [`GE_quantity_${at('quantityList', 0, 'uom')}`, at('quantityList', 0, 'uom') && at('quantityList', 0, 'quantity')],
    [
      `EQ_bizTransaction_${at('bizTransactionList', 0, 'type')}`,
      at('bizTransactionList', 0, 'type') && at('bizTransactionList', 0, 'bizTransaction'),
    ],
    [`EQ_source_${at('sourceList', 0, 'type')}`, at('sourceList', 0, 'source')],
    [`EQ_destination_${at('destinationList', 0, 'type')}`, at('destinationList', 0, 'destination')],
    ['EQ_type', at('sensorElementList', 0, 'sensorReport', 0, 'type')],
    ['EQ_deviceID', at('sensorElementList', 0, 'sensorMetadata', 'deviceID')],
    ['GE_startTime', at('sensorElementList', 0, 'sensorMetadata', 'startTime')],
    [
      `LE_value_${at('sensorElementList', 0, 'sensorReport', 0, 'uom')}`,
      at('sensorElementList', 0, 'sensorReport', 0, 'uom') && at('sensorElementList', 0, 'sensorReport', 0, 'value'),
    ],
    ['EXISTS_sensorElementList', at('sensorElementList') && 'true'],
    ['EXISTS_errorDeclaration', at('errorDeclaration') && 'true'],
    ['EQ_errorReason', at('errorDeclaration', 'reason')],
    ...own(any).map(([name]): [string, unknown] => [`EXISTS_${name}`, 'true']),
    ...own(at('ilmd')).map(([name]): [string, unknown] => [`EXISTS_ILMD_${name}`, 'true']),
    ...own(any).flatMap(([name, value]): [string, unknown][] => (typeof value === 'string' ? [[`EQ_${name}`, value]] : [])),
  ]
  return questions.flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
}
