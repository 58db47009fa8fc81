import { beforeEach, expect, test } from 'vitest'
import { form } from '#/platform/http/routes.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { makeAuthenticator } from './authenticator.test-support.ts'
import { actsOn, appWith, type Browser, openBrowser } from './browser.test-support.ts'
import { passkeysOf } from './passkeys.ts'
import { createPerson, findPerson } from './people.ts'

const at = testPlatform()
const password = 'empat kata yang acak'
const routes = [form('/decide', { roles: ['inspector'], stepUp: true }, c => c.text('decided'))]
let count = 0
let id = ''
let browser: Browser
let key: ReturnType<typeof makeAuthenticator>

const fresh = () => openBrowser(appWith(at.platform, routes))
const options = async (someone: Browser, path = '/sign-in/passkey/options') => (await someone.send(path)).json
const age = () =>
  at.platform.db
    .updateTable('session')
    .set({ created_at: new Date(Date.now() - 11 * 60_000) })
    .execute()

/** Each test begins with an inspector who has just added a passkey. */
beforeEach(async () => {
  const email = `pengawas${++count}@example.id`
  ;({ id } = await createPerson(at.platform.db, { email, name: 'Kartika', roles: ['inspector'], password }))
  browser = fresh()
  key = makeAuthenticator(at.platform.config.origin)
  await browser.signIn(email, password)
  const made = key.create(await options(browser, '/account/passkeys/options'))
  expect((await browser.send('/account/passkeys', { response: made })).json).toEqual({ next: '/account/second-factor' })
})

test('a passkey is a second factor, and opens an officer’s pages', async () => {
  expect((await findPerson(at.platform.db, id))?.hasSecondFactor).toBe(true)
  expect((await browser.post('/decide')).text).toBe('decided')
  expect(await actsOn(at.platform, id)).toEqual(['person.signed in', 'person.passkey added'])
})

test('a passkey signs in by itself', async () => {
  const someone = fresh()
  const signed = key.get(await options(someone))
  expect((await someone.send('/sign-in/passkey', { response: signed, next: '/account' })).json).toEqual({ next: '/account' })
  expect((await someone.get('/account')).status).toBe(200)
  expect((await fresh().send('/sign-in/passkey', { response: signed })).status).toBe(422)
})

test('a passkey signs nobody in that did not verify the person, or that answers another site', async () => {
  for (const how of [{ isVerified: false }, { from: 'https://absah.example.evil' }]) {
    const someone = fresh()
    const answer = await someone.send('/sign-in/passkey', { response: key.get(await options(someone), how) })
    expect(answer.status).toBe(422)
    expect((await someone.get('/account')).status).toBe(303)
  }
})

test('a passkey of a suspended person signs nobody in', async () => {
  await at.platform.db.updateTable('person').set({ suspended_at: new Date() }).where('id', '=', id).execute()
  const someone = fresh()
  const answer = await someone.send('/sign-in/passkey', { response: key.get(await options(someone)) })
  expect([answer.status, answer.json.says]).toEqual([422, 'This account is suspended. Ask the administrator.'])
})

test('a passkey proves again who one is: a held form goes on', async () => {
  await age()
  expect((await browser.post('/decide', { a: '1' })).status).toBe(403)
  const before = browser.cookies.get('absah.session_token')
  expect((await browser.send('/prove/passkey', { response: key.get(await options(browser)) })).json).toEqual({ proved: true })
  expect(browser.cookies.get('absah.session_token')).not.toBe(before)
  const proved = await browser.post('/prove', { method: 'post', to: '/decide', 'held.a': '1' })
  expect(proved.text).toContain('action="/decide"')
  expect((await browser.post('/decide', { a: '1' })).text).toBe('decided')
  expect(await at.platform.db.selectFrom('session').select('id').where('person_id', '=', id).execute()).toHaveLength(1)
})

