import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { everyRoute } from '#/app.ts'
import { demoSignIns } from '#/features/demo/sign-ins.ts'
import { desk, expectGood, phone, testBrowser } from './browser.ts'
import { open } from './hands.ts'
import { signInAs } from './people.ts'

/** Every page that people reach by links, on a phone and on a desk. */
const browser = testBrowser()

/** Addresses that answer with a file or with something for machines. */
const noPage = /\.[a-z]{2,12}$|\/papers\/|^\/(api|epcis|assets|health|ready|metrics)\b/

/** A route's pattern as a regular expression: `/lots/:id`, `/01/:rest{.+}`. */
const patterns = everyRoute
  .filter(({ method, api }) => method === 'get' && !api)
  .map(({ path, access }) => ({
    path,
    access,
    fits: new RegExp(`^${path.replace(/:[a-z]+(?:\{(.+?)\})?(?=\/|$)/gi, (_, own) => `(?:${own ?? '[^/]+'})`)}$`),
  }))
  .sort((a, b) => Number(a.path.includes(':')) - Number(b.path.includes(':')))
const patternOf = (path: string) => patterns.find(({ fits }) => fits.test(path))

/** Patterns that have been looked at, by whom: a public page is the same for everybody, an officer's differs from a company's. */
const looked = new Set<string>()

/** Follows links from page to page, one page for each pattern of address, and looks at each on both screens. Gives the patterns. */
async function walk(page: Page, who: string, from: readonly string[]): Promise<Set<string>> {
  const seen = new Set<string>()
  const waiting = [...from]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(new URL(path, 'http://x').pathname)
    expect(pattern, `${path} leads nowhere`).toBeDefined()
    if (pattern === undefined || seen.has(pattern.path)) continue
    seen.add(pattern.path)
    const mark = pattern.access === 'anyone' ? pattern.path : `${who} ${pattern.path}`
    if (looked.has(mark)) await page.goto(path)
    else {
      looked.add(mark)
      await page.setViewportSize(phone)
      await open(page, path)
      await page.setViewportSize(desk)
      await expectGood(page)
    }
    const links = await page.locator('a[href^="/"]').evaluateAll(all => all.map(one => one.getAttribute('href')!.split('#')[0]!))
    waiting.push(...links.filter(link => link && !noPage.test(link.split('?')[0]!)))
  }
  return seen
}

test('anyone reads every public page', { timeout: 600_000 }, async () => {
  const anyone = await browser.visit({ size: phone })
  const seen = await walk(anyone, 'anyone', [
    '/',
    '/v/DKL2513031717A1',
    '/v/XX123',
    '/01/08991234567890/21/ABC',
    '/register?q=vitamin',
    '/outbox',
    '/sign-in/code',
    '/sign-up/sent',
    '/ui',
  ])
  for (const path of [
    '/check',
    '/register/:number',
    '/companies/:id',
    '/law',
    '/apply',
    '/help',
    '/status',
    '/open-data',
    '/ui/:slug',
  ])
    expect(seen, path).toContain(path)
})

test('a page that is not there says so, and where to go', async () => {
  const anyone = await browser.visit({ size: phone })
  for (const path of ['/tidak-ada', '/register/DKL0000000000A1', '/companies/x', '/certificates/x']) await open(anyone, path)
})

describe('signed in', () => {
  test.each(demoSignIns.map(({ role, company, email }) => [company ?? role, email.split('@')[0]!]))(
    '%s reads every page of theirs',
    { timeout: 600_000 },
    async (who, email) => {
      const person = await browser.visit({ size: phone })
      await signInAs(person, email)
      const seen = await walk(person, who.startsWith('PT') || who.startsWith('Apotek') ? 'company' : 'officer', [
        '/desk',
        '/account',
      ])
      expect(seen.size).toBeGreaterThan(10)
    },
  )
})

test('the check page is worked by keyboard alone, each control shown as it is reached', async () => {
  const anyone = await browser.visit()
  await open(anyone, '/check')
  const reached: string[] = []
  for (let presses = 0; presses < 25 && !reached.includes('button Periksa'); presses++) {
    await anyone.keyboard.press('Tab')
    const { name, outline } = await anyone.evaluate(() => {
      const one = document.activeElement as HTMLElement
      const said = one.getAttribute('name') ?? one.textContent?.trim()
      return { name: `${one.tagName.toLowerCase()} ${said}`, outline: getComputedStyle(one).outlineStyle }
    })
    expect(outline, name).not.toBe('none')
    reached.push(name)
  }
  expect(reached[0]).toBe('a Lompat ke isi')
  expect(reached.slice(-2)).toEqual(['input code', 'button Periksa'])
  await anyone.keyboard.press('Shift+Tab')
  await anyone.keyboard.type('DKL2513031717A1')
  await anyone.keyboard.press('Enter')
  await expect.poll(() => anyone.getByRole('heading', { level: 1 }).innerText()).toMatch(/register/i)
})
