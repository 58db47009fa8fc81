import { describe, expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { dayAt } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { aMaker, approver, dossierFor, evaluator, type Maker, withCertificateQueue } from './a-case.test-support.ts'
import { flat } from './answers.ts'
import { browser, guideAnswers, pdf } from './requests.test-support.ts'
import { papers } from './supplement-own-make/good-dossier.test-support.ts'

const test1 = testPlatform()
withCertificateQueue(test1)
const { get, post, upload } = browser(test1)

/** By forms, as a browser sends them: from the guide to a paid case. Gives the case's id. */
async function toEvaluation({ person, ...maker }: Maker): Promise<string> {
  const { to } = await post('/applications', guideAnswers, person)
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
    const change = {
      'claims.0.says': 'Membantu daya tahan tubuh anak.',
      'claims.0.kind': 'general',
      'claims.0.evidence': 'reference',
      'claims.0.source': 'WHO',
      _seen: '1',
    }
    expect((await post(`/applications/${id}/sections/claims`, change, person)).to).toBe(`/applications/${id}/answers`)
    const unsent = (await get(`/cases/${id}/questions`, evaluator)).text + (await get(`/cases/${id}/dossier`, evaluator)).text
    for (const part of ['Pustaka dilampirkan.', 'pustaka.pdf', 'daya tahan tubuh anak']) expect(unsent).not.toContain(part)
    expect((await upload(`/applications/${id}/answers`, { [`answer.${question}`]: 'Pustaka dilampirkan.' }, person)).to).toBe(
      `/applications/${id}`,
    )
    const answered = (await get(`/cases/${id}/questions`, evaluator)).text
    for (const part of ['Pustaka dilampirkan.', 'pustaka.pdf']) expect(answered).toContain(part)
    expect((await get(`/cases/${id}/dossier`, evaluator)).text).toContain('daya tahan tubuh anak')

    await markEvery(id)
    expect((await post(`/cases/${id}/propose`, { outcome: 'grant', note: '' }, evaluator)).to).toBe(`/cases/${id}`)
    expect((await get(`/applications/${id}`, person)).text).not.toContain('mengusulkan keputusan: ')
    expect((await post(`/cases/${id}/decide`, {}, { ...approver, id: evaluator.id })).status).toBe(409)
    expect((await get(`/cases/${id}/decide`, approver)).text).toContain('Setujui dan terbitkan izin edar')
    expect((await post(`/cases/${id}/decide`, {}, approver)).to).toBe(`/cases/${id}`)
    const granted = (await get(`/applications/${id}`, person)).text
    expect(granted).toMatch(/\/register\/SD\d{9}/)
    expect((await get(`/applications/${id}/letter`, person)).text).toContain('Permohonan disetujui. Nomor izin edar: SD')
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
    for (const part of ['Pasal 16 ayat (3)', 'Label memberi kesan mengobati penyakit.', 'Penolakan'])
      expect(letter).toContain(part)
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
