import { mkdtempSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { desk, expectGood, phone, testBrowser } from './browser.ts'
import { expectSaid, open, textOf } from './hands.ts'
import { makeKey } from './keys.ts'
import { signInAs } from './people.ts'
import { commission, packInto, report, document as reportOf, ship } from './reporting.ts'

/**
 * A pharmacy's phone: what it scans is in its hands at once, and at the regulator's as soon as there is a line; once, whatever the line
 * does to requests and answers.
 */
const wasmBinary = new Uint8Array(await readFile('node_modules/zxing-wasm/dist/writer/zxing_writer.wasm')).buffer
prepareZXingModule({ overrides: { wasmBinary } })
const stranger = `https://id.gs1.org/01/${withCheckDigit('0952011112222')}/21/KAMERA${Date.now()}`
const { args, still } = await cameraWith(stranger)
const browser = testBrowser(args)

let pharmacy: Page
let distributorKey: string
let primary: string[]
let cases: string[]
let pallet: string
let sites: { maker: string; pharmacy: string; distributor: string }

const code = (page: Page) => page.getByLabel('Kode kemasan')
const said = (page: Page) => page.locator('[data-part=said]')
const status = (page: Page) => page.locator('[data-part=status]')
const list = (page: Page) => page.getByRole('region', { name: 'Terpindai' })
const recent = (page: Page) => page.getByRole('region', { name: 'Baru saja dicatat' })
const waiting = (page: Page) => page.getByRole('region', { name: 'Menunggu dikirim' })
const toResolve = (page: Page) => page.getByRole('region', { name: 'Perlu diselesaikan' })

async function openScan(page: Page, act = 'receive'): Promise<void> {
  await page.goto(`/scan?act=${act}`)
  await page.locator('.scan-desk:not([hidden])').waitFor()
}

/** As a hand scanner does: characters, then Enter. */
async function scan(page: Page, ...codes: string[]): Promise<void> {
  for (const one of codes) {
    await code(page).fill(one)
    await code(page).press('Enter')
  }
}
const record = (page: Page) => page.locator('#scan-record').click()
const eventsOf = async (pack: string): Promise<{ bizStep: string }[]> => {
  const answer = await pharmacy.context().request.get(`/epcis/events?MATCH_anyEPC=${encodeURIComponent(pack)}`)
  return (await answer.json()).epcisBody.queryResults.resultsBody.eventList
}
const steps = async (pack: string, step: string) => (await eventsOf(pack)).filter(({ bizStep }) => bizStep === step).length

test('a shipment of two pallets is on its way to a pharmacy', async () => {
  const maker = await browser.visit()
  const distributor = await browser.visit()
  pharmacy = await browser.visit({ size: phone, sharpness: 2 })
  await signInAs(maker, 'pabrik')
  await signInAs(distributor, 'distributor')
  await signInAs(pharmacy, 'apotek')
  const key = await makeKey(maker, ['movements:write'])
  distributorKey = await makeKey(distributor, ['movements:write'])
  sites = { maker: await siteOf(maker), distributor: await siteOf(distributor), pharmacy: await siteOf(pharmacy) }
  await open(maker, '/lots')
  const lots = await maker.locator('main a[href^="/lots/"]').evaluateAll(links => links.map(link => link.getAttribute('href')!))
  const files = await codesOfLargest(maker, [...new Set(lots)])
  // Those at the end of the lot are still at the maker's; on a demo that runs on, each run takes others.
  const run = Math.floor(Date.now() / 1000) % 400
  primary = files.packs.slice(-100 * (run + 1)).slice(0, 100)
  cases = files.cases.slice(-2 * (run + 1)).slice(0, 2)
  const pallets = [1, 2].map(n => `https://id.gs1.org/00/${withCheckDigit(`39520${n}${Date.now().toString().slice(-11)}`)}`)
  pallet = pallets[0]!
  const made = reportOf([
    commission([...primary, ...cases, ...pallets], sites.maker, 60),
    ...cases.map((one, i) => packInto(one, primary.slice(50 * i, 50 * i + 50), sites.maker, 50)),
    packInto(pallet, cases, sites.maker, 45),
    ship(pallets, sites.maker, sites.pharmacy, 40),
  ])
  expect(await report(key, made)).toMatchObject({ status: 202, captured: 5 })
})

describe('with a line', () => {
  test('one scan of a pallet shows what lies in it; one press receives it', async () => {
    await openScan(pharmacy)
    await expectGood(pharmacy)
    await scan(pharmacy, pallet)
    await list(pharmacy).getByText('Pemberitahuan kiriman').waitFor()
    await expectSaid(pharmacy, 'Berisi 100 kemasan', 'Isinya sama dengan saat dikirim: 100', '2 satuan, 2 belum diterima')
    await list(pharmacy).getByText('Isinya', { exact: true }).click()
    await list(pharmacy).getByText('Ada yang kurang?').click()
    await expectGood(pharmacy)
    await pharmacy.setViewportSize(desk)
    await expectGood(pharmacy)
    await pharmacy.setViewportSize(phone)
    await list(pharmacy).getByRole('checkbox').last().uncheck()
    await expectSaid(pharmacy, '1 dari 2 kurang')
    await record(pharmacy)
    await recent(pharmacy).getByText('Diterima').waitFor()
    await expect.poll(() => textOf(pharmacy)).toContain('Semua sudah terkirim')
    expect([await steps(cases[0]!, 'receiving'), await steps(cases[1]!, 'receiving')]).toEqual([1, 0])
    await scan(pharmacy, cases[1]!)
    await record(pharmacy)
    await expect.poll(() => steps(cases[1]!, 'receiving')).toBe(1)
  })

  test('says what is scanned twice, cannot be read or had to be mended, and keeps keyboards in the field', async () => {
    const [one = '', two = ''] = primary
    await openScan(pharmacy)
    await scan(pharmacy, one, one)
    await expect.poll(() => said(pharmacy).innerText()).toMatch(/sudah ada dalam daftar/)
    await scan(pharmacy, 'obat batuk')
    await expect.poll(() => said(pharmacy).innerText()).toMatch(/Tidak terbaca/)
    await scan(pharmacy, two.toUpperCase().replace('HTTPS', 'https'))
    expect(await code(pharmacy).evaluate(field => field === document.activeElement)).toBe(true)
    await list(pharmacy)
      .getByRole('button', { name: /^Hapus/ })
      .first()
      .click()
    await record(pharmacy)
    await recent(pharmacy).getByText('Diterima').first().waitFor()
    await scan(pharmacy, one)
    await expect.poll(() => said(pharmacy).innerText()).toMatch(/sudah dicatat pada sesi ini/)
  })

  test('does every act by keyboard alone, and tells who it is about', async () => {
    const [pack = ''] = primary.slice(2)
    await openScan(pharmacy)
    await pharmacy.getByLabel('Apa yang terjadi?').focus()
    await pharmacy.keyboard.type('Menyer')
    await code(pharmacy).focus()
    await pharmacy.keyboard.type(pack)
    await pharmacy.keyboard.press('Enter')
    await list(pharmacy).getByText('Dikenali').waitFor()
    for (let presses = 0; presses < 12; presses++) {
      await pharmacy.keyboard.press('Tab')
      if (await pharmacy.evaluate(() => document.activeElement?.id === 'scan-record')) break
    }
    await pharmacy.keyboard.press('Enter')
    await recent(pharmacy).getByText('Diserahkan').waitFor()
    await expect.poll(() => steps(pack, 'dispensing')).toBe(1)
  })

  test('takes back what may be taken back, and says why where it may not', async () => {
    const undo = async (atHand: boolean) => {
      await recent(pharmacy)
        .getByRole('button', { name: /^Batalkan: Diserahkan/ })
        .first()
        .click()
      if (atHand) await pharmacy.getByRole('checkbox', { name: /belum pernah diserahkan/ }).check()
      await expectGood(pharmacy)
      await pharmacy.getByRole('button', { name: 'Ya, batalkan' }).click()
    }
    await undo(false)
    await toResolve(pharmacy).getByText('Tidak dapat dibatalkan').waitFor()
    await expectGood(pharmacy)
    await toResolve(pharmacy).getByRole('button', { name: 'Sudah ditangani' }).click()
    await expect.poll(() => toResolve(pharmacy).count()).toBe(0)
    await undo(true)
    await recent(pharmacy).getByText('Dibatalkan').waitFor()
  })

  test('a photo is read where there is no camera', async () => {
    await openScan(pharmacy)
    await pharmacy.locator('[data-part=picture] input').setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: still })
    await list(pharmacy)
      .getByText(/KAMERA/)
      .waitFor()
  })

  test('a camera reads one code after the other', async () => {
    await openScan(pharmacy)
    await pharmacy.getByRole('button', { name: 'Pindai dengan kamera' }).click()
    await list(pharmacy)
      .getByText(/KAMERA/)
      .waitFor()
    await expectGood(pharmacy)
    await pharmacy.getByRole('button', { name: 'Tutup kamera' }).click()
    expect(await pharmacy.locator('video').count()).toBe(0)
  })
})

