import type { Page } from 'playwright-core'
import type { Scope } from '#/platform/accounts/person.ts'
import { fillIn, open, press } from './hands.ts'

/** Makes a key for a program, as the page shows it once. */
export async function makeKey(page: Page, scopes: readonly Scope[]): Promise<string> {
  await open(page, '/staff')
  await fillIn(page, { keyName: 'Gudang', scopes })
  await press(page, 'Buat kunci')
  return page.locator('main code').first().innerText()
}
