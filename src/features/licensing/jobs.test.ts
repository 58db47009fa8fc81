import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { addDays } from '#/law/day.ts'
import { checkTable } from '#/law/table-laws.test-support.ts'
import { somebody, testPlatform } from '../../../tests/platform.ts'
import { aDraft, aMaker, aPaidCase, approver, evaluator, origin } from './a-case.test-support.ts'
import { getCase } from './cases.ts'
import { deskItems } from './desk.ts'
import { fileCase } from './filing.ts'
import { lapseAllDue, remindAll } from './jobs.ts'
import { remindBefore } from './law.ts'

const at = testPlatform()

test('the table of reminders is sound', () =>
  checkTable(remindBefore, { facts: { clock: fc.constantFrom('draft', 'payment', 'evaluation', 'answer') } }))

test('at night unpaid orders lapse, others are remembered once, and nothing else is touched', async () => {
  const { db } = at.platform
  const maker = await aMaker(at.platform)
  await createPerson(db, { email: 'sari@example.id', name: 'Sari', roles: ['applicant'], companyId: maker.companyId })
  const [unpaid, paid] = [await aDraft(at.platform, maker), await aPaidCase(at.platform, maker, '2026-11-02')]
  await fileCase(db, maker.person, unpaid, { origin, today: '2026-11-02' })
  const written = async () =>
    (
      await db
        .selectFrom('letter')
        .select('subject')
        .where('recipient', '=', 'sari@example.id')
        .where('subject', 'like', 'Ingat%')
        .execute()
    ).length

  expect(await remindAll(db, { origin, today: '2026-11-12' })).toBe(0)
  expect(await remindAll(db, { origin, today: '2026-11-13' })).toBe(1)
  expect(await remindAll(db, { origin, today: '2026-11-14' })).toBe(0)
  expect(await written()).toBe(1)
  expect(await lapseAllDue(db, { origin, today: '2026-11-16' })).toBe(0)
  expect(await lapseAllDue(db, { origin, today: '2026-11-17' })).toBe(1)
  expect(await lapseAllDue(db, { origin, today: '2026-11-17' })).toBe(0)
  expect([(await getCase(db, unpaid)).state, (await getCase(db, paid)).state]).toEqual(['lapsed', 'in evaluation'])
})

test('a draft that nobody changes for 30 days lapses', async () => {
  const { db } = at.platform
  const id = await aDraft(at.platform, await aMaker(at.platform))
  const { changedAt } = await getCase(db, id)
  const changed = changedAt.toISOString().slice(0, 10) as `${number}-${number}-${number}`
  await lapseAllDue(db, { origin, today: addDays(changed, 30) })
  expect((await getCase(db, id)).state).toBe('draft')
  await lapseAllDue(db, { origin, today: addDays(changed, 32) })
  expect((await getCase(db, id)).state).toBe('lapsed')
})

test('a desk shows each what waits for them: their own drafts, or their role’s cases', async () => {
  const { db } = at.platform
  const [maker, other] = [await aMaker(at.platform), await aMaker(at.platform)]
  const draft = await aDraft(at.platform, maker)
  const paid = await aPaidCase(at.platform, maker, '2026-11-02')
  const hrefs = async (visitor: Parameters<typeof deskItems>[1]) => (await deskItems(db, visitor)).map(({ href }) => href)
  expect(await hrefs(maker.person)).toEqual([`/applications/${draft}`])
  expect(await hrefs(other.person)).toEqual([])
  expect(await hrefs(evaluator)).toContain(`/cases/${paid}`)
  expect(await hrefs(approver)).toEqual([])
  expect(await hrefs(somebody(['inspector']))).toEqual([])
})
