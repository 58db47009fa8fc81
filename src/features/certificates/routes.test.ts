import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { issueCertificate } from '#/features/certificates/certificates.ts'
import { makeCertificate } from '#/features/certificates/jobs.ts'
import { isSigned } from '#/features/certificates/papers.test-support.ts'
import { certificateRoutes } from '#/features/certificates/routes.ts'
import { changeStanding } from '#/features/register/licences.ts'
import { someLicence } from '#/features/register/register.test-support.ts'
import { type Day, dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { type Job, prepareJobs } from '#/platform/jobs/jobs.ts'
import { at, testPlatform } from '../../../tests/platform.ts'

const house = testPlatform()
const cite = { instrument: 'PerBPOM 32/2022', article: '41' } as const
const ask = (path: string, init: RequestInit = { headers: at(undefined, 'en') }) =>
  mount(house.platform, certificateRoutes, { proveAgain: c => c.text('prove', 403) }).request(path, init)
const textOf = async (path: string) => (await ask(path)).text()

async function certified(issuedOn?: Day): Promise<string> {
  const { db } = house.platform
  const number = await someLicence(db, {}, issuedOn)
  await db.transaction().execute(tx => issueCertificate(tx, number, { decidedBy: 'Ratna Kusumawardhani' }))
  await makeCertificate.run(house.platform, { number })
  return number
}
const revoke = (number: string, to: 'revoked' | 'suspended' | 'active' = 'revoked') =>
  house.platform.db
    .transaction()
    .execute(tx => changeStanding(tx, number, { to, reasons: 'Isi tidak sesuai.', cite, on: dayAt(new Date()) }, theSystem))
const pdfOf = async (number: string) => Buffer.from(await (await ask(`/certificates/${number}.pdf`)).arrayBuffer())
async function compare(number: string, file?: Uint8Array | string) {
  const fields = new FormData()
  if (file !== undefined) fields.set('file', new File([Uint8Array.from(Buffer.from(file))], 'sertifikat.pdf'))
  const form = new Response(fields)
  const body = await form.arrayBuffer()
  const headers = { 'content-type': form.headers.get('content-type')!, 'content-length': String(body.byteLength) }
  const response = await ask(`/certificates/${number}`, { method: 'POST', body, headers: { ...at(undefined, 'en'), ...headers } })
  return { status: response.status, text: await response.text() }
}

beforeAll(() => prepareJobs(house.platform.pool, [makeCertificate as Job]))

describe('the page that the QR code opens', () => {
  test('says that the certificate is in force, what it is about, and the hash of its document', async () => {
    const number = await certified()
    const text = await textOf(`/certificates/${number}`)
    const hash = createHash('sha256')
      .update(await pdfOf(number))
      .digest('hex')
    for (const said of ['This certificate is in force', 'Vitamin C 500', 'PT Contoh Sehat', 'Ratna Kusumawardhani'])
      expect(text).toContain(said)
    expect(text).toContain(`data-copy="${hash}"`)
    expect(text).toContain(`href="/certificates/${number}.pdf"`)
    expect(text).toContain(`href="/register/${number}"`)
  })
  test('says that it is withdrawn, since when and by which decision, as soon as the licence is revoked', async () => {
    const number = await certified()
    await revoke(number)
    const text = await textOf(`/certificates/${number}`)
    for (const said of [
      'This certificate is withdrawn since',
      'its licence was revoked',
      'Isi tidak sesuai.',
      'PerBPOM 32/2022 41',
    ])
      expect(text).toContain(said)
    expect(text).not.toContain(`href="/certificates/${number}.pdf"`)
  })
  test('says so of a suspension, and that it is in force again once that is lifted', async () => {
    const number = await certified()
    await revoke(number, 'suspended')
    expect(await textOf(`/certificates/${number}`)).toContain('its licence is suspended')
    await revoke(number, 'active')
    expect(await textOf(`/certificates/${number}`)).toContain('This certificate is in force')
  })
  test('says that a licence has run out, and still gives the document', async () => {
    const number = await certified('2015-01-05')
    expect(await textOf(`/certificates/${number}`)).toContain('This certificate has not been in force since 5 January 2020')
    expect((await ask(`/certificates/${number}.pdf`)).status).toBe(200)
  })
  test('says that the document is being made, or that none was asked for', async () => {
    const { db } = house.platform
    const [waiting, none] = [await someLicence(db), await someLicence(db)]
    await db.transaction().execute(tx => issueCertificate(tx, waiting))
    expect(await textOf(`/certificates/${waiting}`)).toContain('The certificate is being made')
    expect(await textOf(`/certificates/${none}`)).toContain('There is no certificate file yet')
    expect((await ask(`/certificates/${none}.pdf`)).status).toBe(404)
  })
  test('is found by a number as people write it, and answers 404 for one that is not registered', async () => {
    const number = await certified()
    const response = await ask(`/certificates/${encodeURIComponent(`POM ${number.toLowerCase()}`)}`)
    expect([response.status, response.headers.get('location')]).toEqual([301, `/certificates/${number}`])
    expect((await ask('/certificates/SD269999999')).status).toBe(404)
    expect((await ask('/certificates/halo')).status).toBe(404)
  })
  test('is never kept by a browser without asking again', async () => {
    const number = await certified()
    for (const path of [`/certificates/${number}`, `/certificates/${number}.pdf`, `/api/v1/certificates/${number}`])
      expect((await ask(path)).headers.get('cache-control')).toBe('no-cache')
  })
  test('speaks Indonesian first', async () => {
    const response = await ask(`/certificates/${await certified()}`, {})
    expect(await response.text()).toContain('Sertifikat ini berlaku')
  })
})

describe('the document', () => {
  test('is a PDF signed under the authority whose certificate is given out', async () => {
    const number = await certified()
    const response = await ask(`/certificates/${number}.pdf`)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toBe(`inline; filename="${number}.pdf"`)
    const pdf = new Uint8Array(await response.arrayBuffer())
    expect(response.headers.get('content-length')).toBe(String(pdf.length))
    expect(await isSigned(pdf, await textOf('/certificates/authority.pem'), new Date())).toBe(true)
  })
  test('of a withdrawn certificate is no longer given out: 410, with the reason and a form that still compares', async () => {
    const number = await certified()
    await revoke(number)
    const response = await ask(`/certificates/${number}.pdf`)
    const text = await response.text()
    expect(response.status).toBe(410)
    expect(text).toContain('A withdrawn certificate is no longer given out')
    expect(text).toContain(`action="/certificates/${number}"`)
  })
})

describe('comparing a file', () => {
  test('finds the certificate that was issued, also after it was withdrawn', async () => {
    const number = await certified()
    const pdf = await pdfOf(number)
    expect((await compare(number, pdf)).text).toContain('This file is exactly the certificate that we issued')
    await revoke(number)
    const { status, text } = await compare(number, pdf)
    expect(status).toBe(200)
    expect(text).toContain('This file is exactly the certificate that we issued')
    expect(text).toContain('This certificate is withdrawn since')
  })
  test('tells an old version, and the certificate of another licence', async () => {
    const [number, other] = [await certified(), await certified()]
    const pdf = await pdfOf(number)
    await house.platform.db.transaction().execute(tx => issueCertificate(tx, number, { decidedBy: 'Budi Santoso' }))
    await makeCertificate.run(house.platform, { number })
    expect((await compare(number, pdf)).text).toContain('It is version 1; the newest is version 2')
    const { text } = await compare(other, pdf)
    expect(text).toContain('This file is the certificate of another licence')
    expect(text).toContain(`href="/certificates/${number}"`)
  })
  test('says that a file with one byte changed differs, without alarm, and keeps no file', async () => {
    const number = await certified()
    const pdf = await pdfOf(number)
    pdf[pdf.length - 20]! ^= 1
    const { count: before } = await kept()
    const { status, text } = await compare(number, pdf)
    expect(status).toBe(200)
    expect(text).toContain('This file differs from the certificates that we issued')
    expect((await kept()).count).toBe(before)
  })
  test.each([
    ['no file', undefined, 'Choose the PDF file to be checked.'],
    ['an empty one', '', 'Choose the PDF file to be checked.'],
    ['one that is no PDF', 'halo; dunia', 'The content of this file is not PDF.'],
  ])('names what is wrong with %s', async (_name, file, says) => {
    const { status, text } = await compare(await certified(), file)
    expect(status).toBe(422)
    expect(text).toContain(says)
  })
  test('refuses a file larger than any certificate before it is read', async () => {
    expect((await compare(await certified(), new Uint8Array(5_200_000))).status).toBe(413)
  })
})

const kept = () =>
  house.platform.db
    .selectFrom('file')
    .select(eb => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()

describe('for machines', () => {
  const json = async (number: string) => (await ask(`/api/v1/certificates/${number}`)).json()
  test('a certificate is its state, its decision and the hashes of its documents', async () => {
    const number = await certified()
    const { origin } = house.platform.config
    const pdf = await pdfOf(number)
    expect(await json(number)).toEqual({
      number,
      state: 'valid',
      standing: 'active',
      since: '2026-01-05',
      validUntil: '2031-01-05',
      decidedBy: 'Ratna Kusumawardhani',
      documents: [
        { version: 1, sha256: createHash('sha256').update(pdf).digest('hex'), bytes: pdf.length, signedAt: expect.any(String) },
      ],
      page: `${origin}/certificates/${number}`,
      pdf: `${origin}/certificates/${number}.pdf`,
    })
    await revoke(number)
    const withdrawn = await json(number)
    expect(withdrawn).toMatchObject({ state: 'withdrawn', reasons: 'Isi tidak sesuai.', basis: 'PerBPOM 32/2022 41' })
    expect(withdrawn).not.toHaveProperty('pdf')
  })
  test('an unknown number is 404 as a problem', async () => {
    const response = await ask('/api/v1/certificates/SD269999999')
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json'])
  })
})
