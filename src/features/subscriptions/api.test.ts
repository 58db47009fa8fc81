import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '#/app.ts'
import { aChain, type Party } from '#/features/tracing/chain.test-support.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { findSubscription } from './subscriptions.ts'

const test1 = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
let app: ReturnType<typeof createApp>

const keyOf = ({ companyId }: Party): Visitor =>
  somebody(['applicant'], { via: 'key', companyId, scopes: ['movements:read'], provedAt: undefined })
const ask = (path: string, visitor: Visitor, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  app.request(`/epcis${path}`, { ...init, headers: { ...at(visitor), ...init.headers } })
const send = (path: string, body: unknown, visitor: Visitor, headers: Record<string, string> = {}) =>
  ask(path, visitor, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })

const dest = 'https://receiver.example/events'
const nightly = {
  dest,
  schedule: { hour: '1', minute: 5 },
  reportIfEmpty: true,
  signatureToken: '13df38d8275b13f05704629e5f1cf3d4',
}

beforeAll(async () => {
  chain = await aChain(test1.platform)
  app = createApp(test1.platform)
  for (const party of [chain.maker, chain.pharmacy])
    expect((await send('/queries', { name: 'shipped', query: { EQ_bizStep: ['shipping'] } }, keyOf(party))).status).toBe(201)
})

async function aSubscription(body: object = { dest, stream: true }, party: Party = chain.maker) {
  const response = await send('/queries/shipped/subscriptions', body, keyOf(party))
  expect(response.status).toBe(201)
  return (await response.json()) as { subscriptionID: string } & Record<string, unknown>
}

describe('by machine', () => {
  test('a subscription is made, read, listed and ended', async () => {
    const response = await send('/queries/shipped/subscriptions', nightly, keyOf(chain.maker), {
      'GS1-EPC-Format': 'Always_EPC_URN',
    })
    expect(response.status).toBe(201)
    const made = await response.json()
    expect(made).toEqual({
      subscriptionID: expect.any(String),
      queryName: 'shipped',
      dest,
      createdAt: expect.any(String),
      minRecordTime: expect.any(String),
      epcFormat: 'Always_EPC_URN',
      reportIfEmpty: true,
      schedule: { hour: '1', minute: '5' },
    })
    const path = response.headers.get('location')!.replace('/epcis', '')
    expect(await (await ask(path, keyOf(chain.maker))).json()).toEqual(made)
    expect(await (await ask('/queries/shipped/subscriptions', keyOf(chain.maker))).json()).toContainEqual(made)
    expect((await ask('/queries/shipped', keyOf(chain.maker), { method: 'DELETE' })).status).toBe(409)
    expect((await ask(path, keyOf(chain.maker), { method: 'DELETE' })).status).toBe(204)
    expect((await ask(path, keyOf(chain.maker))).status).toBe(404)
  })

  test('lists go on page by page', async () => {
    const all = new Set<unknown>()
    for (let i = 0; i < 3; i++) all.add((await aSubscription({ dest, stream: true }, chain.pharmacy)).subscriptionID)
    const found = new Set<unknown>()
    for (let next: string | undefined = '/queries/shipped/subscriptions?perPage=2'; next; ) {
      const response: Response = await ask(next, keyOf(chain.pharmacy))
      for (const { subscriptionID } of await response.json()) found.add(subscriptionID)
      next = /<[^>]*?\/epcis([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
    }
    expect(found).toEqual(all)
  })

  test('what is another company’s is not there', async () => {
    const { subscriptionID } = await aSubscription()
    const path = `/queries/shipped/subscriptions/${subscriptionID}`
    for (const method of ['GET', 'DELETE']) expect((await ask(path, keyOf(chain.pharmacy), { method })).status).toBe(404)
    expect((await ask(path, keyOf(chain.distributor))).status).toBe(404)
    expect((await ask('/queries/shipped/subscriptions/none', keyOf(chain.maker))).status).toBe(404)
  })

  test.each<[string, object, string]>([
    ['no time', { dest }, 'SubscriptionControlsException'],
    ['two times', { dest, stream: true, schedule: { hour: '1' } }, 'SubscriptionControlsException'],
    ['a schedule that cannot be read', { dest, schedule: { hour: '25' } }, 'SubscriptionControlsException'],
    ['a field that schedules do not have', { dest, schedule: { year: '2026' } }, 'ValidationException'],
    ['an address without https', { dest: 'http://receiver.example/', stream: true }, 'SubscriptionControlsException'],
    ['an address inside our network', { dest: 'https://169.254.169.254/', stream: true }, 'SubscriptionControlsException'],
    ['no address', { stream: true }, 'ValidationException'],
    ['a token that can be guessed', { dest, stream: true, signatureToken: 'secret' }, 'ValidationException'],
    ['a time without a zone', { dest, stream: true, initialRecordTime: '2026-11-20T08:00:00' }, 'ValidationException'],
    ['what we do not know', { dest, stream: true, secret: 'x' }, 'ValidationException'],
  ])('is refused: %s', async (_, body, exception) => {
    const response = await send('/queries/shipped/subscriptions', body, keyOf(chain.maker))
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ type: `epcisException:${exception}`, status: 400 })
  })

  test('a trigger reaches the caller’s own subscriptions alone', async () => {
    const trigger = 'urn:example:closing'
    const { subscriptionID } = await aSubscription({ dest, trigger })
    const other = await aSubscription({ dest, trigger }, chain.pharmacy)
    expect(await (await send('/triggers', { trigger }, keyOf(chain.maker))).json()).toEqual({ subscriptions: 1 })
    expect((await findSubscription(test1.platform.db, subscriptionID))!.wanted).toBe('run')
    expect((await findSubscription(test1.platform.db, other.subscriptionID))!.wanted).toBeUndefined()
  })

  test('every address says what it understands', async () => {
    const allowed = async (path: string) => (await app.request(`/epcis${path}`, { method: 'OPTIONS' })).headers.get('allow')
    expect(await allowed('/queries/x/subscriptions')).toBe('OPTIONS, GET, HEAD, POST')
    expect(await allowed('/queries/x/subscriptions/1')).toBe('OPTIONS, GET, HEAD, DELETE')
  })
})

