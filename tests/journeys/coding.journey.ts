import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { addDays, dayAt } from '#/law/day.ts'
import { phone, testBrowser } from './browser.ts'
import { type Attached, dayOf, expectSaid, fillIn, follow, open, press, textOf } from './hands.ts'
import { signInAs } from './people.ts'

/**
 * Codes at a maker's, on a phone: the right to serials of its own is ended, asked for and granted anew, a list with faults is uploaded
 * over a line that breaks, and mended; codes are ordered, printed, recorded by scan, packed, and the lot is closed.
 */
const browser = testBrowser()
const today = dayAt(new Date())
const run = String(Date.now()).slice(-6)
let maker: Page
let officer: Page

test('a maker and a code officer sign in, and see what waits for them', async () => {
  maker = await browser.visit({ size: phone })
  officer = await browser.visit({ size: phone })
  await signInAs(maker, 'pabrik')
  await signInAs(officer, 'kode')
  await expectSaid(maker, 'Daftar nomor seri belum lengkap', 'Bets belum direkonsiliasi', 'Pesanan kode menunggu petugas')
  await expectSaid(officer, 'Pesanan kode menunggu keputusan', 'Permohonan hak akses kode')
})

describe('the right to serials of its own', () => {
  test('is ended by an officer, who has to say why', async () => {
    await open(officer, '/code-access/requests')
    await follow(officer, 'PT Rimpangsari Nuswapada')
    await press(officer, 'Akhiri hak akses')
    await expectSaid(officer, 'Pilih paling sedikit satu alasan', 'paling sedikit 20 karakter')
    await fillIn(officer, { grounds: ['account holder'], reason: 'Penanggung jawab akun sudah bukan karyawan perusahaan ini.' })
    await press(officer, 'Akhiri hak akses')
    await expectSaid(officer, 'diakhiri')
  })

  test('is asked for again and granted', async () => {
    await open(maker, '/code-access')
    await expectSaid(maker, 'Hak akses diakhiri', 'sudah bukan karyawan')
    await follow(maker, 'Ajukan lagi')
    await fillIn(maker, { responsible: '' })
    await press(maker, 'Ajukan hak akses')
    await expectSaid(maker, 'Ada masalah')
    await fillIn(maker, { responsible: 'Sekar Wulan' })
    await press(maker, 'Ajukan hak akses')
    await expectSaid(maker, 'Giliran regulator', 'Sekar Wulan')

    await open(officer, '/code-access/requests')
    await follow(officer, 'PT Rimpangsari Nuswapada')
    await press(officer, 'Berikan hak akses')
    await open(maker, '/code-access')
    await expectSaid(maker, 'Hak akses berlaku')
  })
})

/** The facts of a batch, as the form asks for them. */
const batchOf = (batch: string) => ({
  batch,
  ...dayOf('productionDate', addDays(today, 30)),
  ...dayOf('expiry', addDays(today, 700)),
  packs: '100',
  perCase: '20',
  perPallet: '5',
})

/** Begins one of the two ways with a licence and a site, and fills in the batch. */
async function beginBatch(page: Page, from: string, batch: string): Promise<void> {
  await open(page, from)
  await fillIn(page, {
    licence: await page.locator('main option', { hasText: 'SD257000002' }).getAttribute('value').then(String),
  })
  await press(page, 'Lanjut')
  await page.locator('main [name="siteId"]').selectOption({ index: 1 })
  await fillIn(page, batchOf(batch))
}

const listOf = (name: string, lines: readonly string[]): Attached => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`serial\n${lines.join('\n')}\n`),
})
const serials = (from: number, until: number) => Array.from({ length: until - from }, (_, at) => `J${run}N${from + at}`)

/** Waits until a list that is being read says its end. */
async function untilRead(page: Page): Promise<void> {
  await page.getByText('Unggah daftar lain').waitFor({ timeout: 30_000 })
  await open(page, new URL(page.url()).pathname)
}

describe('a list of serials', () => {
  const long = 'SERIAL-YANG-JAUH-TERLALU-PANJANG'
  // Larger than what is sent at a time, so that there is something to go on with.
  const filler = Array.from({ length: 11_000 }, () => ' '.repeat(400))
  const file = listOf(`lini-${run}.csv`, [...serials(0, 90), long, 'A(B', ...filler])

  test('is sent over a line that breaks: after a reload the same file goes on, another does not', async () => {
    await beginBatch(maker, '/own-lots/new', `SENDIRI${run}`)
    await press(maker, 'Daftarkan bets')
    await press(maker, 'Unggah daftar')
    await expectSaid(maker, 'Pilih berkas daftar nomor seri')

    let parts = 0
    await maker.route('**/bytes?*', route => (++parts > 1 ? route.abort() : route.continue()))
    await fillIn(maker, { file })
    await maker.getByRole('main').getByRole('button', { name: 'Unggah daftar' }).click()
    await maker.getByText('Sambungan terputus').waitFor()
    await maker.unroute('**/bytes?*')
    await open(maker, new URL(maker.url()).pathname)
    await expectSaid(maker, 'Daftar ini belum lengkap')

    await fillIn(maker, { file: { ...file, buffer: Buffer.alloc(file.buffer.length, 'x') } })
    await maker.getByRole('main').getByRole('button', { name: 'Lanjutkan' }).click()
    await maker.getByText('Isi berkas ini lain').waitFor()
    await fillIn(maker, { file })
    await maker.getByRole('main').getByRole('button', { name: 'Lanjutkan' }).click()
    await untilRead(maker)
    await expectSaid(maker, '2 baris ditolak', '90', 'lebih dari 20 karakter')
  })

  test('is mended by a smaller one, also where no script runs', async () => {
    const plain = await browser.visit({ size: phone, javaScript: false })
    await plain.context().addCookies(await maker.context().cookies())
    await follow(maker, 'Unggah daftar lain')
    await open(plain, new URL(maker.url()).pathname)
    await expectSaid(plain, 'Berkas yang lebih besar: bagi dahulu')
    await fillIn(plain, { file: listOf('perbaikan.csv', serials(90, 100)) })
    await press(plain, 'Unggah daftar')
    await plain.getByText('Semua baris diterima').waitFor({ timeout: 30_000 })
    await follow(plain, 'Buka bets')
    await expectSaid(plain, '100 dari 100 nomor seri')
  })
})

