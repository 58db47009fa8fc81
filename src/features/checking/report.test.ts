import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aHolder, type Holder } from '#/features/coding/holder.test-support.ts'
import { type Role, roles } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { countNewReports, fileReport, getReport, listReports, readNumber, takeStep } from './reports.ts'
import { checkingRoutes } from './routes.ts'

const here = testPlatform()
const app = () => mount(here.platform, checkingRoutes, { proveAgain: c => c.text('prove', 403) })
const picture = () => new File([readFileSync('web/public/icon-192.png')], 'depan.png')
const inTx = <T>(work: (tx: Tx) => Promise<T>) => here.platform.db.transaction().execute(work)

const said = { kind: 'code', what: 'Kodenya tidak dikenal waktu saya pindai.', boughtAt: 'Toko Contoh, Bandung', contact: '0812' }
async function send(fields: Record<string, string>, photos: File[] = [], lang: 'id' | 'en' = 'id') {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const photo of photos) body.append('photos', photo)
  return app().request('/report', { method: 'POST', body, headers: at(undefined, lang) })
}
const filed = async (fields: Record<string, string> = said, photos: File[] = []) =>
  (await send(fields, photos)).headers.get('location')!.replace('/reports/', '')

let holder: Holder
beforeAll(async () => {
  holder = await aHolder(here.platform.db)
})

