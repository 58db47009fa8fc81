import { expect, test } from 'vitest'
import { getCompany } from '#/features/companies/companies.ts'
import { getSiteOf } from '#/features/companies/sites.ts'
import { origin, problemsOf, withCertificateQueue } from '#/features/licensing/a-case.test-support.ts'
import { beginCase, saveSection } from '#/features/licensing/dossier-acts.ts'
import { fileCase } from '#/features/licensing/filing.ts'
import { amendmentsOf } from '#/features/register/amend.ts'
import { getLicence } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { testPlatform } from '../../../../tests/platform.ts'
import { anIndustry, granted, notificationFor } from './a-cosmetic.test-support.ts'

const at = testPlatform()
withCertificateQueue(at)
const today = dayAt(new Date())

test('KOS-17: a company that is called otherwise is so on every licence that it holds', async () => {
  const { db } = at.platform
  const industry = await anIndustry(at.platform)
  const numbers: string[] = []
  for (const _ of [1, 2]) {
    const sections = notificationFor(industry)
    numbers.push((await granted(at.platform, industry.person, { service: 'cosmetic-notification', sections }, today)).licence!)
  }
  const sections = { company: { name: 'PT Nama Baru', address: 'Jalan Baru 7', sameRights: true } }
  const papers = ['change-deed']
  await granted(at.platform, industry.person, { service: 'cosmetic-company-variation', sections, papers }, today)
  expect(await getCompany(db, industry.companyId)).toMatchObject({
    name: 'PT Nama Baru',
    address: 'Jalan Baru 7',
    standing: 'verified',
  })
  for (const number of numbers) {
    expect(await getLicence(db, number, today)).toMatchObject({
      holder: { companyId: industry.companyId, name: 'PT Nama Baru' },
      maker: { siteId: industry.siteId, name: 'PT Nama Baru' },
    })
    expect(await amendmentsOf(db, number)).toHaveLength(1)
  }
})

test('KOS-18: a factory is written otherwise where it stands', async () => {
  const industry = await anIndustry(at.platform)
  const sections = { factory: { siteId: industry.siteId, address: 'Jalan Contoh 2A, 40111', moves: false, sameRights: true } }
  const papers = ['factory-letter']
  await granted(at.platform, industry.person, { service: 'cosmetic-factory-variation', sections, papers }, today)
  expect(await getSiteOf(at.platform.db, industry.companyId, industry.siteId)).toMatchObject({
    name: 'Pabrik Contoh',
    address: 'Jalan Contoh 2A, 40111',
    checked: true,
  })
})

test.each([
  ['KOS-17', 'cosmetic-company-variation', { company: { name: 'PT Lain', sameRights: false } }, 'company.sameRights'],
  ['KOS-17', 'cosmetic-company-variation', { company: { sameRights: true } }, 'company.name'],
  [
    'KOS-18',
    'cosmetic-factory-variation',
    { factory: { address: 'Jalan Lain', moves: true, sameRights: true } },
    'factory.moves',
  ],
  ['KOS-18', 'cosmetic-factory-variation', { factory: { address: 'Jalan Lain', siteId: 'x' } }, 'factory.siteId'],
] as const)('%s: %s refuses %o at %s', async (_, service, sections, field) => {
  const { db } = at.platform
  const { person } = await anIndustry(at.platform)
  const id = await beginCase(db, person, { service, facts: {} }, today)
  for (const [section, sent] of Object.entries(sections)) await saveSection(db, person, id, { section, seen: 0, sent })
  const refused = await fileCase(db, person, id, { origin, today }).catch(problemsOf)
  expect((refused as { field: string }[]).map(one => one.field)).toContain(field)
})
