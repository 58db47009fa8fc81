import { beforeAll, describe, expect, test } from 'vitest'
import { findPerson } from '#/features/accounts/people.ts'
import { addDays } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, testPlatform } from '../../../tests/platform.ts'
import { certificatesOf, companyDocuments, getCompanyFile, sitesOf } from './companies.ts'
import { plainName } from './papers.ts'
import { aNib, anApplicant, aPdf, boxes, certificate, identity, site, today, upload } from './registration.test-support.ts'
import { companyRoutes } from './routes.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, companyRoutes, { proveAgain: c => c.text('prove again', 403) })
const ask = (path: string, init?: RequestInit) => Promise.resolve(app().request(path, init))
const db = () => test1.platform.db

let visitor: Visitor
let companyId: string
let siteId: string
const mine = identity()
beforeAll(async () => {
  visitor = await anApplicant(db())
  await ask('/company/identity', sent(mine, visitor))
  companyId = (await findPerson(db(), visitor.id))?.companyId ?? ''
  visitor = { ...visitor, companyId }
  await ask('/company/sites/new', sent(site(), visitor))
  siteId = (await sitesOf(db(), companyId))[0]!.id
})

/** The answer to a fault: 422, the sentence at its field, what was typed still there, nothing changed. */
async function refusal(response: Response, field: string, says: string): Promise<string> {
  const page = await response.text()
  expect(response.status).toBe(422)
  expect(page).toContain(says)
  expect(page).toContain(`href="#f-${field}`)
  return page
}

describe('an identity with', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['a NIB of 12 digits', { nib: '812345678901' }, 'nib', 'yang diisi 12 angka'],
    ['letters in the NIB', { nib: '8123456O78901' }, 'nib', 'NIB hanya terdiri atas angka'],
    ['no NIB', { nib: '' }, 'nib', 'Bagian ini wajib diisi.'],
    ['an NPWP of 14 digits', { npwp: '01.234.567.8-901.00' }, 'npwp', 'yang diisi 14 angka'],
    ['a name of two letters', { name: 'PT' }, 'name', 'Tulis nama perusahaan seperti pada NIB.'],
    ['a name without end', { name: 'PT '.padEnd(400, 'a') }, 'name', 'Isi paling banyak 160 karakter.'],
    ['an unseen character in the name', { name: 'PT Ja\u0007mu' }, 'name', 'Hapus karakter yang tidak terlihat.'],
    ['a kind that is none', { kind: 'palace' }, 'kind', 'Pilih jenis usaha.'],
    ['a regency that is none', { regencyCode: '99.99' }, 'regencyCode', 'Pilih kabupaten atau kota dari daftar.'],
    ['a KBLI code of four digits', { kbliOther: '21022, 2101' }, 'kbliOther', 'Kode KBLI terdiri atas 5 angka.'],
    ['a commodity it may not register', { kind: 'pharmacy' }, 'commodities', 'Apotek tidak mendaftarkan suplemen kesehatan.'],
    ['a telephone number in words', { phone: 'nol dua satu' }, 'phone', 'Tulis nomor telepon'],
    ['no address', { address: ' ' }, 'address', 'Tulis alamat'],
  ])('%s is refused', async (_, fault, field, says) => {
    const before = await getCompanyFile(db(), companyId)
    const page = await refusal(await ask('/company/identity', sent({ ...mine, ...fault }, visitor)), field, says)
    expect(page).toContain('Rina Kartika')
    expect(await getCompanyFile(db(), companyId)).toEqual(before)
  })

  test('the NIB of another company is told what to do, at the start and at the end', async () => {
    const other = await anApplicant(db())
    for (const [path, fields] of [
      ['/company/start', { nib: mine.nib! }],
      ['/company/identity', identity({ nib: mine.nib! })],
    ] as const)
      await refusal(await ask(path, sent(fields, other)), 'nib', 'NIB ini sudah terdaftar. Minta rekan Anda')
    expect((await findPerson(db(), other.id))?.companyId).toBeUndefined()
  })
  test('a NIB that two send at once goes to one of them', async () => {
    const nib = aNib()
    const two = await Promise.all([anApplicant(db()), anApplicant(db())])
    const answers = await Promise.all(two.map(who => ask('/company/identity', sent(identity({ nib }), who))))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
  })
  test('a script in a name is shown, never run', async () => {
    const name = '<script>alert(1)</script> & "Rekan"'
    expect((await ask('/company/identity', sent({ ...mine, name }, visitor))).status).toBe(303)
    const page = await (await ask('/company', { headers: at(visitor) })).text()
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Rekan&quot;')
    expect(page).not.toContain('<script>alert')
  })
})

describe('a site with', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['a latitude in words', { lat: 'selatan', lon: '110' }, 'lat', 'Tulis sebagai derajat'],
    ['a latitude beyond the pole', { lat: '-97,5', lon: '110' }, 'lat', 'Paling kecil -90.'],
    ['a longitude alone', { lon: '110' }, 'lat', 'Isi lintang dan bujur, atau kosongkan keduanya.'],
    ['a GLN with a wrong check digit', { gln: '0614141123453' }, 'gln', 'GLN terdiri atas 13 angka'],
    ['a kind that is none', { kind: 'moon' }, 'kind', 'Pilih jenis sarana.'],
  ])('%s is refused', async (_, fault, field, says) => {
    await refusal(await ask('/company/sites/new', sent(site(fault), visitor)), field, says)
    expect(await sitesOf(db(), companyId)).toHaveLength(1)
  })
  test('the GLN of another site is refused', async () => {
    await ask(`/company/sites/${siteId}`, sent(site({ gln: '4006381333931' }), visitor))
    await refusal(
      await ask('/company/sites/new', sent(site({ gln: '4006381333931' }), visitor)),
      'gln',
      'GLN ini sudah dipakai sarana lain.',
    )
  })
})