describe('codes of the regulator', () => {
  let lot: string
  let codes: { packs: string[]; cases: string[] }

  test('are ordered, looked at once more, and issued', async () => {
    await beginBatch(maker, '/lots/new', '')
    await press(maker, 'Periksa')
    await expectSaid(maker, 'Isi nomor bets')
    await fillIn(maker, { batch: `PESAN${run}` })
    await press(maker, 'Periksa')
    await press(maker, 'Terbitkan kode')
    await expectSaid(maker, 'Kode bets ini sudah terbit', '100')
    lot = new URL(maker.url()).pathname
    const read = async (level: string) => {
      const answer = await maker.request.get(`${lot}/codes.csv?level=${level}&columns=serial`)
      return (await answer.text()).trim().split(/\r?\n/).slice(1)
    }
    codes = { packs: await read('primary'), cases: await read('secondary') }
    expect([codes.packs.length, codes.cases.length]).toEqual([100, 5])
  })

  test('are printed: an example, its measures, and a sheet to download', async () => {
    await follow(maker, 'Cetak')
    await fillIn(maker, { first: '101' })
    await press(maker, 'Tampilkan contoh')
    await expectSaid(maker, 'Tingkat ini memiliki 100 label')
    await fillIn(maker, { first: '1', count: '24' })
    await press(maker, 'Tampilkan contoh')
    await expectSaid(maker, 'Memenuhi', 'Letak kode pada kemasan')
    const address = await maker.getByRole('link', { name: /Unduh PDF/ }).getAttribute('href')
    const sheet = await maker.request.get(String(address))
    expect([sheet.status(), (await sheet.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  })

  test('are recorded by scan: a wrong row is told, and what was scanned stays', async () => {
    await open(maker, `${lot}/statuses`)
    await press(maker, 'Catat')
    await expectSaid(maker, 'Pilih apa yang terjadi')
    const scanned = codes.packs.slice(0, 20).join('\n')
    await fillIn(maker, { act: 'activate', codes: `${scanned}\nSALAH-PINDAI` })
    await press(maker, 'Catat')
    await expectSaid(maker, '1 baris salah', 'SALAH-PINDAI')
    expect(await maker.locator('main [name=codes]').inputValue()).toContain(codes.packs[19])
    await fillIn(maker, { codes: scanned })
    await press(maker, 'Catat')
    await expectSaid(maker, '20 dicatat')
    await follow(maker, 'Catat lagi')
    await fillIn(maker, { act: 'reject damaged', codes: codes.packs[99]! })
    await press(maker, 'Catat')
    await expectSaid(maker, '1 dicatat')
    await follow(maker, 'Catat lagi')
    await fillIn(maker, { act: 'activate', codes: codes.cases[0]! })
    await press(maker, 'Catat')
  })

  test('go into a case, by the keys of a hand scanner, and a pack comes out again', async () => {
    await open(maker, `${lot}/packing`)
    await maker.locator('main [name=parent]').focus()
    await maker.keyboard.type(codes.cases[0]!)
    await maker.keyboard.press('Enter')
    for (const code of codes.packs.slice(0, 20)) {
      await maker.keyboard.insertText(code)
      await maker.keyboard.press('Enter')
    }
    await press(maker, 'Catat')
    await expectSaid(maker, '20 dicatat')
    await follow(maker, 'Catat lagi')
    await fillIn(maker, { act: 'unpack', parent: codes.cases[0]!, codes: codes.packs[19]! })
    await press(maker, 'Catat')
    await expectSaid(maker, '1 dicatat')
  })

  test('are reconciled, and the lot is closed with a reason for what is left', async () => {
    await follow(maker, 'Kembali ke bets')
    expect(await textOf(maker)).toMatch(/Rekonsiliasi kode/)
    await follow(maker, 'Tutup bets')
    await press(maker, 'Tutup bets')
    await expectSaid(maker, 'Ada selisih yang perlu dijelaskan')
    await fillIn(maker, { counted: '20', reason: 'Produksi dihentikan; sisa label dimusnahkan.' })
    await press(maker, 'Tutup bets')
    await expectSaid(maker, 'Bets ditutup', 'sisa label dimusnahkan')
  })
})

describe('an order beyond the quota', () => {
  test('is refused by the officer with an article, and its maker reads why', async () => {
    await beginBatch(maker, '/lots/new', `BESAR${run}`)
    await fillIn(maker, { packs: '3.000.000.000' })
    await press(maker, 'Periksa')
    await press(maker, 'Kirim ke petugas')
    const order = new URL(maker.url()).pathname
    await open(officer, '/code-orders')
    await open(officer, order)
    await press(officer, 'Tolak pesanan')
    await expectSaid(officer, 'Pilih peraturannya')
    await fillIn(officer, { reasons: 'Jumlah ini seribu kali kapasitas produksi sarana tersebut.', article: '27' })
    await officer.locator('main [name=instrument]').selectOption({ index: 1 })
    await press(officer, 'Tolak pesanan')
    await open(maker, order)
    await expectSaid(maker, 'Pesanan ini ditolak', 'seribu kali kapasitas')
  })
})
