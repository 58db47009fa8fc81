import { describe, expect, test } from 'vitest'
import type { Role } from '#/platform/accounts/person.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { actsOn, appOver, newestLetter, openBrowser } from './browser.test-support.ts'
import { createPerson, findPerson } from './people.ts'
import { currentCode, enrolTotp } from './totp.ts'

const at = testPlatform()
const password = 'empat kata yang acak'
const secret = 'authenticator-secret-of-thirty-2'
const page = '/account/second-factor'
let count = 0

async function somebody(roles: readonly Role[], { totp = false } = {}) {
  const email = `orang${++count}@example.id`
  const { id } = await createPerson(at.platform.db, { email, name: 'Joko', roles, password })
  if (totp) await enrolTotp(at.platform.db, at.platform.keys, id, secret)
  const browser = openBrowser(appOver(at.platform))
  await browser.signIn(email, password, totp ? await currentCode(secret) : undefined)
  return { id, email, browser }
}

/** The raw secret that a page shows in base 32, as an authenticator app reads it. */
function secretIn(text: string): string {
  const shown = text.match(/<code class="code">([A-Z2-7 ]{20,})<\/code>/)?.[1]?.replaceAll(' ', '') ?? ''
  const bits = [...shown].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2))).toString()
}
const backupCodesIn = (text: string) => [...text.matchAll(/<code class="code">(\w{5}-\w{5})<\/code>/g)].map(([, code]) => code!)

describe('setting up an authenticator app', () => {
  test('an officer’s pages open only after it; then signing in asks for a code or a backup code, each once', async () => {
    const { id, email, browser } = await somebody(['administrator'])
    expect((await browser.get('/admin/people')).to).toBe(`${page}?next=%2Fadmin%2Fpeople`)
    const begun = await browser.post(page, { password, next: '/admin/people' })
    expect(begun.text).toContain('<svg')
    const backupCodes = backupCodesIn(begun.text)
    expect(backupCodes).toHaveLength(10)
    expect((await browser.post(`${page}/confirm`, { code: '12345' })).status).toBe(422)
    expect((await findPerson(at.platform.db, id))?.hasSecondFactor).toBe(false)
    const before = browser.cookies.get('absah.session_token')
    const confirmed = await browser.post(`${page}/confirm`, {
      code: await currentCode(secretIn(begun.text)),
      next: '/admin/people',
    })
    expect([confirmed.status, confirmed.to]).toEqual([303, '/admin/people'])
    expect(browser.cookies.get('absah.session_token')).not.toBe(before)
    expect((await browser.get('/admin/people')).status).toBe(200)
    const again = openBrowser(appOver(at.platform))
    expect((await again.signIn(email, password, backupCodes[0])).to).toBe('/desk')
    expect((await openBrowser(appOver(at.platform)).signIn(email, password, backupCodes[0])).status).toBe(422)
    expect(await actsOn(at.platform, id)).toContain('person.authenticator set up')
    expect((await newestLetter(at.platform, email))?.subject).toMatch(/berubah/)
  })
  test('needs the password', async () => {
    const { id, browser } = await somebody(['applicant'])
    const answer = await browser.post(page, { password: 'bukan sandi saya' })
    expect([answer.status, answer.text.includes('The password is wrong.')]).toEqual([422, true])
    expect((await findPerson(at.platform.db, id))?.hasSecondFactor).toBe(false)
  })
})

describe('an authenticator app that is set up', () => {
  test('gives new backup codes, and the old ones no longer work', async () => {
    const { browser, email } = await somebody(['applicant'], { totp: true })
    const first = backupCodesIn((await browser.post(`${page}/backup-codes`, { password })).text)
    const second = backupCodesIn((await browser.post(`${page}/backup-codes`, { password })).text)
    expect([first.length, second.length]).toEqual([10, 10])
    expect((await openBrowser(appOver(at.platform)).signIn(email, password, first[0])).status).toBe(422)
    expect((await openBrowser(appOver(at.platform)).signIn(email, password, second[0])).status).toBe(303)
  })
  test('is removed by applicants with the password, and not by an officer who has nothing else', async () => {
    const applicant = await somebody(['applicant'], { totp: true })
    expect((await applicant.browser.post(`${page}/remove`, { password: 'salah' })).status).toBe(422)
    expect((await applicant.browser.post(`${page}/remove`, { password })).status).toBe(303)
    expect((await openBrowser(appOver(at.platform)).signIn(applicant.email, password)).to).toBe('/desk')
    const officer = await somebody(['inspector'], { totp: true })
    const refused = await officer.browser.post(`${page}/remove`, { password })
    expect([refused.status, refused.text.includes('An officer must have a second factor')]).toEqual([422, true])
    expect((await findPerson(at.platform.db, officer.id))?.hasSecondFactor).toBe(true)
  })
})

test('what weakens an account needs a fresh proof besides the password, which no page carries meanwhile', async () => {
  const { browser, id } = await somebody(['applicant'], { totp: true })
  await at.platform.db
    .updateTable('session')
    .set({ created_at: new Date(Date.now() - 11 * 60_000) })
    .where('person_id', '=', id)
    .execute()
  for (const act of ['remove', 'backup-codes']) {
    const held = await browser.post(`${page}/${act}`, { password })
    expect([held.status, held.text.includes(password), held.text.includes('Passwords are not kept')]).toEqual([403, false, true])
  }
  expect((await findPerson(at.platform.db, id))?.hasSecondFactor).toBe(true)
})

describe('a person’s own account', () => {
  test('keeps its name and language', async () => {
    const { id, browser } = await somebody(['applicant'])
    expect((await browser.post('/account', { name: ' ', lang: 'fr' })).status).toBe(422)
    expect((await browser.post('/account', { name: 'Joko Susilo', lang: 'id' })).status).toBe(303)
    expect(await findPerson(at.platform.db, id)).toMatchObject({ name: 'Joko Susilo', lang: 'id' })
    expect((await browser.get('/account')).text).toContain('Akun Anda')
  })
  test('changes its password with the current one; other sessions end, this one is renewed', async () => {
    const { email, browser } = await somebody(['applicant'])
    const other = openBrowser(appOver(at.platform))
    await other.signIn(email, password)
    expect((await browser.post('/account/password', { current: 'salah', password: 'sandi yang baru sekali' })).status).toBe(422)
    expect((await browser.post('/account/password', { current: password, password: 'pendek' })).status).toBe(422)
    expect((await browser.post('/account/password', { current: password, password: 'sandi yang baru sekali' })).status).toBe(303)
    expect((await browser.get('/account')).status).toBe(200)
    expect((await other.get('/account')).status).toBe(303)
  })
  test('signs out of other browsers', async () => {
    const { email, browser } = await somebody(['applicant'])
    const other = openBrowser(appOver(at.platform))
    await other.signIn(email, password)
    expect((await browser.get('/account')).text).toContain('Sign out of other browsers')
    await browser.post('/account/sessions/end')
    expect([(await browser.get('/account')).status, (await other.get('/account')).status]).toEqual([200, 303])
  })
})
