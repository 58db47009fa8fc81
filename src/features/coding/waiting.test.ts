import { beforeAll, describe, expect, test } from 'vitest'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { addDays } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { newId } from '#/platform/ids.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { aHolder, type Holder, today } from './holder.test-support.ts'
import { lotsOfLicence } from './read-lots.ts'
import { codingRoutes } from './routes.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, codingRoutes, { proveAgain: c => c.text('prove', 403) })
const db = () => test1.platform.db
let holder: Holder
beforeAll(async () => {
  holder = await aHolder(db())
  await db().transaction().execute(loadInitialHolidays)
})
const applicant = (of: Holder) => somebody(['applicant'], { companyId: of.companyId })
const officer = somebody(['code officer'], { id: '01900000-0000-7000-8000-0000000000aa', name: 'Budi Petugas' })
const order = (of: Holder, more: Record<string, unknown> = {}) => ({
  licence: of.licence,
  batch: `W-${newId().slice(-8)}`,
  siteId: of.siteId,
  productionDate: addDays(today, 30),
  expiry: addDays(today, 700),
  packs: 2_000_000_000,
  perCase: 50,
  perPallet: 40,
  idempotencyKey: newId(),
  ...more,
})
const ask = async (of: Holder, body: unknown) => {
  const headers = { ...at(applicant(of)), 'content-type': 'application/json' }
  const response = await app().request('/api/v1/lots', { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, location: response.headers.get('location'), body: await response.json() }
}
const post = (path: string, fields: Record<string, string>, visitor = officer) => app().request(path, sent(fields, visitor))
const get = async (path: string, visitor = applicant(holder)) => {
  const response = await app().request(path, { headers: at(visitor, 'en') })
  return { status: response.status, text: await response.text() }
}
const stateOf = async (id: string) => JSON.parse((await get(`/api/v1/code-orders/${id}`, officer)).text).order
const refusal = { reasons: 'Jumlah ini melampaui kapasitas sarana.', instrument: 'PerBPOM 22/2022', article: 'pasal 9' }

describe('an order beyond the quota', () => {
  test('waits and issues nothing, is asked once however often it is sent, and says why by article', async () => {
    const asked = order(holder)
    const first = await ask(holder, asked)
    expect([first.status, first.body.order.state, first.body.findings[0].weight]).toEqual([202, 'waiting', 'wait'])
    const again = await ask(holder, asked)
    expect([again.status, again.location]).toEqual([202, first.location])
    expect((await ask(holder, { ...asked, packs: 3_000_000_000 })).status).toBe(422)
    expect((await lotsOfLicence(db(), holder.licence)).filter(lot => lot.batch === asked.batch)).toEqual([])
    const page = await get(`/code-orders/${first.body.order.id}`)
    expect(page.text).toContain('2,000,000,000')
    expect(page.text).not.toContain('/issue')
    expect((await get('/code-orders')).text).toContain(asked.batch)
    expect((await get('/code-orders', applicant(await aHolder(db())))).text).not.toContain(asked.batch)
  })
  test('is issued by a code officer once, and then is the lot of its key', async () => {
    const asked = order(holder)
    const { id } = (await ask(holder, asked)).body.order
    const both = await Promise.all([post(`/code-orders/${id}/issue`, {}), post(`/code-orders/${id}/issue`, {})])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    const { state, lotId } = await stateOf(id)
    expect(state).toBe('issued')
    const again = await ask(holder, asked)
    expect([again.status, again.body.lot.id, again.body.counts.primary]).toEqual([200, lotId, 2_000_000_000])
    const { rows } = await test1.platform.pool.query(
      `select actor_name from audit where act = 'order.issued' and subject_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ actor_name: 'Budi Petugas' }])
  })
  test('is refused with reasons and article, which the company reads', async () => {
    const { id } = (await ask(holder, order(holder))).body.order
    expect((await post(`/code-orders/${id}/refuse`, { reasons: 'kurang' })).status).toBe(422)
    expect((await post(`/code-orders/${id}/refuse`, refusal)).status).toBe(303)
    const page = await get(`/code-orders/${id}`)
    for (const part of [refusal.reasons, 'pasal 9']) expect(page.text).toContain(part)
    expect((await post(`/code-orders/${id}/issue`, {})).status).toBe(409)
  })
  test('can be taken back by its company, and by nobody else', async () => {
    const { id } = (await ask(holder, order(holder))).body.order
    expect((await post(`/code-orders/${id}/withdraw`, {}, applicant(await aHolder(db())))).status).toBe(404)
    expect((await post(`/code-orders/${id}/withdraw`, {}, officer)).status).toBe(403)
    expect((await post(`/code-orders/${id}/withdraw`, {}, applicant(holder))).status).toBe(303)
    expect((await stateOf(id)).state).toBe('withdrawn')
  })
  test('is judged again when it is granted: a licence suspended meanwhile stops it, and it goes on waiting', async () => {
    const own = await aHolder(db())
    const { id } = (await ask(own, order(own))).body.order
    const cite = { instrument: 'PerBPOM 22/2022', article: 'pasal 5' } as const
    await db()
      .transaction()
      .execute(
        async tx =>
          void (await changeStanding(tx, own.licence, { to: 'suspended', reasons: 'Mutu.', cite, on: today }, theSystem)),
      )
    expect((await post(`/code-orders/${id}/issue`, {})).status).toBe(422)
    expect((await stateOf(id)).state).toBe('waiting')
  })
  test('is decided by code officers alone who have just proved who they are, and not for their own company', async () => {
    const { id } = (await ask(holder, order(holder))).body.order
    for (const visitor of [
      somebody(['inspector']),
      somebody(['evaluator']),
      applicant(holder),
      { ...officer, provedAt: undefined },
    ])
      for (const act of ['issue', 'refuse']) expect((await post(`/code-orders/${id}/${act}`, refusal, visitor)).status).toBe(403)
    expect((await post(`/code-orders/${id}/issue`, {}, { ...officer, companyId: holder.companyId })).status).toBe(409)
    expect((await stateOf(id)).state).toBe('waiting')
  })
  test('beyond what a class can number is stopped at once', async () => {
    const { status, body } = await ask(holder, order(holder, { packs: 2 ** 41 }))
    expect([status, JSON.stringify(body)]).toEqual([422, expect.stringContaining('1,099,511,627,776')])
  })
})
