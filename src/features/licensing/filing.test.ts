import { describe, expect, test } from 'vitest'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { testPlatform } from '../../../tests/platform.ts'
import {
  aDraft,
  aMaker,
  aPdf,
  day,
  evaluator,
  monday,
  origin,
  problemsOf,
  when,
  withCertificateQueue,
} from './a-case.test-support.ts'
import { getCase } from './cases.ts'
import { beginCase, handIn, saveSection, takeOut } from './dossier-acts.ts'
import { fileCase } from './filing.ts'
import { byOfficer, recordPayment } from './payments.ts'
import { getWholeCase } from './whole-case.ts'

const at = testPlatform()
withCertificateQueue(at)
const officer = { kind: 'person', id: evaluator.id, name: evaluator.name } as const

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
    const { order } = await fileCase(at.platform.db, maker.person, id, when(0))
    return { maker, id, order: order! }
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
