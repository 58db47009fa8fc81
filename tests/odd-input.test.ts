import { beforeAll, describe, expect, test } from 'vitest'
import { createApp, everyRoute } from '#/app.ts'
import type { Route } from '#/platform/http/routes.ts'
import { at, somebody, testPlatform } from './platform.ts'

const test1 = testPlatform()
let app: ReturnType<typeof createApp>
let address = 0
beforeAll(() => {
  app = createApp(test1.platform)
})
const nothing = '01900000-0000-7000-8000-00000000dddd'

/** What a part of a path may be that was typed, cut off, or sent to find a weak spot. */
const parts = [
  ...['x', nothing, '1e9', '999999999999999999999', 'a'.repeat(3000)],
  ...['%00', '%', '%ED%A0%80', "'%22%3C", '..%2F..%2Fetc'],
]
const names =
  'q sort on state id code from count level year item lot holder order filter perPage nextPageToken MATCH_anyEPC actor act role'
const query = (value: string) => `?page=1e300&${names.replaceAll(' ', `=${value}&`)}=${value}`
const queries = ['', query('%00'), query('1e300'), query('%ED%A0%80')]
const forms = ['', 'email=%00&name=%00&password=%00&token=%00&code=%00&proof=%00&reason=%00&what=%00&kind=%00&to=%00&order=%00']
const documents = ['{}', 'null', '[]', '{"a":"\\u0000","numbers":["\\u0000"],"codes":["\\ud800"],"facts":{"\\u0000":"\\ud800"}}']

/** Somebody whom the route lets in, so that its handler and not the door has to cope. */
function visitorFor({ access }: Route) {
  if (typeof access === 'string') return somebody(['applicant'], { sessionId: nothing })
  const role = access.roles.find(role => role !== 'applicant') ?? 'applicant'
  return somebody([role], { sessionId: nothing, ...(role === 'applicant' && { companyId: nothing }) })
}

describe('odd input is never a fault of ours', () => {
  test.each(everyRoute.map(route => [`${route.method.toUpperCase()} ${route.path}`, route] as const))('%s', async (_, route) => {
    const bodies = route.method === 'get' ? [undefined] : route.api ? documents : forms
    const oddParts = route.path.includes(':') ? parts.map(part => [part, ''] as const) : []
    for (const [part, search] of [...oddParts, ...queries.map(search => [nothing, search] as const)])
      for (const body of bodies) {
        const path = route.path.replace(/:\w+\{\[0-9\]\+\}/g, '9'.repeat(21)).replace(/:\w+(\{[^}]*\})?/g, part)
        const headers = {
          ...at(visitorFor(route)),
          'content-type': route.api ? 'application/json' : 'application/x-www-form-urlencoded',
          // Each from an address of its own, so that none has to wait.
          'x-forwarded-for': `10.0.${address >> 8}.${address++ & 255}`,
        }
        const init = { method: route.method.toUpperCase(), headers, ...(body !== undefined && { body }) }
        const response = await app.request(path + search, init, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })
        await response.body?.cancel()
        expect(response.status, `${path.slice(0, 90)}${search.slice(0, 30)} ${body ?? ''}`).toBeLessThan(500)
      }
  })
})
