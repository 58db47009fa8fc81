import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isValid } from '#/epcis/json-schema.test-support.ts'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorJson } from '#/epcis/vectors.test-support.ts'
import { createPerson } from '#/features/accounts/people.ts'
import { keepQuery } from '#/features/querying/named-queries.ts'
import { aChain, events, minute, type Party, report } from '#/features/tracing/chain.test-support.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { startCourier } from './courier.ts'
import { deliver } from './deliver.ts'
import { deliveriesOf } from './outbox.ts'
import { signatureOf } from './post.ts'
import { aReceiver, documentIn, epcsIn, eventsIn } from './receiver.test-support.ts'
import { mostTries } from './retry.ts'
import { run } from './run.ts'
import { findSubscription, type NewSubscription, pause, resume, subscribe, tryNow, unsubscribe } from './subscriptions.ts'

const test1 = testPlatform()
/** The test's platform, which may send to this machine. */
const platform = () => Object.assign(test1.platform, { config: { ...test1.platform.config, privateReceivers: true } })
let chain: Awaited<ReturnType<typeof aChain>>
let made = 0
const endings: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  chain = await aChain(test1.platform)
})
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

const uri = (story: string, i: number) => `https://things.example/${story}/${i}`
const capture = (story: string, i: number, by: Party = chain.maker) =>
  report(test1.platform, by, [events.commission([uri(story, i)], minute(i), by)])

async function aReceiverThat(...answer: Parameters<typeof aReceiver>) {
  const receiver = await aReceiver(...answer)
  endings.push(receiver.close)
  return receiver
}

function courier() {
  const working = startCourier(platform())
  endings.push(working.stop)
  return working
}

/** A subscription of the maker's to everything it sees, ended with the test. */
async function aSubscription(dest: URL, more: Partial<NewSubscription> = {}, companyId = chain.maker.companyId) {
  const query = await keepQuery(test1.platform.db, { companyId, name: `q${++made}`, query: {} }, theSystem)
  const how = { dest, when: { stream: true }, epcFormat: 'Always_GS1_Digital_Link', reportIfEmpty: false, ...more } as const
  const one = await subscribe(platform(), query, how, theSystem)
  endings.push(() => unsubscribe(test1.platform.db, one, theSystem))
  return one
}

/** Asks a subscription's query and sends what was found, once, as the courier does when it is time. */
async function once(id: string) {
  await run(platform(), id)
  await deliver(platform(), id)
}

const now = async (id: string) => (await findSubscription(test1.platform.db, id))!
const deliveries = (id: string) => deliveriesOf(test1.platform.db, id, 50)
/** Lets time pass for what waits to be tried again. */
const afterAWhile = (id: string) =>
  test1.platform.db
    .updateTable('subscription_delivery')
    .set({ try_at: new Date(0) })
    .where('subscription_id', '=', id)
    .execute()

test('each event is sent once while eight write at once and those who send are stopped and started', async () => {
  const receiver = await aReceiverThat()
  const { id } = await aSubscription(receiver.url)
  let working = courier()
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let i = 0; i < 25; i++) await capture(`writer-${writer}`, i)
  })
  for (const _ of [1, 2, 3]) {
    const before = receiver.sent.length
    await expect.poll(() => receiver.sent.length, { timeout: 10_000 }).toBeGreaterThan(before)
    await working.stop()
    // Two beside each other, as with two servers.
    working = courier()
    courier()
  }
  await Promise.all(writers)
  await expect.poll(() => epcsIn(receiver.sent).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(200)
  await working.stop()
  const all = Array.from({ length: 200 }, (_, i) => uri(`writer-${Math.floor(i / 25)}`, i % 25))
  expect(epcsIn(receiver.sent).toSorted()).toEqual(all.toSorted())
  expect((await deliveries(id)).every(({ state }) => state === 'sent')).toBe(true)
}, 90_000)

