import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { licenceOn } from '#/features/register/licences.ts'
import { newId } from '#/platform/ids.ts'
import { somebody, testPlatform } from '../../../tests/platform.ts'
import {
  aDraft,
  aMaker,
  aPaidCase,
  aPdf,
  aProposedCase,
  approver,
  day,
  dossierFor,
  evaluator,
  markAll,
  monday,
  origin,
  personOf,
  problemsOf,
  when,
  withCertificateQueue,
} from './a-case.test-support.ts'
import { draftQuestion, saveAnswer, sendAnswers, sendQuestions } from './asking.ts'
import { replay } from './case.ts'
import { getCase } from './cases.ts'
import { decide, markItem, propose, sendBack } from './deciding.ts'
import { handIn, saveSection } from './dossier-acts.ts'
import { lapseIfDue, withdraw } from './ending.ts'
import { fileCase } from './filing.ts'
import { getWholeCase } from './whole-case.ts'

const at = testPlatform()
withCertificateQueue(at)
const reason = {
  cite: { instrument: 'PerBPOM 32/2022', article: 'Pasal 16 ayat (3)' },
  says: 'Klaim memberi kesan mengobati penyakit.',
}

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
