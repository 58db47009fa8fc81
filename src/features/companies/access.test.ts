import { beforeAll, describe, expect, test } from 'vitest'
import { findPerson } from '#/features/accounts/people.ts'
import { type Role, roles, type Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { certificatesOf, companyDocuments, sitesOf } from './companies.ts'
import { anApplicant, aPdf, certificate, identity, site, upload } from './registration.test-support.ts'
import { companyRoutes } from './routes.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, companyRoutes, { proveAgain: c => c.text('prove again', 403) })
const ask = (path: string, init?: RequestInit) => Promise.resolve(app().request(path, init))
const db = () => test1.platform.db

const aCompany = async () => {
  const person = await anApplicant(db())
  await ask('/company/identity', sent(identity(), person))
  const companyId = (await findPerson(db(), person.id))?.companyId ?? ''
  const visitor = { ...person, companyId }
  await ask('/company/sites/new', sent(site(), visitor))
  const siteId = (await sitesOf(db(), companyId))[0]!.id
  await ask('/company/certificates/new', upload(certificate(siteId), { name: 'a.pdf', content: aPdf(companyId) }, visitor))
  await ask('/company/documents/nib', upload({}, { name: 'nib.pdf', content: aPdf(`nib ${companyId}`) }, visitor))
  const certificateId = (await certificatesOf(db(), companyId))[0]!.id
  const hash = (await companyDocuments(db(), companyId))[0]!.hash
  return { visitor, companyId, siteId, certificateId, hash }
}

describe('every route says who may come in, and keeps everyone else out', () => {
  let ours: Awaited<ReturnType<typeof aCompany>>
  let theirs: Awaited<ReturnType<typeof aCompany>>
  beforeAll(async () => {
    ours = await aCompany()
    theirs = await aCompany()
  })
  const visitorWith = (role: Role): Visitor =>
    role === 'applicant' ? ours.visitor : somebody([role], { id: '01900000-0000-7000-8000-0000000000bb' })
  const status = async (path: string, visitor?: Visitor) => (await ask(path, { headers: at(visitor) })).status

  test.each(companyRoutes.filter(route => route.access !== 'anyone').map(route => [route.method, route.path, route] as const))(
    '%s %s: nobody without signing in',
    async (method, path, route) => {
      const response = await ask(path.replace(/:\w+/g, ours.companyId), {
        method: method.toUpperCase(),
        headers: at(undefined),
      })
      expect(response.status).toBe(route.api || method !== 'get' ? 401 : 303)
    },
  )

  test.each([
    ['/company', ['applicant']],
    ['/company/sites', ['applicant']],
    ['/company/send', ['applicant']],
    ['/companies-to-verify', ['evaluator']],
    ['/api/v1/company', ['applicant']],
  ] as const)('%s is for %s', async (path, allowed) => {
    for (const role of roles)
      expect([role, await status(path, visitorWith(role))]).toEqual([
        role,
        (allowed as readonly Role[]).includes(role) ? 200 : 403,
      ])
  })

  test('papers are for the company’s people and the officers who judge', async () => {
    const path = `/companies/${ours.companyId}/papers/${ours.hash}`
    const found = Object.fromEntries(await Promise.all(roles.map(async role => [role, await status(path, visitorWith(role))])))
    expect(found).toEqual({
      applicant: 200,
      evaluator: 200,
      approver: 200,
      inspector: 200,
      'code officer': 403,
      administrator: 403,
    })
    expect(await status(path, theirs.visitor)).toBe(404)
    expect(await status(`/companies/${theirs.companyId}/papers/${ours.hash}`, theirs.visitor)).toBe(404)
    expect(await status(`/companies/${ours.companyId}/papers/nonsense`, ours.visitor)).toBe(404)
  })

  test('another company’s site, certificate and paper cannot be read, changed or removed', async () => {
    for (const path of [
      `/company/sites/${theirs.siteId}`,
      `/company/sites/${theirs.siteId}/remove`,
      `/company/certificates/${theirs.certificateId}`,
      `/company/certificates/${theirs.certificateId}/remove`,
    ]) {
      expect([path, await status(path, ours.visitor)]).toEqual([path, 404])
      const response = await ask(path, sent({ ...site(), ...certificate(ours.siteId) }, ours.visitor))
      expect([path, response.status]).toEqual([path, 404])
    }
    expect(await sitesOf(db(), theirs.companyId)).toHaveLength(1)
    expect(await certificatesOf(db(), theirs.companyId)).toHaveLength(1)
  })

  test('a certificate cannot name another company’s site', async () => {
    const init = upload(certificate(theirs.siteId), { name: 'a.pdf', content: aPdf() }, ours.visitor)
    expect((await ask('/company/certificates/new', init)).status).toBe(404)
  })

  test('a key comes in to the API with the scope for applications, and to no page', async () => {
    const key = { ...ours.visitor, via: 'key', scopes: ['applications'], provedAt: undefined } as const
    expect(await status('/api/v1/company', key)).toBe(200)
    expect(await status('/api/v1/company', { ...key, scopes: ['codes'] })).toBe(403)
    expect(await status('/company', key)).toBe(403)
  })

  test('a draft is nobody’s business', async () => {
    for (const path of [
      `/companies/${ours.companyId}`,
      `/sites/${ours.siteId}`,
      `/api/v1/companies/${ours.companyId}`,
      '/companies/x',
      '/sites/x',
    ])
      expect([path, await status(path)]).toEqual([path, 404])
  })

  test('an applicant without a company is told to register one', async () => {
    const nobody = await anApplicant(db())
    for (const path of [
      '/company/sites',
      '/company/certificates',
      '/company/documents/nib',
      '/company/send',
      '/company/sites/new',
    ])
      expect([path, await status(path, nobody)]).toEqual([path, 409])
    expect(await status('/company', nobody)).toBe(200)
  })
})
