import { describe, expect, test } from 'vitest'
import { systemRoutes } from '#/features/system/routes.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { safeNext } from './frame.ts'
import { mount } from './mount.ts'
import { page } from './routes.ts'

const test1 = testPlatform()
const app = () =>
  mount(
    test1.platform,
    [
      ...systemRoutes([]),
      page('/everyones', 'anyone', c => c.text('a file', 200, { 'Cache-Control': 'public, max-age=3600' })),
      page('/begun', 'anyone', c => {
        c.header('Set-Cookie', 'session=mine')
        return c.text('a file', 200, { 'Cache-Control': 'public, max-age=3600' })
      }),
    ],
    { proveAgain: c => c.text('prove', 403) },
  )
/** A request over a connection from this address. */
const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  app().request('/metrics', { headers }, { incoming: { socket: { remoteAddress } } })

describe('figures of the machine', () => {
  test('are told on the machine itself and to an administrator, to nobody else', async () => {
    expect((await from('127.0.0.1')).status).toBe(200)
    expect((await from('::1')).status).toBe(200)
    expect((await from('10.0.0.7', at(somebody(['administrator'])))).status).toBe(200)
    expect((await from('10.0.0.7')).status).toBe(404)
    expect((await from('10.0.0.7', at(somebody(['inspector'])))).status).toBe(404)
    expect((await from('10.0.0.7', at(somebody(['administrator'], { hasSecondFactor: false })))).status).toBe(404)
  })
  test.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'are told to nobody behind a proxy that sends %s',
    async name => {
      expect((await from('127.0.0.1', { [name]: '127.0.0.1' })).status).toBe(404)
    },
  )
})

describe('where one goes on', () => {
  test.each(['/desk', '/lots?page=2#codes', '/v/SD1/a%20b'])('%j is a place of ours', next => expect(safeNext(next)).toBe(next))
  test.each([
    undefined,
    '',
    'desk',
    'https://elsewhere.example',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/\r/elsewhere.example',
    'javascript:alert(1)',
  ])('%j is none', next => expect(safeNext(next, '/')).toBe('/'))
  test('no link of a page leads to the host that stands in the path asked for', async () => {
    const response = await app().request('http://localhost//elsewhere.example/a', { headers: at(undefined) })
    expect([response.status, (await response.text()).includes('"//elsewhere.example')]).toEqual([404, false])
  })
})

test('an answer with a cookie stays in no cache, whatever it is', async () => {
  expect((await app().request('/begun')).headers.get('cache-control')).toBe('no-store')
  expect((await app().request('/everyones')).headers.get('cache-control')).toBe('public, max-age=3600')
})

test('costly answers are counted by address: one that asks too often waits, another does not', async () => {
  const routes = [page('/heavy', 'anyone', c => c.text('much'), { limit: 'download' })]
  const heavy = mount(test1.platform, routes, { proveAgain: c => c.text('prove', 403) })
  const ask = async (remoteAddress: string) => await heavy.request('/heavy', {}, { incoming: { socket: { remoteAddress } } })
  for (let i = 0; i < 60; i++) expect((await ask('10.0.0.7')).status).toBe(200)
  const refused = await ask('10.0.0.7')
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
  expect((await ask('10.0.0.8')).status).toBe(200)
})
