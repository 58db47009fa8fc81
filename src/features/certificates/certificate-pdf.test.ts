import { describe, expect, test } from 'vitest'
import { certificatePdf } from '#/features/certificates/certificate-pdf.ts'
import type { CertificateFacts } from '#/features/certificates/facts.ts'
import { readQr, someCertificate, textsOf } from '#/features/certificates/papers.test-support.ts'
import { CannotPrint } from '#/features/certificates/typeface.ts'

const at = new Date('2026-11-20T03:00:00Z')
const make = (more: Partial<CertificateFacts> = {}, version = 1) =>
  certificatePdf({ ...someCertificate, ...more }, { version, at })

describe('a certificate', () => {
  test('says what was licensed to whom, by whom, and names the last day on which it holds', async () => {
    const [text, ...more] = await textsOf(await make())
    expect(more).toEqual([])
    for (const said of [
      'SERTIFIKAT IZIN EDAR',
      'SD 260 000 017',
      'Imunora Vitamin C & Zinc',
      'Tablet salut selaput',
      'Dus, 3 strip @ 10 tablet',
      'PT Nusantara Contoh Farma',
      'Jalan Industri Raya 12, Kota Bandung, Jawa Barat',
      'PT Pabrik Contoh',
      '20 November 2026',
      '19 November 2031',
      'Asam askorbat (vitamin C)',
      'beta-karoten',
      '7,5 mg',
      'Ratna Kusumawardhani',
      'Peraturan Badan Pengawas Obat dan Makanan Nomor 32 Tahun 2022',
      'Versi 1',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain('20 November 2031')
  })
  test('has a QR code that opens the page on which it is checked', async () => {
    expect(await readQr(await make())).toBe(someCertificate.address)
  })
  test('is the same to the byte for the same facts, and another for others', async () => {
    expect((await make()).equals(await make())).toBe(true)
    expect((await make()).equals(await make({ decidedBy: 'Budi Santoso' }))).toBe(false)
  })
  test('is tagged, titled and in Indonesian, for those who hear it read', async () => {
    const source = (await make()).toString('latin1')
    expect(source).toMatch(/\/Marked true/)
    expect(source).toMatch(/\/Lang \(id-ID\)/)
    expect(source).toMatch(/\/DisplayDocTitle true/)
    expect(source).toMatch(/\/Alt \(Kode QR yang membuka https/)
    for (const kind of ['H1', 'H2', 'L', 'Table', 'Figure', 'Link']) expect(source).toContain(`/S /${kind}\n`)
  })
  test('goes on to further pages where much is to be said, and loses none of it', async () => {
    const composition = Array.from({ length: 60 }, (_, index) => ({
      name: `Bahan nomor ${index + 1}.`,
      amount: index,
      unit: 'mg',
    }))
    const packs = Array.from({ length: 40 }, (_, index) => `Botol, ${index + 1} tablet`)
    const texts = await textsOf(await make({ composition, packs }))
    expect(texts.length).toBeGreaterThan(1)
    for (const { name } of composition) expect(texts.filter(text => text.includes(name))).toHaveLength(1)
    for (const pack of packs) expect(texts[0]).toContain(pack)
    expect(texts.at(-1)).toContain('Ratna Kusumawardhani')
    for (const [index, text] of texts.entries()) expect(text).toContain(`${index + 1} / ${texts.length}`)
  })
  test('names no regulation for kinds of product whose regulation we do not hold, and no official where none is known', async () => {
    const { decidedBy, brand, ...facts } = someCertificate
    const paper = { ...facts, number: 'DKL2513031717A1', commodity: 'drug', issuedOn: '2015-01-05' } as const
    const [text] = await textsOf(await certificatePdf(paper, { version: 1, at }))
    expect(text).toContain('peraturan perundang-undangan tentang registrasi produk')
    expect(text).not.toMatch(/Nomor 32|Ratna|Merek/)
  })
  test('is not made with a letter that cannot be printed', async () => {
    await expect(make({ productName: 'Vitamin 維生素' })).rejects.toThrow(CannotPrint)
  })
})
