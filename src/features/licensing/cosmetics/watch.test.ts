import { describe, expect, test } from 'vitest'
import { createPerson } from '#/features/accounts/people.ts'
import { withCertificateQueue } from '#/features/licensing/a-case.test-support.ts'
import { addDays, addMonths, type Day, dayAt } from '#/law/day.ts'
import { testPlatform } from '../../../../tests/platform.ts'
import { anIndustry, granted, notificationFor } from './a-cosmetic.test-support.ts'
import { dueOn, watchNotifications } from './watch.ts'

const at = testPlatform()
withCertificateQueue(at)
const licence = { issuedOn: '2026-01-15', validUntil: '2029-01-15' } as const

describe('what is due', () => {
  test.each<[string, Day, boolean, string[]]>([
    ['KOS-25', '2026-05-14', false, []],
    ['KOS-25', '2026-05-15', false, ['warn 4']],
    ['KOS-25', '2026-06-15', false, ['warn 5']],
    ['KOS-25', '2026-07-14', false, ['warn 5']],
    ['KOS-25', '2026-07-15', false, ['propose']],
    ['KOS-25', '2026-07-15', true, []],
    ['KOS-14', '2028-10-16', true, []],
    ['KOS-14', '2028-10-17', true, ['renew 90']],
    ['KOS-14', '2028-12-11', true, ['renew 35']],
    ['KOS-15', '2028-12-15', true, ['renew 35']],
    ['KOS-15', '2028-12-16', true, []],
  ])('%s: on %s (used: %s) is %j', (_, today, used, due) => expect(dueOn(licence, used, today)).toEqual(due))
})

test('KOS-25: an unused notification is warned of twice, then proposed to an officer; a declared activity ends that', async () => {
  const { db, config } = at.platform
  const industry = await anIndustry(at.platform)
  const issued = dayAt(new Date())
  const email = `dian.${industry.companyId}@example.id`
  const holder = { name: 'Dian Contoh', roles: ['applicant' as const], companyId: industry.companyId, email }
  await createPerson(db, holder)
  await createPerson(db, { name: 'Budi Contoh', roles: ['approver'], email: 'budi.approver@example.id' })
  const notify = async () =>
    (
      await granted(
        at.platform,
        industry.person,
        { service: 'cosmetic-notification', sections: notificationFor(industry) },
        issued,
      )
    ).licence!
  const unused = await notify()
  const used = await notify()
  const sections = { activity: { kind: 'production', on: issued, proof: 'B001' } }
  await granted(at.platform, industry.person, { service: 'cosmetic-first-activity', sections, licence: used }, issued)

  const watch = (months: number) => watchNotifications(db, config.origin, addMonths(issued, months))
  expect([await watch(3), await watch(4), await watch(4), await watch(5), await watch(6), await watch(6)]).toEqual([
    0, 1, 0, 1, 1, 0,
  ])
  const marks = await db.selectFrom('notification_mark').selectAll().execute()
  expect(marks.map(({ number, mark }) => [number, mark])).toEqual([
    [unused, 'warn 4'],
    [unused, 'warn 5'],
    [unused, 'propose'],
  ])
  const letters = async (to: string) =>
    (await db.selectFrom('letter').select('body').where('recipient', '=', to).where('body', 'like', '%Q25%').execute()).length
  expect([await letters(email), await letters('budi.approver@example.id')]).toEqual([3, 1])
  expect(await watchNotifications(db, config.origin, addDays(addMonths(issued, 36), -40))).toBe(2)
})
