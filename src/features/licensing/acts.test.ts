import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { addDays, type Day } from '#/law/day.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { somebody, testPlatform } from '../../../tests/platform.ts'
import {
  aDraft,
  aMaker,
  aPaidCase,
  aPdf,
  aProposedCase,
  approver,
  dossierFor,
  evaluator,
  markAll,
  origin,
  personOf,
  withCertificateQueue,
} from './a-case.test-support.ts'
import { draftQuestion, saveAnswer, sendAnswers, sendQuestions } from './asking.ts'
import { replay } from './case.ts'
import { getCase } from './cases.ts'
import { decide, markItem, propose, sendBack } from './deciding.ts'
import { beginCase, handIn, saveSection, takeOut } from './dossier-acts.ts'
import { lapseIfDue, withdraw } from './ending.ts'
import { fileCase } from './filing.ts'
import { byOfficer, recordPayment } from './payments.ts'
import { getWholeCase } from './whole-case.ts'

const at = testPlatform()
withCertificateQueue(at)
const officer = { kind: 'person', id: evaluator.id, name: evaluator.name } as const
/** A Monday without holidays near it. */
const monday: Day = '2026-11-02'
const day = (count: number): Day => addDays(monday, count)
const when = (count: number) => ({ origin, today: day(count) })
const reason = {
  cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 16 ayat (3)' },
  says: 'Klaim memberi kesan mengobati penyakit.',
}

const problemsOf = (error: unknown) => (error instanceof Invalid ? error.problems : [])

describe('filing', () => {
  test('a complete draft gets its fee order, with the rows of law that the amount rests on', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    const { order } = await fileCase(at.platform.db, maker.person, id, when(0))
    const { state, order: issued, deadline, filedOn } = await getWholeCase(at.platform.db, id, day(0))
    expect([state, filedOn, issued?.number, issued?.amount]).toEqual(['awaiting payment', monday, order, 1_000_000])
    expect(issued?.finding.steps.map(({ cite }) => cite.instrument)).toEqual(['PP 32/2017'])
    expect(deadline?.due).toBe('2026-11-16')
  })
  test('what is missing is said with its article, and nothing is changed', async () => {
    const maker = await aMaker(at.platform)
    const id = await beginCase(at.platform.db, maker.person, { service: 'supplement-own-make', facts: {} }, monday)
    const error = await fileCase(at.platform.db, maker.person, id, when(0)).catch(error => error)
    expect(error).toBeInstanceOf(Invalid)
    expect(problemsOf(error).find(({ field }) => field === 'composition.materials.0.name')?.cite?.article).toBe(
      'Pasal 1 angka 26 dan angka 27',
    )
    expect((await getWholeCase(at.platform.db, id, day(0))).order).toBeUndefined()
  })
  test('a company that is not verified may draft and not file', async () => {
    const maker = await aMaker(at.platform, { verified: false })
    const id = await aDraft(at.platform, maker)
    await expect(fileCase(at.platform.db, maker.person, id, when(0))).rejects.toThrow('not verified yet')
  })
  test('a person without a second factor does not file', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    await expect(fileCase(at.platform.db, { ...maker.person, hasSecondFactor: false }, id, when(0))).rejects.toThrow(
      'second factor',
    )
  })
  test('of two businesses filing one name at once, one does', async () => {
    const makers = await Promise.all([aMaker(at.platform), aMaker(at.platform)])
    const ids = await Promise.all(makers.map((maker, index) => aDraft(at.platform, maker, index ? 'NAMA – Sama' : 'Nama Sama')))
    const both = await Promise.allSettled(
      makers.map((maker, index) => fileCase(at.platform.db, maker.person, ids[index]!, when(0))),
    )
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(result => result.status === 'rejected')
    expect(problemsOf(refused?.reason).map(({ field, cite }) => [field, cite?.article])).toEqual([['product.name', 'Pasal 12']])
  })
})

