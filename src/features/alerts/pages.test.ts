import { beforeAll, describe, expect, test } from 'vitest'
import { proveAgain } from '#/features/accounts/prove.tsx'
import { aChain, aParty, events, minute, report } from '#/features/tracing/chain.test-support.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { getAlert, listAlerts } from './alerts.ts'
import { alertRoutes } from './routes.ts'
import { watch } from './watch.ts'

const test_ = testPlatform()
const day = 24 * 60
const inspector = somebody(['inspector'])
const approver = somebody(['approver'], { id: '01900000-0000-7000-8000-000000000002', name: 'Budi Santoso' })
const both = somebody(['inspector', 'approver'])
const note = 'Kemasan diperiksa di sarana: hologram tidak ada.'

let id = ''
const ask = async (path: string, init: RequestInit = { headers: at(inspector) }) => {
  const answer = await mount(test_.platform, alertRoutes, { proveAgain }).request(path, init)
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

beforeAll(async () => {
  const { platform } = test_
  const { maker, distributor, pharmacy, lot } = await aChain(platform)
  const elsewhere = await aParty(platform, 'pharmacy', 'dispensing', { regencyCode: '33.74', lat: -6.98, lon: 110.42 })
  const packs = lot.uris('primary', 0, 20)
  await report(platform, maker, [events.commission(packs, minute(0), maker), events.ship(packs, minute(day), maker, distributor)])
  await report(platform, distributor, [
    events.receive(packs, minute(3 * day), distributor),
    events.ship(packs, minute(4 * day), distributor, pharmacy),
  ])
  await report(platform, pharmacy, [events.receive(packs, minute(6 * day), pharmacy)])
  await report(platform, elsewhere, [events.receive(packs.slice(0, 1), minute(12 * day), elsewhere)])
  await watch(platform, new Date(Date.now() + 120_000))
  id = (await listAlerts(platform.db, {})).rows[0]!.id
})

describe('the pages of alerts', () => {
  test('list what looks wrong, with filters that find and filters that do not', async () => {
    expect((await ask('/alerts')).text).toContain(`/alerts/${id}`)
    expect((await ask('/alerts?class=suspect&state=open&sort=-raised')).text).toContain(`/alerts/${id}`)
    expect((await ask('/alerts?owner=me')).text).toContain('Tidak ada peringatan')
    expect((await ask('/alerts?class=nonsense&state=;drop&page=-1')).status).toBe(200)
  })

  test('tell why in whole sentences with the names of sites, in both languages', async () => {
    expect((await ask(`/alerts/${id}`)).text).toMatch(/Diterima di Sarana \d+ dan juga di Sarana \d+/)
    expect((await ask(`/alerts/${id}`, { headers: at(inspector, 'en') })).text).toMatch(
      /Received at Sarana \d+ and at Sarana \d+/,
    )
  })

  test('show the rate of each source', async () => {
    const { status, text } = await ask('/alerts/sources')
    expect([status, text.includes('Gudang (api)')]).toEqual([200, true])
  })

  test('say that an unknown alert is none', async () => {
    expect((await ask('/alerts/01900000-0000-7000-8000-00000000abcd')).status).toBe(404)
    expect((await ask('/alerts/;drop')).status).toBe(404)
  })

  test('lead from taking over proposing to the decision of another', async () => {
    expect((await ask(`/alerts/${id}/work`, sent({ doing: 'false', note }, inspector))).status).toBe(409)
    expect((await ask(`/alerts/${id}/take`, sent({}, inspector))).status).toBe(303)
    const short = await ask(`/alerts/${id}/work`, sent({ doing: 'proposed', note: 'palsu' }, inspector))
    expect([short.status, short.text.includes('palsu'), short.text.includes('paling sedikit 20 karakter')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await ask(`/alerts/${id}/work`, sent({ note }, inspector))).status).toBe(422)
    expect((await ask(`/alerts/${id}/work`, sent({ doing: 'proposed', note }, inspector))).status).toBe(303)
    expect((await ask(`/alerts/${id}/decide`, sent({ decision: 'confirmed', note }, both))).status).toBe(409)
    expect((await ask(`/alerts/${id}`, { headers: at(approver) })).text).toContain('Putuskan usulan')
    expect((await ask(`/alerts/${id}/decide`, sent({ decision: 'confirmed', note }, approver))).status).toBe(303)
    expect(await getAlert(test_.platform.db, id)).toMatchObject({ state: 'closed', outcome: 'confirmed' })
    expect((await ask(`/alerts/${id}`)).text).toContain('Terbukti')
  })
})

test('machines of the regulator read the same list', async () => {
  const { status, text } = await ask('/api/v1/alerts?state=closed')
  expect([status, JSON.parse(text)]).toMatchObject([200, { total: 1, alerts: [{ id, class: 'suspect', outcome: 'confirmed' }] }])
  expect((await ask('/api/v1/alerts?class=maybe')).status).toBe(422)
  expect((await ask('/api/v1/alerts', { headers: at(somebody(['applicant'])) })).status).toBe(403)
})
