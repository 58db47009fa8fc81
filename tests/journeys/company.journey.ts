import type { Page } from 'playwright-core'
import { beforeAll, test } from 'vitest'
import { currentCode } from '#/features/accounts/totp.ts'
import { phone, picture, testBrowser } from './browser.ts'
import { dayOf, expectSaid, fillIn, follow, open, press } from './hands.ts'
import { scanOf } from './papers.ts'
import { signInAs } from './people.ts'

/** A maker of herbal medicines comes for the first time, with a phone; an officer verifies it at a desk. */
const browser = testBrowser()
const email = `sekar.${Date.now()}@contoh.example`
const password = 'kunyit asam setiap pagi'
/** On a demo that runs on, each run brings a company of its own name. */
const company = `PT Sekar Rimpang${process.env.ABSAH_JOURNEYS_AT ? ` ${Date.now() % 100_000}` : ''}`
const nib = String(Date.now()).slice(-13).padStart(13, '8')
let maker: Page

beforeAll(async () => {
  maker = await browser.visit({ size: phone })
})

test('someone signs up and confirms their address by the letter', async () => {
  await open(maker, '/')
  await open(maker, '/sign-up')
  await fillIn(maker, { name: 'Sekar Ayuningtyas', email, password: 'pendek' })
  await press(maker, 'Buat akun')
  await expectSaid(maker, 'Paling sedikit 12 karakter')
  await fillIn(maker, { password })
  await press(maker, 'Buat akun')
  await expectSaid(maker, 'Kami mengirim surat')
  await follow(maker, /kotak keluar/)
  await expectSaid(maker, email)
  await follow(maker, /confirm\?token=/)
  await press(maker, 'Konfirmasi')
  await expectSaid(maker, 'dikonfirmasi')
})

test('signs in and sets up an authenticator app', async () => {
  await open(maker, '/sign-in?next=/account/second-factor')
  await fillIn(maker, { email, password })
  await press(maker, 'Masuk')
  await fillIn(maker, { password })
  await press(maker, 'Pasang aplikasi')
  const shown = await maker.getByText('Atau ketik kunci ini').locator('code').innerText()
  await fillIn(maker, { code: '000000' })
  await press(maker, 'Selesaikan pemasangan')
  await expectSaid(maker, /kode/i)
  await fillIn(maker, { code: await currentCode(fromBase32(shown.replaceAll(' ', ''))) })
  await press(maker, 'Selesaikan pemasangan')
  await expectSaid(maker, 'Terpasang')
})

test('registers a company: identity, site, certificate and papers, each mistake told at its field', async () => {
  await open(maker, '/company')
  await fillIn(maker, { nib: '12345' })
  await press(maker, 'Mulai pendaftaran')
  await expectSaid(maker, 'NIB terdiri atas 13 angka; yang diisi 5 angka')
  await fillIn(maker, { nib })
  await press(maker, 'Mulai pendaftaran')
  await fillIn(maker, {
    npwp: '0123456789012345',
    name: company,
    kind: 'traditional medicine industry',
    commodities: ['supplement'],
    kbli: ['21022'],
    address: 'Jalan Kunyit 7, Kelurahan Bekonang',
    provinceCode: '33',
    responsible: 'Sekar Ayuningtyas',
    phone: '0271 555 0142',
  })
  await press(maker, 'Tampilkan kabupaten dan kota')
  await fillIn(maker, { regencyCode: '33.11' })
  await press(maker, 'Simpan')
  await expectSaid(maker, company)

  await follow(maker, /^Sarana/)
  await follow(maker, 'Tambah sarana')
  await fillIn(maker, { name: 'Pabrik Bekonang', kind: 'factory', address: 'Jalan Kunyit 7', provinceCode: '33' })
  await press(maker, 'Tampilkan kabupaten dan kota')
  await fillIn(maker, { regencyCode: '33.11', lat: '-7,6201', lon: '110,8603' })
  await press(maker, 'Simpan')

  await open(maker, '/company/certificates')
  await follow(maker, 'Tambah sertifikat')
  await fillIn(maker, {
    kind: 'CPOTB',
    siteId: await maker.locator('[name=siteId] option').nth(1).getAttribute('value').then(String),
    number: 'CPOTB-CONTOH-1',
    dosageForm: 'hard capsule',
    ...dayOf('validFrom', '2025-02-31'),
    ...dayOf('lastDay', '2030-01-31'),
    paper: await scanOf(maker, 'Sertifikat CPOTB', 'Bentuk sediaan: kapsul keras', 'Pabrik Bekonang, Sukoharjo'),
  })
  await press(maker, 'Simpan')
  await expectSaid(maker, 'Tanggal ini tidak ada di kalender')
  await fillIn(maker, dayOf('validFrom', '2025-02-01'))
  await press(maker, 'Simpan')
  await expectSaid(maker, 'CPOTB-CONTOH-1')

  await open(maker, '/company')
  const papers = maker.locator('a[href^="/company/documents/"]')
  for (let place = 0; place < (await papers.count()); place++) {
    const title = await papers.nth(place).innerText()
    await follow(maker, title)
    await fillIn(maker, { paper: await scanOf(maker, title, company, `NIB ${nib}`) })
    await press(maker, 'Unggah')
  }
  await follow(maker, 'Periksa dan kirim')
  await press(maker, 'Kirim untuk diverifikasi')
  await expectSaid(maker, 'Menunggu verifikasi')
})

test('an evaluator looks at the papers and verifies the company, which reads of it in a letter', async () => {
  const officer = await browser.visit()
  await signInAs(officer, 'penilai')
  await open(officer, '/companies-to-verify')
  while (!(await officer.getByRole('link', { name: company }).count())) await follow(officer, 'Berikutnya')
  await follow(officer, company)
  await press(officer, 'Lihat di samping')
  await picture(officer, 'verify-company')
  await press(officer, 'Verifikasi perusahaan ini')
  await expectSaid(officer, 'terverifikasi')
  await open(maker, '/company')
  await expectSaid(maker, 'Terverifikasi', 'dapat mengajukan permohonan')
  await open(maker, '/outbox')
  await expectSaid(maker, company)
})

/** The raw secret behind what an authenticator app is told (RFC 4648 base 32). */
function fromBase32(text: string): string {
  const bits = [...text.replace(/=+$/, '')].map(sign =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return String.fromCharCode(...bytes.map(byte => Number.parseInt(byte, 2)))
}
