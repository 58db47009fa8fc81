import { beforeAll, describe, expect, test } from 'vitest'
import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { normalIdentifier } from '#/epcis/identifier-normal.ts'
import { epcsOf } from '#/epcis/packs.ts'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorFiles, vectorJson } from '#/epcis/vectors.test-support.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { createCompany, moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { queryingRoutes } from '#/features/querying/routes.ts'
import { type Role, roles, type Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { tracingApi } from './api.ts'
import { aChain, events, minute, type Party } from './chain.test-support.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(test1.platform)
})

const app = () => mount(test1.platform, [...tracingApi, ...queryingRoutes], { proveAgain: c => c.text('prove', 403) })
const keyOf = ({ companyId }: Party, scopes: Visitor['scopes'] = ['movements:read', 'movements:write']) =>
  somebody(['applicant'], { via: 'key', companyId, scopes, provedAt: undefined })
const post = (path: string, body: unknown, visitor?: Visitor, headers: Record<string, string> = {}) =>
  app().request(path, {
    method: 'POST',
    headers: { ...at(visitor), 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = (path: string, visitor: Visitor) => app().request(path, { headers: at(visitor) })
/** The one event at an address. */
const one = async (path: string, visitor: Visitor) =>
  (await (await get(path, visitor)).json()).epcisBody.queryResults.resultsBody.eventList[0]
const documentOf = (...list: Event[]) => epcisDocument(list, { created: new Date() })

describe('a document', () => {
  test('is answered with its job, also when it comes again', async () => {
    const { maker, lot } = chain
    const document = documentOf(events.commission(lot.uris('primary'), minute(0), maker))
    const first = await post('/epcis/capture', document, keyOf(maker))
    expect([first.status, first.headers.get('gs1-epcis-version')]).toEqual([202, '2.0.0'])
    const location = first.headers.get('location')!
    const job = await (await get(location, keyOf(maker))).json()
    expect(job).toMatchObject({
      running: false,
      success: true,
      captureErrorBehaviour: 'rollback',
      captured: 1,
      known: 0,
      errors: [],
    })
    const again = await post('/epcis/capture', document, keyOf(maker))
    expect([again.status, again.headers.get('location')]).toEqual([202, location])
    expect((await get(location, keyOf(chain.distributor))).status).toBe(404)
  })
  test('with a fault is refused with event, field, rule and a sentence in both languages', async () => {
    const { maker, lot } = chain
    const good = events.commission(lot.uris('secondary'), minute(0), maker)
    const response = await post('/epcis/capture', documentOf(good, { ...good, eventTimeZoneOffset: '+7' }), keyOf(maker))
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
    const { problems } = await response.json()
    expect(problems).toEqual([
      {
        event: 1,
        field: 'eventList[1].eventTimeZoneOffset',
        rule: 'zoneOffset',
        says: { id: expect.stringContaining('"+7"'), en: expect.stringContaining('"+7"') },
      },
    ])
    const job = await (await get(response.headers.get('location')!, keyOf(maker))).json()
    expect([job.success, job.captured, job.errors[0].rule]).toEqual([false, 0, 'zoneOffset'])
    const proceeding = { 'gs1-capture-error-behaviour': 'proceed' }
    const rest = await post('/epcis/capture', documentOf(good, { ...good, eventTimeZoneOffset: '+7' }), keyOf(maker), proceeding)
    expect([rest.status, (await rest.json()).captured]).toEqual([202, 1])
  })
  test.each([
    ['', 422],
    ['{"@context":', 422],
    ['[1,2]', 400],
    ['"text"', 400],
  ])('that is %j is refused with a sentence', async (body, status) => {
    const response = await post('/epcis/capture', body, keyOf(chain.maker))
    expect([response.status, (await response.json()).problems.length > 0]).toEqual([status, true])
  })
  test('asking for an unknown behaviour is refused', async () => {
    const response = await post('/epcis/capture', documentOf(), keyOf(chain.maker), { 'gs1-capture-error-behaviour': 'guess' })
    expect(response.status).toBe(422)
  })
  test('about the site of another company is refused', async () => {
    const event = events.receive(chain.lot.uris('tertiary'), minute(5), { ...chain.distributor, site: chain.maker.site })
    const response = await post('/epcis/capture', documentOf(event), keyOf(chain.distributor))
    expect([response.status, (await response.json()).problems[0].rule]).toEqual([400, 'site'])
  })
})

describe('one event', () => {
  test('is created, found by its hash and by its own id, and comes back as it was', async () => {
    const { maker, lot } = chain
    const event = {
      '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld', { contoh: 'https://contoh.example/' }],
      ...events.pack(lot.uris('tertiary', 0, 1)[0]!, lot.uris('secondary', 0, 4), minute(3), maker),
      eventID: 'urn:uuid:0b6dcd02-9c3a-4b0f-9f6f-6b2c54c0a001',
      'contoh:suhu': 2.5,
      'contoh:lain': { dalam: ['a', 1, true, null] },
    }
    const made = await post('/epcis/events', event, keyOf(maker))
    expect(made.status).toBe(201)
    const byHash = await one(made.headers.get('location')!, keyOf(maker))
    const byOwn = await one(`/epcis/events/${encodeURIComponent(event.eventID)}`, keyOf(maker))
    expect(byOwn).toEqual(byHash)
    const { recordTime, '@context': context, ...rest } = byHash
    expect(recordTime).toMatch(/Z$/)
    expect(context).toEqual([{ contoh: 'https://contoh.example/' }])
    const { '@context': _, ...sent } = event
    expect({ ...rest, childEPCs: [...rest.childEPCs].sort() }).toEqual({ ...sent, childEPCs: [...event.childEPCs!].sort() })
    const read = readDocument(byHash)
    expect([read.problems, eventHash(read.events[0]!, read.context)]).toEqual([
      [],
      decodeURIComponent(made.headers.get('location')!.slice('/epcis/events/'.length)),
    ])
    expect((await post('/epcis/events', event, keyOf(maker))).status).toBe(200)
  })
  test('in a document is told where documents go', async () => {
    const response = await post('/epcis/events', documentOf(), keyOf(chain.maker))
    expect([response.status, (await response.json()).problems[0].says.en]).toEqual([422, 'Send documents to /epcis/capture.'])
  })
  test('is nobody’s business but theirs who report it, receive it, made the packs or hold them', async () => {
    const { maker, distributor, pharmacy, lot } = chain
    const shipped = await post(
      '/epcis/events',
      { '@context': [], ...events.ship(lot.uris('tertiary', 1, 1), minute(6), maker, distributor) },
      keyOf(maker),
    )
    const path = shipped.headers.get('location')!
    const seen = await Promise.all([maker, distributor, pharmacy].map(async party => (await get(path, keyOf(party))).status))
    expect(seen).toEqual([200, 200, 404])
    expect((await get(path, somebody(['inspector']))).status).toBe(200)
  })
})

describe('a query', () => {
  const listOf = async (query: Record<string, string>, visitor = somebody(['inspector'])): Promise<Record<string, unknown>[]> => {
    const response = await get(`/epcis/events?${new URLSearchParams(query)}`, visitor)
    expect([response.status, await response.clone().text()]).toEqual([200, expect.anything()])
    return (await response.json()).epcisBody.queryResults.resultsBody.eventList
  }
  test('finds events by what, when, where and why', async () => {
    const { maker, distributor, lot } = chain
    const [pallet] = lot.uris('tertiary', 0, 1) as [string]
    await post('/epcis/capture', documentOf(events.ship([pallet], minute(10), maker, distributor)), keyOf(maker))
    await post('/epcis/capture', documentOf(events.receive([pallet], minute(20), distributor)), keyOf(distributor))
    const steps = async (query: Record<string, string>) =>
      (await listOf({ MATCH_anyEPC: pallet, ...query })).map(({ bizStep }) => bizStep)
    expect(await steps({})).toEqual(expect.arrayContaining(['packing', 'shipping', 'receiving']))
    expect(await steps({ EQ_bizStep: 'https://ref.gs1.org/cbv/BizStep-shipping|receiving' })).toEqual(['shipping', 'receiving'])
    expect(await steps({ eventType: 'AggregationEvent' })).toEqual(['packing'])
    expect(await steps({ GE_eventTime: minute(10).toISOString(), LT_eventTime: minute(20).toISOString() })).toEqual(['shipping'])
    expect(await steps({ EQ_bizLocation: distributor.site })).toEqual(['receiving'])
    expect(await steps({ MATCH_anyEPC: 'urn:epc:id:sgtin:0614141.107346.2017' })).toEqual([])
  })
  test('gives a company what it reports, receives, made or holds', async () => {
    const { distributor, pharmacy, lot } = chain
    const [pallet] = lot.uris('tertiary', 0, 1) as [string]
    expect((await listOf({}, keyOf(pharmacy))).length).toBe(0)
    const received = await listOf({}, keyOf(distributor))
    expect(received.map(({ bizStep }) => bizStep)).toEqual(['shipping', 'shipping', 'receiving'])
    const history = await listOf({ MATCH_anyEPC: pallet }, keyOf(distributor))
    expect(history.map(({ bizStep }) => bizStep)).toEqual(expect.arrayContaining(['packing', 'shipping', 'receiving']))
  })
  test('is paged by a link to the next page', async () => {
    const all = await listOf({})
    const pages: unknown[] = []
    for (let path = '/epcis/events?perPage=2'; path; ) {
      const response = await get(path, somebody(['inspector']))
      pages.push(...(await response.json()).epcisBody.queryResults.resultsBody.eventList)
      const next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
      path = next ? next.slice(test1.platform.config.origin.length) : ''
    }
    expect(pages).toEqual(all)
  })
  test.each([
    ['colour=red', 'colour'],
    ['GE_eventTime=yesterday', 'GE_eventTime'],
    ['perPage=0', 'perPage'],
    ['perPage=many', 'perPage'],
    ['nextPageToken=zzz', 'nextPageToken'],
    ['eventType=Object', 'eventType'],
    ['MATCH_anyEPC=pack 7', 'MATCH_anyEPC'],
  ])('with ?%s is refused by name', async (query, field) => {
    const response = await get(`/epcis/events?${query}`, somebody(['inspector']))
    expect([response.status, (await response.json()).problems[0].field]).toEqual([400, field])
  })
})

describe('the doors', () => {
  test.each(roles)('%s', async (role: Role) => {
    const visitor = somebody([role], role === 'applicant' ? { companyId: chain.maker.companyId } : {})
    const report = (await post('/epcis/capture', documentOf(), visitor)).status
    const read = (await get('/epcis/events', visitor)).status
    expect([report, read]).toEqual(role === 'applicant' ? [202, 200] : role === 'administrator' ? [403, 403] : [403, 200])
  })
  test('a key needs the scope, and nobody comes in without being known', async () => {
    const reads = keyOf(chain.maker, ['movements:read'])
    const writes = keyOf(chain.maker, ['movements:write'])
    expect([(await post('/epcis/capture', documentOf(), reads)).status, (await get('/epcis/events', reads)).status]).toEqual([
      403, 200,
    ])
    expect([(await post('/epcis/capture', documentOf(), writes)).status, (await get('/epcis/events', writes)).status]).toEqual([
      202, 403,
    ])
    expect((await post('/epcis/capture', documentOf())).status).toBe(401)
  })
  test('an account that acts for no company sees no movements and reports none', async () => {
    const anybody = somebody(['applicant'])
    expect((await get('/epcis/events', anybody)).status).toBe(403)
    expect((await get('/epcis/events/ni:%2F%2F%2Fsha-256;00%3Fver=CBV2.0', anybody)).status).toBe(403)
    expect((await post('/epcis/capture', documentOf(), anybody)).status).toBe(409)
    expect((await post('/epcis/events', {}, anybody)).status).toBe(409)
  })
  test('a company reports movements from the day it is verified', async () => {
    const address = { address: 'Jl. Uji 1', regencyCode: '32.73' }
    const companyId = await test1.platform.db
      .transaction()
      .execute(tx => createCompany(tx, { nib: '8129999999999', kind: 'pharmacy', name: 'Apotek Uji', ...address }))
    const report = () => post('/epcis/capture', documentOf(), somebody(['applicant'], { companyId }))
    expect((await report()).status).toBe(409)
    await test1.platform.db.transaction().execute(async tx => {
      await moveCompany(tx, companyId, 'sent', theSystem)
      await verifyCompany(tx, companyId, theSystem)
    })
    expect((await report()).status).toBe(202)
  })
  test('tell by OPTIONS what they understand', async () => {
    const response = await app().request('/epcis/capture', { method: 'OPTIONS' })
    expect([response.status, response.headers.get('gs1-capture-error-behaviour'), response.headers.get('allow')]).toEqual([
      204,
      'all',
      'OPTIONS, GET, HEAD, POST',
    ])
  })
})

const folder = 'epcis-documents/2.0/EPCIS/JSON/Capture'
describe.skipIf(!haveVectors)('documents of others', () => {
  test.each(vectorFiles(`${folder}/Documents`, '.json'))(
    '%s is captured, and its events come back with the same hashes',
    async file => {
      const json = vectorJson(`${folder}/Documents/${file}`)
      const response = await post('/epcis/capture', json, keyOf(chain.maker))
      expect([response.status, response.status === 202 ? '' : await response.text()]).toEqual([202, ''])
      const { events: sent, context } = readDocument(json)
      for (const event of sent) {
        const hash = eventHash(event, context)
        const back = await one(`/epcis/events/${encodeURIComponent(hash)}`, keyOf(chain.maker))
        const read = readDocument({ '@context': [], ...back })
        const epcs = epcsOf(event).map(uri => normalIdentifier(uri) ?? uri)
        // A pack named twice in one list, in two spellings, comes back once.
        if (new Set(epcs).size < epcs.length) continue
        expect([read.problems, eventHash(read.events[0]!, read.context)]).toEqual([[], hash])
      }
    },
  )
  test.each(vectorFiles(`${folder}/Events`, '.json'))('%s alone is captured', async file => {
    const { status } = await post('/epcis/events', vectorJson(`${folder}/Events/${file}`), keyOf(chain.maker))
    expect([200, 201]).toContain(status)
  })
  test.each(vectorFiles(`${folder}/Invalid`, '.json'))('%s is refused', async file => {
    const response = await post('/epcis/capture', vectorJson(`${folder}/Invalid/${file}`), keyOf(chain.maker))
    expect([response.status, (await response.json()).problems.length > 0]).toEqual([400, true])
  })
})