describe('a certificate with', () => {
  const paper = { name: 'cpotb.pdf', content: aPdf() }
  const yesterday = addDays(today, -1)
  test.each<[string, Record<string, string>, string, string]>([
    ['a day that does not exist', boxes('validFrom', '2025-02-30'), 'validFrom', 'Tanggal ini tidak ada di kalender.'],
    ['letters for a day', { 'lastDay.day': 'dua' }, 'lastDay', 'Tanggal ini tidak ada di kalender.'],
    ['no day', { 'lastDay.day': '', 'lastDay.month': '', 'lastDay.year': '' }, 'lastDay', 'Isi tanggal terakhir berlaku.'],
    ['an end that has passed', boxes('lastDay', yesterday), 'lastDay', 'Masa berlaku sertifikat ini sudah berakhir.'],
    [
      'an end before its beginning',
      boxes('lastDay', '2024-01-01'),
      'lastDay',
      'Hari terakhir berlaku harus sesudah hari pertama.',
    ],
    ['a beginning in the future', boxes('validFrom', addDays(today, 1)), 'validFrom', 'Sertifikat ini baru berlaku mulai'],
    [
      'no dosage form',
      { dosageForm: '' },
      'dosageForm',
      'Pilih bentuk sediaan: sertifikat ini berlaku untuk satu bentuk sediaan. (PerBPOM 32/2022 Pasal 1 angka 14)',
    ],
    [
      'a form that a UKOT may not make',
      { dosageForm: 'tablet' },
      'dosageForm',
      'tidak boleh membuat tablet. (PerBPOM 32/2022 Pasal 1 angka 6)',
    ],
    ['a kind that is not issued to a UKOT', { kind: 'CPOB' }, 'kind', 'tidak diterbitkan untuk Usaha kecil obat tradisional'],
    ['a number of no length', { number: '' }, 'number', 'Tulis nomor sertifikat.'],
  ])('%s is refused', async (_, fault, field, says) => {
    await refusal(await ask('/company/certificates/new', upload(certificate(siteId, fault), paper, visitor)), field, says)
    expect(await certificatesOf(db(), companyId)).toEqual([])
  })
  test('its last day today is still in force', async () => {
    const init = upload(certificate(siteId, boxes('lastDay', today)), paper, visitor)
    expect((await ask('/company/certificates/new', init)).status).toBe(303)
    const [made] = await certificatesOf(db(), companyId)
    expect(made?.validUntil).toBe(addDays(today, 1))
    await ask(`/company/certificates/${made!.id}/remove`, sent({}, visitor))
  })
  test('another company’s site is not found', async () => {
    const init = upload(certificate('01900000-0000-7000-8000-00000000dead'), paper, visitor)
    expect((await ask('/company/certificates/new', init)).status).toBe(404)
  })
})

describe('a paper', () => {
  const put = (content: Uint8Array<ArrayBuffer>, name = 'nib.pdf') =>
    ask('/company/documents/nib', upload({}, { name, content }, visitor))
  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    [
      'that is not what its name says',
      new TextEncoder().encode('<html><script>alert(1)</script>'),
      'Isi berkas ini bukan PDF, JPG, PNG.',
    ],
    ['that is a program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'Isi berkas ini bukan PDF, JPG, PNG.'],
    ['that is empty', new Uint8Array(), 'Berkas ini kosong.'],
    ['that is too large', new Uint8Array(20 * 1024 * 1024 + 1), 'Berkas lebih besar dari 20 MB.'],
  ])('%s is refused', async (_, content, says) => {
    await refusal(await put(content), 'paper', says)
    expect(await companyDocuments(db(), companyId)).toEqual([])
  })
  test('of none is asked for', async () =>
    refusal(await ask('/company/documents/nib', upload({}, undefined, visitor)), 'paper', 'Pilih berkas'))
  test('for a kind that does not exist is not found', async () =>
    expect((await ask('/company/documents/passport', upload({}, undefined, visitor))).status).toBe(404))
  test('beyond all limits is refused before it is read', async () => {
    const headers = {
      ...at(visitor),
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(23 * 1024 * 1024),
    }
    expect((await ask('/company/documents/nib', { method: 'POST', headers, body: '--x--' })).status).toBe(413)
  })
  test('is given back with headers under which nothing in it runs', async () => {
    await put(aPdf('x'), '../../etc/na“me;\u202e.pdf')
    const [paper] = await companyDocuments(db(), companyId)
    const response = await ask(`/companies/${companyId}/papers/${paper!.hash}`, { headers: at(visitor) })
    expect(await response.arrayBuffer()).toHaveProperty('byteLength', aPdf('x').length)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w.%-]+$/)
    expect(paper!.name).toBe('na“me;.pdf')
  })
  test('with a forged token is as if none was sent', async () => {
    const init = upload({ 'paper.kept': 'W10.AAAA' }, undefined, visitor)
    await refusal(await ask('/company/documents/nib', init), 'paper', 'Pilih berkas')
  })
})

test.each([
  ['C:\\scan\\NIB kami.pdf', 'NIB kami.pdf'],
  ['../../x', 'x'],
  ['', 'dokumen'],
])('the file name %s is read as %s', (name, plain) => expect(plainName(name)).toBe(plain))
