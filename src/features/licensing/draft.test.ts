import { describe, expect, test } from 'vitest'
import { testPlatform } from '../../../tests/platform.ts'
import { aMaker, approver, evaluator, type Maker, withCertificateQueue } from './a-case.test-support.ts'
import { browser, guideAnswers } from './requests.test-support.ts'

const test1 = testPlatform()
withCertificateQueue(test1)
const { get, post, upload } = browser(test1)

describe('the guide, before any account', () => {
  test('asks one thing after another and ends with documents, fee and time, each with its article', async () => {
    const given: Record<string, string> = {}
    for (const [key, value] of Object.entries(guideAnswers)) {
      const { status, text } = await get(`/apply?${new URLSearchParams(given)}`)
      expect([status, text.includes(`name="${key}"`)]).toEqual([200, true])
      given[key] = value
    }
    const { text } = await get(`/apply?${new URLSearchParams(given)}`)
    for (const part of [
      'Pasal 23 ayat (3) huruf a',
      'Pasal 8 ayat (1)',
      'Rp\u00a01.000.000',
      '30 hari kerja',
      'Masuk untuk memulai',
    ])
      expect(text).toContain(part)
  })
  test.each([
    ['plants alone', { content: 'plant' }, 'Pasal 1 angka 2'],
    ['an importer', { applicant: 'importer' }, 'Pasal 23 ayat (2)'],
    ['a small business and tablets', { applicant: 'small traditional medicine business', form: 'tablet' }, 'Pasal 1 angka 6'],
  ])('%s are led elsewhere, by article', async (_, change, article) => {
    const { text } = await get(`/apply?${new URLSearchParams({ ...guideAnswers, ...change })}`)
    expect(text).toContain(article)
    expect(text).not.toContain('Masuk untuk memulai')
  })
  test('asks which of the services of a kind of product it is, and nonsense again', async () => {
    expect((await get('/apply?commodity=supplement')).text).toContain('value="supplement-own-make"')
    expect((await get('/apply?commodity=supplement&service=nothing')).text).toContain('name="service"')
    expect((await get('/apply?commodity=%3Cscript%3E')).text).toContain('name="commodity"')
  })
})

describe('a draft', () => {
  const begun = async (maker: Maker) => (await post('/applications', guideAnswers, maker.person)).to.split('/').at(-1)!

  test('says what is missing, with articles, and is not sent', async () => {
    const maker = await aMaker(test1.platform)
    const id = await begun(maker)
    const { status, text } = await post(`/applications/${id}/file`, {}, maker.person)
    expect(status).toBe(422)
    for (const part of ['Pasal 11 ayat (1) huruf a', `/applications/${id}/sections/product?fix=1#f-name`])
      expect(text).toContain(part)
  })
  test('keeps what was typed when a number is none', async () => {
    const maker = await aMaker(test1.platform)
    const id = await begun(maker)
    const { status, text } = await post(
      `/applications/${id}/sections/composition`,
      { 'materials.0.name': 'Zink', 'materials.0.amount': 'banyak', _seen: '0' },
      maker.person,
    )
    expect(status).toBe(422)
    for (const part of ['value="Zink"', 'value="banyak"', 'Tulis angka']) expect(text).toContain(part)
  })
  test('adds a known material with what is known of it, and reads a pasted sheet', async () => {
    const maker = await aMaker(test1.platform)
    const id = await begun(maker)
    const path = `/applications/${id}/sections/composition`
    const picked = (await post(path, { find: 'sucralose', _pick: '1' }, maker.person)).text
    for (const part of ['value="Sukralosa"', '<option value="sweetener" selected']) expect(picked).toContain(part)
    const pasted = (await post(path, { pasted: 'aktif\tVitamin C\t500\tmg\nTambahan\tTalk\t3,5\tmg', _paste: '1' }, maker.person))
      .text
    for (const part of ['value="Vitamin C"', 'value="3,5"', '<option value="anticaking" selected']) expect(pasted).toContain(part)
  })
  test('warns who saves over somebody else’s change, and keeps both', async () => {
    const maker = await aMaker(test1.platform)
    const id = await begun(maker)
    const save = (says: string) =>
      post(`/applications/${id}/sections/claims`, { 'claims.0.says': says, _seen: '0' }, maker.person)
    expect((await save('Pertama')).status).toBe(303)
    const second = await save('Kedua')
    expect([second.status, second.text.includes('value="Kedua"'), second.text.includes('sudah diubah orang lain')]).toEqual([
      409,
      true,
      true,
    ])
  })
  test('refuses what is no paper by its content, naming the file', async () => {
    const maker = await aMaker(test1.platform)
    const id = await begun(maker)
    const file = new File(['<script>alert(1)</script>'], 'bukti.pdf')
    const { status, text } = await upload(
      `/applications/${id}/documents`,
      { need: 'evidence', 'file.evidence': file },
      maker.person,
    )
    expect([status, text.includes('bukti.pdf: Isi berkas ini bukan')]).toEqual([422, true])
  })
  test('is nobody else’s: another company and the officers do not find it', async () => {
    const [maker, other] = [await aMaker(test1.platform), await aMaker(test1.platform)]
    const id = await begun(maker)
    for (const [path, visitor] of [
      [`/applications/${id}`, other.person],
      [`/applications/${id}`, evaluator],
      [`/cases/${id}`, evaluator],
      [`/applications/${id}/label`, approver],
    ] as const)
      expect((await get(path, visitor)).status, path).toBe(404)
  })
  test('can be withdrawn, and then nothing more happens to it', async () => {
    const maker = await aMaker(test1.platform)
    const id = await begun(maker)
    expect((await post(`/applications/${id}/withdraw`, { reason: '' }, maker.person)).status).toBe(303)
    expect((await post(`/applications/${id}/sections/claims`, { _seen: '0' }, maker.person)).status).toBe(409)
    expect((await post(`/applications/${id}/file`, {}, maker.person)).status).toBe(409)
  })
})