describe('what is sent', () => {
  test('is a query document that names query and subscription, signed, in the form asked for', async () => {
    const receiver = await aReceiverThat()
    const token = '13df38d8275b13f05704629e5f1cf3d45d6132d5'
    const how = { signatureToken: token, epcFormat: 'Always_EPC_URN' } as const
    const one = await aSubscription(receiver.url, how)
    const urn = 'urn:epc:id:sgtin:0614141.107346.2017'
    await report(test1.platform, chain.maker, [events.commission([urn], minute(1), chain.maker)])
    await once(one.id)
    const [sent] = receiver.sent
    const document = documentIn(sent!)
    if (haveVectors) {
      const schema = vectorJson('epcis-standard/EPCIS-JSON-Schema.json') as Record<string, unknown>
      expect(isValid(schema, schema, document)).toBe(true)
    }
    expect(readDocument(document).problems).toEqual([])
    expect(document.epcisBody.queryResults).toMatchObject({ queryName: one.queryName, subscriptionID: one.id })
    expect(document.id).toBe(`${test1.platform.config.origin}/epcis/queries/${one.queryName}/subscriptions/${one.id}#1.0`)
    expect(epcsIn(receiver.sent)).toEqual([urn])
    expect(sent!.headers).toMatchObject({
      'content-type': 'application/json',
      'gs1-signature': signatureOf(token, Buffer.from(sent!.body)),
      'absah-delivery': '1.0',
      'absah-attempt': '1',
    })
    const { content, token: kept } = await test1.platform.db
      .selectFrom('subscription')
      .innerJoin('subscription_delivery', 'subscription_id', 'id')
      .select(['content', 'token'])
      .where('id', '=', one.id)
      .executeTakeFirstOrThrow()
    expect(content).toBeNull()
    expect(kept!.includes(token)).toBe(false)
  })

  test('is what the owner may see', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url, {}, chain.distributor.companyId)
    await capture('not-theirs', 1)
    const shipped = events.ship([uri('theirs', 2)], minute(2), chain.maker, chain.distributor)
    await report(test1.platform, chain.maker, [shipped])
    await once(id)
    expect(epcsIn(receiver.sent)).toEqual([uri('theirs', 2)])
  })

  test('begins at a moment where one is given', async () => {
    await capture('before', 1)
    const moment = new Date()
    await capture('after', 2)
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url, { initialRecordTime: moment })
    await once(id)
    expect(epcsIn(receiver.sent)).toEqual([uri('after', 2)])
  })

  test('is halved where the receiver finds it too large', async () => {
    const receiver = await aReceiverThat(sent => ({ status: eventsIn(sent).length > 3 ? 413 : 200 }))
    const { id } = await aSubscription(receiver.url)
    const list = Array.from({ length: 10 }, (_, i) => events.commission([uri('large', i)], minute(i), chain.maker))
    await report(test1.platform, chain.maker, list)
    await once(id)
    const taken = receiver.sent.filter(sent => eventsIn(sent).length <= 3)
    expect(epcsIn(taken)).toEqual(Array.from({ length: 10 }, (_, i) => uri('large', i)))
    expect(new Set(taken.map(sent => documentIn(sent).id)).size).toBe(taken.length)
    expect((await now(id)).mostEvents).toBe(2)
  })
})

describe('when', () => {
  test('a stream is told within moments, without anybody asking', async () => {
    const receiver = await aReceiverThat()
    await aSubscription(receiver.url)
    courier()
    await capture('stream', 1)
    await expect.poll(() => epcsIn(receiver.sent), { timeout: 10_000 }).toEqual([uri('stream', 1)])
  })

  test('a schedule waits for its time; an empty report is sent where it was asked for', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url, { when: { schedule: { second: '0/1' } }, reportIfEmpty: true })
    const later = await aSubscription(receiver.url, { when: { schedule: { month: '2', dayOfMonth: '29' } } })
    courier()
    await expect.poll(() => receiver.sent.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    expect(receiver.sent.flatMap(eventsIn)).toEqual([])
    expect((await now(id)).nextAt!.getTime()).toBeGreaterThan(Date.now() - 5_000)
    expect(await deliveries(later.id)).toEqual([])
  })

  test('a trial sends a report also where there is nothing new', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url, { when: { trigger: 'urn:example:closing' } })
    await run(platform(), id)
    expect(await deliveries(id)).toEqual([])
    await tryNow(test1.platform.db, id, theSystem)
    await once(id)
    expect(receiver.sent.map(eventsIn)).toEqual([[]])
    expect((await now(id)).wanted).toBeUndefined()
  })

  test('of two who run one subscription at once, one finds it done', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url)
    await capture('twice', 1)
    await Promise.all([run(platform(), id), run(platform(), id), run(platform(), id)])
    await Promise.all([deliver(platform(), id), deliver(platform(), id)])
    await deliver(platform(), id)
    expect(epcsIn(receiver.sent)).toEqual([uri('twice', 1)])
  })
})

