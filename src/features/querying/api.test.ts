import { beforeAll, describe, expect, test } from 'vitest'
import { createApp, everyRoute } from '#/app.ts'
import type { Event } from '#/epcis/event.ts'
import { haveVectors, vectorJson } from '#/epcis/vectors.test-support.ts'
import { epcisDocument } from '#/epcis/write.ts'
import { aChain, events, minute, type Party } from '#/features/tracing/chain.test-support.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let app: ReturnType<typeof createApp>
const officer = somebody(['inspector'])
const keyOf = ({ companyId }: Party): Visitor =>
  somebody(['applicant'], { via: 'key', companyId, scopes: ['movements:read', 'movements:write'], provedAt: undefined })

const ask = (path: string, visitor: Visitor | undefined, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  app.request(`/epcis${path}`, { ...init, headers: { ...at(visitor), ...init.headers } })
const send = (path: string, body: unknown, visitor: Visitor, headers: Record<string, string> = {}) =>
  ask(path, visitor, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
const inDocument = async (response: Response) =>
  (await response.json()).epcisBody.queryResults.resultsBody.eventList as (Record<string, unknown> & Event)[]
const members = async (path: string, visitor: Visitor = officer) => (await (await ask(path, visitor)).json()).member as string[]
const nextOf = (response: Response) =>
  /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]?.slice(`${test1.platform.config.origin}/epcis`.length)
/** Everything that a list holds, by following its links. */
async function followed<T>(path: string, visitor: Visitor, read: (response: Response) => Promise<T[]>): Promise<T[]> {
  const all: T[] = []
  for (let next: string | undefined = path; next; ) {
    const response: Response = await ask(next, visitor)
    expect(response.status).toBe(200)
    all.push(...(await read(response)))
    next = nextOf(response)
  }
  return all
}

beforeAll(async () => {
  app = createApp(test1.platform)
  chain = await aChain(test1.platform)
  const { maker, distributor, lot } = chain
  const [pallet] = lot.uris('tertiary', 0, 1) as [string]
  const odd = { ...events.commission(['https://things.example/1'], minute(9), maker), bizStep: 'https://ns.example.com/step/odd' }
  const documents: [Party, Event[]][] = [
    [
      maker,
      [
        events.commission(lot.uris('primary', 0, 60), minute(0), maker),
        events.pack(lot.uris('secondary', 0, 1)[0]!, lot.uris('primary', 0, 50), minute(1), maker),
        odd,
      ],
    ],
    [
      maker,
      [events.pack(pallet, lot.uris('secondary', 0, 4), minute(2), maker), events.ship([pallet], minute(10), maker, distributor)],
    ],
    [distributor, [events.receive([pallet], minute(20), distributor)]],
  ]
  for (const [party, list] of documents) {
    const response = await send('/capture', epcisDocument(list, { created: new Date() }), keyOf(party))
    expect(response.status).toBe(202)
  }
})

describe('resources', () => {
  test('are listed from the top', async () => {
    expect((await members('')).toSorted()).toEqual(
      ['bizLocations', 'bizSteps', 'capture', 'dispositions', 'epcs', 'eventTypes', 'events', 'queries', 'readPoints'].toSorted(),
    )
  })
  test('of words hold the standard’s and senders’ own, as far as one may see them', async () => {
    expect(await members('/eventTypes')).toEqual([
      'AggregationEvent',
      'AssociationEvent',
      'ObjectEvent',
      'TransactionEvent',
      'TransformationEvent',
    ])
    const steps = await members('/bizSteps?perPage=100')
    expect(steps).toEqual(expect.arrayContaining(['shipping', 'void_shipping', 'https://ns.example.com/step/odd']))
    expect(await members('/bizSteps?perPage=100', keyOf(chain.pharmacy))).toEqual(steps.filter(step => !step.includes(':')))
    expect(await followed('/bizSteps?perPage=7', officer, async response => (await response.json()).member)).toEqual(steps)
    expect(await members('/dispositions?perPage=100')).toContain('in_transit')
  })
  test('of places are those in events one may see', async () => {
    expect(await members('/bizLocations')).toEqual([chain.distributor.site, chain.maker.site].toSorted())
    expect(await members('/readPoints', keyOf(chain.distributor))).toEqual([chain.maker.site])
    expect(await members('/bizLocations', keyOf(chain.pharmacy))).toEqual([])
  })
  test('of EPCs are given once each, in the order of their first report, to whoever may see it', async () => {
    const { lot, distributor, maker } = chain
    const read = async (response: Response) => (await response.json()).member as string[]
    const all = await followed('/epcs?perPage=17', officer, read)
    expect(all.length).toBe(60 + 1 + 1 + 1 + 3)
    expect(new Set(all).size).toBe(all.length)
    expect(all.slice(0, 60).toSorted()).toEqual(lot.uris('primary', 0, 60).toSorted())
    expect(await followed('/epcs', keyOf(distributor), read)).toEqual(lot.uris('tertiary', 0, 1))
    expect((await followed('/epcs?perPage=9', keyOf(maker), read)).toSorted()).toEqual(all.toSorted())
  })
  test('have their events under them, with the whole query language', async () => {
    const { lot, maker } = chain
    const pallet = encodeURIComponent(lot.uris('tertiary', 0, 1)[0]!)
    expect(await members(`/epcs/${pallet}`)).toEqual(['events'])
    const steps = async (path: string) => (await inDocument(await ask(path, officer))).map(({ bizStep }) => bizStep as string)
    expect(await steps(`/epcs/${pallet}/events?orderBy=eventTime&orderDirection=ASC`)).toEqual([
      'packing',
      'shipping',
      'receiving',
    ])
    expect(await steps(`/epcs/${pallet}/events?EQ_bizStep=shipping`)).toEqual(['shipping'])
    expect(await steps('/bizSteps/shipping/events')).toEqual(['shipping'])
    expect(await steps(`/bizSteps/${encodeURIComponent('https://ref.gs1.org/cbv/BizStep-receiving')}/events`)).toEqual([
      'receiving',
    ])
    expect(await steps(`/bizLocations/${encodeURIComponent(maker.site)}/events?eventType=AggregationEvent`)).toEqual([
      'packing',
      'packing',
    ])
    expect(await steps('/eventTypes/TransactionEvent/events')).toEqual([])
    expect(await steps('/dispositions/in_transit/events')).toEqual(['shipping'])
  })
  test.each([
    '/epcs/urn:epc:id:sgtin:0614141.107346.1',
    '/epcs/nothing/events',
    '/bizSteps/dancing',
    '/bizSteps/https:%2F%2Fns.example.com%2Fstep%2Funheard/events',
    '/eventTypes/OddEvent/events',
    '/bizLocations/https:%2F%2Fns.example.com%2Fplace',
    '/events/urn:uuid:none',
    '/capture/none',
    '/queries/none',
    '/queries/none/events',
  ])('%s is not there, and is told so by the standard’s name', async path => {
    const response = await ask(path, officer)
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
    expect((await response.json()).type).toMatch(/^epcisException:NoSuch(Resource|Name)Exception$/)
  })
  test('an address that has said something already is not asked it again', async () => {
    const response = await ask('/bizSteps/shipping/events?EQ_bizStep=packing', officer)
    expect([response.status, (await response.json()).problems[0].field]).toEqual([400, 'EQ_bizStep'])
  })
})

describe('the token of a page', () => {
  test('leads on alone where we gave it: one made up or changed is refused, and giving it up keeps nothing', async () => {
    const { db } = test1.platform
    const next = nextOf(await ask('/events?perPage=1', officer))!
    const token = decodeURIComponent(/nextPageToken=([^&]+)/.exec(next)![1]!)
    const [written = '', seal = ''] = token.split('.')
    const content = JSON.parse(Buffer.from(written, 'base64url').toString())
    const changed = (more: object) => Buffer.from(JSON.stringify({ ...content, ...more })).toString('base64url')
    const far = changed({ until: 8e15 })
    for (const made of [
      changed({ at: { ...content.at, recorded: '9999999999999999999' } }),
      changed({ at: { ...content.at, key: 'x' } }),
      far,
      written,
      `${far}.${seal}`,
      `${written}.`,
    ])
      expect([made, (await ask(`/events?perPage=1&nextPageToken=${made}`, officer)).status]).toEqual([made, 400])
    const kept = () => db.selectFrom('dropped_page_token').selectAll().execute()
    const before = await kept()
    expect((await ask(`/nextPageToken/${far}.${seal}`, officer, { method: 'DELETE' })).status).toBe(204)
    expect(await kept()).toEqual(before)
    expect((await ask(next, officer)).status).toBe(200)
  })
})

describe('what a query may not be', () => {
  test('of more places than can be looked up is refused before anything is', async () => {
    const places = Array.from({ length: 1_001 }, (_, i) => `https://places.example/${i}`)
    expect((await send('/queries', { name: 'places', query: { EQ_bizLocation: places } }, keyOf(chain.maker))).status).toBe(201)
    const response = await ask('/queries/places/events', keyOf(chain.maker))
    expect([response.status, (await response.json()).type]).toEqual([413, 'epcisException:QueryTooComplexException'])
    expect((await ask('/queries/places', keyOf(chain.maker), { method: 'DELETE' })).status).toBe(204)
  })
  test('half a pair of surrogates is no text that could be kept', async () => {
    for (const half of ['\\ud800', '\\udc00']) {
      const body = `{"name":"half","query":{"EQ_bizStep":"${half}"}}`
      const headers = { 'content-type': 'application/json' }
      expect((await ask('/queries', keyOf(chain.maker), { method: 'POST', body, headers })).status).toBe(422)
    }
  })
  test.each([
    ['/events?colour=red', 400, 'QueryParameterException', 'colour'],
    ['/events?GE_quantity=many', 400, 'QueryParameterException', 'GE_quantity'],
    ['/events?eventCountLimit=1&maxEventCount=1&orderBy=eventTime', 400, 'QueryParameterException', 'maxEventCount'],
    ['/events?nextPageToken=zzz', 400, 'QueryParameterException', 'nextPageToken'],
    ['/events?perPage=-1', 400, 'QueryParameterException', 'perPage'],
    ['/events?maxEventCount=2', 413, 'QueryTooLargeException', undefined],
    [`/events?EQ_stringValue=${'x'.repeat(9_000)}`, 414, 'URITooLongException', undefined],
  ])('%s: %i', async (path, status, exception, field) => {
    const response = await ask(path, officer)
    const problem = await response.json()
    expect([response.status, problem.type, problem.status]).toEqual([status, `epcisException:${exception}`, status])
    expect(problem.problems?.[0]?.field).toBe(field)
    expect(problem.detail_id).not.toBe(problem.detail)
  })
  test('a token for another question, or for other eyes, leads nowhere', async () => {
    const next = nextOf(await ask('/events?perPage=1', officer))!
    expect((await ask(next, officer)).status).toBe(200)
    expect((await ask(next.replace('perPage', 'EQ_action=ADD&perPage'), officer)).status).toBe(400)
    expect((await ask(next, keyOf(chain.maker))).status).toBe(400)
  })
  test('who does not come in is told so by the standard’s name', async () => {
    const types = await Promise.all(
      [ask('/events', undefined), ask('/events', somebody(['administrator']))].map(async asked => {
        const response = await asked
        return [response.status, (await response.json()).type]
      }),
    )
    expect(types).toEqual([
      [401, 'epcisException:SecurityException'],
      [403, 'epcisException:SecurityException'],
    ])
  })
})

describe('limits and order', () => {
  test('the first so many, over all pages', async () => {
    const times = (await followed('/events?orderBy=eventTime&eventCountLimit=3&perPage=2', officer, inDocument)).map(
      ({ eventTime }) => Date.parse(eventTime),
    )
    expect(times).toEqual([20, 10, 9].map(count => minute(count).getTime()))
  })
  test('no more than asked for is an answer, not a refusal', async () => {
    expect((await ask('/events?maxEventCount=6', officer)).status).toBe(200)
    expect((await ask('/events?maxEventCount=5', officer)).status).toBe(413)
  })
  test('a list of pages says when it ends leading on', async () => {
    const expires = (await ask('/events?perPage=1', officer)).headers.get('gs1-next-page-token-expires')!
    expect(Date.parse(expires)).toBeGreaterThan(Date.now())
  })
  test('a token that is given up leads nowhere', async () => {
    const next = nextOf(await ask('/events?perPage=1', officer))!
    expect((await ask(next, officer)).status).toBe(200)
    const token = /nextPageToken=([^&]+)/.exec(next)![1]!
    const given = await Promise.all(
      [token, 'abc'].map(async text => (await ask(`/nextPageToken/${text}`, officer, { method: 'DELETE' })).status),
    )
    expect([given, (await ask(next, officer)).status]).toEqual([[204, 204], 400])
  })
  test('HEAD is answered like GET, without the body', async () => {
    const response = await ask('/events', officer, { method: 'HEAD' })
    expect([response.status, await response.text(), response.headers.get('gs1-epcis-version')]).toEqual([200, '', '2.0.0'])
  })
})

describe('queries under names', () => {
  const query = {
    eventType: ['ObjectEvent'],
    EQ_bizStep: ['shipping', 'receiving'],
    '@context': { ex: 'https://ns.example.com/' },
  }
  test('are kept, listed, read, run and removed by their owner alone', async () => {
    const { maker, distributor } = chain
    const made = await send('/queries', { name: 'moves', query }, keyOf(maker))
    expect([made.status, made.headers.get('location')]).toEqual([201, '/epcis/queries/moves'])
    expect((await send('/queries', { name: 'moves', query }, keyOf(maker))).status).toBe(409)
    expect((await send('/queries', { name: 'moves', query: {} }, keyOf(distributor))).status).toBe(201)
    expect(await (await ask('/queries', keyOf(maker))).json()).toEqual([{ name: 'moves', query }])
    expect(await (await ask('/queries/moves', keyOf(maker))).json()).toEqual({ name: 'moves', query })
    expect((await ask('/queries/moves', officer)).status).toBe(404)
    const response = await ask('/queries/moves/events', keyOf(maker))
    const { queryResults } = (await response.json()).epcisBody
    expect([
      queryResults.queryName,
      queryResults.resultsBody.eventList.map(({ bizStep }: Event & { bizStep: string }) => bizStep),
    ]).toEqual(['moves', ['shipping', 'receiving']])
    expect((await ask('/queries/moves', keyOf(maker), { method: 'DELETE' })).status).toBe(204)
    expect((await ask('/queries/moves', keyOf(maker), { method: 'DELETE' })).status).toBe(404)
    expect(await (await ask('/queries', keyOf(distributor))).json()).toHaveLength(1)
  })
  test.each([
    [{ name: 'bad', query: { EQ_nonsense: ['x'] } }, 400],
    [{ name: 'a b', query: {} }, 400],
    [{ name: 'SimpleEventQuery', query: {} }, 400],
    [{ query: {} }, 400],
  ])('%j is refused', async (body, status) => {
    expect((await send('/queries', body, officer)).status).toBe(status)
  })
  test('come as JSON', async () => {
    expect((await send('/queries', {}, officer, { 'content-type': 'text/plain' })).status).toBe(415)
  })
})

test('captures are listed, the latest first, to those who may read each', async () => {
  const { maker } = chain
  const jobs = await followed(
    '/capture?perPage=1',
    keyOf(maker),
    async response => (await response.json()) as { captureID: string; createdAt: string }[],
  )
  expect(jobs.length).toBe(2)
  expect(jobs.map(({ createdAt }) => createdAt)).toEqual(
    jobs
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .toReversed(),
  )
  expect(await followed('/capture?perPage=2', officer, async response => (await response.json()) as unknown[])).toHaveLength(3)
})

describe.skipIf(!haveVectors)('GS1’s OpenAPI', () => {
  type Operation = { responses: Record<string, unknown> }
  const { paths } = haveVectors
    ? (vectorJson('epcis-standard/openapi.json') as { paths: Record<string, Record<string, Operation>> })
    : { paths: {} }
  const shapeOf = (path: string) => path.replace(/\{\w+\}|:\w+/g, ':').replace(/\/$/, '')
  const ours = new Set(everyRoute.map(({ method, path }) => `${method} ${shapeOf(path)}`))
  test('has 29 addresses, and each of its operations is here', () => {
    expect(Object.keys(paths)).toHaveLength(29)
    const missing = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations)
        .filter(method => method !== 'parameters' && !ours.has(`${method} ${shapeOf(`/epcis${path}`)}`))
        .map(method => `${method} ${path}`),
    )
    // Subscriptions are a feature of their own.
    expect(missing.filter(name => !name.includes('/subscriptions'))).toEqual([])
  })
  test('lists the headers that discovery gives', async () => {
    for (const path of Object.keys(paths).filter(path => !/subscriptions|nextPageToken/.test(path))) {
      const { status, headers } = await ask(path.replace(/\{\w+\}/, 'x').replace(/\/$/, ''), undefined, { method: 'OPTIONS' })
      expect([path, status]).toEqual([path, 204])
      for (const name of [
        'Allow',
        'GS1-EPCIS-Version',
        'GS1-EPCIS-Min',
        'GS1-EPCIS-Max',
        'GS1-CBV-Version',
        'GS1-CBV-Min',
        'GS1-CBV-Max',
        'GS1-EPC-Format',
        'GS1-CBV-XML-Format',
        'GS1-Extensions',
        'GS1-Vendor-Version',
      ])
        expect([path, name, headers.has(name)]).toEqual([path, name, true])
    }
  })
})
