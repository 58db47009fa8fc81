import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { act, theSystem } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { appOver, type Browser, openBrowser } from './browser.test-support.ts'
import { createPerson } from './people.ts'
import { currentCode, enrolTotp } from './totp.ts'

const at = testPlatform()
const secret = 'authenticator-secret-of-thirty-2'
const password = 'empat kata yang acak'
let browser: Browser

beforeAll(async () => {
  const { db, keys } = at.platform
  const { id } = await createPerson(db, { email: 'admin@example.id', name: 'Tuti', roles: ['administrator'], password })
  await enrolTotp(db, keys, id, secret)
  browser = openBrowser(appOver(at.platform))
  await browser.signIn('admin@example.id', password, await currentCode(secret))
  for (let i = 0; i < 60; i++)
    await act(
      db,
      theSystem,
      { act: 'licence.issued', subject: 'licence', id: `SD${i}`, facts: { note: `<b>${i}</b>` } },
      async () => {},
    )
})

test('the audit is read page by page, newest first, and filtered', async () => {
  const first = (await browser.get('/admin/audit')).text
  expect(first).toContain('SD59')
  expect(first).not.toContain('SD5<')
  expect(first).toContain('note: &lt;b&gt;59&lt;/b&gt;')
  expect((await browser.get('/admin/audit?page=2')).text).toContain('SD0')
  const one = (await browser.get('/admin/audit?id=SD7')).text
  expect([one.includes('SD7'), one.includes('SD8')]).toEqual([true, false])
  expect((await browser.get('/admin/audit?act=licence.i%25')).text).toContain('No act matches')
  expect((await browser.get('/admin/audit?actor=tuti')).text).toContain('person.signed in')
})

test('its chain is checked: whole, until somebody changes a row behind its back', async () => {
  const check = async () => (await browser.get((await browser.post('/admin/audit/check')).to!)).text
  expect(await check()).toContain('The chain is whole')
  await sql`alter table audit disable trigger audit_append_only`.execute(at.platform.db)
  await sql`update audit set subject_id = 'SD999' where subject_id = 'SD20'`.execute(at.platform.db)
  await sql`alter table audit enable trigger audit_append_only`.execute(at.platform.db)
  expect(await check()).toMatch(/The chain is broken at row 2\d/)
})

test('a demo shows its letters to anyone, with links to follow; elsewhere there is no such page', async () => {
  const anyone = openBrowser(appOver(at.platform))
  await anyone.post('/sign-up', { name: 'Umi', email: 'umi@example.id', password })
  const { text } = await anyone.get('/outbox')
  expect(text).toContain('umi@example.id')
  expect(text).toMatch(/<a href="\/confirm\?token=/)
  const { config } = at.platform
  for (const other of [
    { ...config, demo: false },
    { ...config, smtpUrl: 'smtp://mail.example' },
  ])
    expect((await openBrowser(appOver({ ...at.platform, config: other })).get('/outbox')).status).toBe(404)
})
