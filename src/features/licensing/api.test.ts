import { describe, expect, test } from 'vitest'
import { dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { aMaker, aPdf, approver, dossierFor, evaluator, type Maker, withCertificateQueue } from './a-case.test-support.ts'
import { licensingRoutes } from './routes.ts'
import { papers } from './supplement-own-make/good-dossier.test-support.ts'

const test1 = testPlatform()
withCertificateQueue(test1)
const app = () => mount(test1.platform, licensingRoutes, { proveAgain: c => c.text('prove', 403) })
const call = async (method: string, path: string, visitor: Visitor, body?: unknown) => {
  const response = await app().request(`/api/v1${path}`, {
    method,
    headers: { ...at(visitor), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, json: text ? JSON.parse(text) : undefined }
}
const keyOf = ({ companyId }: Maker, scopes: Visitor['scopes'] = ['applications']) =>
  somebody(['applicant'], { via: 'key', companyId, scopes, provedAt: undefined })
const content = Buffer.from(aPdf('api')).toString('base64')

/** A key prepares everything; gives the application's id. */
async function prepared(maker: Maker): Promise<string> {
  const key = keyOf(maker)
  const { json } = await call('POST', '/applications', key, { service: 'supplement-own-make', facts: { form: 'hard capsule' } })
  const { sections } = (await call('GET', `/applications/${json.id}`, key)).json
  for (const [section, content] of Object.entries(dossierFor(maker)))
    expect(
      (
        await call('PUT', `/applications/${json.id}/sections/${section}`, key, {
          version: sections[section]?.version ?? 0,
          content,
        })
      ).status,
    ).toBe(200)
  for (const { need } of papers)
    expect(
      (await call('POST', `/applications/${json.id}/documents`, key, { need, paper: { name: `${need}.pdf`, content } })).status,
    ).toBe(201)
  return json.id
}

describe('applications by machine', () => {
  test('a key prepares, a person signs, officers decide: the same case as on the pages', async () => {
    const maker = await aMaker(test1.platform)
    const id = await prepared(maker)
    const ready = (await call('GET', `/applications/${id}`, keyOf(maker))).json
    expect([ready.state, ready.remarks]).toEqual(['draft', []])
    const filed = await call('POST', `/applications/${id}/file`, maker.person)
    expect(filed.json.order).toMatch(/^SPB\d{8}$/)
    const payment = { order: filed.json.order, amount: 1_000_000, reference: `API-${id}`, paidOn: dayAt(new Date()) }
    expect((await call('POST', '/payments', evaluator, payment)).json).toEqual({ caseId: id })

    const cite = { instrument: 'PerBPOM 32/2022', article: 'Pasal 8 ayat (1)' }
    expect(
      (
        await call('POST', `/cases/${id}/questions`, evaluator, {
          section: 'stability',
          asks: 'Mohon jelaskan data bulan ke-18.',
          cite,
        })
      ).status,
    ).toBe(201)
    expect((await call('POST', `/cases/${id}/letter`, evaluator)).status).toBe(204)
    const [question] = (await call('GET', `/applications/${id}`, keyOf(maker))).json.questions
    expect(question).toMatchObject({ section: 'stability', cite, answer: null })
    expect(
      (
        await call('PUT', `/applications/${id}/questions/${question.id}/answer`, keyOf(maker), {
          answer: 'Lihat laporan halaman 4.',
        })
      ).status,
    ).toBe(204)
    expect((await call('POST', `/applications/${id}/answers`, keyOf(maker))).json.state).toBe('in evaluation')

    const refusal = { outcome: 'refusal', reasons: [{ cite, says: 'Data stabilitas tidak mendukung masa simpan.' }] }
    expect((await call('POST', `/cases/${id}/proposal`, evaluator, refusal)).status).toBe(204)
    expect((await call('POST', `/cases/${id}/decision`, approver)).json).toEqual({})
    const ended = (await call('GET', `/applications/${id}`, keyOf(maker))).json
    expect([ended.state, ended.history.map((event: { kind: string }) => event.kind)]).toEqual([
      'refused',
      ['opened', 'filed', 'paid', 'asked', 'answered', 'proposed', 'refused'],
    ])
  })
  test('a key does not sign: filing needs a person who has just proved who they are', async () => {
    const maker = await aMaker(test1.platform)
    const id = await prepared(maker)
    expect((await call('POST', `/applications/${id}/file`, keyOf(maker))).status).toBe(403)
    expect((await call('POST', `/applications/${id}/file`, { ...maker.person, provedAt: undefined })).status).toBe(403)
  })
  test('a key of another scope, or of another company, finds nothing', async () => {
    const [maker, other] = [await aMaker(test1.platform), await aMaker(test1.platform)]
    const id = await prepared(maker)
    expect((await call('GET', `/applications/${id}`, keyOf(maker, ['codes']))).status).toBe(403)
    expect((await call('GET', `/applications/${id}`, keyOf(other))).status).toBe(404)
    expect((await call('GET', '/applications', keyOf(other))).json).toEqual({ total: 0, applications: [] })
  })
})

describe('bad JSON', () => {
  test('what blocks a filing is told field by field, with the article', async () => {
    const maker = await aMaker(test1.platform)
    const { json } = await call('POST', '/applications', keyOf(maker), { service: 'supplement-own-make' })
    const refused = await call('POST', `/applications/${json.id}/file`, maker.person)
    expect(refused.status).toBe(422)
    expect(refused.json.problems).toContainEqual(
      expect.objectContaining({
        field: 'product.name',
        cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 11 ayat (1) huruf a' },
      }),
    )
  })
  test.each<[string, string, string, unknown, number]>([
    ['no service', 'POST', '/applications', {}, 422],
    ['no JSON at all', 'POST', '/applications', '{', 422],
    ['a list for an object', 'POST', '/applications', '[]', 422],
    ['a service that is not there', 'POST', '/applications', { service: 'none' }, 422],
    ['a page of nothing', 'GET', '/applications?page=0', undefined, 422],
  ])('%s', async (_, method, path, body, status) => {
    const maker = await aMaker(test1.platform)
    expect((await call(method, path, keyOf(maker), body)).status).toBe(status)
  })
  test.each<[string, unknown]>([
    ['no version', { content: {} }],
    ['an amount in words', { version: 0, content: { materials: [{ name: 'Zink', amount: 'banyak' }] } }],
    ['an amount that could be read two ways', { version: 0, content: { materials: [{ name: 'Zink', amount: '1.500' }] } }],
    ['an amount of nothing', { version: 0, content: { materials: [{ name: 'Zink', amount: 0 }] } }],
    ['a unit that is none', { version: 0, content: { materials: [{ name: 'Zink', unit: 'stone' }] } }],
    ['rows that are none', { version: 0, content: { materials: 'Zink' } }],
    ['a thousand rows', { version: 0, content: { materials: Array.from({ length: 1000 }, () => ({ name: 'Zink' })) } }],
  ])('a section with %s is refused and not saved', async (_, body) => {
    const maker = await aMaker(test1.platform)
    const { json } = await call('POST', '/applications', keyOf(maker), { service: 'supplement-own-make' })
    const { status, json: problem } = await call('PUT', `/applications/${json.id}/sections/composition`, keyOf(maker), body)
    expect([status, problem.problems.length > 0]).toEqual([422, true])
    expect((await call('GET', `/applications/${json.id}`, keyOf(maker))).json.sections.composition).toBeUndefined()
  })
  test('a document that is none', async () => {
    const maker = await aMaker(test1.platform)
    const { json } = await call('POST', '/applications', keyOf(maker), { service: 'supplement-own-make' })
    const send = (paper: unknown) => call('POST', `/applications/${json.id}/documents`, keyOf(maker), { need: 'evidence', paper })
    expect((await send({ name: 'a.pdf', content: '!!' })).status).toBe(422)
    expect((await send({ name: 'a.pdf', content: Buffer.from('<html>').toString('base64') })).json.problems[0].field).toBe(
      'paper.content',
    )
  })
  test('an officer’s reason without article', async () => {
    const maker = await aMaker(test1.platform)
    const id = await prepared(maker)
    const refused = await call('POST', `/cases/${id}/proposal`, evaluator, {
      outcome: 'refusal',
      reasons: [{ cite: { instrument: 'PerBPOM 32/2022', article: '' }, says: 'Tidak memenuhi syarat.' }],
    })
    expect([refused.status, refused.json.problems[0].field]).toEqual([422, 'reasons.0.cite.article'])
  })
})
