import { describe, expect, test } from 'vitest'
import { findPerson } from '#/features/accounts/people.ts'
import { addDays } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { openApi } from '#/platform/http/openapi.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { warnCompanies } from './jobs.ts'
import { aNib, anApplicant, aPdf, inThreeYears, today } from './registration.test-support.ts'
import { companyRoutes } from './routes.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, companyRoutes, { proveAgain: c => c.text('prove again', 403) })
const db = () => test1.platform.db

type Answer = {
  id?: string
  missing?: { part: string; cite?: { article: string } }[]
  problems?: { field: string }[]
}

async function call(visitor: Visitor, method: string, path: string, body?: unknown): Promise<{ status: number; json: Answer }> {
  const response = await app().request(`/api/v1${path}`, {
    method,
    headers: { ...at(visitor), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, json: text ? JSON.parse(text) : {} }
}

const identity = () => ({
  nib: aNib(),
  npwp: '0123456789012345',
  name: 'PT Farma Rekaan',
  kind: 'pharma industry',
  commodities: ['supplement'],
  kbli: ['21012'],
  address: 'Jalan Industri 12, Cikarang',
  regencyCode: '32.16',
  responsible: 'Dewi Lestari',
  phone: '+62 21 555 0100',
})
const paper = (note: string) => ({ name: `${note}.pdf`, content: Buffer.from(aPdf(note)).toString('base64') })

/** A company registered by machine alone, sent and verified; its certificate ends on the day given. */
async function aVerifiedCompany(lastDay = inThreeYears) {
  const person = await anApplicant(db())
  expect((await call(person, 'PUT', '/company', identity())).status).toBe(200)
  const companyId = (await findPerson(db(), person.id))?.companyId ?? ''
  const visitor = { ...person, companyId }
  const place = {
    name: 'Pabrik Cikarang',
    kind: 'factory',
    address: 'Jalan Industri 12',
    regencyCode: '32.16',
    lat: -6.3,
    lon: 107.15,
  }
  const { json } = await call(visitor, 'POST', '/company/sites', place)
  const certificate = { kind: 'CPOB', siteId: json.id, number: 'CPOB-77', dosageForm: 'tablet', validFrom: '2025-01-01', lastDay }
  expect((await call(visitor, 'POST', '/company/certificates', { certificate, paper: paper('cpob') })).status).toBe(201)
  for (const kind of ['nib', 'npwp', 'deed-of-establishment', 'power-of-attorney'])
    expect((await call(visitor, 'PUT', `/company/documents/${kind}`, paper(kind))).status).toBe(204)
  expect((await call(visitor, 'GET', '/company')).json.missing).toEqual([])
  expect((await call(visitor, 'POST', '/company/send')).status).toBe(204)
  const officer = somebody(['evaluator'], { id: '01900000-0000-7000-8000-0000000000cc' })
  const verified = await app().request(`/companies-to-verify/${companyId}/verify`, { method: 'POST', headers: at(officer) })
  expect(verified.status).toBe(303)
  return { visitor, companyId }
}

describe('a company’s file by API', () => {
  test('is registered, completed, sent and verified', async () => {
    const { companyId } = await aVerifiedCompany()
    const response = await app().request(`/api/v1/companies/${companyId}`)
    expect(await response.json()).toEqual({
      id: companyId,
      name: 'PT Farma Rekaan',
      kind: 'pharma industry',
      city: 'Kabupaten Bekasi, Jawa Barat',
      regencyCode: '32.16',
      standing: 'verified',
      commodities: ['supplement'],
      verifiedOn: today,
    })
  })

  test('says what it lacks, with the article', async () => {
    const person = await anApplicant(db())
    await call(person, 'PUT', '/company', { ...identity(), kbli: ['46441'] })
    const companyId = (await findPerson(db(), person.id))?.companyId
    const { json } = await call({ ...person, companyId }, 'GET', '/company')
    const cites = json.missing?.map(({ part, cite }) => [part, cite?.article])
    expect(cites).toEqual([
      ['identity', 'Q12'],
      ['sites', 'Pasal 23 ayat (3) huruf b'],
      ['certificates', 'Pasal 23 ayat (3) huruf b angka 1'],
      ['documents', 'Pasal 20 ayat (2)'],
      ['documents', 'Pasal 23 ayat (3) huruf a'],
      ['documents', 'Pasal 23 ayat (3) huruf c'],
      ['documents', 'Pasal 23 ayat (3) huruf d'],
    ])
  })

  test('refuses with the names of the fields, whatever is sent', async () => {
    const person = await anApplicant(db())
    for (const body of [{}, [], 'x', null, { nib: 8123456789012 }, { ...identity(), nib: '1', kind: 'palace', regencyCode: 7 }]) {
      const { status, json } = await call(person, 'PUT', '/company', body)
      expect([status, (json.problems ?? []).length > 0]).toEqual([422, true])
    }
    const response = await app().request('/api/v1/company', { method: 'PUT', headers: at(person), body: '{"nib": ' })
    expect(response.status).toBe(422)
    const { json } = await call(person, 'PUT', '/company', { ...identity(), nib: '1', kind: 'palace' })
    expect(json.problems?.map(({ field }) => field)).toEqual(['nib', 'kind'])
  })

  test('refuses a paper that is none, and one that is not base64', async () => {
    const { visitor } = await aVerifiedCompany()
    const put = (content: string) => call(visitor, 'PUT', '/company/documents/nib', { name: 'nib.pdf', content })
    expect((await put(Buffer.from('just text').toString('base64'))).status).toBe(422)
    expect((await put('§§§')).status).toBe(422)
    expect((await call(visitor, 'PUT', '/company/documents/passport', paper('x'))).status).toBe(404)
  })

  test('is described in OpenAPI from the same schemas', () => {
    const { paths } = openApi(companyRoutes, 'https://absah.example') as {
      paths: Record<string, Record<string, { requestBody?: object }>>
    }
    expect(Object.keys(paths)).toContain('/api/v1/companies/{id}')
    expect(JSON.stringify(paths['/api/v1/company']?.put?.requestBody)).toContain('"npwp"')
  })
})

describe('the warning before a certificate ends', () => {
  const letters = async (email: string) =>
    await db()
      .selectFrom('letter')
      .select(['subject', 'body'])
      .where('recipient', '=', email)
      .where('subject', 'like', '%akan berakhir')
      .execute()

  test('is written once, 60 days before the last day, and anew for a new end', async () => {
    const lastDay = addDays(today, 100)
    const { visitor, companyId } = await aVerifiedCompany(lastDay)
    const warn = (day = today) => warnCompanies(db(), 'https://absah.example', day)
    await warn(addDays(lastDay, -61))
    expect(await letters(visitor.email)).toEqual([])
    await Promise.all([warn(addDays(lastDay, -60)), warn(addDays(lastDay, -60))])
    await warn(addDays(lastDay, -59))
    const [letter, ...more] = await letters(visitor.email)
    expect([letter?.body.includes('CPOB-77'), more]).toEqual([true, []])
    await db()
      .updateTable('certificate')
      .set({ valid_until: addDays(lastDay, 20) })
      .where('company_id', '=', companyId)
      .execute()
    await warn(lastDay)
    expect(await letters(visitor.email)).toHaveLength(2)
  })
})
