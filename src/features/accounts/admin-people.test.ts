import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { act } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { setRoles } from './administration.ts'
import { actsOn, appOver, type Browser, newestLink, openBrowser } from './browser.test-support.ts'
import { createPerson, findPerson, findPersonByEmail, hashPassword } from './people.ts'
import { currentCode, enrolTotp } from './totp.ts'

const at = testPlatform()
const password = 'empat kata yang acak'
const passwordHash = await hashPassword(password)
const secret = 'authenticator-secret-of-thirty-2'
let count = 0
let administrator = { id: '', email: '', browser: openBrowser(undefined as never) }

async function makePerson(roles: Parameters<typeof createPerson>[1]['roles'], companyId?: string) {
  const email = `orang${++count}@example.id`
  const { id } = await createPerson(at.platform.db, { email, name: `Orang ${count}`, roles, passwordHash, companyId })
  if (!roles.includes('applicant')) await enrolTotp(at.platform.db, at.platform.keys, id, secret)
  return { id, email }
}
async function signedIn({ id, email }: { id: string; email: string }, isOfficer: boolean) {
  const browser: Browser = openBrowser(appOver(at.platform))
  await browser.signIn(email, password, isOfficer ? await currentCode(secret) : undefined)
  return { id, email, browser }
}

beforeEach(async () => {
  await sql`update person set roles = '{inspector}' where roles @> '{administrator}'`.execute(at.platform.db)
  administrator = await signedIn(await makePerson(['administrator']), true)
})

describe('officers', () => {
  test('are made by an administrator and choose their password by the letter', async () => {
    const fields: [string, string][] = [
      ['name', 'Maya'],
      ['email', 'Maya@Example.id'],
      ['lang', 'id'],
      ['roles', 'evaluator'],
      ['roles', 'approver'],
    ]
    const made = await administrator.browser.post('/admin/people/new', fields)
    const maya = (await findPersonByEmail(at.platform.db, 'maya@example.id'))!
    expect([made.to, maya.roles, maya.isConfirmed]).toEqual([`/admin/people/${maya.id}`, ['evaluator', 'approver'], false])
    expect((await administrator.browser.get(made.to!)).text).toContain('Send the invitation again')
    expect((await administrator.browser.post(`${made.to}/invite`)).status).toBe(303)
    const link = (await newestLink(at.platform, 'maya@example.id'))!
    const browser = openBrowser(appOver(at.platform))
    await browser.post(link, { password })
    expect((await browser.signIn('maya@example.id', password)).to).toBe('/desk')
    expect((await browser.get('/join/x')).to).toBe('/account/second-factor?next=%2Fjoin%2Fx')
    expect(await actsOn(at.platform, maya.id)).toEqual([
      'person.invited',
      'person.invited again',
      'person.password reset',
      'person.signed in',
    ])
    expect((await administrator.browser.post(`${made.to}/invite`)).status).toBe(409)
  })
  test('need an address of their own and at least one officer’s role', async () => {
    const { email } = await makePerson(['applicant'])
    const taken = await administrator.browser.post('/admin/people/new', { name: 'Nina', email, lang: 'id', roles: 'evaluator' })
    expect([taken.status, taken.text.includes('has an account already'), taken.text.includes('value="Nina"')]).toEqual([
      422,
      true,
      true,
    ])
    for (const roles of [{}, { roles: 'applicant' }, { roles: 'king' }] as Record<string, string>[])
      expect(
        (await administrator.browser.post('/admin/people/new', { name: 'Nina', email: 'nina@example.id', lang: 'id', ...roles }))
          .status,
      ).toBe(422)
    expect(await findPersonByEmail(at.platform.db, 'nina@example.id')).toBeUndefined()
  })
  test('are listed, searched and filtered', async () => {
    await createPerson(at.platform.db, { email: 'persen%@example.id', name: 'Seratus %', roles: ['code officer'] })
    const list = async (query: string) => (await administrator.browser.get(`/admin/people?${query}`)).text
    expect(await list('q=%25')).toContain('Seratus %')
    expect(await list('q=%25')).not.toContain(administrator.email)
    expect(await list('role=code+officer&state=invited')).toContain('Seratus %')
    expect(await list('state=suspended')).not.toContain('Seratus %')
  })
})