describe('the dossier', () => {
  test('of two people saving one section, the second is told', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    const save = (name: string) =>
      saveSection(at.platform.db, maker.person, id, { section: 'claims', seen: 1, sent: { claims: [{ says: name }] } })
    const both = await Promise.allSettled([save('satu'), save('dua')])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(String(both.find(result => result.status === 'rejected')?.reason)).toContain('Load the page again')
  })
  test('a malformed answer changes nothing', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    await expect(
      saveSection(at.platform.db, maker.person, id, { section: 'product', seen: 2, sent: { form: 'cloud' } }),
    ).rejects.toThrow(Invalid)
    expect((await getWholeCase(at.platform.db, id, monday)).versions.product).toBe(2)
  })
  test('a replaced paper stays as the older version, and one that is taken out is no longer there', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    const before = (await getWholeCase(at.platform.db, id, monday)).documents.find(({ need }) => need === 'evidence')!
    const newer = await handIn(at.platform, maker.person, id, {
      need: 'evidence',
      name: '../bukti baru.pdf',
      content: aPdf('new'),
      replaces: before.id,
    })
    const now = (await getWholeCase(at.platform.db, id, monday)).documents.filter(({ need }) => need === 'evidence')
    expect(now.map(({ id, version, name }) => [id, version, name])).toEqual([[newer, 2, 'bukti baru.pdf']])
    await expect(
      handIn(at.platform, maker.person, id, { need: 'evidence', name: 'x.pdf', content: aPdf('x'), replaces: before.id }),
    ).rejects.toThrow('no such document')
    await takeOut(at.platform.db, maker.person, id, newer)
    expect((await getWholeCase(at.platform.db, id, monday)).documents.some(({ need }) => need === 'evidence')).toBe(false)
  })
  test('what is no paper is refused by its content, whatever its name', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    const html = new TextEncoder().encode('<script>alert(1)</script>')
    await expect(handIn(at.platform, maker.person, id, { need: 'evidence', name: 'bukti.pdf', content: html })).rejects.toThrow(
      'not PDF, JPG, PNG',
    )
  })
})

describe('paying', () => {
  const filed = async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    return { maker, id, ...(await fileCase(at.platform.db, maker.person, id, when(0))) }
  }
  const pay = (order: string, more: object = {}, count = 1) =>
    recordPayment(
      at.platform.db,
      officer,
      byOfficer,
      { order, amount: 1_000_000, reference: newId(), paidOn: day(1), ...more },
      when(count),
    )

  test('the same news twice is one payment', async () => {
    const { id, order } = await filed()
    await pay(order, { reference: `${order}-A` })
    await pay(order, { reference: `${order}-A` })
    expect((await getCase(at.platform.db, id)).events.filter(({ kind }) => kind === 'paid')).toHaveLength(1)
  })
  test.each<[string, object]>([
    ['a rupiah too little', { amount: 999_999 }],
    ['a rupiah too much', { amount: 1_000_001 }],
    ['a day that has not come', { paidOn: day(5) }],
    ['a day before the order', { paidOn: day(-1) }],
    ['no day', { paidOn: '2026-02-30' }],
  ])('%s is refused and changes nothing', async (_, more) => {
    const { id, order } = await filed()
    await expect(pay(order, more)).rejects.toThrow(Invalid)
    expect((await getCase(at.platform.db, id)).state).toBe('awaiting payment')
  })
  test('one bank reference pays one order', async () => {
    const [one, other] = [await filed(), await filed()]
    await pay(one.order, { reference: 'SATU-1' })
    await expect(pay(other.order, { reference: 'SATU-1' })).rejects.toThrow('has paid another order')
    expect((await getCase(at.platform.db, other.id)).state).toBe('awaiting payment')
  })
  test('money that came after the last day is not taken', async () => {
    const { order } = await filed()
    await expect(pay(order, { paidOn: '2026-11-17' }, 20)).rejects.toThrow(NotAllowed)
    await pay(order, { paidOn: '2026-11-16' }, 20)
  })
})

