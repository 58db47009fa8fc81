import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { type Role, roles } from '../accounts/person.ts'
import { NotAllowed } from './errors.ts'
import { mount } from './mount.ts'
import { both, check } from './problems.ts'
import { api, form, page, type Route } from './routes.ts'

const test1 = testPlatform()
const mine = '01900000-0000-7000-8000-00000000000a'
const ownerOfThing = async (_db: unknown, { id }: Record<string, string>) =>
  id === 'mine' ? mine : id === 'theirs' ? 'another' : undefined
const Named = z.object({ name: z.string().min(3, both('Tulis nama.', 'Write a name.')) })

const routes: Route[] = [
  page('/open', 'anyone', c => c.text('open')),
  page('/desk', 'signed in', c => c.text('desk')),
  page('/set-up', { roles: ['approver'], beforeSecondFactor: true }, c => c.text('set up')),
  page('/things/:id', { roles: ['applicant', 'inspector'], owner: ownerOfThing }, c => c.text('thing')),
  form('/decide', { roles: ['approver'], stepUp: true }, c => c.text('decided')),
  form('/named', 'anyone', async c => c.text(check(Named, await c.req.parseBody()).name), { largest: 200 }),
  api(
    'get',
    '/api/v1/things/:id',
    { roles: ['applicant'], owner: ownerOfThing, scope: 'codes' },
    { summary: 'A thing', tag: 'things' },
    c => c.json({ ok: true }),
  ),
  page('/done', 'anyone', () => {
    throw new NotAllowed({ id: 'Sudah selesai.', en: 'It is already done.' })
  }),
  page('/broken', 'anyone', () => {
    throw new Error('secret detail')
  }),
]
const app = () => mount(test1.platform, routes, { proveAgain: c => c.text('prove', 403) })
const status = async (path: string, init?: RequestInit) => (await app().request(path, init)).status

describe('who may come in', () => {
  test('anyone, where a route says so', async () => expect(await status('/open')).toBe(200))
  test('nobody without a session where one is demanded: pages lead to signing in, machines get 401', async () => {
    const response = await app().request('/desk?tab=2')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fdesk%3Ftab%3D2'])
    expect(await status('/api/v1/things/mine')).toBe(401)
  })
  test.each(roles)('a thing of a company: %s', async (role: Role) => {
    const visitor = somebody([role], role === 'applicant' ? { companyId: mine } : {})
    const [own, other, none] = await Promise.all(
      ['mine', 'theirs', 'none'].map(id => status(`/things/${id}`, { headers: at(visitor) })),
    )
    expect([own, other, none]).toEqual(
      role === 'applicant' ? [200, 404, 404] : role === 'inspector' ? [200, 200, 404] : [403, 403, 403],
    )
  })
  test('a decision needs a fresh proof of who decides', async () => {
    expect(await status('/decide', sent({}, somebody(['approver'])))).toBe(200)
    expect(await status('/decide', sent({}, somebody(['approver'], { provedAt: new Date(Date.now() - 11 * 60_000) })))).toBe(403)
    expect(await status('/decide', sent({}, somebody(['approver'], { provedAt: undefined })))).toBe(403)
  })
  test('an officer without a second factor is sent to set one up, from every page but those on which it is done', async () => {
    const officer = somebody(['approver'], { hasSecondFactor: false })
    for (const path of ['/desk', '/things/mine']) {
      const visitor = path === '/desk' ? officer : { ...officer, roles: ['inspector'] as const }
      const response = await app().request(path, { headers: at(visitor) })
      expect([response.status, response.headers.get('location')]).toEqual([
        303,
        `/account/second-factor?next=${encodeURIComponent(path)}`,
      ])
    }
    expect(await status('/decide', sent({}, officer))).toBe(303)
    expect(await status('/set-up', { headers: at(officer) })).toBe(200)
    expect(await status('/desk', { headers: at(somebody(['applicant'], { hasSecondFactor: false })) })).toBe(200)
  })
  test('a key comes in only where its scope is named', async () => {
    const key = somebody(['applicant'], { via: 'key', companyId: mine, scopes: ['codes'], provedAt: undefined })
    expect(await status('/api/v1/things/mine', { headers: at(key) })).toBe(200)
    expect(await status('/api/v1/things/mine', { headers: at({ ...key, scopes: ['movements:read'] }) })).toBe(403)
    expect(await status('/things/mine', { headers: at(key) })).toBe(403)
  })
})

describe('what is refused at the door', () => {
  test('a form sent from another site', async () => {
    const from = (headers: Record<string, string>) =>
      status('/named', { ...sent({ name: 'Ani' }), headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } })
    expect(await from({ cookie: 'a=b', 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await from({ cookie: 'a=b', origin: 'https://elsewhere.example' })).toBe(403)
    expect(await from({ cookie: 'a=b' })).toBe(403)
    expect(await from({ cookie: 'a=b', origin: test1.platform.config.origin })).toBe(200)
  })
  test('a body larger than the route takes, with or without a stated length', async () => {
    expect(await status('/named', sent({ name: 'A'.repeat(500) }))).toBe(413)
    const stream = new Blob(['name='.padEnd(900, 'A')]).stream()
    expect(await status('/named', { ...sent({}), body: stream, duplex: 'half' } as RequestInit)).toBe(413)
  })
  test('a field that is wrong, with the sentence in the reader’s language', async () => {
    const response = await app().request('/named', {
      ...sent({ name: 'A' }),
      headers: { ...at(undefined, 'en'), 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Write a name.')
  })
})

describe('what goes wrong', () => {
  test('an act that the state does not allow says what the state is', async () => {
    const response = await app().request('/done')
    expect([response.status, (await response.text()).includes('Sudah selesai.')]).toEqual([409, true])
  })
  test('a fault of ours shows a reference and never its detail', async () => {
    const response = await app().request('/broken')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toContain(response.headers.get('x-request-id'))
    expect(text).not.toContain('secret')
  })
  test('an unknown address is a helpful 404, as JSON under /api', async () => {
    expect(await status('/nowhere')).toBe(404)
    expect((await app().request('/api/v1/nowhere')).headers.get('content-type')).toBe('application/problem+json')
  })
  test('every answer carries the headers that keep inline code out', async () => {
    const { headers } = await app().request('/open')
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self'/)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-inline/)
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})

test('a character that no text may hold is a fault of the sender, not ours', async () => {
  const store = form('/store', 'anyone', async c => {
    await sql`select ${String((await c.req.parseBody()).name)}::text`.execute(c.var.db)
    return c.text('stored')
  })
  const response = await mount(test1.platform, [store], { proveAgain: c => c.text('') }).request(
    '/store',
    sent({ name: 'a\u0000b' }),
  )
  expect(response.status).toBe(422)
})
