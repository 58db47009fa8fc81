import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type Locator, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { findProgram } from './chromium.ts'

/** The screens we look at: a cheap phone and a desk. */
export const phone = { width: 360, height: 740 }
export const desk = { width: 1280, height: 900 }

/** `sharpness`: pixels of the screen to one of the page, as phones and good printers have several. */
export type Visit = { size?: typeof phone; javaScript?: boolean; address?: string; sharpness?: number }

/**
 * A real headless Chromium for one file of journeys. Every visit is a person of their own, with cookies and an address of their own.
 * `more`: arguments besides the usual ones, such as what a camera shows.
 */
export function testBrowser(more: readonly string[] = []): { visit: (how?: Visit) => Promise<Page> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    const { path, args, env } = await findProgram()
    browser = await playwright.launch({
      executablePath: path,
      args: [...args, ...more],
      env: { ...(process.env as Record<string, string>), ...env },
      headless: true,
    })
  })
  afterAll(() => browser?.close())
  return {
    async visit({ size = desk, javaScript = true, address = inject('address'), sharpness = 1 } = {}) {
      if (!browser) throw new Error('The browser is there from beforeAll on.')
      const context = await browser.newContext({
        baseURL: address,
        viewport: size,
        deviceScaleFactor: sharpness,
        javaScriptEnabled: javaScript,
        locale: 'id-ID',
        timezoneId: 'Asia/Jakarta',
        extraHTTPHeaders: { 'x-forwarded-for': newAddress() },
      })
      context.setDefaultTimeout(20_000)
      // Also for the windows that a person opens later.
      context.on('page', listen)
      const page = await context.newPage()
      if (!javaScript) scriptless.add(page)
      return page
    },
  }
}

let people = 0
/** An address for documentation (RFC 5737), in the range of this process, so that limits count people and not the machine. */
const newAddress = () => `198.51.${process.pid % 256}.${++people % 256}`

const faults = new WeakMap<Page, string[]>()
const scriptless = new WeakSet<Page>()

/** Notes what a page complains of: refused scripts and styles, errors in scripts, parts that are not there. */
function listen(page: Page): void {
  const heard: string[] = []
  faults.set(page, heard)
  page.on('pageerror', error => heard.push(error.message))
  page.on('console', message => {
    // What could not be loaded is told by the answers below; a page that answers 404 on purpose is no fault.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) heard.push(message.text())
  })
  page.on('response', answer => {
    if (answer.status() >= 400 && answer.request().method() === 'GET' && answer.request().resourceType() !== 'document')
      heard.push(`${answer.status()} ${answer.url()}`)
  })
}

/** Fails when the page breaks a rule of WCAG 2.2 A or AA that axe can tell, is wider than the screen, or complains in the console. */
export async function expectGood(page: Page): Promise<void> {
  // Axe is a script itself; where scripts are off the same page is looked at by somebody else.
  const { violations } = scriptless.has(page)
    ? { violations: [] }
    : await new AxeBuilder({ page })
        .setLegacyMode(true)
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
  const wide = await page.evaluate(widestPart)
  expect
    .soft(
      [
        ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`),
        ...(wide ? [`wider than the screen: ${wide}`] : []),
        ...faults.get(page)!.splice(0),
      ],
      `${page.viewportSize()?.width} px: ${page.url()}`,
    )
    .toEqual([])
}

/** In the page: the innermost part that makes it wider than the screen; undefined when none does. */
function widestPart(): string | undefined {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return undefined
  const over = [...document.body.querySelectorAll('*')].filter(
    one => one.getBoundingClientRect().right > clientWidth || one.scrollWidth > clientWidth,
  )
  const innermost = over.filter(one => !over.some(other => other !== one && one.contains(other)))
  return (
    innermost.map(one => `${one.tagName.toLowerCase()}.${one.className}#${one.id} ${one.textContent?.slice(0, 40)}`).join('; ') ||
    `${scrollWidth} px`
  )
}

/** Keeps a picture for the README when `ABSAH_PICTURES` is set, with this part at its top; otherwise nothing is written. */
export async function picture(page: Page, name: string, from?: Locator): Promise<void> {
  if (!process.env.ABSAH_PICTURES) return
  await (from ?? page.locator('body')).evaluate(part => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, scrollY + part.getBoundingClientRect().top - (part === document.body ? 0 : 24))
  })
  const path = `docs/pictures/${name}.png`
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path })
}
