import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aLot } from '#/features/checking/lot.test-support.ts'
import { fileReport } from '#/features/checking/reports.ts'
import { aHolder, type Holder, today } from '#/features/coding/holder.test-support.ts'
import { createCompany } from '#/features/companies/companies.ts'
import { startRecall } from '#/features/recalls/recalls.ts'
import { addLicence } from '#/features/register/licences.ts'
import { addDays } from '#/law/day.ts'
import { type Role, roles } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { connect, type Tx } from '#/platform/database/connect.ts'
import { mount } from '#/platform/http/mount.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { enqueue } from '#/platform/jobs/jobs.ts'
import { write } from '#/platform/mail/letters.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { frontRoutes } from './routes.ts'

const here = testPlatform()
const job: Job = { name: 'letter.send', title: { id: 'Mengirim surat', en: 'Sending letters' }, run: async () => {} }
const app = (platform = here.platform) => mount(platform, frontRoutes([job]), { proveAgain: c => c.text('prove', 403) })
const get = (path: string, visitor?: Parameters<typeof at>[0]) => app().request(path, { headers: at(visitor) })
const text = async (path: string, visitor?: Parameters<typeof at>[0]) => (await get(path, visitor)).text()
const inTx = <T>(work: (tx: Tx) => Promise<T>) => here.platform.db.transaction().execute(work)

let holder: Holder
beforeAll(async () => {
  holder = await aHolder(here.platform.db)
})

describe('the front page', () => {
  test('is one box and three doors, and asks no database', async () => {
    const gone = connect('postgres://nobody@127.0.0.1:1/nowhere')
    const page = await (await app({ ...here.platform, db: gone.db, pool: gone.pool }).request('/')).text()
    expect(page).toContain('action="/check"')
    for (const door of ['/register', '/apply', '/report']) expect(page).toContain(`href="${door}"`)
    await gone.close()
  })

  test('its styles are part of the site', () => {
    expect(readFileSync('web/absah.css', 'utf8')).toContain('front.css')
  })
})

describe('the desk', () => {
  test('leads to signing in', async () => {
    const response = await get('/desk')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fdesk'])
  })

  test('tells somebody without a company what to do first', async () => {
    expect(await text('/desk', somebody(['applicant']))).toContain('Akun Anda belum bertindak bagi perusahaan')
  })

  test('says what a company’s file waits for', async () => {
    const id = await inTx(tx =>
      createCompany(tx, {
        nib: '8120000077777',
        kind: 'pharmacy',
        name: 'Apotek Baru',
        address: 'Jalan Baru 1',
        regencyCode: '32.73',
      }),
    )
    expect(await text('/desk', somebody(['applicant'], { companyId: id }))).toContain('belum dikirim')
  })

  test('shows a company its lots, its recalls, and the licences that end next, and nobody else’s', async () => {
    const { lot } = await aLot(here.platform, holder)
    const {
      holder: held,
      maker,
      ...facts
    } = {
      number: 'SD249999999',
      issuedOn: addDays(today, -1700),
      validUntil: addDays(today, 60),
      commodity: 'supplement' as const,
      productName: 'Hampir Berakhir',
      dosageForm: 'Kapsul',
      packs: [],
      composition: [],
      method: 'identification' as const,
      holder: { companyId: holder.companyId, name: 'PT Contoh' },
      maker: { name: 'PT Contoh' },
    }
    await inTx(tx => addLicence(tx, { ...facts, holder: held, maker }, theSystem))
    const cite = { instrument: 'PerBPOM 32/2022', article: 'pasal 41' } as const
    await inTx(tx =>
      startRecall(tx, { licence: holder.licence, batch: lot.batch, reasons: 'Kadar rendah.', cite, startedOn: today }, theSystem),
    )
    const page = await text('/desk', somebody(['applicant'], { companyId: holder.companyId }))
    for (const shown of [`/lots/${lot.id}`, 'Kadar rendah.', 'Hampir Berakhir']) expect(page).toContain(shown)
    const other = await aHolder(here.platform.db)
    const theirs = await text('/desk', somebody(['applicant'], { companyId: other.companyId }))
    expect(theirs).not.toMatch(/Kadar rendah|Hampir Berakhir/)
  })

  test.each([
    ['evaluator', ['/companies-to-verify'], ['/reports"', '/recalls?state=running', '/admin/jobs']],
    ['approver', ['/recalls?state=running'], ['/reports"', '/companies-to-verify', '/admin/jobs']],
    ['inspector', ['/reports"', '/recalls?state=running'], ['/companies-to-verify', '/admin/jobs']],
    ['code officer', ['/code-orders', '/code-access/requests'], ['/reports"', '/companies-to-verify', '/admin/jobs']],
    ['administrator', ['/admin/jobs', '/admin/audit'], ['/reports"', '/companies-to-verify']],
  ] as const)('shows a %s what their role deals with', async (role, shown, hidden) => {
    await inTx(tx => fileReport(tx, { code: '', kind: 'other', what: 'Ada yang tidak beres.', photos: [] }))
    const page = (await text('/desk', somebody([role]))).replace(/<header[\s\S]*<\/header>/, '')
    for (const part of shown) expect(page).toContain(part)
    for (const part of hidden) expect(page).not.toContain(part)
  })
})

describe('how the service stands', () => {
  test('is said in words, with the last change of the register', async () => {
    const page = await text('/status')
    expect(page).toContain('Dapat dihubungi')
    expect(page).toMatch(/Register terakhir berubah[\s\S]*WIB/)
  })

  test('also when the database does not stand', async () => {
    const gone = connect('postgres://nobody@127.0.0.1:1/nowhere')
    const response = await app({ ...here.platform, db: gone.db, pool: gone.pool }).request('/status')
    expect([response.status, (await response.text()).includes('Sedang tidak dapat dihubungi')]).toEqual([503, true])
    await gone.close()
  })
})

describe('background jobs', () => {
  test.each(roles)('are for the administrator: %s', async (role: Role) => {
    expect((await get('/admin/jobs', somebody([role]))).status).toBe(role === 'administrator' ? 200 : 403)
  })

  test('show what waits and what failed, with the reason', async () => {
    await write(here.platform.db, { to: 'ani@example.id', subject: 'Coba', body: 'Isi' })
    await enqueue(here.platform.db, 'letter.send', {})
    await sql`
      update pgboss.job
      set state = 'failed', completed_on = now(), output = '{"message": "connect ECONNREFUSED"}'
      where id = (select id from pgboss.job where name = 'letter.send' limit 1)`.execute(here.platform.db)
    const page = await text('/admin/jobs', somebody(['administrator']))
    expect(page).toMatch(/Mengirim surat[\s\S]*connect ECONNREFUSED/)
  })
})

test('help explains every answer that a check can give', async () => {
  const page = await text('/help')
  for (const word of ['Terdaftar', 'Ditarik dari peredaran', 'Belum dapat diperiksa', 'Bukan nomor BPOM'])
    expect(page).toContain(word)
  expect(page).not.toMatch(/\basli\b|palsu/i)
})

test('the catalogue of parts opens, each part on a page of its own, and no other', async () => {
  const [, slug] = /href="\/ui\/([\w-]+)"/.exec(await text('/ui'))!
  expect((await get(`/ui/${slug}`)).status).toBe(200)
  expect((await get('/ui/none-such')).status).toBe(404)
})
