import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { appOver, openBrowser } from '#/features/accounts/browser.test-support.ts'
import { currentCode } from '#/features/accounts/totp.ts'
import { loadInitialHolidays } from '#/features/calendar/holidays.ts'
import { findCompanyByNib } from '#/features/companies/companies.ts'
import { gapsOf } from '#/features/companies/completeness.ts'
import { getWholeFile } from '#/features/companies/file.ts'
import { listRecalls } from '#/features/recalls/recalls.ts'
import { standings } from '#/features/register/licence.ts'
import { searchLicences } from '#/features/register/licences.ts'
import { addDays, dayAt } from '#/law/day.ts'
import { findBrokenLink } from '#/platform/audit/audit.ts'
import { testPlatform } from '../../../tests/platform.ts'
import { planApplications } from './applications-plan.ts'
import { demoIsLoaded, loadDemo } from './demo.ts'
import { planFirms } from './firms.ts'
import { loadApplication } from './load-applications.ts'
import { enrolledFirms } from './load-firms.ts'
import { demoSignIns } from './sign-ins.ts'

const at = testPlatform()
const today = dayAt(new Date())
const said: string[] = []

/** A signal that interrupts at a place between two steps. */
function interruptedAt(step: number): AbortSignal {
  const { signal } = new AbortController()
  let steps = 0
  signal.throwIfAborted = () => {
    if (++steps === step) throw new Error('interrupted')
  }
  return signal
}

/** How many rows every table has. */
async function rowCounts(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name
    from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'
    order by 1`.execute(at.platform.db)
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(at.platform.db)
    counts[name] = rows[0]!.count
  }
  return counts
}

const grouped = async (table: string, column: string): Promise<Record<string, number>> => {
  const { rows } = await sql<{ value: string; count: number }>`
    select ${sql.ref(column)} as value, count(*) as count
    from ${sql.table(table)}
    group by 1`.execute(at.platform.db)
  return Object.fromEntries(rows.map(({ value, count }) => [value, count]))
}

// While codes are ordered, while movements are captured, while applications are made; then nothing stands in the way.
beforeAll(async () => {
  await at.platform.db.transaction().execute(loadInitialHolidays)
  for (const step of [10, 60, 85])
    await expect(loadDemo(at.platform, { signal: interruptedAt(step), say: line => said.push(line) })).rejects.toThrow(
      'interrupted',
    )
  expect(await demoIsLoaded(at.platform.db)).toBe(false)
  await loadDemo(at.platform, { say: line => said.push(line) })
}, 240_000)

describe('loading', () => {
  test('goes on where it was interrupted: each part is told once, and nothing is there twice', async () => {
    expect(await demoIsLoaded(at.platform.db)).toBe(true)
    const parts = said.filter(line => line.startsWith('  '))
    expect(new Set(parts).size).toBe(parts.length)
    expect(await rowCounts()).toMatchObject({
      company: 62,
      licence: 601,
      lot: 42,
      code_access: 2,
      code_order: 1,
      serial_list: 2,
      case_file: 9,
      fee_order: 8,
      recall: 3,
      recall_end: 1,
    })
  })
  test('once it is loaded changes nothing', async () => {
    const before = await rowCounts()
    await loadDemo(at.platform)
    expect(await rowCounts()).toEqual(before)
  })
  test('leaves an unbroken chain of audit', async () => expect(await findBrokenLink(at.platform.db)).toBeUndefined())
})

describe('the register that was loaded', () => {
  test('has licences in every standing', async () => {
    for (const standing of standings) {
      const { total } = await searchLicences(at.platform.db, { standing })
      expect([standing, total > 3]).toEqual([standing, true])
    }
  })
  test('has applications in every state but lapsed', async () => {
    expect(await grouped('case_file', 'state')).toEqual({
      draft: 1,
      'awaiting payment': 1,
      'in evaluation': 2,
      'with applicant': 1,
      proposed: 1,
      granted: 1,
      refused: 1,
      withdrawn: 1,
    })
  })
  test('has two recalls that run and one that ended', async () => {
    const count = async (state: 'running' | 'ended') => (await listRecalls(at.platform.db, { state }, today)).total
    expect([await count('running'), await count('ended')]).toEqual([2, 1])
  })
  test('has companies whose files lack nothing, but for the one that is still a draft', async () => {
    for (const { nib, name, file } of planFirms()) {
      const company = await findCompanyByNib(at.platform.db, nib)
      expect([name, company?.standing]).toEqual([name, file])
      const gaps = gapsOf(await getWholeFile(at.platform.db, company!.id), today)
      expect([name, gaps.map(({ says }) => says.en).length > 0]).toEqual([name, file === 'draft'])
    }
  })
  test('has a few events with which something is wrong, and no others', async () => {
    expect(await grouped('event_flag', 'kind')).toEqual({ 'already dispensed': 1, recalled: 1, 'licence not in force': 1 })
  })
})

test('an application that was left half-way goes on from where it stands', async () => {
  const { db } = at.platform
  const plan = { ...planApplications(planFirms(), today)[0]!, name: 'Rimpangsari Setengah Jalan', filedOn: addDays(today, -30) }
  const idsOf = await enrolledFirms(db, planFirms())
  const applications = async () => (await rowCounts()).case_file
  const before = await applications()
  await loadApplication(at.platform, { ...plan, state: 'draft', sections: ['product', 'claims'] }, idsOf(plan.firm))
  const { sections: _, ...whole } = plan
  await loadApplication(at.platform, { ...whole, state: 'granted' }, idsOf(plan.firm))
  await loadApplication(at.platform, { ...whole, state: 'granted' }, idsOf(plan.firm))
  expect([before, await applications()]).toEqual([9, 10])
  expect(await grouped('case_file', 'state')).toMatchObject({ draft: 1, granted: 2 })
})

describe('the sign-ins', () => {
  test('open the door, each with its code, and lead to a desk', async () => {
    for (const { email, password, secret } of demoSignIns) {
      const browser = openBrowser(appOver(at.platform))
      const answer = await browser.signIn(email, password, await currentCode(secret))
      expect([email, answer.status, answer.to]).toEqual([email, 303, '/desk'])
    }
  })
})
