import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { checkCode } from '#/features/checking/check.ts'
import { aHolder, type Holder, today } from '#/features/coding/holder.test-support.ts'
import { findPack } from '#/features/coding/packs.ts'
import { codingRoutes } from '#/features/coding/routes.ts'
import { aPdf, boxes, upload } from '#/features/companies/registration.test-support.ts'
import { startRecall } from '#/features/recalls/recalls.ts'
import { addDays } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { newId } from '#/platform/ids.ts'
import { newestLetters } from '#/platform/mail/letters.ts'
import type { Terminal } from '#/platform/terminal/verb.ts'
import { at, sent, somebody, testPlatform } from '../../../tests/platform.ts'
import { accessOf } from './accesses.ts'
import { readLists } from './jobs.ts'
import { selfIssueRoutes } from './routes.ts'
import { codesUpload } from './verbs.ts'

const test1 = testPlatform()
const app = () => mount(test1.platform, [...selfIssueRoutes, ...codingRoutes], { proveAgain: c => c.text('prove', 403) })
const db = () => test1.platform.db
const applicant = (of: Holder) => somebody(['applicant'], { companyId: of.companyId })
const officer = somebody(['code officer'], { id: '01900000-0000-7000-8000-0000000000aa', name: 'Budi Petugas' })
const get = async (path: string, visitor = officer) => {
  const response = await app().request(path, { headers: at(visitor, 'en') })
  return { status: response.status, text: await response.text() }
}
const post = (path: string, fields: Record<string, string>, visitor = officer) => app().request(path, sent(fields, visitor))

/** A holder whose company file has a tax number, and somebody who reads its letters. */
async function aCompany(): Promise<Holder> {
  const holder = await aHolder(db())
  await test1.platform.pool.query('update company set npwp = $2 where id = $1', [holder.companyId, '012345678901000'])
  const { companyId } = holder
  await createPerson(db(), { email: `${newId()}@contoh.example`, name: 'Ani', roles: ['applicant'], companyId })
  return holder
}
const application = {
  source: 'SIUP',
  facility: 'PT Contoh Farma',
  address: 'Jalan Contoh 1',
  responsible: 'Rina Kartika',
  phone: '0812 3456 7890',
  email: 'rina@contoh.example',
}
const apply = (of: Holder, fields: Record<string, string> = {}, note = 'siup') =>
  app().request('/code-access', upload({ ...application, ...fields }, { name: 'siup.pdf', content: aPdf(note) }, applicant(of)))
const idOf = async (of: Holder) => (await accessOf(db(), of.companyId, 'holder'))!.id
async function withAccess(): Promise<Holder> {
  const holder = await aCompany()
  expect((await apply(holder)).status).toBe(303)
  expect((await post(`/code-access/requests/${await idOf(holder)}/grant`, {})).status).toBe(303)
  return holder
}
const batch = (of: Holder, more: Record<string, unknown> = {}) => ({
  licence: of.licence,
  batch: `OWN-${newId().slice(-8)}`,
  gtin: of.gtin,
  siteId: of.siteId,
  productionDate: addDays(today, 1),
  expiry: addDays(today, 700),
  packs: 1000,
  perCase: 50,
  perPallet: 40,
  ...more,
})
type Sending = { method?: string; body?: BodyInit; headers?: Record<string, string> }
const ask = async (of: Holder, path: string, { method = 'POST', body, headers = {} }: Sending = {}) => {
  const visitor = somebody(['applicant'], { via: 'key', companyId: of.companyId, scopes: ['codes'], provedAt: undefined })
  const all = { ...at(visitor), 'idempotency-key': newId(), ...headers }
  const response = await app().request(path, { method, headers: all, ...(body !== undefined && { body }) })
  const text = await response.text()
  return { status: response.status, text, json: () => JSON.parse(text) }
}
const declare = async (of: Holder, more: Record<string, unknown> = {}) =>
  (await ask(of, '/api/v1/own-lots', { body: JSON.stringify(batch(of, more)) })).json().id as string
beforeAll(() => db().transaction().execute(loadInitialHolidays))

