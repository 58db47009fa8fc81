import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { flat } from '#/features/licensing/answers.ts'
import { contents } from '#/features/licensing/supplement-own-make/good-dossier.test-support.ts'
import { picture } from './browser.ts'
import { expectSaid, fillIn, follow, open, press } from './hands.ts'
import { scanOf } from './papers.ts'

export type Product = { name: string; gtin: string }

/** From the public guide to a draft: each question answered, what the law asks shown at its end. Leaves the page at the draft. */
export async function followGuide(page: Page): Promise<void> {
  await open(page, '/apply')
  for (const [question, answer] of [
    ['commodity', 'supplement'],
    ['service', 'supplement-own-make'],
    ['applicant', 'traditional medicine industry'],
    ['content', 'non-plant'],
    ['form', 'hard capsule'],
  ] as const) {
    await fillIn(page, { [question]: answer })
    await press(page, 'Lanjut')
  }
  await press(page, 'Lanjut')
  await expectSaid(page, 'Rp 1.000.000', 'Pasal 8 ayat (1)', '30 hari kerja')
  await picture(page, 'guide')
  await press(page, 'Mulai permohonan')
}

/** Fills in every section of the dossier and hands in every paper it asks for. The page stands at the application before and after. */
export async function completeDossier(page: Page, { name, gtin }: Product): Promise<void> {
  const home = new URL(page.url()).pathname
  const { materials, ...servings } = contents.composition
  const sections = {
    ...contents,
    product: { ...contents.product, name, packs: [{ ...contents.product.packs[0]!, gtin }] },
    composition: servings,
  }
  for (const [section, answers] of Object.entries(sections)) {
    await open(page, `${home}/sections/${section}`)
    const { siteId, ...rest } = flat(answers as Record<string, unknown>)
    await fillIn(page, rest as Record<string, string>)
    if (siteId !== undefined) await page.locator('[name=siteId]').selectOption({ index: 1 })
    if (section === 'composition') await addMaterials(page, materials)
    await press(page, 'Simpan')
    await expectSaid(page, 'Tersimpan')
  }
  await picture(page, 'application')
  await handInPapers(page, home)
  await open(page, home)
}

type Material = (typeof contents)['composition']['materials'][number]

/** Rows of the composition, the second one added by its button. */
async function addMaterials(page: Page, materials: readonly Material[]): Promise<void> {
  for (const [index, material] of materials.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Tambah Bahan' }).click()
    const fields = Object.entries(material).map(([field, value]) => [`materials.${index}.${field}`, String(value)])
    await fillIn(page, Object.fromEntries(fields))
  }
}

async function handInPapers(page: Page, home: string): Promise<void> {
  await open(page, `${home}/documents`)
  const needs = await page.locator('main input[name=need]').evaluateAll(all => all.map(one => (one as HTMLInputElement).value))
  expect(needs.length).toBeGreaterThan(3)
  for (const need of needs) {
    const section = page.locator(`#need-${need}`)
    const title = await section.getByRole('heading').innerText()
    await fillIn(page, { [`file.${need}`]: await scanOf(page, title, 'PT Rimpangsari Nuswapada') })
    await press(page, 'Unggah', section)
    await expectSaid(page, 'Dokumen tersimpan')
  }
}

/** Checks everything once more and sends it. Gives the number of the fee order. */
export async function sendApplication(page: Page): Promise<string> {
  await follow(page, /Periksa dan kirim/)
  await expectSaid(page, 'sudah lengkap')
  await press(page, 'Kirim permohonan')
  await expectSaid(page, 'Permohonan terkirim')
  const order = /SPB\d+/.exec(await page.getByRole('main').innerText())?.[0]
  if (!order) throw new Error('The page of the fee order shows no number.')
  return order
}

/** Judges every item of the checklist as met, but for those that are given with what is lacking. */
export async function judgeAll(page: Page, caseAt: string, lacking: Record<string, string> = {}): Promise<void> {
  await open(page, `${caseAt}/checklist`)
  for (;;) {
    const item = await page.locator('main input[name=item]').inputValue()
    const note = lacking[item]
    await fillIn(page, note ? { verdict: 'not met', reason: 'insufficient', note } : { verdict: 'met' })
    if (note) await picture(page, 'checklist')
    await press(page, 'Simpan dan lanjut')
    if (!page.url().includes('/checklist')) return
  }
}
