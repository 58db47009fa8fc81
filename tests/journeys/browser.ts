import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'

/** The screens we look at: a cheap phone and a desk. */
export const phone = { width: 360, height: 740 }
export const desk = { width: 1280, height: 900 }

/** A real headless Chromium for one file of journeys: the system's where there is one, else the one that came with the packages. */
export function testBrowser(): { visit: (options?: { size?: typeof phone; javaScript?: boolean }) => Promise<Page> } {
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
    browser = await playwright.launch({
      executablePath: system ?? (await chromium.executablePath()),
      args: [
        ...(system ? [] : chromium.args),
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
      headless: true,
    })
  })
  afterAll(async () => {
    for (const context of contexts) await context.close()
    await browser?.close()
  })
  return {
    async visit({ size = desk, javaScript = true } = {}) {
      if (!browser) throw new Error('The browser is there from beforeAll on.')
      const context = await browser.newContext({
        baseURL: inject('address'),
        viewport: size,
        javaScriptEnabled: javaScript,
        locale: 'id-ID',
        timezoneId: 'Asia/Jakarta',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      return page
    },
  }
}

/** Fails when the page breaks a rule of WCAG 2.2 A or AA that axe can tell, or when it is wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`),
    page.url(),
  ).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** Keeps a picture for the README when `ABSAH_PICTURES` is set; otherwise nothing is written. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.ABSAH_PICTURES) return
  const path = `docs/pictures/${name}.png`
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: false })
}
