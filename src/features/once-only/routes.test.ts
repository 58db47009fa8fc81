import { beforeAll, describe, expect, test } from 'vitest'
import { createCompany } from '#/features/companies/companies.ts'
import { aChain, type Party } from '#/features/tracing/chain.test-support.ts'
import { mount } from '#/platform/http/mount.ts'
import { at as headersOf, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { forgetAnswers } from './kept-answers.ts'
import { onceOnlyRoutes } from './routes.ts'

const at = testPlatform()
let chain: Awaited<ReturnType<typeof aChain>>
beforeAll(async () => {
  chain = await aChain(at.platform)
})

const app = () => mount(at.platform, onceOnlyRoutes, { proveAgain: c => c.text('prove', 403) })
const keyOf = ({ companyId }: Party) =>
  somebody(['applicant'], { via: 'key', companyId, scopes: ['movements:write'], provedAt: undefined })
const post = (body: unknown, visitor = keyOf(chain.pharmacy), headers: Record<string, string> = {}) =>
  app().request('/api/v1/packs/acts', {
    method: 'POST',
    headers: { ...headersOf(visitor), 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const dispense = (code: string | undefined, more = {}) => ({ act: 'dispense', code, ...more })

describe('POST /api/v1/packs/acts', () => {
  test('answers each act for itself, with counts, and a repeat as before', async () => {
    const [a, b] = chain.lot.uris('primary', 0, 2)
    const body = { acts: [dispense(a), dispense(b, { act: 'destroy' }), dispense(a), dispense('obat')] }
    const first = await (await post(body, undefined, { 'idempotency-key': 'call' })).json()
    expect(first).toMatchObject({ taken: 2, refused: 2, alerts: 0 })
    expect(first.acts.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
      [1, 'OK'],
      [2, 'OK'],
      [3, 'PCK_19'],
      [4, 'SCAN_UNREAD'],
    ])
    const again = await (await post(body, undefined, { 'idempotency-key': 'call' })).json()
    expect(again.acts.map(({ code, known }: { code: string; known?: true }) => [code, known])).toEqual([
      ['OK', true],
      ['OK', true],
      ['PCK_19', undefined],
      ['SCAN_UNREAD', undefined],
    ])
  })
  test.each([
    ['no acts', { acts: [] }],
    ['more than a thousand', { acts: Array.from({ length: 1001 }, () => dispense('x')) }],
    ['an act that is none', { acts: [{ act: 'sell', code: 'x' }] }],
    ['no pack', { acts: [{ act: 'dispense' }] }],
    ['a site of another company', { site: 'https://id.gs1.org/414/8991234000011', acts: [dispense('x')] }],
  ])('refuses a request with %s whole', async (_, body) => {
    expect((await post(body)).status).toBe(422)
  })
  test('is for verified companies', async () => {
    const companyId = await at.platform.db.transaction().execute(tx =>
      createCompany(tx, {
        nib: '9120000099999',
        kind: 'pharmacy',
        name: 'Apotek Baru',
        address: 'Jalan 1',
        regencyCode: '31.71',
      }),
    )
    expect((await post({ acts: [dispense('x')] }, somebody(['applicant'], { companyId }))).status).toBe(409)
  })
})

describe('the page', () => {
  const person = () => somebody(['applicant'], { companyId: chain.pharmacy.companyId })
  test('takes what a keyboard scanner types, line by line, and is sent once', async () => {
    const [a, b] = chain.lot.uris('primary', 10, 2)
    const form = { form: 'f1', act: 'dispense', site: chain.pharmacy.siteId, codes: `${a}\r\n${b}\r\n\r\n` }
    const first = await app().request('/dispense', sent(form, person()))
    expect([first.status, (await first.text()).match(/Tercatat<|Sudah tercatat</g)]).toEqual([200, ['Tercatat<', 'Tercatat<']])
    const again = await app().request('/dispense', sent(form, person()))
    expect([again.status, (await again.text()).match(/Tercatat<|Sudah tercatat</g)]).toEqual([
      200,
      ['Sudah tercatat<', 'Sudah tercatat<'],
    ])
  })
  test('tells in a sentence what was refused, and asks for what is missing', async () => {
    const [a] = chain.lot.uris('primary', 10, 1)
    const refused = await app().request(
      '/dispense',
      sent({ form: 'f2', act: 'destroy', site: chain.pharmacy.siteId, codes: `${a}` }, person()),
    )
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('PCK_22')
    const empty = await app().request('/dispense', sent({ form: 'f3' }, person()))
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('Pindai atau ketik sedikitnya satu kode.')
  })
})

test('answers are forgotten after their time, and not before', async () => {
  const [code] = chain.lot.uris('primary', 20, 1)
  await post({ acts: [dispense(code, { key: 'old' })] })
  await forgetAnswers(at.platform.db, new Date(Date.now() - 60_000))
  expect((await (await post({ acts: [dispense(code, { key: 'old' })] })).json()).acts[0].code).toBe('OK')
  expect(await forgetAnswers(at.platform.db, new Date(Date.now() + 60_000))).toBeGreaterThan(0)
  expect((await (await post({ acts: [dispense(code, { key: 'old' })] })).json()).acts[0].code).toBe('PCK_19')
})
