import type { Page } from 'playwright-core'
import type { Attached } from './hands.ts'

/** A scan of an invented paper, as a person would attach it: an A4 page with its title, made in the same browser. */
export async function scanOf(page: Page, title: string, ...lines: string[]): Promise<Attached> {
  const desk = await page.context().newPage()
  await desk.setViewportSize({ width: 620, height: 877 })
  const text = lines.map(line => `<p>${line}</p>`).join('')
  await desk.setContent(
    `<body style="font: 18px/1.6 serif; padding: 60px; background: #fdfcf8"><h1 style="font-size: 26px">${title}</h1><hr>${text}<p>Contoh untuk pengujian. Bukan dokumen resmi.</p></body>`,
  )
  const buffer = await desk.screenshot()
  await desk.close()
  return { name: `${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`, mimeType: 'image/png', buffer }
}
