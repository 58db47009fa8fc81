import { describe, expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { mount } from '#/platform/http/mount.ts'
import { at, sent, testPlatform } from '../../../tests/platform.ts'
import { aMaker, aPdf, approver, dossierFor, evaluator, type Maker, withCertificateQueue } from './a-case.test-support.ts'
import { flat } from './answers.ts'
import { licensingRoutes } from './routes.ts'
import { papers } from './supplement-own-make/good-dossier.test-support.ts'

const test1 = testPlatform()
withCertificateQueue(test1)
const app = () => mount(test1.platform, licensingRoutes, { proveAgain: c => c.text('prove', 403) })
const get = async (path: string, visitor?: Visitor, lang: 'id' | 'en' = 'id') => {
  const response = await app().request(path, { headers: at(visitor, lang) })
  return { status: response.status, text: await response.text(), to: response.headers.get('location') }
}
const post = async (path: string, fields: Record<string, string>, visitor: Visitor) => {
  const response = await app().request(path, sent(fields, visitor))
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}
const upload = async (path: string, fields: Record<string, string | File>, visitor: Visitor) => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const response = await app().request(path, { method: 'POST', headers: at(visitor), body })
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' }
}
const pdf = (name: string) => new File([aPdf(name).slice()], `${name}.pdf`, { type: 'application/pdf' })
const answers = {
  commodity: 'supplement',
  route: 'own make',
  applicant: 'traditional medicine industry',
  content: 'non-plant',
  form: 'hard capsule',
  special: '',
}

/** By forms, as a browser sends them: from the guide to a paid case. Gives the case's id. */
async function toEvaluation({ person, ...maker }: Maker): Promise<string> {
  const { to } = await post('/applications', { service: 'supplement-own-make', ...answers }, person)
  const id = to.split('/').at(-1)!
  for (const [section, content] of Object.entries(dossierFor({ person, ...maker }))) {
    const { text } = await get(`/applications/${id}/sections/${section}`, person)
    const seen = /name="_seen" value="(\d+)"/.exec(text)![1]!
    expect((await post(`/applications/${id}/sections/${section}`, { ...flat(content), _seen: seen }, person)).status).toBe(303)
  }
  for (const { need } of papers)
    expect((await upload(`/applications/${id}/documents`, { need, [`file.${need}`]: pdf(need) }, person)).status).toBe(303)
  const filed = await post(`/applications/${id}/file`, {}, person)
  expect(filed.to).toBe(`/applications/${id}/order?filed`)
  const order = /SPB\d{8}/.exec((await get(`/applications/${id}/order`, person)).text)![0]
  const [year, month, day] = dayAt(new Date()).split('-') as [string, string, string]
  const payment = {
    order,
    amount: '1.000.000',
    reference: `BANK-${order}`,
    'paidOn.day': day,
    'paidOn.month': month,
    'paidOn.year': year,
  }
  expect((await post('/payments', { ...payment, amount: '999.000' }, evaluator)).status).toBe(422)
  expect((await post('/payments', payment, evaluator)).to).toBe(`/cases/${id}`)
  return id
}