test('beside a passkey a password alone neither signs in nor proves', async () => {
  const someone = fresh()
  const answer = await someone.signIn(`pengawas${count}@example.id`, password)
  expect([answer.status, answer.text.includes('opens with a passkey')]).toEqual([422, true])
  expect((await someone.get('/account')).status).toBe(303)
  expect(await at.platform.db.selectFrom('session').select('id').where('person_id', '=', id).execute()).toHaveLength(1)
  await age()
  expect((await browser.post('/prove', { proof: password, method: 'post', to: '/decide' })).status).toBe(422)
  expect((await browser.post('/decide')).status).toBe(403)
})

test('no change of how one signs in renews a proof that is over', async () => {
  await age()
  const passwords = { current: password, password: 'lima kata yang lain lagi' }
  expect((await browser.post('/account/password', passwords)).status).toBe(403)
  expect((await browser.post('/account/second-factor', { password })).status).toBe(403)
  expect((await browser.post('/account/second-factor/confirm', { code: '123456' })).status).toBe(403)
  expect((await browser.post('/decide')).status).toBe(403)
})

test('someone else’s passkey proves nothing, and does not change who is signed in', async () => {
  const other = await createPerson(at.platform.db, {
    email: `lain${count}@example.id`,
    name: 'Lia',
    roles: ['applicant'],
    password,
  })
  const theirs = makeAuthenticator(at.platform.config.origin)
  const lia = fresh()
  await lia.signIn(`lain${count}@example.id`, password)
  await lia.send('/account/passkeys', { response: theirs.create(await options(lia, '/account/passkeys/options')) })
  await age()
  const answer = await browser.send('/prove/passkey', { response: theirs.get(await options(browser)) })
  expect(answer.status).toBe(409)
  expect((await browser.post('/decide')).status).toBe(403)
  expect(await actsOn(at.platform, other.id)).not.toContain('person.proved again')
})

test('adding a passkey needs a fresh proof', async () => {
  await age()
  expect((await browser.send('/account/passkeys/options')).status).toBe(403)
})

test('an officer keeps the last second factor; an applicant removes theirs, and only theirs', async () => {
  const [own] = await passkeysOf(at.platform.db, id)
  expect((await browser.post(`/account/passkeys/${own!.id}/remove`)).status).toBe(409)
  const lia = fresh()
  const email = `pemohon${count}@example.id`
  const applicant = await createPerson(at.platform.db, { email, name: 'Lia', roles: ['applicant'], password })
  await lia.signIn(email, password)
  await lia.send('/account/passkeys', {
    response: makeAuthenticator(at.platform.config.origin).create(await options(lia, '/account/passkeys/options')),
  })
  expect((await lia.post(`/account/passkeys/${own!.id}/remove`)).status).toBe(404)
  expect((await lia.post('/account/passkeys/nonsense/remove')).status).toBe(404)
  const [theirs] = await passkeysOf(at.platform.db, applicant.id)
  expect((await lia.post(`/account/passkeys/${theirs!.id}/remove`)).status).toBe(303)
  expect(await passkeysOf(at.platform.db, applicant.id)).toEqual([])
  expect((await findPerson(at.platform.db, applicant.id))?.hasSecondFactor).toBe(false)
  expect(await passkeysOf(at.platform.db, id)).toHaveLength(1)
})

test('what is no answer of an authenticator is refused with a sentence, nothing broken', async () => {
  for (const body of [{}, { response: { id: 5 } }, { response: 'x' }])
    expect((await fresh().send('/sign-in/passkey', body)).status).toBe(422)
  expect((await browser.send('/account/passkeys', { response: { id: 'x' } })).status).toBe(422)
  const challenge = await options(browser, '/account/passkeys/options')
  expect((await browser.send('/account/passkeys', { response: { id: 'x' } })).status).toBe(422)
  const elsewhere = makeAuthenticator(at.platform.config.origin).create(challenge, { from: 'https://absah.example.evil' })
  await options(browser, '/account/passkeys/options')
  expect((await browser.send('/account/passkeys', { response: elsewhere })).status).toBe(422)
  expect(await passkeysOf(at.platform.db, id)).toHaveLength(1)
})