describe('a receiver that does not take it', () => {
  test('is tried again with the same bytes under the same id, and in order', async () => {
    let status = 500
    const receiver = await aReceiverThat(() => ({ status }))
    const { id } = await aSubscription(receiver.url)
    for (const i of [1, 2]) {
      await capture('again', i)
      await run(platform(), id)
    }
    await deliver(platform(), id)
    expect((await deliveries(id)).map(({ tries, problem }) => [tries, problem?.en])).toEqual([
      [0, undefined],
      [1, 'The receiver answered 500.'],
    ])
    await deliver(platform(), id)
    expect(receiver.sent).toHaveLength(1)
    status = 204
    await afterAWhile(id)
    await deliver(platform(), id)
    expect(receiver.sent.map(({ headers }) => [headers['absah-delivery'], headers['absah-attempt']])).toEqual([
      ['1.0', '1'],
      ['1.0', '2'],
      ['2.0', '1'],
    ])
    expect(receiver.sent[1]!.body).toBe(receiver.sent[0]!.body)
  })

  test('and never does: the delivery is kept apart, the subscription stops, its people are told, and all goes on when it is sent again', async () => {
    let status = 301
    const receiver = await aReceiverThat(() => ({ status, headers: { location: 'http://127.0.0.1:1/' } }))
    const { id } = await aSubscription(receiver.url)
    const { companyId } = chain.maker
    const laras = { email: 'laras@maker.example', name: 'Laras', roles: ['applicant'], lang: 'en', companyId } as const
    await createPerson(test1.platform.db, laras)
    await capture('dead', 1)
    await run(platform(), id)
    for (let i = 0; i < mostTries + 2; i++) {
      await deliver(platform(), id)
      await afterAWhile(id)
    }
    expect(receiver.sent).toHaveLength(mostTries)
    expect((await now(id)).stopped).toMatchObject({
      because: 'receiver',
      problem: { en: 'The receiver answered 301: redirects are not followed.' },
    })
    const letters = await test1.platform.db
      .selectFrom('letter')
      .select('recipient')
      .where('subject', 'like', 'The subscription to%')
      .execute()
    expect(letters).toEqual([{ recipient: 'laras@maker.example' }])
    await capture('dead', 2)
    await once(id)
    expect((await deliveries(id)).map(({ seq, state }) => [seq, state])).toEqual([[1, 'dead']])
    status = 200
    await resume(test1.platform.db, id, { resend: true }, theSystem)
    await once(id)
    expect(epcsIn(receiver.sent.slice(mostTries))).toEqual([uri('dead', 1), uri('dead', 2)])
  })

  test('nothing is lost while it is paused', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url)
    await pause(test1.platform.db, id, theSystem)
    await capture('paused', 1)
    await once(id)
    expect(receiver.sent).toEqual([])
    await resume(test1.platform.db, id, { resend: false }, theSystem)
    await once(id)
    expect(epcsIn(receiver.sent)).toEqual([uri('paused', 1)])
  })

  test('a sender that dies before it notes the answer sends once more, under the same id; no other sends meanwhile', async () => {
    let answers = false
    const receiver = await aReceiverThat(() => (answers ? { status: 200 } : 'none'))
    const { id } = await aSubscription(receiver.url)
    await capture('crash', 1)
    await run(platform(), id)
    const dying = new AbortController()
    const first = deliver(platform(), id, dying.signal)
    await expect.poll(() => receiver.sent.length).toBe(1)
    await deliver(platform(), id)
    expect(receiver.sent).toHaveLength(1)
    dying.abort()
    await first
    answers = true
    await deliver(platform(), id)
    expect(receiver.sent).toHaveLength(2)
    expect(receiver.sent[1]!.body).toBe(receiver.sent[0]!.body)
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['sent'])
  })

  test('a claim of a process that died runs out', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url)
    await capture('claimed', 1)
    await run(platform(), id)
    const claimed = (until: Date) =>
      test1.platform.db.updateTable('subscription').set({ sending_by: id, sending_until: until }).where('id', '=', id).execute()
    await claimed(new Date(Date.now() + 60_000))
    await deliver(platform(), id)
    expect(receiver.sent).toEqual([])
    await claimed(new Date(Date.now() - 1))
    await deliver(platform(), id)
    expect(epcsIn(receiver.sent)).toEqual([uri('claimed', 1)])
  })

  test('that lies inside the operator’s network is not even asked, unless the operator allows it', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url)
    await capture('inside', 1)
    await run(platform(), id)
    await deliver({ ...platform(), config: { ...platform().config, privateReceivers: false } }, id)
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', tries: 1 })
    expect(receiver.sent).toEqual([])
  })
})

test('a query that can no longer be answered is told to the receiver as the problem it is, once', async () => {
  const receiver = await aReceiverThat()
  const one = await aSubscription(receiver.url)
  await test1.platform.db
    .updateTable('named_query')
    .set({ query: JSON.stringify({ EQ_nothing: ['x'] }) })
    .where('name', '=', one.queryName)
    .execute()
  await capture('unanswerable', 1)
  await once(one.id)
  await once(one.id)
  expect(receiver.sent.map(({ headers }) => headers['content-type'])).toEqual(['application/problem+json'])
  expect(JSON.parse(receiver.sent[0]!.body)).toMatchObject({ type: 'epcisException:QueryParameterException', status: 400 })
  expect((await now(one.id)).stopped?.because).toBe('query')
})