async function markEvery(id: string, verdicts: Record<string, string> = {}): Promise<void> {
  const { text } = await get(`/cases/${id}/checklist`, evaluator)
  const items = new Set([...text.matchAll(/checklist\?item=([a-z-]+)"/g)].map(([, item]) => item!))
  for (const item of items)
    expect(
      (
        await post(
          `/cases/${id}/marks`,
          verdicts[item] ? { item, verdict: 'not met', reason: 'insufficient', note: verdicts[item] } : { item, verdict: 'met' },
          evaluator,
        )
      ).status,
    ).toBe(303)
}

const lettersTo = async (person: Visitor) =>
  (
    await test1.platform.db.selectFrom('letter').select('subject').where('recipient', '=', person.email).orderBy('at').execute()
  ).map(({ subject }) => subject.split(/[ :]/)[0])

async function aMakerWithPerson(): Promise<Maker> {
  const maker = await aMaker(test1.platform)
  const email = `sari.${maker.companyId}@example.id`
  const { id } = await createPerson(test1.platform.db, {
    email,
    name: 'Sari Dewi',
    roles: ['applicant'],
    companyId: maker.companyId,
  })
  return { ...maker, person: { ...maker.person, id, email } }
}

describe('the guide, before any account', () => {
  test('asks one thing after another and ends with documents, fee and time, each with its article', async () => {
    const given: Record<string, string> = {}
    for (const [key, value] of Object.entries(answers)) {
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
    const { text } = await get(`/apply?${new URLSearchParams({ ...answers, ...change })}`)
    expect(text).toContain(article)
    expect(text).not.toContain('Masuk untuk memulai')
  })
  test('what is not served says so, and nonsense is asked again', async () => {
    expect((await get('/apply?commodity=cosmetic&route=import')).text).toContain('belum ada di sini')
    expect((await get('/apply?commodity=%3Cscript%3E')).text).toContain('name="commodity"')
  })
})

describe('from the guide to the licence, by forms', () => {
  test('with questions and answers in between, the clock stopped meanwhile', async () => {
    const maker = await aMakerWithPerson()
    const { person } = maker
    const id = await toEvaluation(maker)
    expect((await get('/cases', evaluator)).text).toContain(`/cases/${id}`)
    await markEvery(id, { claims: 'Pustaka tidak mendukung klaim ini.' })

    const prefilled = (await get(`/cases/${id}/questions?from=claims`, evaluator)).text
    expect(prefilled).toContain('Pustaka tidak mendukung klaim ini.')
    await post(
      `/cases/${id}/questions`,
      {
        section: 'claims',
        asks: 'Pustaka tidak mendukung klaim ini. Mohon dilengkapi.',
        instrument: 'PerBPOM 32/2022',
        article: 'Pasal 16 ayat (2)',
      },
      evaluator,
    )
    expect((await get(`/applications/${id}`, person)).text).not.toContain('Mohon dilengkapi')
    expect((await post(`/cases/${id}/questions/send`, {}, evaluator)).to).toBe(`/cases/${id}`)

    const waiting = (await get(`/applications/${id}`, person)).text
    expect(waiting).toContain('Jawab pertanyaan')
    expect(waiting).toContain('Waktu penilaian berhenti')
    const { text } = await get(`/applications/${id}/answers`, person)
    const question = /name="answer\.([0-9a-f-]{36})"/.exec(text)![1]!
    expect((await upload(`/applications/${id}/answers`, { [`answer.${question}`]: '' }, person)).status).toBe(422)
    expect(
      (
        await upload(
          `/applications/${id}/answers`,
          { [`answer.${question}`]: 'Pustaka dilampirkan.', [`file.question:${question}`]: pdf('pustaka'), _keep: '1' },
          person,
        )
      ).status,
    ).toBe(303)
    expect((await get(`/cases/${id}/questions`, evaluator)).text).not.toContain('Pustaka dilampirkan.')
    expect((await upload(`/applications/${id}/answers`, { [`answer.${question}`]: 'Pustaka dilampirkan.' }, person)).to).toBe(
      `/applications/${id}`,
    )
    const answered = (await get(`/cases/${id}/questions`, evaluator)).text
    for (const part of ['Pustaka dilampirkan.', 'pustaka.pdf']) expect(answered).toContain(part)

    await markEvery(id)
    expect((await post(`/cases/${id}/propose`, { outcome: 'grant', note: '' }, evaluator)).to).toBe(`/cases/${id}`)
    expect((await get(`/applications/${id}`, person)).text).not.toContain('mengusulkan keputusan: ')
    expect((await post(`/cases/${id}/decide`, {}, { ...approver, id: evaluator.id })).status).toBe(409)
    expect((await get(`/cases/${id}/decide`, approver)).text).toContain('Setujui dan terbitkan izin edar')
    expect((await post(`/cases/${id}/decide`, {}, approver)).to).toBe(`/cases/${id}`)
    const granted = (await get(`/applications/${id}`, person)).text
    expect(granted).toMatch(/\/register\/SD\d{9}/)
    expect((await get(`/applications/${id}/letter`, person)).text).toContain('disetujui dengan nomor izin edar')
    expect(await lettersTo(person)).toEqual(['Permohonan', 'Pembayaran', 'Pertanyaan', 'Jawaban', 'Izin'])
  })

  test('or to a refusal, whose letter gives every reason with its article', async () => {
    const maker = await aMakerWithPerson()
    const id = await toEvaluation(maker)
    await markEvery(id, { 'no-treatment': 'Label memberi kesan mengobati penyakit.' })
    const proposal = (await get(`/cases/${id}/propose`, evaluator)).text
    expect(proposal).toContain('Label memberi kesan mengobati penyakit.')
    const reason = {
      'reasons.0.instrument': 'PerBPOM 32/2022',
      'reasons.0.article': 'Pasal 16 ayat (3)',
      'reasons.0.says': 'Label memberi kesan mengobati penyakit.',
    }
    const incomplete = await post(`/cases/${id}/propose`, { outcome: 'refusal', ...reason, 'reasons.0.article': '' }, evaluator)
    expect([incomplete.status, incomplete.text.includes('Tulis pasalnya')]).toEqual([422, true])
    await post(`/cases/${id}/propose`, { outcome: 'refusal', ...reason }, evaluator)
    await post(`/cases/${id}/decide`, {}, approver)
    const letter = (await get(`/applications/${id}/letter`, maker.person)).text
    for (const part of ['Pasal 16 ayat (3)', 'Label memberi kesan mengobati penyakit.', 'Penolakan registrasi'])
      expect(letter).toContain(part)
  })
})

describe('a draft', () => {
  const begun = async (maker: Maker) =>
    (await post('/applications', { service: 'supplement-own-make', ...answers }, maker.person)).to.split('/').at(-1)!

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

describe('what cannot be', () => {
  test.each(['/applications/x', '/applications/01900000-0000-7000-8000-00000000ffff', "/applications/'; drop table case_file"])(
    '%s is a 404',
    async path => {
      const maker = await aMaker(test1.platform)
      expect((await get(encodeURI(path), maker.person)).status).toBe(404)
    },
  )
  test('a section, an item, a paper and a service that are not there', async () => {
    const maker = await aMakerWithPerson()
    const id = await toEvaluation(maker)
    for (const [path, visitor] of [
      [`/applications/${id}/sections/none`, maker.person],
      [`/applications/${id}/papers/none`, maker.person],
      [`/cases/${id}/checklist?item=none`, evaluator],
    ] as const)
      expect((await get(path, visitor)).status, path).toBe(404)
    expect((await post('/applications', { service: 'none' }, maker.person)).status).toBe(404)
  })
})

test('every page an applicant and an officer meet speaks English too', async () => {
  const maker = await aMakerWithPerson()
  const id = await toEvaluation(maker)
  for (const path of [
    '/applications',
    `/applications/${id}`,
    `/applications/${id}/check`,
    `/applications/${id}/order`,
    `/applications/${id}/label`,
  ])
    expect((await get(path, maker.person, 'en')).text, path).toContain('<html lang="en">')
  for (const path of [
    '/cases',
    `/cases/${id}`,
    `/cases/${id}/dossier`,
    `/cases/${id}/checklist`,
    `/cases/${id}/questions`,
    `/cases/${id}/propose`,
    '/payments',
  ])
    expect((await get(path, evaluator, 'en')).status, path).toBe(200)
})
