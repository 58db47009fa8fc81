import { describe, expect, test } from 'vitest'
import { testPlatform } from '../../../tests/platform.ts'
import { actsOn, appOver, newestLetter, newestLink, openBrowser } from './browser.test-support.ts'
import { createPerson, findPersonByEmail, getPerson, hashPassword } from './people.ts'
import { currentCode, enrolTotp } from './totp.ts'

const at = testPlatform()
const password = 'empat kata yang acak'
const passwordHash = await hashPassword(password)
const secret = 'authenticator-secret-of-thirty-2'
let count = 0

/** A person of their own for each test. */
async function somebody({ totp = false } = {}) {
  const email = `orang${++count}@example.id`
  const { id } = await createPerson(at.platform.db, { email, name: 'Citra', roles: ['applicant'], passwordHash })
  if (totp) await enrolTotp(at.platform.db, at.platform.keys, id, secret)
  return { id, email }
}
const browser = () => openBrowser(appOver(at.platform))
const isIn = async (someone: ReturnType<typeof browser>) => (await someone.get('/account')).status === 200

describe('signing up', () => {
  test('asks for the address to be confirmed, by the link in a letter, before anyone signs in', async () => {
    const someone = browser()
    const email = 'baru@example.id'
    expect(await someone.post('/sign-up', { name: 'Dewi', email: ' Baru@Example.id ', password })).toMatchObject({
      status: 303,
      to: '/sign-up/sent',
    })
    const early = await someone.signIn(email, password)
    expect([early.status, early.text.includes('Confirm your mail address first')]).toEqual([422, true])
    const link = await newestLink(at.platform, email)
    expect((await someone.get(link!)).text).toContain('Confirm')
    expect((await findPersonByEmail(at.platform.db, email))?.isConfirmed).toBe(false)
    const token = new URL(link!, 'http://here').searchParams.get('token')!
    expect(await someone.post('/confirm', { token })).toMatchObject({ status: 303, to: '/sign-in' })
    expect(await someone.signIn(email, password)).toMatchObject({ status: 303, to: '/desk' })
    const { id, lang, roles } = (await findPersonByEmail(at.platform.db, email))!
    expect([lang, roles]).toEqual(['en', ['applicant']])
    expect(await actsOn(at.platform, id)).toEqual(['person.signed up', 'person.confirmed', 'person.signed in'])
  })
  test('keeps what was typed and names the field that is wrong, and makes nobody', async () => {
    const answer = await browser().post('/sign-up', { name: 'Eka', email: 'eka', password: 'pendek' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('value="Eka"')
    expect(answer.text).toContain('Write a mail address like')
    expect(answer.text).toContain('at least 12 characters')
    expect(answer.text).not.toContain('pendek')
    expect(await newestLetter(at.platform, 'eka')).toBeUndefined()
  })
  test('takes no name that would carry an advertisement into a stranger’s mail', async () => {
    for (const name of ['Menang! https://hadiah.example', 'WWW.hadiah.example', 'Baris\nkedua'])
      expect((await browser().post('/sign-up', { name, email: 'sasaran@example.id', password })).status).toBe(422)
    expect(await newestLetter(at.platform, 'sasaran@example.id')).toBeUndefined()
  })
  test('cannot give a role', async () => {
    const fields = {
      name: 'Fajar',
      email: 'fajar@example.id',
      password,
      roles: 'administrator',
      companyId: 'x',
      emailVerified: 'true',
    }
    await browser().post('/sign-up', fields)
    expect(await findPersonByEmail(at.platform.db, 'fajar@example.id')).toMatchObject({
      roles: ['applicant'],
      isConfirmed: false,
    })
  })
  test('answers the same for an address that has an account, and tells its owner by letter', async () => {
    const { email } = await somebody()
    const known = await browser().post('/sign-up', { name: 'Gita', email, password: 'sebuah sandi lain' })
    const unknown = await browser().post('/sign-up', { name: 'Gita', email: 'gita@example.id', password })
    expect([known.status, known.to, known.text, known.setCookies]).toEqual([
      unknown.status,
      unknown.to,
      unknown.text,
      unknown.setCookies,
    ])
    expect((await newestLetter(at.platform, email))?.subject).toMatch(/sudah mempunyai akun/)
    expect((await browser().signIn(email, password)).status).toBe(303)
  })
  test('a link that nobody sent confirms nothing', async () => {
    expect((await browser().post('/confirm', { token: 'a.b.c' })).status).toBe(410)
  })
})

describe('signing in', () => {
  test('begins a new session with a cookie that scripts cannot read, and ends the one before', async () => {
    const { email, id } = await somebody()
    const someone = browser()
    const { setCookies } = await someone.signIn(email, password)
    expect(setCookies.find(cookie => cookie.startsWith('absah.session_token='))).toMatch(/HttpOnly.*SameSite=Lax/i)
    const before = someone.cookies.get('absah.session_token')
    await someone.signIn(email, password)
    expect(someone.cookies.get('absah.session_token')).not.toBe(before)
    someone.cookies.set('absah.session_token', before!)
    expect(await isIn(someone)).toBe(false)
    const rows = await at.platform.db.selectFrom('session').select('id').where('person_id', '=', id).execute()
    expect(rows).toHaveLength(1)
  })
  test('the cookie is Secure, and bound to https, where the site is', async () => {
    const config = { ...at.platform.config, origin: 'https://absah.example' }
    const { email } = await somebody()
    const { setCookies } = await openBrowser(appOver({ ...at.platform, config })).signIn(email, password)
    expect(setCookies.find(cookie => cookie.includes('session_token='))).toMatch(/^__Secure-absah.*Secure/)
  })
  test('says the same of a wrong password and of an address nobody has', async () => {
    const { email } = await somebody()
    const wrong = await browser().signIn(email, 'bukan sandi saya')
    const nobody = await browser().signIn('tidak-ada@example.id', 'bukan sandi saya')
    expect([wrong.status, nobody.status]).toEqual([422, 422])
    expect(wrong.text.replaceAll(email, '')).toBe(nobody.text.replaceAll('tidak-ada@example.id', ''))
    expect(wrong.text).toContain('The mail address or the password is wrong.')
  })
  test('leads on to the page that was asked for, and never elsewhere', async () => {
    const { email } = await somebody()
    const to = async (next: string) => (await browser().post('/sign-in', { email, password, next })).to
    expect(await to('/lots?page=2')).toBe('/lots?page=2')
    expect(await to('//elsewhere.example')).toBe('/desk')
    expect(await to('https://elsewhere.example')).toBe('/desk')
  })
  test('is refused to a suspended person, whose sessions are over', async () => {
    const { email, id } = await somebody()
    const someone = browser()
    await someone.signIn(email, password)
    await at.platform.db.updateTable('person').set({ suspended_at: new Date() }).where('id', '=', id).execute()
    expect(await isIn(someone)).toBe(false)
    const answer = await browser().signIn(email, password)
    expect([answer.status, answer.text.includes('This account is suspended')]).toEqual([422, true])
  })
  test('is counted: one address cannot try without end', async () => {
    const someone = browser()
    const answers: number[] = []
    for (let i = 0; i < 21; i++) answers.push((await someone.signIn('x', 'y')).status)
    expect(answers.at(-1)).toBe(429)
  })
  test('signing out ends the session', async () => {
    const { email } = await somebody()
    const someone = browser()
    await someone.signIn(email, password)
    const token = someone.cookies.get('absah.session_token')!
    expect((await someone.post('/sign-out')).to).toBe('/')
    expect(someone.cookies.has('absah.session_token')).toBe(false)
    someone.cookies.set('absah.session_token', token)
    expect(await isIn(someone)).toBe(false)
  })
})

describe('the second factor', () => {
  test('the password alone does not sign in: the code does, once', async () => {
    const { email, id } = await somebody({ totp: true })
    const code = await currentCode(secret)
    const someone = browser()
    expect(await someone.signIn(email, password)).toMatchObject({ status: 303, to: '/sign-in/code?next=%2Fdesk' })
    expect(await isIn(someone)).toBe(false)
    expect((await someone.post('/sign-in/code', { code: '000000' === code ? '111111' : '000000' })).status).toBe(422)
    expect(await someone.post('/sign-in/code', { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })).toMatchObject({
      status: 303,
      to: '/desk',
    })
    expect(await isIn(someone)).toBe(true)
    const other = browser()
    const again = await other.signIn(email, password, code)
    expect([again.status, again.text.includes('This code has been used')]).toEqual([422, true])
    expect(await isIn(other)).toBe(false)
    expect(await actsOn(at.platform, id)).toEqual(['person.signed in'])
  })
  test('too many wrong codes lead back to the password', async () => {
    const { email } = await somebody({ totp: true })
    const someone = browser()
    await someone.signIn(email, password)
    const answers = []
    for (let i = 0; i < 6; i++) answers.push(await someone.post('/sign-in/code', { code: 'abcde-fghij' }))
    expect(answers.map(answer => answer.status)).toEqual([422, 422, 422, 422, 422, 303])
    expect(answers.at(-1)?.to).toBe('/sign-in?next=%2Fdesk')
    expect((await someone.post('/sign-in/code', { code: await currentCode(secret) })).to).toBe('/sign-in?next=%2Fdesk')
  })
})

describe('a new password by mail', () => {
  test('the link works once, ends every session, and the person hears of it', async () => {
    const { email, id } = await somebody()
    const [before, someone] = [browser(), browser()]
    await before.signIn(email, password)
    expect(await someone.post('/forgot', { email })).toMatchObject({ status: 303, to: '/forgot/sent' })
    const link = (await newestLink(at.platform, email))!
    expect((await someone.get(link)).text).toContain('Make a new password')
    expect((await someone.post(link, { password: 'pendek' })).status).toBe(422)
    expect((await someone.post(link, { password: 'sandi yang baru sekali' })).to).toBe('/sign-in')
    expect(await isIn(before)).toBe(false)
    expect((await someone.signIn(email, password)).status).toBe(422)
    expect((await someone.signIn(email, 'sandi yang baru sekali')).status).toBe(303)
    expect([(await someone.get(link)).status, (await someone.post(link, { password })).status]).toEqual([410, 410])
    expect((await newestLetter(at.platform, email))?.subject).toMatch(/berubah/)
    expect(await actsOn(at.platform, id)).toContain('person.password reset')
  })
  test('the link is over after an hour', async () => {
    const { email } = await somebody()
    await browser().post('/forgot', { email })
    const link = (await newestLink(at.platform, email))!
    await at.platform.db
      .updateTable('verification')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .execute()
    expect([(await browser().get(link)).status, (await browser().post(link, { password })).status]).toEqual([410, 410])
    expect((await browser().signIn(email, password)).status).toBe(303)
  })
  test('the answer does not tell whether the address has an account', async () => {
    const { email } = await somebody()
    const known = await browser().post('/forgot', { email })
    const unknown = await browser().post('/forgot', { email: 'tidak-ada@example.id' })
    expect([known.status, known.to, known.text, known.setCookies]).toEqual([
      unknown.status,
      unknown.to,
      unknown.text,
      unknown.setCookies,
    ])
    expect(await newestLetter(at.platform, 'tidak-ada@example.id')).toBeUndefined()
  })
  test('a link by mail also confirms the address, so that nobody can sit on it beforehand', async () => {
    const email = 'korban@example.id'
    await browser().post('/sign-up', { name: 'Penyerang', email, password })
    await browser().post('/forgot', { email })
    const link = (await newestLink(at.platform, email))!
    await browser().post(link, { password: 'sandi pemilik surel' })
    expect((await findPersonByEmail(at.platform.db, email))?.isConfirmed).toBe(true)
    expect((await browser().signIn(email, password)).status).toBe(422)
  })
  test('the secrets of links are not in the database', async () => {
    const { email, id } = await somebody()
    await browser().post('/forgot', { email })
    const token = (await newestLink(at.platform, email))!.replace('/reset/', '')
    const kept = await at.platform.db.selectFrom('verification').select(['identifier', 'value']).where('value', '=', id).execute()
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(await getPerson(at.platform.db, id)).toBeDefined()
  })
})