describe('evaluating and deciding', () => {
  test('questions stop the clock, answers start it, and only what was asked about may change', async () => {
    const { db } = at.platform
    const maker = await aMaker(at.platform)
    const id = await aPaidCase(at.platform, maker, monday)
    await draftQuestion(db, evaluator, id, {
      section: 'claims',
      asks: 'Mohon lengkapi pustaka untuk klaim ini.',
      cite: reason.cite,
    })
    await sendQuestions(db, evaluator, id, when(4))
    const asked = await getWholeCase(db, id, day(10))
    expect([asked.state, asked.clock.running, asked.clock.used]).toEqual(['with applicant', false, 3])
    await expect(sendAnswers(db, maker.person, id, when(10))).rejects.toThrow('Answer this question')
    const [question] = asked.questions
    await saveAnswer(db, maker.person, id, { question: question!.id, answer: 'Pustaka dilampirkan.' })
    await handIn(at.platform, maker.person, id, {
      need: `question:${question!.id}`,
      name: 'pustaka.pdf',
      content: aPdf('pustaka'),
    })
    const { versions } = asked
    await saveSection(db, maker.person, id, { section: 'claims', seen: versions.claims!, sent: dossierFor(maker).claims })
    await expect(saveSection(db, maker.person, id, { section: 'label', seen: versions.label!, sent: {} })).rejects.toThrow(
      'cannot be changed now',
    )
    await expect(handIn(at.platform, maker.person, id, { need: 'evidence', name: 'x.pdf', content: aPdf() })).rejects.toThrow(
      'cannot be changed now',
    )
    await sendAnswers(db, maker.person, id, when(11))
    const answered = await getWholeCase(db, id, day(14))
    expect([answered.state, answered.clock.running, answered.clock.used]).toEqual(['in evaluation', true, 4])
  })
  test('a grant enters the licence into the register, and the history replays to the present', async () => {
    const { db } = at.platform
    const maker = await aMaker(at.platform)
    const id = await aProposedCase(at.platform, maker, monday)
    const { licence } = await decide(db, approver, id, when(3))
    const file = await getCase(db, id)
    expect([file.state, file.licence]).toEqual(['granted', licence])
    expect(replay(file.service.life, file.events)).toMatchObject({ state: file.state, seq: file.seq })
    expect(await licenceOn(db, licence!, day(3))).toMatchObject({
      standing: 'active',
      holder: { companyId: maker.companyId },
      productName: file.productName,
      dosageForm: 'Kapsul keras',
      packs: ['Dus, 3 strip @ 10 kapsul'],
    })
  })
  test('a grant is proposed only when every item is met', async () => {
    const { db } = at.platform
    const id = await aPaidCase(at.platform, await aMaker(at.platform), monday)
    await expect(propose(db, evaluator, id, { outcome: 'grant' }, when(2))).rejects.toThrow('Not met yet')
    await markAll(at.platform, id, day(2))
    await markItem(
      db,
      evaluator,
      id,
      { item: 'claims', verdict: 'not met', reason: 'insufficient', note: 'Pustaka tidak mendukung.' },
      when(2),
    )
    const error = await propose(db, evaluator, id, { outcome: 'grant' }, when(2)).catch(error => error)
    expect(problemsOf(error).map(({ field }) => field)).toEqual(['item.claims'])
  })
  test('a refusal gives its reasons by article, to the decision and to the letter', async () => {
    const { db } = at.platform
    const id = await aPaidCase(at.platform, await aMaker(at.platform), monday)
    await expect(propose(db, evaluator, id, { outcome: 'refusal' }, when(2))).rejects.toThrow('at least one reason')
    await propose(db, evaluator, id, { outcome: 'refusal', reasons: [reason] }, when(2))
    await decide(db, approver, id, when(3))
    const last = (await getCase(db, id)).events.at(-1)!
    expect([last.kind, last.data]).toEqual(['refused', { reasons: [reason] }])
  })
  test('who proposed does not decide, even holding both roles', async () => {
    const id = await aProposedCase(at.platform, await aMaker(at.platform), monday)
    const both = somebody(['evaluator', 'approver'], { id: evaluator.id })
    await expect(decide(at.platform.db, both, id, when(3))).rejects.toThrow('You proposed this decision')
    await expect(
      sendBack(at.platform.db, both, id, { because: 'Saya berubah pikiran tentang usul ini.' }, when(3)),
    ).rejects.toThrow('You proposed this decision')
  })
  test('two approvers at once: one decision, one licence', async () => {
    const { db } = at.platform
    const id = await aProposedCase(at.platform, await aMaker(at.platform), monday)
    const other = somebody(['approver'], { id: newId() })
    const both = await Promise.allSettled([decide(db, approver, id, when(3)), decide(db, other, id, when(3))])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await getCase(db, id)).events.filter(({ kind }) => kind === 'granted')).toHaveLength(1)
  })
  test('a certificate that ended while the case ran keeps it from being granted', async () => {
    const maker = await aMaker(at.platform, { certifiedUntil: day(3) })
    const id = await aProposedCase(at.platform, maker, monday)
    const error = await decide(at.platform.db, approver, id, when(3)).catch(error => error)
    expect(problemsOf(error).map(({ field }) => field)).toEqual(['documents.good-practice'])
    expect((await getCase(at.platform.db, id)).state).toBe('proposed')
  })
  test('an approver who disagrees sends the proposal back', async () => {
    const { db } = at.platform
    const id = await aProposedCase(at.platform, await aMaker(at.platform), monday)
    await sendBack(db, approver, id, { because: 'Data stabilitas perlu dinilai sekali lagi.' }, when(3))
    expect((await getCase(db, id)).standing).toMatchObject({ state: 'in evaluation' })
    expect((await getCase(db, id)).standing.proposal).toBeUndefined()
  })
})

