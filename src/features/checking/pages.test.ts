import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { aHolder, type Holder, today } from '#/features/coding/holder.test-support.ts'
import { startRecall } from '#/features/recalls/recalls.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { connect } from '#/platform/database/connect.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, somebody, testPlatform } from '../../../tests/platform.ts'
import { aLot } from './lot.test-support.ts'
import { checkingRoutes } from './routes.ts'
import type { Verdict } from './verdict.ts'
import { VerdictAnswer } from './verdict-schema.ts'

const here = testPlatform()
const app = (platform = here.platform) => mount(platform, checkingRoutes, { proveAgain: c => c.text('prove', 403) })
const get = (path: string, headers: Record<string, string> = {}) => app().request(path, { headers })
const text = async (path: string, lang: 'id' | 'en' = 'id') => (await get(path, at(undefined, lang))).text()
const post = (path: string, body: unknown) =>
  app().request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

let holder: Holder
let made: Awaited<ReturnType<typeof aLot>>
beforeAll(async () => {
  holder = await aHolder(here.platform.db)
  made = await aLot(here.platform, holder)
})

describe('the page of an answer', () => {
  test('opens from the address that a camera finds on the pack, without an account, a cookie or a script', async () => {
    const { origin } = here.platform.config
    for (const path of [made.codes.link.slice(origin.length), `/v/${holder.licence}/${made.pack.serial}`]) {
      const response = await get(path)
      const page = await response.text()
      expect([response.status, response.headers.get('set-cookie')]).toEqual([200, null])
      expect(page).toContain('Terdaftar')
      expect(page).toContain('Apakah kemasan Anda seperti ini?')
      expect(page).toContain(made.lot.batch)
      expect(page).toContain('Belum ada laporan pergerakan.')
      expect(page).toContain(`/register/${holder.licence}`)
    }
  })

  test('is in English for those who choose it', async () => {
    expect(await text(`/check?code=${holder.licence}`, 'en')).toContain('This licence number is registered and in force for')
  })

  test('weighs less than 30 KiB with its styles, in the longest case', async () => {
    const own = await aHolder(here.platform.db)
    const lot = await aLot(here.platform, own)
    await here.platform.db.transaction().execute(async tx => {
      const cite = { instrument: 'PerBPOM 32/2022', article: 'pasal 41 ayat (2) huruf a' } as const
      const reasons = 'Hasil pengujian laboratorium menunjukkan kadar zat aktif di bawah persyaratan. '.repeat(5)
      await changeStanding(tx, own.licence, { to: 'revoked', reasons, cite, on: today }, theSystem)
      await startRecall(
        tx,
        { licence: own.licence, lotId: lot.lot.id, batch: lot.lot.batch, reasons, cite, startedOn: today },
        theSystem,
      )
      await startRecall(tx, { licence: own.licence, reasons, cite, startedOn: today }, theSystem)
    })
    const page = await text(`/check?code=${encodeURIComponent(`No BPOM: ${lot.codes.national}-1`)}`)
    expect(page).toContain('Ditarik dari peredaran')
    const folder = 'web/styles'
    const styles = [...readFileSync('web/absah.css', 'utf8').matchAll(/styles\/([\w-]+\.css)/g)].map(([, name]) =>
      readFileSync(`${folder}/${name}`),
    )
    expect(styles.length).toBeGreaterThan(5)
    const css = brotliCompressSync(Buffer.concat(styles)).length
    expect(Buffer.byteLength(page) + css).toBeLessThan(30 * 1024)
  })

  test('shows what was asked as text, whatever it contains', async () => {
    const page = await text(`/check?code=${encodeURIComponent('"><script>alert(1)</script>')}`)
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('Belum terbaca utuh')
  })

  test('invites a report where something may be wrong with the product, and never for a bad scan', async () => {
    expect(await text('/check?code=NA18000000001')).toContain('href="/report?code=NA18000000001"')
    expect(await text('/check?code=halo')).not.toContain('/report')
  })

  test('asks whether a nearby number was meant', async () => {
    const page = await text(`/check?code=${holder.licence.replace(/A1$/, 'B1')}`)
    expect(page).toContain(`href="/v/${holder.licence}"`)
  })

  test('is the same for an officer and for a company', async () => {
    for (const visitor of [somebody(['inspector']), somebody(['applicant'], { companyId: holder.companyId })])
      expect(await (await get(`/v/${holder.licence}`, at(visitor))).text()).toContain('Apakah kemasan Anda seperti ini?')
  })
})

describe('the box', () => {
  test('is shown where nothing was asked, and takes long texts by form', async () => {
    for (const path of ['/check', '/check?code=', '/check?code=%20']) expect(await text(path)).toContain('name="code"')
    const sent = await app().request('/check', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code: made.codes.national }).toString(),
    })
    expect(await sent.text()).toContain('Kode ini diterbitkan untuk')
  })
})