describe('the access right', () => {
  const refusal = { grounds: 'supporting documents', reason: 'SIUP yang diunggah sudah tidak berlaku.' }
  test('is applied for with the seven data, waits with a clock, and is granted by a code officer, which the company hears', async () => {
    const holder = await aCompany()
    expect((await get('/code-access/new', applicant(holder))).text).toContain('01.234.567.8-901.000')
    expect((await apply(holder)).status).toBe(303)
    const id = await idOf(holder)
    const waiting = await get('/code-access', applicant(holder))
    for (const part of ['PT Contoh Farma', 'Rina Kartika', '5 working days', 'siup.pdf']) expect(waiting.text).toContain(part)
    expect((await get('/code-access/requests')).text).toContain('waiting for an officer')
    const page = await get(`/code-access/requests/${id}`)
    const paper = /\/code-access\/[0-9a-f-]+\/papers\/[0-9a-f]+/.exec(page.text)![0]
    expect((await get(paper)).text).toContain('%PDF')
    expect((await get(paper, applicant(await aHolder(db())))).status).toBe(404)
    expect((await post(`/code-access/requests/${id}/grant`, {})).status).toBe(303)
    expect((await accessOf(db(), holder.companyId, 'holder'))?.state).toBe('granted')
    expect((await newestLetters(db()))[0]!.subject).toContain('diberikan')
    expect((await get('/code-access', applicant(holder))).text).toContain('/own-lots/new')
  })
  test('is refused on grounds of the law with their article, and may be applied for again', async () => {
    const holder = await aCompany()
    await apply(holder)
    const id = await idOf(holder)
    expect((await post(`/code-access/requests/${id}/refuse`, { reason: refusal.reason })).status).toBe(422)
    expect((await post(`/code-access/requests/${id}/refuse`, { ...refusal, grounds: 'his face' })).status).toBe(422)
    expect((await post(`/code-access/requests/${id}/refuse`, refusal)).status).toBe(303)
    const page = await get('/code-access', applicant(holder))
    for (const part of ['Artikel 2D barcode persyaratan izin akses', refusal.reason]) expect(page.text).toContain(part)
    expect((await newestLetters(db()))[0]!.body).toContain('Artikel 2D barcode persyaratan izin akses')
    expect((await post(`/code-access/requests/${id}/grant`, {})).status).toBe(409)
    expect((await apply(holder)).status).toBe(303)
  })
  test('says what is missing and keeps what was typed and uploaded', async () => {
    const holder = await aCompany()
    const answer = await apply(holder, { phone: 'tidak ada', facility: '' })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    for (const part of ['Isi nama fasilitas', 'value="tidak ada"', 'paper.kept', 'siup.pdf']) expect(text).toContain(part)
    const without = await app().request('/code-access', upload(application, undefined, applicant(holder)))
    expect([without.status, (await without.text()).includes('Unggah pindaian')]).toEqual([422, true])
    const bare = await aHolder(db())
    expect((await apply(bare)).status).toBe(422)
    expect((await apply(holder)).status).toBe(303)
    expect((await apply(holder)).status).toBe(409)
  })
  test('is granted once of two officers, taken back by the company, ended by an officer', async () => {
    const holder = await aCompany()
    await apply(holder)
    const id = await idOf(holder)
    const act = (what: string) => `/code-access/requests/${id}/${what}`
    const both = await Promise.all([post(act('grant'), {}), post(act('refuse'), refusal)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    const other = await aCompany()
    await apply(other)
    const theirs = await idOf(other)
    expect((await post(`/code-access/${theirs}/withdraw`, {}, applicant(other))).status).toBe(303)
    const ended = await withAccess()
    const lot = await declare(ended)
    expect((await post(`/code-access/requests/${await idOf(ended)}/end`, refusal)).status).toBe(303)
    const list = { level: 'primary', format: 'csv', name: 'a.csv', bytes: 3 }
    expect((await ask(ended, `/api/v1/lots/${lot}/serial-lists`, { body: JSON.stringify(list) })).status).toBe(409)
    expect((await ask(ended, '/api/v1/own-lots', { body: JSON.stringify(batch(ended)) })).status).toBe(422)
  })
  test('is not decided by who acts for the company', async () => {
    const holder = await aCompany()
    await apply(holder)
    const act = `/code-access/requests/${await idOf(holder)}/grant`
    expect((await post(act, {}, { ...officer, companyId: holder.companyId })).status).toBe(409)
  })
})

describe('a batch with serials of one’s own', () => {
  test('is refused without an access right, by the article that asks for it; codes of the regulator’s need none', async () => {
    const holder = await aCompany()
    const refused = await ask(holder, '/api/v1/own-lots', { body: JSON.stringify(batch(holder)) })
    expect([refused.status, refused.text.includes('persyaratan izin akses')]).toEqual([422, true])
    expect((await ask(holder, '/api/v1/lots', { body: JSON.stringify(batch(holder)) })).status).toBe(201)
  })
  test('is entered by the form, its file uploaded and read, its packs checked, labelled and downloaded like any other', async () => {
    const holder = await withAccess()
    const { productionDate, expiry, ...facts } = batch(holder)
    const fields = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]))
    const days = { ...boxes('productionDate', productionDate), ...boxes('expiry', expiry), idempotencyKey: newId() }
    expect((await get(`/own-lots/new?licence=${holder.licence}`, applicant(holder))).text).toContain('action="/own-lots"')
    const entered = await post('/own-lots', { ...fields, ...days }, applicant(holder))
    const lists = entered.headers.get('location')!
    expect([entered.status, lists]).toEqual([303, expect.stringMatching(/^\/lots\/.*\/serials$/)])
    const body = new FormData()
    body.append('level', 'primary')
    body.append('file', new File(['serial,note\nMINE/1,a\nMINE 2,b\nMINE/3,c\n'], 'mine.csv'))
    const visitor = applicant(holder)
    const uploaded = await app().request(lists, { method: 'POST', headers: at(visitor), body })
    const list = uploaded.headers.get('location')!
    expect((await get(list, visitor)).text).toContain('<progress')
    await readLists.run(test1.platform, { id: list.split('/').at(-1)! })
    const page = await get(list, visitor)
    for (const part of ['MINE 2', 'refusals.csv', 'has a character outside']) expect(page.text).toContain(part)
    expect((await get(`${list}/refusals.csv`, visitor)).text).toMatch(
      /^line,value,reason,explanation,batch\r\n3,MINE 2,character,/,
    )
    const { licence, batch: number } = facts
    const pack = await findPack(db(), test1.platform.keys, { nie: licence, serial: 'MINE/3' })
    expect(pack).toMatchObject({ batch: number, level: 'primary' })
    const verdict = await checkCode(
      test1.platform,
      `(90)${licence}(10)${number}(17)${expiry.slice(2).replaceAll('-', '')}(21)MINE/3`,
    )
    expect(verdict.code).toBe((await checkCode(test1.platform, `(01)${holder.gtin}(10)${number}(21)MINE/1`)).code)
    expect(verdict.code).not.toContain('SERIAL')
    const lot = lists.replace('/serials', '')
    const codes = await get(`${lot}/codes.csv?columns=serial,link,uri`, visitor)
    expect(codes.text.split('\r\n')[2]).toContain(`https://id.gs1.org/01/${holder.gtin}/21/MINE%2F3`)
    expect((await get(`${lot}/labels.pdf?count=2`, visitor)).text.slice(0, 5)).toBe('%PDF-')
    expect((await get(lot, visitor)).status).toBe(200)
  })
  test('takes a file in parts from a machine, goes on after a break, and reports', async () => {
    const holder = await withAccess()
    const lot = await declare(holder)
    const file = Buffer.from(Array.from({ length: 3000 }, (_, i) => `{"serial":"M${i % 2900}"}`).join('\n'))
    const asked = { level: 'primary', format: 'jsonl', name: 'm.jsonl', bytes: file.length, idempotencyKey: 'the file' }
    const begin = () =>
      ask(holder, `/api/v1/lots/${lot}/serial-lists`, { body: JSON.stringify(asked), headers: { 'idempotency-key': 'the file' } })
    const { id } = (await begin()).json()
    const put = (offset: number, bytes: Buffer, digest = createHash('sha256').update(bytes).digest('base64')) =>
      ask(holder, `/api/v1/serial-lists/${id}/bytes?offset=${offset}`, {
        method: 'PUT',
        body: new Uint8Array(bytes),
        headers: { 'content-digest': `sha-256=:${digest}:`, 'content-type': 'application/octet-stream' },
      })
    expect((await put(0, file.subarray(0, 20_000))).json().received).toBe(20_000)
    expect((await put(20_000, file.subarray(20_000), createHash('sha256').digest('base64'))).status).toBe(422)
    expect((await put(30_000, file.subarray(30_000))).status).toBe(409)
    const again = (await begin()).json()
    expect([again.id, again.received, again.state]).toEqual([id, 20_000, 'receiving'])
    expect((await put(20_000, file.subarray(20_000))).json().state).toBe('reading')
    await readLists.run(test1.platform, { id })
    const end = (await ask(holder, `/api/v1/serial-lists/${id}`, { method: 'GET' })).json()
    expect(end).toMatchObject({ state: 'read', lines: 3000, accepted: 2900, refused: 100 })
    const report = (await ask(holder, `/api/v1/serial-lists/${id}/refusals`, { method: 'GET' })).text.trimEnd().split('\r\n')
    expect([report.length, report[1]!.slice(0, 14)]).toEqual([101, '2901,M0,twice,'])
    expect(JSON.stringify(end)).not.toContain('Wulandari')
  })
  test('that is recalled, or whose codes are the regulator’s, takes no list', async () => {
    const holder = await withAccess()
    const lot = await declare(holder)
    const list = JSON.stringify({ level: 'primary', format: 'csv', name: 'a.csv', bytes: 3 })
    const ours = (await ask(holder, '/api/v1/lots', { body: JSON.stringify(batch(holder)) })).json().lot.id
    expect((await ask(holder, `/api/v1/lots/${ours}/serial-lists`, { body: list })).status).toBe(409)
    expect((await ask(holder, `/api/v1/lots/${lot}/serial-lists`, { body: list })).status).toBe(201)
    const cite = { instrument: 'PerBPOM 22/2022', article: 'pasal 5' } as const
    const recall = { licence: holder.licence, reasons: 'Mutu.', cite, startedOn: today }
    await db()
      .transaction()
      .execute(tx => startRecall(tx, recall, theSystem))
    expect((await ask(holder, `/api/v1/lots/${lot}/serial-lists`, { body: list })).status).toBe(409)
    expect((await get(`/lots/${lot}/serials`, applicant(holder))).text).toContain('is being recalled')
  })
  test('that was begun and not finished can be dropped, by the form and by a machine', async () => {
    const holder = await withAccess()
    const lot = await declare(holder)
    const body = JSON.stringify({ level: 'primary', format: 'csv', name: 'a.csv', bytes: 3 })
    for (const drop of [
      (id: string) => post(`/serial-lists/${id}/drop`, {}, applicant(holder)),
      (id: string) => ask(holder, `/api/v1/serial-lists/${id}`, { method: 'DELETE' }),
    ]) {
      const { id } = (await ask(holder, `/api/v1/lots/${lot}/serial-lists`, { body })).json()
      expect((await get(`/serial-lists/${id}`, applicant(holder))).text).toContain('Choose the same file')
      expect((await drop(id)).status).toBeLessThan(400)
      expect((await drop(id)).status).toBe(409)
    }
  })
})

describe('from a terminal', () => {
  test('a file is entered, and the same words again enter nothing twice', async () => {
    const holder = await withAccess()
    const lot = await declare(holder)
    const path = join(tmpdir(), `absah-own-${newId()}.csv`)
    writeFileSync(path, Array.from({ length: 2000 }, (_, i) => `serial${i}`).join('\n'))
    const said: string[] = []
    const terminal = (args: string[]): Terminal => ({
      args,
      input: process.stdin,
      say: line => said.push(line),
      complain: line => said.push(line),
      platform: async () => test1.platform,
    })
    try {
      expect(await codesUpload.run(terminal([path, '--lot', lot]))).toBe(0)
      expect(await codesUpload.run(terminal([path, '--lot', lot]))).toBe(0)
      expect(said.at(-1)).toContain('2000 serials entered, 0 lines refused')
      await expect(codesUpload.run(terminal([path]))).rejects.toThrow('--lot')
    } finally {
      rmSync(path)
    }
  })
})
