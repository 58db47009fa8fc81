import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { flat } from '#/features/licensing/answers.ts'
import { contents } from '#/features/licensing/cosmetics/good-notification.test-support.ts'
import { phone, picture, testBrowser } from './browser.ts'
import { expectSaid, fillIn, follow, open, press } from './hands.ts'
import { signInAs } from './people.ts'

/** A complete notification of a cosmetic, from the guide to the payment order, as somebody with a phone files it. */
const browser = testBrowser()
const again = process.env.ABSAH_JOURNEYS_AT ? ` ${String(Date.now()).slice(-8)}` : ''
/** What the filing may take of a person's time, in milliseconds (issue of the licensing catalogue: five minutes). */
const fiveMinutes = 5 * 60_000

test('a cosmetic is notified in a few minutes, with one factory of the company file and no paper uploaded twice', async () => {
  const page = await browser.visit({ size: phone, sharpness: 2 })
  await signInAs(page, 'kosmetika')
  const began = Date.now()
  await answerGuide(page)
  const home = new URL(page.url()).pathname
  for (const [section, answers] of Object.entries({
    ...contents,
    product: { ...contents.product, name: `Krim Melati${again}` },
  })) {
    await open(page, `${home}/sections/${section}`)
    const { siteId, ...rest } = flat(answers as Record<string, unknown>)
    await fillRows(page, rest as Record<string, string>)
    if (siteId !== undefined) await page.locator('[name=siteId]').selectOption({ index: 1 })
    await picture(page, `cosmetic-${section}`)
    await press(page, 'Simpan')
    await expectSaid(page, 'Tersimpan')
  }
  await open(page, home)
  await follow(page, /Periksa dan kirim/)
  await expectSaid(page, 'sudah lengkap')
  await press(page, 'Kirim permohonan')
  await expectSaid(page, 'Permohonan terkirim', 'Rp 500.000')
  await picture(page, 'cosmetic-order')
  expect(Date.now() - began).toBeLessThan(fiveMinutes)
})

async function answerGuide(page: Page): Promise<void> {
  await open(page, '/apply')
  for (const [question, answer] of [
    ['commodity', 'cosmetic'],
    ['service', 'cosmetic-notification'],
    ['place', 'skin'],
    ['purpose', 'condition'],
    ['type', 'industry'],
    ['brand', 'own'],
  ] as const) {
    await fillIn(page, { [question]: answer })
    await press(page, 'Lanjut')
  }
  await expectSaid(page, 'Rp 500.000', '14 hari kerja', 'CPKB')
  await picture(page, 'cosmetic-guide')
  await press(page, 'Mulai permohonan')
}

/** Fills in a section, adding rows by their button where there are fewer than the answers need. */
async function fillRows(page: Page, answers: Record<string, string>): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const field = page.locator(`main [name="${name}"]`)
    if ((await field.count()) === 0) await page.getByRole('button', { name: 'Tambah Bahan' }).click()
    await field.first().waitFor()
    await fillIn(page, { [name]: answer })
  }
}
