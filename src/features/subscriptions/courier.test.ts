import { describe, expect, test } from 'vitest'
import { isValid } from '#/epcis/json-schema.test-support.ts'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorJson } from '#/epcis/vectors.test-support.ts'
import { events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { deliver } from './deliver.ts'
import { signatureOf } from './post.ts'
import { documentIn, epcsIn, eventsIn } from './receiver.test-support.ts'
import { run } from './run.ts'
import { tryNow } from './steering.ts'
import { subscribers, uri } from './subscriber.test-support.ts'

const test1 = subscribers()
const { open, capture, aReceiverThat, courier, aSubscription, once, now, deliveries } = test1

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
    await report(test1.platform, test1.chain.maker, [events.commission([urn], minute(1), test1.chain.maker)])
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
    const { id } = await aSubscription(receiver.url, {}, test1.chain.distributor.companyId)
    await capture('not-theirs', 1)
    const shipped = events.ship([uri('theirs', 2)], minute(2), test1.chain.maker, test1.chain.distributor)
    await report(test1.platform, test1.chain.maker, [shipped])
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
    const list = Array.from({ length: 10 }, (_, i) => events.commission([uri('large', i)], minute(i), test1.chain.maker))
    await report(test1.platform, test1.chain.maker, list)
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
    await run(open(), id)
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
    await Promise.all([run(open(), id), run(open(), id), run(open(), id)])
    await Promise.all([deliver(open(), id), deliver(open(), id)])
    await deliver(open(), id)
    expect(epcsIn(receiver.sent)).toEqual([uri('twice', 1)])
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
