import type { Page } from 'playwright-core'
import { currentCode } from '#/features/accounts/totp.ts'
import { demoSignIns } from '#/features/demo/sign-ins.ts'
import { fillIn, open, press } from './hands.ts'

/** Signs in as one of the demo's people, by password and by the code that their authenticator app shows. */
export async function signInAs(page: Page, email: string): Promise<void> {
  const person = demoSignIns.find(one => one.email === `${email}@demo.example`)
  if (!person) throw new Error(`The demo has no ${email}.`)
  await open(page, '/sign-in')
  await fillIn(page, { email: person.email, password: person.password })
  await press(page, 'Masuk')
  await enterCode(page, () => currentCode(person.secret))
}

/** Enters the code that is shown now; one that has been used already is followed by the next one, as at a real door. */
export async function enterCode(page: Page, code: () => Promise<string>): Promise<void> {
  const here = page.url()
  await fillIn(page, { code: await code() })
  await press(page, 'Masuk')
  if (page.url().split('?')[0] !== here.split('?')[0]) return
  await page.waitForTimeout(untilNextCode())
  await fillIn(page, { code: await code() })
  await press(page, 'Masuk')
}

/** Codes change every 30 seconds (RFC 6238); a second more, so that both clocks agree. */
export const untilNextCode = (now = Date.now()): number => 30_000 - (now % 30_000) + 1_000
