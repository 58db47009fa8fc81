import { describe, expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { deliver } from './deliver.ts'
import { epcsIn } from './receiver.test-support.ts'
import { mostTries } from './retry.ts'
import { run } from './run.ts'
import { pause, resume } from './steering.ts'
import { subscribers, uri } from './subscriber.test-support.ts'

const test1 = subscribers()
const { open, capture, aReceiverThat, aSubscription, once, now, deliveries, afterAWhile } = test1

describe('a receiver that does not take it', () => {
  test('is tried again with the same bytes under the same id, and in order', async () => {
    let status = 500
    const receiver = await aReceiverThat(() => ({ status }))
    const { id } = await aSubscription(receiver.url)
    for (const i of [1, 2]) {
      await capture('again', i)
      await run(open(), id)
    }
    await deliver(open(), id)
    expect((await deliveries(id)).map(({ tries, problem }) => [tries, problem?.en])).toEqual([
      [0, undefined],
      [1, 'The receiver answered 500.'],
    ])
    await deliver(open(), id)
    expect(receiver.sent).toHaveLength(1)
    status = 204
    await afterAWhile(id)
    await deliver(open(), id)
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
    const { companyId } = test1.chain.maker
    const laras = { email: 'laras@maker.example', name: 'Laras', roles: ['applicant'], lang: 'en', companyId } as const
    await createPerson(test1.platform.db, laras)
    await capture('dead', 1)
    await run(open(), id)
    for (let i = 0; i < mostTries + 2; i++) {
      await deliver(open(), id)
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
    await run(open(), id)
    const dying = new AbortController()
    const first = deliver(open(), id, dying.signal)
    await expect.poll(() => receiver.sent.length).toBe(1)
    await deliver(open(), id)
    expect(receiver.sent).toHaveLength(1)
    dying.abort()
    await first
    answers = true
    await deliver(open(), id)
    expect(receiver.sent).toHaveLength(2)
    expect(receiver.sent[1]!.body).toBe(receiver.sent[0]!.body)
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['sent'])
  })

  test('a claim of a process that died runs out', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url)
    await capture('claimed', 1)
    await run(open(), id)
    const claimed = (until: Date) =>
      test1.platform.db.updateTable('subscription').set({ sending_by: id, sending_until: until }).where('id', '=', id).execute()
    await claimed(new Date(Date.now() + 60_000))
    await deliver(open(), id)
    expect(receiver.sent).toEqual([])
    await claimed(new Date(Date.now() - 1))
    await deliver(open(), id)
    expect(epcsIn(receiver.sent)).toEqual([uri('claimed', 1)])
  })

  test('that lies inside the operator’s network is not even asked, unless the operator allows it', async () => {
    const receiver = await aReceiverThat()
    const { id } = await aSubscription(receiver.url)
    await capture('inside', 1)
    await run(open(), id)
    await deliver({ ...open(), config: { ...open().config, privateReceivers: false } }, id)
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', tries: 1 })
    expect(receiver.sent).toEqual([])
  })
})
