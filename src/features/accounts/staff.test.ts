import { beforeEach, describe, expect, test } from 'vitest'
import { api } from '#/platform/http/routes.ts'
import { newId } from '#/platform/ids.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { actsOn, appWith, type Browser, newestLetter, newestLink, openBrowser } from './browser.test-support.ts'
import { createPerson, findPerson, findPersonByEmail, hashPassword, peopleOfCompany } from './people.ts'

const at = testPlatform()
const password = 'empat kata yang acak'
const passwordHash = await hashPassword(password)
const routes = [
  api('post', '/api/v1/reports', { roles: ['applicant'], scope: 'movements:write' }, { summary: 'A report', tag: 'test' }, c =>
    c.json({ company: c.var.visitor?.companyId, actor: c.var.visitor?.name }),
  ),
  api('get', '/api/v1/lots', { roles: ['applicant'], scope: 'codes' }, { summary: 'Lots', tag: 'test' }, c => c.json({})),
]
let count = 0
let company = ''
let browser: Browser
let me = ''

async function makePerson(companyId?: string) {
  const email = `rekan${++count}@example.id`
  const { id } = await createPerson(at.platform.db, {
    email,
    name: `Rekan ${count}`,
    roles: ['applicant'],
    passwordHash,
    companyId,
  })
  return { id, email }
}
async function signedIn(email: string) {
  const one = openBrowser(appWith(at.platform, routes))
  await one.signIn(email, password)
  return one
}

beforeEach(async () => {
  company = newId()
  const { id, email } = await makePerson(company)
  me = id
  browser = await signedIn(email)
})

describe('colleagues', () => {
  test('are invited by mail and come in for the company', async () => {
    expect((await browser.post('/staff/people', { name: 'Oki', email: 'Oki@Example.id' })).to).toBe('/staff')
    const oki = (await findPersonByEmail(at.platform.db, 'oki@example.id'))!
    expect([oki.companyId, oki.isConfirmed]).toEqual([company, false])
    expect((await browser.get('/staff')).text).toContain('Invited')
    const other = openBrowser(appWith(at.platform, routes))
    await other.post((await newestLink(at.platform, 'oki@example.id'))!, { password })
    await other.signIn('oki@example.id', password)
    expect((await other.get('/staff')).text).toContain('oki@example.id')
  })
  test('with an account already are asked, and join only by themselves; the inviter sees no difference', async () => {
    const known = await makePerson()
    const asked = await browser.post('/staff/people', { name: 'Putu', email: known.email })
    const unknown = await browser.post('/staff/people', { name: 'Putu', email: `tak-dikenal${count}@example.id` })
    expect([asked.status, asked.to, asked.text]).toEqual([unknown.status, unknown.to, unknown.text])
    expect((await findPerson(at.platform.db, known.id))?.companyId).toBeUndefined()
    const link = (await newestLink(at.platform, known.email))!
    expect((await browser.get(link)).status).toBe(410)
    const one = await signedIn(known.email)
    expect((await one.get(link)).text).toContain('Join')
    expect((await one.post(link)).to).toBe('/staff')
    expect((await findPerson(at.platform.db, known.id))?.companyId).toBe(company)
    expect((await one.post(link)).status).toBe(410)
    expect(await actsOn(at.platform, company)).toContain('colleague.joined')
  })
  test('of another company stay there', async () => {
    const theirs = newId()
    const person = await makePerson(theirs)
    await browser.post('/staff/people', { name: 'Putu', email: person.email })
    const one = await signedIn(person.email)
    expect((await one.post((await newestLink(at.platform, person.email))!)).status).toBe(409)
    expect((await findPerson(at.platform.db, person.id))?.companyId).toBe(theirs)
  })
  test('are removed by each other, never by another company or by themselves', async () => {
    const colleague = await makePerson(company)
    const stranger = await makePerson(newId())
    expect((await browser.post(`/staff/people/${stranger.id}/remove`)).status).toBe(404)
    expect((await browser.post(`/staff/people/${me}/remove`)).status).toBe(409)
    expect((await browser.post(`/staff/people/${colleague.id}/remove`)).status).toBe(303)
    expect((await peopleOfCompany(at.platform.db, company)).map(person => person.id)).toEqual([me])
    expect((await findPerson(at.platform.db, stranger.id))?.companyId).toBeDefined()
  })
  test('without a company, the page says what to do', async () => {
    const { email } = await makePerson()
    const answer = await (await signedIn(email)).get('/staff')
    expect([answer.status, answer.text.includes('Register a company')]).toEqual([409, true])
  })
})

describe('keys', () => {
  const make = async (fields: [string, string][]) => {
    const { text, status } = await browser.post('/staff/keys', fields)
    return { status, text, key: text.match(/absah_[\w-]{43}/)?.[0] ?? '' }
  }
  const use = async (key: string, path = '/api/v1/reports', method = 'POST') => {
    const headers = { authorization: `Bearer ${key}` }
    const response = await appWith(at.platform, routes).request(path, { method, headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  test('are shown once and open what their scopes say, for their company', async () => {
    const { key } = await make([
      ['keyName', 'Gudang Cikarang'],
      ['scopes', 'movements:write'],
      ['scopes', 'movements:read'],
    ])
    expect(await use(key)).toEqual({ status: 200, body: { company, actor: 'Gudang Cikarang' } })
    expect((await use(key, '/api/v1/lots', 'GET')).status).toBe(403)
    expect((await use(`${key}x`)).status).toBe(401)
    const page = (await browser.get('/staff')).text
    expect(page).toContain('Gudang Cikarang')
    expect(page).not.toContain(key)
    const kept = await at.platform.db.selectFrom('company_key').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(key)
  })
  test('open no page, also where a person of the company may go', async () => {
    const { key } = await make([
      ['keyName', 'Gudang'],
      ['scopes', 'applications'],
    ])
    const response = await appWith(at.platform, routes).request('/staff', { headers: { authorization: `Bearer ${key}` } })
    expect(response.status).toBe(403)
  })
  test('are revoked at once, by their own company only', async () => {
    const { key } = await make([
      ['keyName', 'Gudang'],
      ['scopes', 'movements:write'],
    ])
    const { id } = await at.platform.db
      .selectFrom('company_key')
      .select('id')
      .where('company_id', '=', company)
      .executeTakeFirstOrThrow()
    const stranger = await signedIn((await makePerson(newId())).email)
    expect((await stranger.post(`/staff/keys/${id}/revoke`)).status).toBe(404)
    expect((await use(key)).status).toBe(200)
    expect((await browser.post(`/staff/keys/${id}/revoke`)).status).toBe(303)
    expect((await use(key)).status).toBe(401)
    expect((await browser.post(`/staff/keys/${id}/revoke`)).status).toBe(404)
    expect(await actsOn(at.platform, id)).toEqual(['key.made', 'key.revoked'])
  })
  test('need a name and a known scope', async () => {
    expect((await make([['scopes', 'codes']])).status).toBe(422)
    expect((await make([['keyName', 'Gudang']])).status).toBe(422)
    const wrong = await make([
      ['keyName', 'Gudang'],
      ['scopes', 'everything'],
    ])
    expect([wrong.status, wrong.text.includes('value="Gudang"')]).toEqual([422, true])
  })
})

test('an invitation names who sent it', async () => {
  await browser.post('/staff/people', { name: 'Sari', email: `sari${count}@example.id` })
  expect((await newestLetter(at.platform, `sari${count}@example.id`))?.body).toMatch(/Rekan \d+ made an account for you/)
})
