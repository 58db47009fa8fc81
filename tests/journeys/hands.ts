import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { expectGood } from './browser.ts'

/** A file as a person attaches it. */
export type Attached = { name: string; mimeType: string; buffer: Buffer }
export type Answers = Record<string, string | readonly string[] | Attached>

/** Opens an address and looks at the page. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expectGood(page)
}

/** Presses a button of the page's main part and looks at the page that comes. */
export async function press(page: Page, name: string | RegExp, within = page.getByRole('main')): Promise<void> {
  await andLook(page, within.getByRole('button', { name }).first())
}

/** Follows a link anywhere on the page and looks at the page that comes. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await andLook(page, page.getByRole('link', { name }).first())
}

async function andLook(page: Page, control: Locator): Promise<void> {
  // A script may put the next page in place of this one, so the end of this one is what to wait for.
  await page.locator('body').evaluate(body => body.setAttribute('data-seen', ''))
  await control.click()
  await page.locator('body:not([data-seen])').waitFor()
  await page.waitForLoadState('load')
  await expectGood(page)
}

/** Fills in fields by their names: text is typed, options are chosen, ticks are set, files attached. */
export async function fillIn(page: Page, answers: Answers): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]`)
    const [kind, type] = await field.first().evaluate(one => [one.tagName, one.getAttribute('type')])
    if (type === 'radio' || type === 'checkbox')
      for (const value of Array.isArray(answer) ? answer : [answer])
        await page.locator(`main [name="${name}"][value="${value}"]`).check()
    else if (type === 'file') await field.setInputFiles(answer as Attached)
    else if (kind === 'SELECT') await field.selectOption(answer as string)
    else await field.fill(answer as string)
  }
}

/** A day in the three boxes of its field. */
export function dayOf(name: string, day: string): Answers {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}.day`]: String(Number(date)), [`${name}.month`]: String(Number(month)), [`${name}.year`]: year }
}

/** What the page says, with its spaces as people see them. */
export const textOf = async (page: Page): Promise<string> => (await page.getByRole('main').innerText()).replace(/\s+/g, ' ')

/** Fails unless the page says this. */
export async function expectSaid(page: Page, ...parts: (string | RegExp)[]): Promise<void> {
  const text = await textOf(page)
  for (const part of parts) expect(text, page.url()).toMatch(part instanceof RegExp ? part : new RegExp(escaped(part), 'i'))
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
