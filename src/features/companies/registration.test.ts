import { beforeAll, describe, expect, test } from 'vitest'
import { createPerson, findPerson } from '#/features/accounts/people.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { newId } from '#/platform/ids.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { certificatesOf, companyDocuments, findSiteByUri, getCompanyFile, sitesOf, siteUri } from './companies.ts'
import { anApplicant, aPdf, certificate, identity, site, upload } from './registration.test-support.ts'
import { companyRoutes } from './routes.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, companyRoutes, { proveAgain: c => c.text('prove again', 403) })
const ask = (path: string, init?: RequestInit) => Promise.resolve(app().request(path, init))
const read = async (path: string, visitor?: Visitor) => (await ask(path, { headers: at(visitor) })).text()
const officer = () => somebody(['evaluator'], { id: '01900000-0000-7000-8000-0000000000aa', name: 'Budi Santoso' })

describe('a company registers, from NIB to verified', () => {
  let visitor: Visitor
  let companyId: string
  const facts = identity()
  beforeAll(async () => {
    visitor = await anApplicant(test1.platform.db)
  })
  const db = () => test1.platform.db
  const post = (path: string, fields: Record<string, string>) => ask(path, sent(fields, visitor))

  test('begins with the NIB', async () => {
    expect(await read('/company', visitor)).toContain('Daftarkan perusahaan Anda')
    const response = await post('/company/start', { nib: facts.nib! })
    expect(response.headers.get('location')).toBe(`/company/identity?nib=${facts.nib}`)
  })

  test('chooses the province, then the regency, without JavaScript and without losing what was typed', async () => {
    const { regencyCode, ...rest } = facts
    const shown = await (await post('/company/identity', { ...rest, show: 'regencies' })).text()
    expect(shown).toContain('Kota Yogyakarta')
    expect(shown).toContain('PT Jamu Rekaan Nusantara')
    const response = await post('/company/identity', rest)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Pilih kabupaten atau kota.')
    expect(regencyCode).toBe('34.71')
  })

  test('says who it is, and the person then acts for it', async () => {
    const response = await post('/company/identity', facts)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/company'])
    companyId = (await findPerson(db(), visitor.id))?.companyId ?? ''
    visitor = { ...visitor, companyId }
    expect(await getCompanyFile(db(), companyId)).toMatchObject({
      standing: 'draft',
      npwp: '012345678901000',
      kind: 'small traditional medicine business',
      provinceCode: '34',
    })
  })

  test('sees what is missing, with the article', async () => {
    const page = await read('/company', visitor)
    for (const says of ['Tambahkan sarana: pabrik.', 'Sertifikat CPOTB belum ada.', 'PerBPOM 32/2022 Pasal 23 ayat (3) huruf c'])
      expect(page).toContain(says)
    const refused = await post('/company/send', {})
    expect([refused.status, (await refused.text()).includes('Akta notaris pendirian perusahaan belum diunggah.')]).toEqual([
      409,
      true,
    ])
  })

  test('adds a site, placed in its regency where it gives no coordinates', async () => {
    expect((await post('/company/sites/new', site())).status).toBe(303)
    const [made] = await sitesOf(db(), companyId)
    expect(made).toMatchObject({ name: 'Pabrik Sukamaju', placed: 'regency', checked: false })
    expect(await findSiteByUri(db(), siteUri('https://absah.example', made!.id))).toMatchObject({ id: made!.id })
    const changed = await post(`/company/sites/${made!.id}`, site({ lat: '-7,8014', lon: '110.3647', gln: '0614141123452' }))
    expect(changed.status).toBe(303)
    expect(await findSiteByUri(db(), 'urn:epc:id:sgln:0614141.12345.0')).toMatchObject({
      lat: -7.8014,
      lon: 110.3647,
      placed: 'given',
    })
  })

  test('adds a certificate with its paper; a chosen file outlives a fault elsewhere in the form', async () => {
    const [place] = await sitesOf(db(), companyId)
    const paper = { name: 'CPOTB kapsul.pdf', content: aPdf('cpotb') }
    const faulty = await ask('/company/certificates/new', upload(certificate(place!.id, { number: '' }), paper, visitor))
    const page = await faulty.text()
    expect([faulty.status, page.includes('Tulis nomor sertifikat.'), page.includes('CPOTB kapsul.pdf')]).toEqual([
      422,
      true,
      true,
    ])
    const token = /name="paper\.kept" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const stranger = { ...visitor, companyId: newId() }
    expect(
      (await ask('/company/certificates/new', upload({ ...certificate(place!.id), 'paper.kept': token }, undefined, stranger)))
        .status,
    ).toBe(404)
    const mended = await ask(
      '/company/certificates/new',
      upload({ ...certificate(place!.id), 'paper.kept': token }, undefined, visitor),
    )
    expect(mended.status).toBe(303)
    expect(await certificatesOf(db(), companyId)).toMatchObject([
      { kind: 'CPOTB', dosageForm: 'hard capsule', fileName: 'CPOTB kapsul.pdf', checked: false },
    ])
  })

  test('uploads its papers; a new one takes the place of the one before', async () => {
    for (const kind of ['nib', 'npwp', 'deed-of-establishment', 'power-of-attorney', 'nib']) {
      const response = await ask(
        `/company/documents/${kind}`,
        upload({}, { name: `${kind}.pdf`, content: aPdf(kind + Math.random()) }, visitor),
      )
      expect(response.status).toBe(303)
    }
    expect((await companyDocuments(db(), companyId)).map(({ kind }) => kind).sort()).toEqual([
      'NIB',
      'NPWP',
      'deed of establishment',
      'power of attorney',
    ])
  })

  test('sends it, gets a receipt, and cannot change it while it is read', async () => {
    expect(await read('/company/send', visitor)).toContain('Kirim untuk diverifikasi')
    expect((await post('/company/send', {})).status).toBe(303)
    expect(await subjects(visitor.email)).toEqual(['Berkas PT Jamu Rekaan Nusantara kami terima'])
    expect((await post('/company/sites/new', site())).status).toBe(409)
    expect((await post('/company/identity', facts)).status).toBe(409)
    expect((await ask(`/companies/${companyId}`)).status).toBe(404)
  })

  test('waits in the officer’s list; papers stand beside the checklist', async () => {
    expect(await read('/companies-to-verify', officer())).toContain('PT Jamu Rekaan Nusantara')
    const page = await read(`/companies-to-verify/${companyId}`, officer())
    for (const says of [
      '01.234.567.8-901.000',
      'Pabrik Sukamaju',
      'CPOTB.123/2026',
      '<iframe',
      'Semua yang diminta aturan sudah ada.',
    ])
      expect(page).toContain(says)
  })

  test('comes back with remarks item by item, which looking at another paper does not lose', async () => {
    const [paper] = await companyDocuments(db(), companyId)
    const remark = { 'remark.document:NPWP': 'Pindaian terpotong di bagian bawah.' }
    const looked = await ask(`/companies-to-verify/${companyId}/look`, sent({ ...remark, paper: paper!.hash }, officer()))
    expect(await looked.text()).toContain('Pindaian terpotong di bagian bawah.')
    expect((await ask(`/companies-to-verify/${companyId}/return`, sent({}, officer()))).status).toBe(422)
    expect((await ask(`/companies-to-verify/${companyId}/return`, sent(remark, officer()))).status).toBe(303)
    const page = await read('/company', visitor)
    expect(page).toContain('Pindaian terpotong di bagian bawah.')
    expect(page).toContain('Perlu diperbaiki')
    expect((await subjects(visitor.email)).at(-1)).toBe('Berkas PT Jamu Rekaan Nusantara perlu diperbaiki')
  })

  test('is mended, sent again and verified, once', async () => {
    await ask('/company/documents/npwp', upload({}, { name: 'npwp.pdf', content: aPdf('whole') }, visitor))
    expect((await getCompanyFile(db(), companyId)).remarks).toEqual([])
    expect((await post('/company/send', {})).status).toBe(303)
    expect(await read(`/companies-to-verify/${companyId}`, officer())).toContain('Pindaian terpotong di bagian bawah.')
    const verify = () => ask(`/companies-to-verify/${companyId}/verify`, sent({}, officer()))
    const answers = await Promise.all([verify(), verify()])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const file = await getCompanyFile(db(), companyId)
    expect(file).toMatchObject({ standing: 'verified', remarks: [] })
    expect((await sitesOf(db(), companyId)).every(({ checked }) => checked)).toBe(true)
    const audit = await db().selectFrom('audit').select('act').where('subject_id', '=', companyId).orderBy('seq').execute()
    expect(audit.map(row => row.act)).toContain('company.verified')
  })

  test('is known to the public by name, kind and city, and never by its tax number', async () => {
    const page = await (await ask(`/companies/${companyId}`)).text()
    for (const says of ['PT Jamu Rekaan Nusantara', 'Kota Yogyakarta', 'Terverifikasi']) expect(page).toContain(says)
    const json = await (await ask(`/api/v1/companies/${companyId}`)).text()
    for (const text of [page, json]) expect(text).not.toMatch(/012345678901000|01\.234\.567|0274/)
    const [place] = await sitesOf(db(), companyId)
    expect(await (await ask(`/sites/${place!.id}`)).text()).toContain('Pabrik Sukamaju')
  })

  test('adds a site later: it stays verified while the addition waits', async () => {
    await post('/company/sites/new', site({ name: 'Gudang Bantul', kind: 'warehouse' }))
    expect(await getCompanyFile(db(), companyId)).toMatchObject({ standing: 'verified', waitingSince: expect.any(Date) })
    expect(await read('/companies-to-verify', officer())).toContain('Tambahan')
    expect((await ask(`/companies-to-verify/${companyId}/verify`, sent({}, officer()))).status).toBe(303)
    expect((await getCompanyFile(db(), companyId)).waitingSince).toBeUndefined()
  })

  test('takes a site out: its certificates go with it, its address still resolves', async () => {
    const added = (await sitesOf(db(), companyId)).find(({ name }) => name === 'Gudang Bantul')
    expect(await read(`/company/sites/${added!.id}/remove`, visitor)).toContain('Gudang Bantul')
    expect((await post(`/company/sites/${added!.id}/remove`, {})).status).toBe(303)
    expect((await sitesOf(db(), companyId)).map(({ name }) => name)).toEqual(['Pabrik Sukamaju'])
    expect((await ask(`/sites/${added!.id}`)).status).toBe(200)
  })

  test('keeps its history for ever', async () => {
    const rows = await db()
      .selectFrom('company_event')
      .select(['seq', 'kind'])
      .where('company_id', '=', companyId)
      .orderBy('seq')
      .execute()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, place) => place + 1))
    await expect(
      db().updateTable('company_event').set({ kind: 'sent' }).where('company_id', '=', companyId).execute(),
    ).rejects.toThrow(/append only/)
  })

  const subjects = async (email: string) =>
    (await db().selectFrom('letter').select('subject').where('recipient', '=', email).orderBy('id').execute()).map(
      row => row.subject,
    )
})

