import { expect, test } from 'vitest'
import { type PaperLetter, renderLetter } from '#/features/certificates/letter-pdf.ts'
import { textsOf } from '#/features/certificates/papers.test-support.ts'

const order: PaperLetter = {
  number: 'SPB-2026-000123',
  date: '2026-11-20',
  to: ['PT Nusantara Contoh Farma', 'Jalan Industri Raya 12', 'Kota Bandung'],
  title: 'Surat perintah bayar',
  paragraphs: ['Permohonan registrasi baru Imunora telah kami terima. Biayanya sebagai berikut.'],
  table: {
    head: ['Layanan', 'Dasar', 'Jumlah'],
    rows: [['Registrasi baru suplemen kesehatan', 'PP 32/2017', 'Rp\u00a01.000.000']],
    sum: ['Jumlah', '', 'Rp\u00a01.000.000'],
  },
  closing: ['Bayar sebelum 4 Desember 2026.'],
  signed: { name: 'Ratna Kusumawardhani', office: 'Petugas layanan' },
}

test('a letter names its number, day, reader, sums and who signs', async () => {
  const [text, ...more] = await textsOf(await renderLetter(order))
  expect(more).toEqual([])
  for (const said of ['SPB-2026-000123', 'Jakarta, 20 November 2026', 'Kota Bandung', 'Surat perintah bayar', 'PP 32/2017'])
    expect(text).toContain(said)
  for (const said of ['Rp 1.000.000', 'Bayar sebelum 4 Desember 2026.', 'Petugas layanan', 'Ratna Kusumawardhani'])
    expect(text!.replaceAll('\u00a0', ' ')).toContain(said)
})

test('a letter of many paragraphs goes on to further pages and is the same to the byte each time', async () => {
  const paragraphs = Array.from(
    { length: 60 },
    (_, index) => `Alasan nomor ${index + 1}. ${'Dokumen belum memenuhi syarat. '.repeat(5)}`,
  )
  const long = { ...order, paragraphs }
  const pdf = await renderLetter(long)
  const texts = await textsOf(pdf)
  expect(texts.length).toBeGreaterThan(2)
  for (let index = 1; index <= 60; index++) expect(texts.join(' ')).toContain(`Alasan nomor ${index}.`)
  expect(pdf.equals(await renderLetter(long))).toBe(true)
})