describe('roles', () => {
  test('change at once: the old session is over', async () => {
    const officer = await signedIn(await makePerson(['evaluator']), true)
    const path = `/admin/people/${officer.id}`
    expect((await administrator.browser.post(`${path}/roles`, { roles: 'inspector' })).status).toBe(303)
    expect((await findPerson(at.platform.db, officer.id))?.roles).toEqual(['inspector'])
    expect((await officer.browser.get('/account')).to).toBe('/sign-in?next=%2Faccount')
    expect(await actsOn(at.platform, officer.id)).toContain('person.roles changed')
  })
  test('are never one’s own to change, and an applicant of a company gets none', async () => {
    const own = await administrator.browser.post(`/admin/people/${administrator.id}/roles`, { roles: 'approver' })
    expect([own.status, own.text.includes('your own account')]).toEqual([409, true])
    expect((await administrator.browser.post(`/admin/people/${administrator.id}/suspend`)).status).toBe(409)
    const applicant = await makePerson(['applicant'], '01900000-0000-7000-8000-00000000000a')
    expect((await administrator.browser.post(`/admin/people/${applicant.id}/roles`, { roles: 'approver' })).status).toBe(409)
    expect((await findPerson(at.platform.db, administrator.id))?.roles).toEqual(['administrator'])
  })
  test('two administrators who take the role from each other at once leave one', async () => {
    const other = await makePerson(['administrator'])
    const take = (from: string, of: string) =>
      act(at.platform.db, { kind: 'person', id: from, name: from }, { act: 'x', subject: 'person', id: of }, tx =>
        setRoles(tx, from, of, ['evaluator']),
      )
    const both = await Promise.allSettled([take(administrator.id, other.id), take(other.id, administrator.id)])
    expect(both.map(result => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
  test('need a fresh proof', async () => {
    const officer = await makePerson(['evaluator'])
    await at.platform.db
      .updateTable('session')
      .set({ created_at: new Date(Date.now() - 11 * 60_000) })
      .execute()
    expect((await administrator.browser.post(`/admin/people/${officer.id}/roles`, { roles: 'inspector' })).status).toBe(403)
    expect((await findPerson(at.platform.db, officer.id))?.roles).toEqual(['evaluator'])
  })
  test('are an administrator’s business alone', async () => {
    const officer = await signedIn(await makePerson(['approver']), true)
    const applicant = await signedIn(await makePerson(['applicant']), false)
    for (const { browser } of [officer, applicant])
      for (const path of ['/admin/people', '/admin/people/new', `/admin/people/${administrator.id}`, '/admin/audit'])
        expect((await browser.get(path)).status).toBe(403)
    expect((await officer.browser.post(`/admin/people/${applicant.id}/roles`, { roles: 'approver' })).status).toBe(403)
  })
})

describe('an account', () => {
  test('is suspended and restored', async () => {
    const officer = await signedIn(await makePerson(['evaluator']), true)
    const path = `/admin/people/${officer.id}`
    await administrator.browser.post(`${path}/suspend`)
    expect((await officer.browser.get('/account')).status).toBe(303)
    expect((await openBrowser(appOver(at.platform)).signIn(officer.email, password)).status).toBe(422)
    await administrator.browser.post(`${path}/restore`)
    expect((await openBrowser(appOver(at.platform)).signIn(officer.email, password)).status).toBe(303)
  })
  test('whose phone is lost gets a new second factor, by way of an administrator', async () => {
    const officer = await signedIn(await makePerson(['evaluator']), true)
    await administrator.browser.post(`/admin/people/${officer.id}/second-factor`)
    expect((await officer.browser.get('/account')).status).toBe(303)
    expect((await officer.browser.signIn(officer.email, password)).to).toBe('/desk')
    expect((await officer.browser.get('/account/second-factor')).text).toContain('As an officer, set up')
  })
  test('that does not exist is a 404, whatever stands in the address', async () => {
    for (const id of ['nonsense', '01900000-0000-7000-8000-000000000999'])
      for (const act of ['roles', 'suspend', 'restore', 'second-factor', 'invite'])
        expect((await administrator.browser.post(`/admin/people/${id}/${act}`, { roles: 'approver' })).status).toBe(404)
  })
})