describe('a report', () => {
  test('begins with what was checked', async () => {
    const page = await (await app().request('/report?code=NA18000000001')).text()
    expect(page).toContain('value="NA18000000001"')
  })

  test('is kept with photos and the verdict of that moment, and gives a number that tells how it stands, not what it says', async () => {
    const number = await filed({ ...said, code: holder.licence }, [picture(), picture()])
    expect(number).toMatch(/^L[0-9A-HJKMNP-TV-Z]{10}$/)
    expect(await getReport(here.platform.db, number)).toMatchObject({
      ...said,
      code: holder.licence,
      licence: holder.licence,
      verdict: 'VALID',
      photos: [{ kind: 'png', name: 'depan.png' }, {}],
      state: 'new',
    })
    const page = await (await app().request(`/reports/${number.toLowerCase()}`)).text()
    expect(page).toContain('Laporan Anda diterima')
    expect(page).not.toMatch(/Toko Contoh|0812|tidak dikenal waktu/)
  })

  test('leaves a row in the audit that names no contact', async () => {
    const number = await filed()
    const { rows } = await sql<{ actor_name: string; facts: object }>`
      select actor_name, facts from audit where act = 'report.filed' and subject_id = ${number}`.execute(here.platform.db)
    expect(rows).toEqual([{ actor_name: 'Publik', facts: { kind: 'code', photos: 0 } }])
  })

  test.each([
    ['too little said', { ...said, what: 'Palsu' }, [], 'Ceritakan sedikit'],
    ['no kind', { what: said.what }, [], 'Pilih satu.'],
    ['a kind that is none', { ...said, kind: 'nonsense' }, [], 'Pilih satu.'],
    ['a contact longer than one', { ...said, contact: '0'.repeat(201) }, [], 'Paling panjang 200 karakter.'],
    [
      'a text that calls itself a photo',
      said,
      [new File(['halo, ini bukan foto'], 'foto.jpg')],
      'Isi berkas ini bukan JPG, PNG.',
    ],
    ['too many photos', said, [picture(), picture(), picture(), picture()], 'Paling banyak 3 foto.'],
    ['a photo too large', said, [new File([new Uint8Array(5_000_001)], 'besar.png')], 'besar.png lebih besar dari 5 MB.'],
  ])('with %s is not taken; what was typed is kept', async (_, fields: Record<string, string>, photos, says) => {
    const before = await countNewReports(here.platform.db)
    const response = await send(fields, photos)
    const page = await response.text()
    expect(response.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain(fields.what)
    expect(await countNewReports(here.platform.db)).toBe(before)
  })

  test('of no such number is said so', async () => {
    const response = await app().request('/reports/L0000000000')
    expect([response.status, (await response.text()).includes('Tidak ada laporan dengan nomor itu')]).toEqual([404, true])
  })

  test('is found however its number is written down', () => {
    expect(readNumber(' l0o1-iL2 abc')).toBe('L001112ABC')
  })
})

describe('inspectors', () => {
  const inspector = somebody(['inspector'])

  test.each(roles)('alone read reports, their photos and contacts: %s', async (role: Role) => {
    const number = await filed({ ...said, code: holder.licence }, [picture()])
    const { photos } = await getReport(here.platform.db, number)
    const visitor = somebody([role], role === 'applicant' ? { companyId: holder.companyId } : {})
    for (const path of ['/reports', `/reports/${number}/file`, `/reports/${number}/photos/${photos[0]!.hash}`])
      expect([path, (await app().request(path, { headers: at(visitor) })).status]).toEqual([
        path,
        role === 'inspector' ? 200 : 403,
      ])
  })

  test('see what was said, take it in hand and close it; the public number tells that', async () => {
    const number = await filed()
    const file = `/reports/${number}/file`
    expect(await (await app().request(file, { headers: at(inspector) })).text()).toMatch(/Toko Contoh, Bandung[\s\S]*0812/)
    for (const [state, note] of [
      ['in hand', 'Akan diperiksa di tempat.'],
      ['closed', 'Sampel sesuai.'],
    ] as const)
      expect((await app().request(file, sent({ state, note }, inspector))).headers.get('location')).toBe(file)
    expect(await (await app().request(`/reports/${number}`)).text()).toContain('Selesai')
    const again = await app().request(file, sent({ state: 'in hand', note: 'Dibuka lagi.' }, inspector))
    expect([again.status, (await again.text()).includes('sudah ditutup')]).toEqual([409, true])
  })

  test('write a note with each step', async () => {
    const number = await filed()
    const response = await app().request(`/reports/${number}/file`, sent({ state: 'closed', note: '' }, inspector))
    expect([response.status, (await response.text()).includes('Tulis catatan')]).toEqual([422, true])
    expect((await getReport(here.platform.db, number)).state).toBe('new')
  })

  test('get a photo of this report only', async () => {
    const [one, other] = [await filed(said, [picture()]), await filed()]
    const { photos } = await getReport(here.platform.db, one)
    const response = await app().request(`/reports/${other}/photos/${photos[0]!.hash}`, { headers: at(inspector) })
    expect(response.status).toBe(404)
    const right = await app().request(`/reports/${one}/photos/${photos[0]!.hash}`, { headers: at(inspector) })
    expect([right.headers.get('content-type'), right.headers.get('content-security-policy')]).toEqual([
      'image/png',
      "default-src 'none'; sandbox",
    ])
  })

  test('closing at once: one closes, the others are told', async () => {
    const number = await filed()
    const closing = Array.from({ length: 8 }, () =>
      inTx(tx => takeStep(tx, number, { state: 'closed', note: 'Selesai.' }, theSystem)),
    )
    const done = (await Promise.allSettled(closing)).map(({ status }) => status)
    expect(done.filter(status => status === 'fulfilled')).toHaveLength(1)
  })

  test('find first what has waited longest', async () => {
    const old = new Date('2026-01-01T00:00:00Z')
    const number = await inTx(tx => fileReport(tx, { code: '', kind: 'other', what: 'Sudah lama menunggu.', photos: [] }, old))
    expect((await listReports(here.platform.db, { state: 'new' })).rows[0]?.number).toBe(number)
  })
})

test('what was reported is never changed', async () => {
  const number = await filed()
  await expect(sql`update report set what = 'lain' where number = ${number}`.execute(here.platform.db)).rejects.toThrow(
    'append only',
  )
  await expect(sql`delete from report where number = ${number}`.execute(here.platform.db)).rejects.toThrow('append only')
})