describe('over a bad line', () => {
  test('an act whose answer was lost is sent again and taken once', async () => {
    const [pack = ''] = primary.slice(3)
    let lost = 0
    await pharmacy.route('**/api/v1/scans', async route => {
      if (lost > 0) return route.continue()
      lost++
      // The server gets it and answers; the phone hears nothing.
      await route.fetch()
      await route.abort('connectionreset')
    })
    await openScan(pharmacy, 'dispense')
    await scan(pharmacy, pack)
    await record(pharmacy)
    await expect.poll(() => status(pharmacy).innerText()).toContain('1 menunggu')
    await expect.poll(() => status(pharmacy).innerText(), { timeout: 20_000 }).toContain('Semua sudah terkirim')
    expect([lost, await steps(pack, 'dispensing')]).toEqual([1, 1])
    await pharmacy.unroute('**/api/v1/scans')
  })

  test('without any line the page opens, records, and says that nothing is verified', async () => {
    await kept(pharmacy)
    await pharmacy.context().setOffline(true)
    await openScan(pharmacy, 'dispense')
    await expect.poll(() => status(pharmacy).innerText()).toContain('Tanpa sambungan')
    expect(await pharmacy.locator('header').innerText()).not.toMatch(/Keluar/)
    await pharmacy.getByLabel('Apa yang terjadi?').selectOption('dispense')
    await scan(pharmacy, primary[4]!, primary[5]!)
    await list(pharmacy).getByText('Belum diperiksa').first().waitFor()
    await expectGood(pharmacy)
    await record(pharmacy)
    await expect.poll(() => said(pharmacy).innerText()).toMatch(/belum diperiksa\. Dikirim sendiri/)
    await expect.poll(() => status(pharmacy).innerText()).toMatch(/2 menunggu dikirim; yang tertua baru saja/)
    await expectGood(pharmacy)
  })

  test('what was recorded outlives the window, and is sent in its order when there is a line; a conflict is a person’s to resolve', async () => {
    // Meanwhile somebody else gives out one of the two.
    const elsewhere = await fetch(`${inject('address')}/api/v1/packs/acts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${distributorKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ acts: [{ act: 'dispense', code: primary[5] }] }),
    })
    expect(await elsewhere.json()).toMatchObject({ taken: 1 })
    const context = pharmacy.context()
    await pharmacy.close()
    await context.setOffline(false)
    pharmacy = await context.newPage()
    await pharmacy.setViewportSize(phone)
    await pharmacy.goto('/scan')
    await expect.poll(() => status(pharmacy).innerText(), { timeout: 20_000 }).toContain('Semua sudah terkirim')
    await expectSaid(pharmacy, 'Perlu diselesaikan', 'Mencurigakan')
    expect([await steps(primary[4]!, 'dispensing'), await toResolve(pharmacy).getByRole('listitem').count()]).toEqual([1, 1])
    await toResolve(pharmacy).getByRole('button', { name: 'Sudah ditangani' }).click()
    await expect.poll(() => toResolve(pharmacy).count()).toBe(0)
  })

  test('an act that has not left the phone is taken back without a trace', async () => {
    await kept(pharmacy)
    await pharmacy.context().setOffline(true)
    await openScan(pharmacy)
    await pharmacy.getByLabel('Apa yang terjadi?').selectOption('destroy')
    await scan(pharmacy, primary[6]!, primary[7]!)
    await record(pharmacy)
    await expect.poll(() => status(pharmacy).innerText()).toContain('2 menunggu')
    await waiting(pharmacy)
      .getByRole('button', { name: /^Batalkan: Dimusnahkan/ })
      .first()
      .click()
    await expectGood(pharmacy)
    await pharmacy.getByRole('button', { name: 'Ya, batalkan' }).click()
    await expect.poll(() => status(pharmacy).innerText()).toContain('1 menunggu')
    await pharmacy.context().setOffline(false)
    await expect.poll(() => status(pharmacy).innerText(), { timeout: 20_000 }).toContain('Semua sudah terkirim')
    const sent = await Promise.all([primary[6]!, primary[7]!].map(one => steps(one, 'destroying')))
    expect(sent.toSorted()).toEqual([0, 1])
  })

  test('whoever signs out leaves nobody’s name, and what is not sent waits for them', async () => {
    const context = pharmacy.context()
    await context.route('**/api/v1/scans', route => route.abort())
    await openScan(pharmacy)
    await pharmacy.getByLabel('Apa yang terjadi?').selectOption('sample')
    await scan(pharmacy, primary[8]!)
    await record(pharmacy)
    await expect.poll(() => status(pharmacy).innerText()).toContain('1 menunggu')
    await pharmacy.goto('/movements')
    await pharmacy.locator('summary', { hasText: 'Menu' }).click()
    await pharmacy.getByRole('button', { name: 'Keluar' }).click()
    await pharmacy.waitForURL(/\/$/)
    await pharmacy.waitForLoadState('networkidle')
    await context.setOffline(true)
    await pharmacy.goto('/scan')
    await pharmacy.getByText('Anda belum masuk di perangkat ini').waitFor()
    expect(await pharmacy.evaluate(notesKept)).toEqual([])
    await context.setOffline(false)
    await context.unroute('**/api/v1/scans')
    await signInAs(pharmacy, 'apotek')
    await openScan(pharmacy)
    await expect.poll(() => status(pharmacy).innerText(), { timeout: 20_000 }).toContain('Semua sudah terkirim')
    expect(await steps(primary[8]!, 'sampling')).toBe(1)
  })
})

/** Waits until the device keeps the page. */
async function kept(page: Page): Promise<void> {
  await openScan(page)
  await expect
    .poll(
      () =>
        page.evaluate(async () =>
          (await (await caches.open('absah-scanning-1')).keys()).some(({ url }) => /scan-desk/.test(url)),
        ),
      {
        timeout: 20_000,
      },
    )
    .toBe(true)
}

/** In the page: which notes about a person the device keeps. */
function notesKept(): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('absah-scanning')
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const keys = request.result.transaction('notes').objectStore('notes').getAllKeys()
      keys.onsuccess = () => resolve(keys.result.map(String).filter(name => name === 'profile' || name === 'places'))
    }
  })
}

/** The identities in the files of codes of the maker's lot of 100,000. */
async function codesOfLargest(maker: Page, lots: readonly string[]): Promise<{ packs: string[]; cases: string[] }> {
  const read = async (lot: string, level: string): Promise<string[]> => {
    const answer = await maker.context().request.get(`${lot}/codes.csv?level=${level}`)
    if (!answer.ok()) return []
    const lines = (await answer.text()).trim().split('\r\n')
    const column = lines[0]!.split(',').indexOf('uri')
    return lines.slice(1).map(line => line.split(',')[column]!)
  }
  for (const lot of lots) {
    const packs = await read(lot, 'primary')
    if (packs.length >= 100_000) return { packs, cases: await read(lot, 'secondary') }
  }
  throw new Error('The maker has no lot of 100,000.')
}

async function siteOf(page: Page): Promise<string> {
  await open(page, '/scan?plain=yes')
  return `${inject('address')}/sites/${await page.locator('[name=site] option').nth(1).getAttribute('value')}`
}

/** A code as a still picture, and as what a camera shows all the time (a film in YUV, of one frame). */
async function cameraWith(text: string): Promise<{ args: string[]; still: Buffer }> {
  const { symbol, image } = await writeBarcode(text, { format: 'QRCode', scale: 8 })
  const [width, height, unit] = [640, 480, 8]
  const luma = Buffer.alloc(width * height, 255)
  const [left, top] = [(width - symbol.width * unit) >> 1, (height - symbol.height * unit) >> 1]
  for (let y = 0; y < symbol.height * unit; y++)
    for (let x = 0; x < symbol.width * unit; x++)
      luma[(top + y) * width + left + x] = symbol.data[Math.floor(y / unit) * symbol.width + Math.floor(x / unit)]!
  const film = join(mkdtempSync(join(tmpdir(), 'absah-camera-')), 'camera.y4m')
  const grey = Buffer.alloc((width * height) / 2, 128)
  writeFileSync(film, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\nFRAME\n`), luma, grey]))
  const args = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
  return { args, still: Buffer.from(await image!.arrayBuffer()) }
}