describe('who decides', () => {
  const waiting = async () => {
    const { db } = test1.platform
    const visitor = await anApplicant(db)
    await ask('/company/identity', sent(identity(), visitor))
    const companyId = (await findPerson(db, visitor.id))?.companyId ?? ''
    return { visitor: { ...visitor, companyId }, companyId }
  }

  test('only with a fresh proof of who they are', async () => {
    const { companyId } = await waiting()
    const stale = { ...officer(), provedAt: undefined }
    for (const step of ['verify', 'return', 'close'])
      expect((await ask(`/companies-to-verify/${companyId}/${step}`, sent({}, stale))).status).toBe(403)
  })
  test('nobody of that company, and nobody who worked on its file', async () => {
    const { visitor, companyId } = await waiting()
    const { db } = test1.platform
    const { id } = await createPerson(db, { email: `${newId()}@contoh.example`, name: 'Dua Peran', roles: ['evaluator'] })
    const inside = somebody(['evaluator'], { id, companyId })
    const changedSides = somebody(['evaluator'], { id: visitor.id })
    for (const who of [inside, changedSides]) {
      const response = await ask(`/companies-to-verify/${companyId}/verify`, sent({}, who))
      expect([response.status, (await response.text()).includes('Serahkan kepada petugas lain')]).toEqual([409, true])
    }
  })
  test('not before the file was sent, and not when something is missing', async () => {
    const { companyId } = await waiting()
    expect((await ask(`/companies-to-verify/${companyId}/verify`, sent({}, officer()))).status).toBe(409)
  })
  test('a closed file stays closed, and its NIB is free again', async () => {
    const { visitor, companyId } = await waiting()
    const { nib } = await getCompanyFile(test1.platform.db, companyId)
    expect((await ask(`/companies-to-verify/${companyId}/close`, sent({ reason: 'x' }, officer()))).status).toBe(422)
    const reason = 'Perusahaan dibubarkan menurut akta terakhir.'
    expect((await ask(`/companies-to-verify/${companyId}/close`, sent({ reason }, officer()))).status).toBe(303)
    expect((await ask('/company/identity', sent(identity(), visitor))).status).toBe(409)
    const other = await anApplicant(test1.platform.db)
    expect((await ask('/company/identity', sent(identity({ nib }), other))).status).toBe(303)
  })
})
