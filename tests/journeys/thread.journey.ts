import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { completeDossier, followGuide, judgeAll, sendApplication } from './applying.ts'
import { phone, picture, testBrowser } from './browser.ts'
import { dayOf, expectSaid, fillIn, follow, open, press, textOf } from './hands.ts'
import { makeKey } from './keys.ts'
import { scanOf } from './papers.ts'
import { signInAs } from './people.ts'
import { commission, document, packInto, receive, report, ship } from './reporting.ts'

/**
 * The whole thread on one product: a maker applies for it and gets its licence, orders codes, reports where the packs go; a pharmacy
 * hands one over, anyone checks it, and an officer recalls the batch.
 */
const browser = testBrowser()
const today = dayAt(new Date())
const run = String(Date.now()).slice(-8)
/** A name is one business's for ever: on a demo that runs on, each run brings its own. */
const again = process.env.ABSAH_JOURNEYS_AT ? ` ${run}` : ''
const product = { name: `Sekarsehat C${again}`, gtin: withCheckDigit(`9529${run}`) }
const batch = `SC26${again.trim() || '11'}`
let maker: Page
let evaluator: Page
let approver: Page

test('a maker and two officers sign in', async () => {
  maker = await browser.visit({ size: phone, sharpness: 3 })
  evaluator = await browser.visit()
  approver = await browser.visit()
  await signInAs(maker, 'pabrik')
  await signInAs(evaluator, 'penilai')
  await signInAs(approver, 'pemutus')
})

describe('a licence', () => {
  let number: string
  let caseAt: string

  test('is asked for from the guide, with a dossier that is checked as it grows', async () => {
    await followGuide(maker)
    const home = new URL(maker.url()).pathname
    caseAt = home.replace('applications', 'cases')
    await follow(maker, /Periksa dan kirim/)
    await expectSaid(maker, 'belum dapat dikirim', 'Pasal 11 ayat (1)')
    await open(maker, home)
    await completeDossier(maker, product)
  })

  test('is paid for: an officer notes what the bank’s statement says', async () => {
    const order = await sendApplication(maker)
    await open(evaluator, `/payments?order=${order}`)
    const payment = { reference: `BANK${run}`, ...dayOf('paidOn', today) }
    await fillIn(evaluator, { ...payment, amount: '999.000' })
    await press(evaluator, 'Catat pembayaran')
    await expectSaid(evaluator, 'Rp 1.000.000')
    await fillIn(evaluator, { amount: '1.000.000' })
    await press(evaluator, 'Catat pembayaran')
    await expectSaid(evaluator, 'penilaian dimulai')
  })

  test('is evaluated; a question stops the clock until it is answered', async () => {
    await open(evaluator, '/cases')
    await judgeAll(evaluator, caseAt, { claims: 'Pustaka tidak mendukung klaim ini.' })
    await open(evaluator, `${caseAt}/questions`)
    await follow(evaluator, 'Jadikan pertanyaan')
    await press(evaluator, 'Simpan pertanyaan')
    await press(evaluator, /^Kirim 1 pertanyaan/)
    await expectSaid(evaluator, 'waktu penilaian berhenti')

    await open(maker, caseAt.replace('cases', 'applications'))
    await expectSaid(maker, 'Waktu penilaian berhenti')
    await follow(maker, 'Jawab pertanyaan')
    const answer = maker.locator('main textarea')
    await answer.fill('Pustaka lengkap kami lampirkan.')
    await maker.locator('main input[type=file]').setInputFiles(await scanOf(maker, 'Pustaka', 'WHO Monograph 2019'))
    await press(maker, 'Kirim semua jawaban')
    await expectSaid(maker, 'penilaian berlanjut')
    await judgeAll(evaluator, caseAt)
  })

  test('is proposed by one officer and granted by another', async () => {
    await open(evaluator, `${caseAt}/propose`)
    await fillIn(evaluator, { outcome: 'grant' })
    await press(evaluator, 'Kirim usul')
    await expectSaid(evaluator, 'Usul terkirim')
    await open(approver, `${caseAt}/decide`)
    await picture(approver, 'decision')
    await press(approver, 'Setujui dan terbitkan izin edar')
    await expectSaid(approver, /Izin edar SD/)
    await open(maker, caseAt.replace('cases', 'applications'))
    number = numberIn(await textOf(maker))
    expect(number).toMatch(/^SD\d{9}$/)
  })

  test('has a signed certificate that anyone can download', async () => {
    await open(maker, `/certificates/${number}`)
    const link = maker.locator(`main a[href*="/certificates/${number}"][href$=".pdf"]`).first()
    // The document is made by a job within seconds of the decision.
    for (let tries = 0; tries < 30 && (await link.count()) === 0; tries++) {
      await maker.waitForTimeout(1_000)
      await maker.reload()
    }
    await picture(maker, 'certificate')
    const pdf = await download(maker, () => link.click())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1')).toContain('ETSI.CAdES.detached')
    await open(approver, `/register/${number}`)
  })
})

