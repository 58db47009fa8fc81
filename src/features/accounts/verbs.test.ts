import { expect, test } from 'vitest'
import type { Terminal } from '#/platform/terminal/verb.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { appOver, openBrowser } from './browser.test-support.ts'
import { forgetExpired } from './jobs.ts'
import { findPersonByEmail } from './people.ts'
import { officerInvite } from './verbs.ts'

const at = testPlatform()

async function run(...args: string[]) {
  const said: string[] = []
  const terminal: Terminal = {
    args,
    input: process.stdin,
    say: line => said.push(line),
    complain: line => said.push(line),
    platform: async () => at.platform,
  }
  return { code: await officerInvite.run(terminal), said }
}

test('an empty register gets its first administrator from the terminal', async () => {
  const { code, said } = await run('Siti@Badan.example', 'Siti Rahma', 'administrator')
  const path = said[0]!.slice(at.platform.config.origin.length)
  const browser = openBrowser(appOver(at.platform))
  await browser.post(path, { password: 'empat kata yang acak' })
  expect([code, (await browser.signIn('siti@badan.example', 'empat kata yang acak')).to]).toEqual([0, '/desk'])
  const again = await run('siti@badan.example', 'Siti', 'approver')
  expect(again.said[0]).not.toBe(said[0])
  expect((await findPersonByEmail(at.platform.db, 'siti@badan.example'))?.roles).toEqual(['administrator'])
})

test('words that make no officer are refused with what is right', async () => {
  await expect(run('siti', 'Siti', 'administrator')).rejects.toThrow(/mail address/)
  await expect(run('siti@badan.example', 'Siti', 'applicant')).rejects.toThrow(/A role is one of/)
  await expect(run('siti@badan.example', 'Siti')).rejects.toThrow(/at least one role/)
})

test('sessions and links are forgotten when their time is over, and only then', async () => {
  const { db } = at.platform
  const count = async () => (await db.selectFrom('verification').select('id').execute()).length
  await run('tono@badan.example', 'Tono', 'inspector')
  const before = await count()
  await forgetExpired.run(at.platform, {})
  expect(await count()).toBe(before)
  await db
    .updateTable('verification')
    .set({ expires_at: new Date(Date.now() - 1) })
    .execute()
  await forgetExpired.run(at.platform, {})
  expect(await count()).toBe(0)
})
