import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type RawData, WebSocket, WebSocketServer } from 'ws'
import { createApp } from '#/app.ts'
import { keepQuery } from '#/features/querying/named-queries.ts'
import { aChain, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { startCourier } from './courier.ts'
import { documentIn, epcsIn, eventsIn } from './receiver.test-support.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let server: ReturnType<typeof createAdaptorServer>
let courier: ReturnType<typeof startCourier>
let address = ''
const open: WebSocket[] = []

beforeAll(async () => {
  chain = await aChain(test1.platform)
  const websocket = { server: new WebSocketServer({ noServer: true }) }
  server = createAdaptorServer({ fetch: createApp(test1.platform).fetch, websocket })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  courier = startCourier(test1.platform)
  for (const { companyId } of [chain.maker, chain.pharmacy])
    await keepQuery(test1.platform.db, { companyId, name: 'all', query: {} }, theSystem)
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.terminate()
})
afterAll(async () => {
  await courier.stop()
  await new Promise(done => server.close(done))
})

const keyOf = ({ companyId }: Party): Visitor =>
  somebody(['applicant'], { via: 'key', companyId, scopes: ['movements:read'], provedAt: undefined })
const uri = (story: string, i: number) => `https://things.example/${story}/${i}`
const capture = (story: string, i: number) =>
  report(test1.platform, chain.maker, [events.commission([uri(story, i)], minute(i), chain.maker)])

type Opened = { socket: WebSocket; heard: { body: string }[]; headers: Record<string, string> }

/** Opens a WebSocket; rejects with the status where it is refused. */
function opened(query: string, visitor: Visitor | undefined, headers: Record<string, string> = {}): Promise<Opened> {
  const socket = new WebSocket(`ws://${address}/epcis/queries/all/events${query}`, { headers: { ...at(visitor), ...headers } })
  open.push(socket)
  const heard: { body: string }[] = []
  socket.on('message', (data: RawData) => heard.push({ body: String(data) }))
  return new Promise((resolve, reject) => {
    let given: Record<string, string> = {}
    socket.on('upgrade', ({ headers }) => {
      given = headers as Record<string, string>
    })
    socket.on('open', () => resolve({ socket, heard, headers: given }))
    socket.on('unexpected-response', (_, { statusCode }) => reject(new Error(String(statusCode))))
    socket.on('error', reject)
  })
}
const closed = (socket: WebSocket): Promise<number> => new Promise(done => socket.on('close', done))

test('each event comes once, in query documents that name query and subscription, while eight write at once', async () => {
  const { heard, headers } = await opened('?stream=true', keyOf(chain.maker))
  expect(headers).toMatchObject({ 'gs1-query-min-record-time': expect.stringMatching(/Z$/) })
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let i = 0; i < 25; i++) await capture(`socket-${writer}`, i)
    }),
  )
  await expect.poll(() => epcsIn(heard).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(200)
  const all = Array.from({ length: 200 }, (_, i) => uri(`socket-${Math.floor(i / 25)}`, i % 25))
  expect(epcsIn(heard).toSorted()).toEqual(all.toSorted())
  const results = heard.map(one => documentIn(one).epcisBody.queryResults)
  expect(new Set(results.map(({ queryName }) => queryName))).toEqual(new Set(['all']))
  expect(new Set(results.map(({ subscriptionID }) => subscriptionID)).size).toBe(1)
  expect(new Set(heard.map(one => documentIn(one).id)).size).toBe(heard.length)
}, 60_000)

test('one that comes back begins at the moment it names', async () => {
  const moment = new Date()
  await capture('back', 1)
  const { heard } = await opened(`?stream=true&initialRecordTime=${moment.toISOString()}`, keyOf(chain.maker))
  await expect.poll(() => epcsIn(heard), { timeout: 10_000 }).toEqual([uri('back', 1)])
})

test('a schedule is kept, with empty reports where they were asked for', async () => {
  const { heard } = await opened('?second=0/1&reportIfEmpty=true', keyOf(chain.pharmacy))
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
  expect(heard.flatMap(eventsIn)).toEqual([])
})

test.each<[string, string, () => Visitor | undefined, Record<string, string>, number]>([
  ['nobody', '?stream=true', () => undefined, {}, 401],
  ['a key for something else', '?stream=true', () => ({ ...keyOf(chain.maker), scopes: ['codes'] }), {}, 403],
  [
    'a page of somebody else’s',
    '?stream=true',
    () => somebody(['applicant'], { companyId: chain.maker.companyId }),
    { 'sec-fetch-site': 'cross-site' },
    403,
  ],
  ['no query of that name', '?stream=true', () => keyOf(chain.distributor), {}, 404],
  ['no schedule', '', () => keyOf(chain.maker), {}, 400],
  ['schedule and stream', '?stream=true&second=1', () => keyOf(chain.maker), {}, 400],
  ['a schedule that cannot be read', '?second=61', () => keyOf(chain.maker), {}, 400],
])('is refused: %s', async (_, query, visitor, headers, status) => {
  await expect(opened(query, visitor(), headers)).rejects.toThrow(String(status))
})

test('what a reader may no longer ask ends the socket', async () => {
  const visitor = keyOf(chain.maker)
  const { socket } = await opened('?stream=true', visitor)
  const { whoIs } = test1.platform.accounts
  test1.platform.accounts.whoIs = async () => undefined
  try {
    const end = closed(socket)
    await capture('revoked', 1)
    expect(await end).toBe(1008)
  } finally {
    test1.platform.accounts.whoIs = whoIs
  }
})

test('who is an officer no more hears nothing more, and is not taken for the regulator', async () => {
  await keepQuery(test1.platform.db, { name: 'all', query: {} }, theSystem)
  const officer = somebody(['inspector'])
  const { socket } = await opened('?stream=true', officer, { 'sec-fetch-site': 'same-origin' })
  const { whoIs } = test1.platform.accounts
  test1.platform.accounts.whoIs = async () => ({
    visitor: { ...officer, roles: ['applicant'], companyId: undefined },
    setCookies: [],
  })
  try {
    const end = closed(socket)
    await capture('demoted', 1)
    expect(await end).toBe(1008)
  } finally {
    test1.platform.accounts.whoIs = whoIs
  }
})

test('when the server ends, sockets are told so', async () => {
  const { socket } = await opened('?stream=true', keyOf(chain.maker))
  const end = closed(socket)
  await courier.stop()
  expect(await end).toBe(1001)
  courier = startCourier(test1.platform)
})