describe('how a case ends without a decision', () => {
  test('an unpaid order lapses after its last day, once', async () => {
    const maker = await aMaker(at.platform)
    const id = await aDraft(at.platform, maker)
    await fileCase(at.platform.db, maker.person, id, when(0))
    expect(await lapseIfDue(at.platform.db, id, { origin, today: '2026-11-16' })).toBe(false)
    expect(await lapseIfDue(at.platform.db, id, { origin, today: '2026-11-17' })).toBe(true)
    expect(await lapseIfDue(at.platform.db, id, { origin, today: '2026-11-18' })).toBe(false)
    expect((await getCase(at.platform.db, id)).state).toBe('lapsed')
  })
  test('the regulator’s own delay ends no case', async () => {
    const id = await aPaidCase(at.platform, await aMaker(at.platform), monday)
    expect(await lapseIfDue(at.platform.db, id, { origin, today: '2028-01-01' })).toBe(false)
  })
  test('a case that is withdrawn is decided by nobody', async () => {
    const maker = await aMaker(at.platform)
    const id = await aProposedCase(at.platform, maker, monday)
    await withdraw(at.platform.db, personOf(maker.companyId), id, {}, when(3))
    await expect(decide(at.platform.db, approver, id, when(3))).rejects.toThrow('cannot be')
  })
})

test('history is never changed, by anyone', async () => {
  for (const table of ['case_event', 'case_section', 'case_document', 'case_mark', 'fee_order', 'payment'])
    for (const statement of [
      `update ${table} set ${table === 'payment' ? 'via' : table === 'fee_order' ? 'amount' : 'case_id'} = ${table === 'payment' ? 'via' : table === 'fee_order' ? 'amount' : 'case_id'}`,
      `delete from ${table}`,
    ])
      await expect(sql.raw(statement).execute(at.platform.db), statement).rejects.toThrow('append only')
})

test('a holiday entered later moves the day by which an order is paid', async () => {
  const { db } = at.platform
  const maker = await aMaker(at.platform)
  const id = await aDraft(at.platform, maker)
  await fileCase(db, maker.person, id, { origin, today: '2026-12-14' })
  const before = (await getWholeCase(db, id, '2026-12-14')).deadline?.due
  await db.transaction().execute(tx => loadInitialHolidays(tx))
  const { deadline } = await getWholeCase(db, id, '2026-12-14')
  expect([before, deadline!.due > before!]).toEqual(['2026-12-28', true])
})
