import { beforeAll, describe, expect, test } from 'vitest'
import { form, page } from '#/platform/http/routes.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { actsOn, appWith, type Browser, openBrowser } from './browser.test-support.ts'
import { createPerson } from './people.ts'
import { currentCode, enrolTotp } from './totp.ts'

const at = testPlatform()
const password = 'empat kata yang acak'
const secret = 'authenticator-secret-of-thirty-2'
const decide = { roles: ['applicant', 'approver'], stepUp: true } as const
const routes = [
  form('/decide', decide, async c => c.json(await c.req.parseBody({ all: true }))),
  page('/decisions', decide, c => c.text('decisions')),
]
let applicant = { id: '', email: 'pemohon@example.id' }
let officer = { id: '', email: 'petugas@example.id' }

beforeAll(async () => {
  const { db, keys } = at.platform
  applicant = { ...applicant, ...(await createPerson(db, { ...applicant, name: 'Hadi', roles: ['applicant'], password })) }
  officer = { ...officer, ...(await createPerson(db, { ...officer, name: 'Intan', roles: ['approver'], password })) }
  await enrolTotp(db, keys, officer.id, secret)
})

/** Signed in so long ago that the proof of then no longer counts. */
async function longSignedIn(email: string, code?: string): Promise<Browser> {
  await at.platform.db.deleteFrom('spent_code').execute()
  const someone = openBrowser(appWith(at.platform, routes))
  await someone.signIn(email, password, code)
  await at.platform.db
    .updateTable('session')
    .set({ created_at: new Date(Date.now() - 11 * 60_000) })
    .execute()
  await at.platform.db.deleteFrom('spent_code').execute()
  return someone
}

/** The hidden fields of the form on a page, in order. */
const hiddenIn = (text: string): [string, string][] =>
  [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [name!, plain(value!)])
const plain = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#39;', "'").replaceAll('&amp;', '&')

describe('a form sent without a fresh proof', () => {
  const entered: [string, string][] = [
    ['reasons', 'Tidak memenuhi "pasal 5"\n<b>& lain</b>'],
    ['article', '5'],
    ['article', '8'],
    ['method', 'field of the same name as ours'],
  ]
  test('is held, and sent on unchanged once the person has proved who they are', async () => {
    const someone = await longSignedIn(applicant.email)
    const held = await someone.post('/decide?case=1', entered)
    expect([held.status, held.text.includes('Prove again that it is you')]).toEqual([403, true])
    const wrong = await someone.post('/prove', [...hiddenIn(held.text), ['proof', 'bukan sandi saya']])
    expect([wrong.status, wrong.text.includes('The password is wrong.')]).toEqual([422, true])
    const before = someone.cookies.get('absah.session_token')
    const proved = await someone.post('/prove', [...hiddenIn(wrong.text), ['proof', password]])
    expect(proved.status).toBe(200)
    expect(someone.cookies.get('absah.session_token')).not.toBe(before)
    expect(proved.text).toContain('action="/decide?case=1"')
    const done = await someone.post('/decide?case=1', hiddenIn(proved.text))
    expect(done.status).toBe(200)
    expect(JSON.parse(done.text)).toEqual({
      reasons: 'Tidak memenuhi "pasal 5"\n<b>& lain</b>',
      article: ['5', '8'],
      method: 'field of the same name as ours',
    })
    expect(await actsOn(at.platform, applicant.id)).toContain('person.proved again')
  })
  test('is never sent on to another site', async () => {
    const someone = await longSignedIn(applicant.email)
    const proved = await someone.post('/prove', {
      method: 'post',
      to: 'https://elsewhere.example/x',
      'held.a': '1',
      proof: password,
    })
    expect(proved.text).toContain('action="/desk"')
  })
  test('with files, leads back to its page, since a page cannot carry files', async () => {
    const someone = await longSignedIn(applicant.email)
    const body = new FormData()
    body.set('reasons', 'x')
    body.set('letter', new File(['%PDF'], 'letter.pdf'))
    const app = appWith(at.platform, routes)
    const cookie = [...someone.cookies].map(pair => pair.join('=')).join('; ')
    const headers = { cookie, 'sec-fetch-site': 'same-origin', referer: 'http://localhost/cases/7' }
    const held = await (await app.request('/decide', { method: 'POST', headers, body })).text()
    expect(held).toContain('The files you attached cannot be carried over')
    expect((await someone.post('/prove', [...hiddenIn(held), ['proof', password]])).to).toBe('/cases/7')
  })
})

describe('a page opened without a fresh proof', () => {
  test('is come back to', async () => {
    const someone = await longSignedIn(applicant.email)
    const asked = await someone.get('/decisions?of=me')
    expect(asked).toMatchObject({ status: 303, to: '/prove?next=%2Fdecisions%3Fof%3Dme' })
    const { text } = await someone.get(asked.to!)
    expect(await someone.post('/prove', [...hiddenIn(text), ['proof', password]])).toMatchObject({
      status: 303,
      to: '/decisions?of=me',
    })
    expect((await someone.get('/decisions?of=me')).text).toBe('decisions')
  })
})

describe('the proof', () => {
  test('is a code for those with an authenticator app, never only the password', async () => {
    const code = await currentCode(secret)
    const someone = await longSignedIn(officer.email, code)
    const { text } = await someone.get('/prove?next=/decisions')
    expect(text).toContain('Code from the app')
    expect((await someone.post('/prove', [...hiddenIn(text), ['proof', password]])).status).toBe(422)
    expect((await someone.post('/prove', [...hiddenIn(text), ['proof', await currentCode(secret)]])).to).toBe('/decisions')
  })
  test('signing in is one too, for ten minutes', async () => {
    const someone = openBrowser(appWith(at.platform, routes))
    await someone.signIn(applicant.email, password)
    expect((await someone.post('/decide', { a: '1' })).status).toBe(200)
  })
  test('failing five times ends the session', async () => {
    const someone = await longSignedIn(applicant.email)
    const answers = []
    for (let i = 0; i < 5; i++) answers.push(await someone.post('/prove', { method: 'get', to: '/decisions', proof: 'salah' }))
    expect(answers.map(answer => answer.status)).toEqual([422, 422, 422, 422, 303])
    expect((await someone.get('/account')).to).toBe('/sign-in?next=%2Faccount')
  })
  test('left empty proves nothing', async () => {
    const someone = await longSignedIn(applicant.email)
    expect((await someone.post('/prove', { method: 'get', to: '/decisions' })).status).toBe(422)
  })
})