describe('on pages', () => {
  const person = () => somebody(['applicant'], { companyId: chain.maker.companyId })
  const administrator = somebody(['administrator'])
  const show = async (path: string, visitor: Visitor) => {
    const response = await app.request(path, { headers: at(visitor, 'en') })
    return { status: response.status, html: await response.text() }
  }

  test('a company looks after its own: pauses, resumes, tries, ends', async () => {
    const { subscriptionID: id } = await aSubscription({ dest: 'https://own.example/in?key=secret', stream: true })
    const { html } = await show('/subscriptions', person())
    expect(html).toContain('own.example')
    expect((await show(`/subscriptions/${id}`, person())).html).toContain('No deliveries yet.')
    const press = async (act: string, visitor = person()) =>
      (await app.request(`/subscriptions/${id}/${act}`, sent({}, visitor))).status
    const find = () => findSubscription(test1.platform.db, id)
    expect(await press('pause')).toBe(303)
    expect((await find())!.stopped?.because).toBe('paused')
    expect(await press('try')).toBe(409)
    expect((await show(`/subscriptions/${id}`, person())).html).toContain('Nothing is sent until it is resumed.')
    expect(await press('resume')).toBe(303)
    expect(await press('try')).toBe(303)
    expect((await find())!).toMatchObject({ wanted: 'trial' })
    expect(await press('end', somebody(['applicant'], { companyId: chain.pharmacy.companyId }))).toBe(404)
    expect((await show(`/subscriptions/${id}/end`, person())).html).toContain('End this subscription?')
    expect(await press('end')).toBe(303)
    expect(await find()).toBeUndefined()
  })

  test('an administrator sees everyone’s, but not what an address carries', async () => {
    const { subscriptionID: id } = await aSubscription({ dest: 'https://own.example/in?key=secret', stream: true })
    expect((await show('/admin/subscriptions', administrator)).html).toContain(`/admin/subscriptions/${id}`)
    const { html } = await show(`/admin/subscriptions/${id}`, administrator)
    expect(html).toContain('https://own.example')
    expect(html).not.toContain('key=secret')
    expect((await app.request(`/admin/subscriptions/${id}/pause`, sent({}, administrator))).headers.get('location')).toBe(
      `/admin/subscriptions/${id}`,
    )
  })
})