describe('codes', () => {
  let lot: string
  let primary: string[]
  let cases: string[]
  let pallets: string[]
  /** What the camera of a phone opens. */
  let links: string[]

  test('are ordered for a batch: 100,000 packs, 50 to a case, 40 cases to a pallet', async () => {
    await open(maker, '/lots/new')
    await maker.locator('[name=licence]').selectOption({ label: await labelOf(maker, product.name) })
    await press(maker, 'Lanjut')
    await fillIn(maker, {
      batch,
      gtin: product.gtin.padStart(14, '0'),
      ...dayOf('productionDate', today),
      ...dayOf('expiry', addDays(today, 700)),
      packs: '100.000',
      perCase: '50',
      perPallet: '40',
    })
    await maker.locator('[name=siteId]').selectOption({ index: 1 })
    await press(maker, 'Periksa')
    await expectSaid(maker, '100.000', '2.000')
    await press(maker, 'Terbitkan kode')
    await expectSaid(maker, 'sudah terbit', 'Kemasan primer', '2.000')
    lot = new URL(maker.url()).pathname
  })

  test('come as a file, each code once', async () => {
    const levels = ['primary', 'secondary', 'tertiary']
    const files = []
    for (const level of levels) {
      await open(maker, lot)
      const csv = await download(maker, () => maker.locator(`a[href$="codes.csv?level=${level}"]`).click())
      files.push(csv.toString().trim().split('\r\n'))
    }
    expect(files.map(lines => lines.length - 1)).toEqual([100_000, 2_000, 50])
    ;[primary, cases, pallets] = files.map(lines => columnOf(lines, 'uri')) as [string[], string[], string[]]
    expect(new Set(primary).size).toBe(100_000)
    links = columnOf(files[0]!, 'link')
  })

  test('are printed: a camera reads the label, and a sheet of labels is a PDF', async () => {
    await open(maker, `${lot}/labels`)
    await fillIn(maker, { count: '24' })
    await press(maker, 'Tampilkan contoh')
    await picture(maker, 'labels', maker.locator('main svg').first())
    const wasmBinary = new Uint8Array(await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')).buffer
    prepareZXingModule({ overrides: { wasmBinary } })
    const label = maker.locator('main svg').first()
    const read = await readBarcodes(await label.screenshot(), { formats: ['QRCode', 'DataMatrix'], tryHarder: true })
    const serial = primary[0]!.split('/').at(-1)!
    expect(read.length).toBeGreaterThan(0)
    for (const { text } of read) expect(text).toContain(serial)
    const pdf = await download(maker, () => maker.getByRole('link', { name: /Unduh PDF/ }).click())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  describe('that are printed', () => {
    let key: string
    let distributorKey: string
    let pharmacy: Page
    let sites: Record<'maker' | 'distributor' | 'pharmacy', string>

    test('move by reports over HTTP, with keys that companies make for their programs', async () => {
      const distributor = await browser.visit()
      await signInAs(distributor, 'distributor')
      pharmacy = await browser.visit({ size: phone, sharpness: 2 })
      await signInAs(pharmacy, 'apotek')
      key = await makeKey(maker, ['movements:write'])
      distributorKey = await makeKey(distributor, ['movements:write'])
      sites = { maker: await siteOf(maker), distributor: await siteOf(distributor), pharmacy: await siteOf(pharmacy) }
      const [pallet = '', firstCase = ''] = [pallets[0], cases[0]]
      const packed = primary.slice(0, 50)
      const made = document([
        commission([...packed, firstCase, pallet], sites.maker, 60),
        packInto(firstCase, packed, sites.maker, 50),
        packInto(pallet, [firstCase], sites.maker, 45),
        ship([pallet], sites.maker, sites.distributor, 40),
      ])
      expect(await report(key, made)).toEqual({ status: 202, captured: 4, known: 0 })
      expect(await report(key, made)).toEqual({ status: 202, captured: 0, known: 4 })
      expect((await report('absah_wrong', made)).status).toBe(401)
      const passed = document([
        receive([pallet], sites.distributor, 30),
        ship([firstCase], sites.distributor, sites.pharmacy, 20),
      ])
      expect(await report(distributorKey, passed)).toEqual({ status: 202, captured: 2, known: 0 })
    })

    test('are received and handed over by a pharmacy with a phone', async () => {
      for (const [act, code] of [
        ['receive', cases[0]!],
        ['dispense', primary[0]!],
      ] as const) {
        await open(pharmacy, '/scan?plain=yes')
        await fillIn(pharmacy, { act, codes: code })
        await pharmacy.locator('[name=site]').selectOption({ index: 1 })
        await press(pharmacy, 'Periksa')
        await expectSaid(pharmacy, product.name, 'Dikenali')
        if (act === 'dispense') await picture(pharmacy, 'scan')
        await press(pharmacy, 'Kirim')
        await expectSaid(pharmacy, 'Tercatat')
      }
    })

    test('tell anyone who opens them what is known, without JavaScript and in less than 30 KiB', async () => {
      const anyone = await browser.visit({ size: phone, sharpness: 2, javaScript: false })
      const bytes = await bytesOf(anyone, () => open(anyone, links[0]!))
      await expectSaid(anyone, product.name, batch, 'Diserahkan')
      expect(bytes).toBeLessThan(30 * 1024)
      await open(anyone, '/check')
      await picture(anyone, 'check')
      await fillIn(anyone, { code: primary[1]!.split('/').at(-1)! })
      await open(anyone, '/')
    })

    test('show their journey on a map to an officer, who recalls the batch; the next check says so', async () => {
      const inspector = await browser.visit()
      await signInAs(inspector, 'pengawas')
      await open(inspector, '/packs')
      await fillIn(inspector, { code: primary[0]! })
      await press(inspector, 'Cari')
      await expectSaid(inspector, product.name, 'Apotek Waluyajati Anom')
      await expect.poll(() => inspector.locator('main svg').count()).toBeGreaterThan(0)
      await picture(inspector, 'journey', inspector.locator('main figure, main svg').first())
      const anyone = await browser.visit({ size: phone, sharpness: 2 })
      await open(anyone, links[1]!)
      await expectSaid(anyone, 'Terdaftar')
      await picture(anyone, 'verdict')

      await open(inspector, `/recalls/new?licence=${await numberOf(inspector, product.name)}&batch=${batch}`)
      await fillIn(inspector, {
        extent: 'batch',
        class: 'II',
        reason: 'Kadar vitamin C tidak memenuhi syarat pada pengujian contoh.',
        instrument: 'PerBPOM 32/2022',
        article: 'Pasal 25',
      })
      await press(inspector, 'Mulai penarikan')
      await expectSaid(inspector, 'Penarikan dimulai')
      await anyone.reload()
      await expectSaid(anyone, 'Ditarik')
      await picture(anyone, 'verdict-recalled')
    })

    test('lose their licence when it is revoked, in the same moment', async () => {
      const number = await numberOf(approver, product.name)
      await open(approver, `/register/${number}/revoke`)
      await fillIn(approver, {
        reason: 'Produk mengandung bahan yang tidak disetujui dalam izin edarnya.',
        instrument: 'PerBPOM 32/2022',
        article: 'Pasal 46',
        confirm: number,
      })
      await press(approver, /Cabut/)
      await expectSaid(approver, 'dicabut')
      const anyone = await browser.visit({ size: phone })
      await open(anyone, links[1]!)
      await expectSaid(anyone, 'dicabut')
      await open(maker, '/lots/new')
      expect(await textOf(maker)).not.toContain(product.name)
    })
  })
})

/** What a click downloads. */
async function download(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()])
  return readFile(await file.path())
}

/** The choice of a list that names this product. */
async function labelOf(page: Page, name: string): Promise<string> {
  const labels = await page.locator('main select option').allInnerTexts()
  const found = labels.find(label => label.includes(name))
  if (!found) throw new Error(`No choice names ${name}: ${labels.join('; ')}`)
  return found
}

/** A column of a file of codes. */
function columnOf(lines: readonly string[], name: 'uri' | 'link'): string[] {
  const column = lines[0]!.split(',').indexOf(name)
  return lines.slice(1).map(line => line.split(',')[column]!)
}

/** The address of the company's first site, as events name it. */
async function siteOf(page: Page): Promise<string> {
  await open(page, '/scan?plain=yes')
  const id = await page.locator('[name=site] option').nth(1).getAttribute('value')
  return `${inject('address')}/sites/${id}`
}

/** The licence number that the public register gives a product. */
async function numberOf(page: Page, name: string): Promise<string> {
  await open(page, `/register?q=${encodeURIComponent(name)}`)
  return numberIn(await textOf(page))
}

/** A licence number of a supplement, however it is grouped. */
const numberIn = (text: string) => /SD ?\d{3} ?\d{3} ?\d{3}/.exec(text)?.[0].replaceAll(' ', '') ?? ''

/** Bytes that came over the line while something was done: heads and bodies, as the browser counts them. */
async function bytesOf(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await work()
  await session.detach()
  return bytes
}