describe('a Digital Link', () => {
  const path = () => made.codes.link.slice(here.platform.config.origin.length)

  test('answers machines with the verdict, or with its links', async () => {
    const json = await get(path(), { accept: 'application/json' })
    expect((await json.json()) as Verdict).toMatchObject({ code: 'VALID', case: 'pack valid' })
    const links = await get(path(), { accept: 'application/linkset+json' })
    expect(links.headers.get('content-type')).toBe('application/linkset+json')
    expect(await links.json()).toMatchObject({
      linkset: [{ 'https://gs1.org/voc/registryEntry': [{ href: expect.stringContaining(`/register/${holder.licence}`) }, {}] }],
    })
  })

  test('of a GTIN that no licence has is answered, and one that is no Digital Link is refused', async () => {
    expect(await text('/01/08998667300675/21/K9q2')).toContain('tidak tercatat pada izin edar mana pun')
    for (const wrong of ['/01/08998667300676/21/K', '/01/abc', '/01/08998667300675/21/A/10/B'])
      expect([wrong, (await get(wrong)).status]).toEqual([wrong, 400])
  })
})

describe('machines', () => {
  test('get the same verdict, in the form that is published', async () => {
    for (const code of [made.codes.national, holder.licence, 'NA18000000001', 'halo', '(90)XXXXXXXXXXXX']) {
      const answer = await (await get(`/api/v1/check?code=${encodeURIComponent(code)}`)).json()
      expect(VerdictAnswer.strict().parse(answer)).toEqual(answer)
    }
  })

  test('send up to a thousand codes and get as many answers, in order', async () => {
    const codes = Array.from({ length: 1000 }, (_, k) => (k % 2 ? `NA18${String(k).padStart(9, '0')}` : made.codes.national))
    const { results } = (await (await post('/api/v1/check', { codes })).json()) as { results: Verdict[] }
    expect(results.map(({ code }) => code)).toEqual(codes.map((_, k) => (k % 2 ? 'NOT_REGISTERED' : 'VALID')))
  })

  test('send the symbols of one pack as a list among the codes', async () => {
    const codes = [holder.licence, [made.codes.national, made.codes.link], made.codes.national]
    const { results } = (await (await post('/api/v1/check', { codes })).json()) as { results: Verdict[] }
    expect(results.map(verdict => [verdict.code, verdict.pack?.serial])).toEqual([
      ['VALID', undefined],
      ['VALID', made.pack.serial],
      ['VALID', made.pack.serial],
    ])
    for (const verdict of results) expect(VerdictAnswer.strict().parse(verdict)).toEqual(verdict)
  })

  test.each([
    [{}, 'codes'],
    [{ codes: [] }, 'codes'],
    [{ codes: 'NA18240104109' }, 'codes'],
    [{ codes: [7] }, 'codes.0'],
    [{ codes: ['A'.repeat(2049)] }, 'codes.0'],
    [{ codes: Array.from({ length: 1001 }, () => 'A') }, 'codes'],
  ])('are told which field is wrong: %#', async (body, field) => {
    const response = await post('/api/v1/check', body)
    expect([response.status, (await response.json()) as object]).toMatchObject([422, { problems: [{ field }] }])
  })

  test('are told when the body is no JSON, or the code is missing', async () => {
    const response = await app().request('/api/v1/check', { method: 'POST', body: '{' })
    expect(response.status).toBe(422)
    expect((await get('/api/v1/check')).status).toBe(422)
  })
})

test('with the database stopped, pages and machines say “cannot check now” and never “not found”', async () => {
  const gone = connect('postgres://nobody@127.0.0.1:1/nowhere')
  await gone.close()
  const broken = app({ ...here.platform, db: gone.db, pool: gone.pool })
  for (const path of [
    '/v/NA18000000001',
    '/check?code=NA18000000001',
    '/01/08998667300675/21/K9',
    `/v/${holder.licence}/7K2M9QWERT1A`,
  ]) {
    const response = await broken.request(path)
    const page = await response.text()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    expect(page).toContain('Belum dapat diperiksa')
    expect(page).not.toMatch(/tidak ada di register|lapor/i)
  }
  const json = await broken.request('/api/v1/check?code=NA18000000001')
  expect([json.status, await json.json()]).toMatchObject([503, { code: 'CANNOT_CHECK_NOW', status: 503 }])
  const bulk = await broken.request('/api/v1/check', { method: 'POST', body: JSON.stringify({ codes: ['NA18000000001'] }) })
  expect([bulk.status, await bulk.json()]).toMatchObject([503, { code: 'CANNOT_CHECK_NOW' }])
})

test('an address that asks too often is told when to come back', async () => {
  const config = { ...here.platform.config, checksPerMinute: 2 }
  const limited = app({ ...here.platform, config })
  const statuses = []
  for (let k = 0; k < 3; k++) statuses.push((await limited.request('/check?code=halo')).status)
  expect(statuses).toEqual([200, 200, 429])
})
