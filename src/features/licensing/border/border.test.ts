import { beforeAll, describe, expect, test } from 'vitest'
import { makePaper } from '#/features/border-papers/jobs.ts'
import { borderPaperRoutes } from '#/features/border-papers/routes.ts'
import { authorityCertificate } from '#/features/certificates/authority.ts'
import { isSigned } from '#/features/certificates/papers.test-support.ts'
import { aMaker, type Maker, problemsOf } from '#/features/licensing/a-case.test-support.ts'
import { granted } from '#/features/licensing/cosmetics/a-cosmetic.test-support.ts'
import { changeStanding, issueLicence } from '#/features/register/licences.ts'
import { someFacts } from '#/features/register/register.test-support.ts'
import { addDays, type Day, dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { mount } from '#/platform/http/mount.ts'
import { type Job, prepareJobs } from '#/platform/jobs/jobs.ts'
import { at, testPlatform } from '../../../../tests/platform.ts'

const house = testPlatform()
const today = dayAt(new Date())
beforeAll(() => prepareJobs(house.platform.pool, [makePaper as Job]))

const ask = (path: string) =>
  mount(house.platform, borderPaperRoutes, { proveAgain: c => c.text('prove', 403) }).request(path, {
    headers: at(undefined, 'en'),
  })

async function held(maker: Maker, origin: 'import' | 'domestic'): Promise<string> {
  const holder = { companyId: maker.companyId, name: 'PT Contoh' }
  const facts = { ...someFacts, holder, issuedOn: today, numbered: { series: 'supplement', origin } as const }
  return house.platform.db.transaction().execute(tx => issueLicence(tx, facts, theSystem))
}
const destination = { product: someFacts.productName, country: 'Malaysia', partner: 'Contoh Sdn Bhd' }
const batches = [{ batch: 'B1', expiry: addDays(today, 400), quantity: 1200, unit: 'botol' }]
const imported = { ...destination, invoice: 'F-1', invoicedOn: today, batches }
const withheld = { ...destination, marketed: true, status: 'a', inspected: true, interval: '2' }

const file = async (service: string, origin: 'import' | 'domestic', shipment: object, papers: readonly string[]) => {
  const maker = await aMaker(house.platform)
  const licence = await held(maker, origin)
  const done = await granted(house.platform, maker.person, { service, sections: { shipment }, papers, licence }, today)
  return { licence, ...done }
}

describe('a certificate for the border', () => {
  test.each([
    ['import-certificate', 'import', imported, ['coa', 'invoice', 'purpose'], 'SKI', 'F-1'],
    ['certificate-of-free-sale', 'domestic', destination, [], 'CFS', 'Malaysia'],
    ['certificate-of-pharmaceutical-product', 'domestic', withheld, ['information'], 'CPP', '2A.1 Number of the licence'],
    ['health-certificate', 'domestic', { ...destination, batches }, ['coa'], 'HC', 'Batch B1'],
  ] as const)(
    '%s is applied for, decided, signed and checked by anyone',
    async (service, origin, shipment, papers, kind, says) => {
      const { paper, licence } = await file(service, origin, shipment, papers)
      expect(paper).toMatch(new RegExp(`^${kind}-${today.slice(0, 4)}-\\d{6}$`))
      await makePaper.run(house.platform, { number: paper! })
      const text = await (await ask(`/papers/${paper}`)).text()
      for (const part of ['This certificate was issued here and is in force', 'Vitamin C 500', says]) expect(text).toContain(part)
      const pdf = Buffer.from(await (await ask(`/papers/${paper}.pdf`)).arrayBuffer())
      expect(await isSigned(pdf, await authorityCertificate(house.platform.keys), new Date())).toBe(true)
      expect(await (await ask(`/api/v1/papers/${paper}`)).json()).toMatchObject({ number: paper, kind, licence, state: 'valid' })
    },
  )
  test('is withdrawn as soon as its licence is, and its document is no longer given', async () => {
    const { paper, licence } = await file('certificate-of-free-sale', 'domestic', destination, [])
    await makePaper.run(house.platform, { number: paper! })
    const change = {
      to: 'revoked',
      reasons: 'Isi tidak sesuai.',
      cite: { instrument: 'PerBPOM 32/2022', article: '41' },
      on: today,
    } as const
    await house.platform.db.transaction().execute(tx => changeStanding(tx, licence, change, theSystem))
    expect((await ask(`/papers/${paper}.pdf`)).status).toBe(410)
    expect(await (await ask(`/papers/${paper}`)).text()).toContain('is withdrawn')
  })
  test('that was never issued is not found', async () => {
    expect((await ask('/papers/CFS-2026-999999')).status).toBe(404)
  })
})

describe('is not filed', () => {
  test.each([
    ['for a product made here, as an import', 'import-certificate', 'domestic', imported, 'product'],
    [
      'under another name than the register has',
      'certificate-of-free-sale',
      'domestic',
      { ...destination, product: 'Lain' },
      'product',
    ],
    [
      'for a batch that has expired',
      'health-certificate',
      'domestic',
      { ...destination, batches: [{ ...batches[0], expiry: '2020-01-01' as Day }] },
      'batches.0.expiry',
    ],
    [
      'for a batch twice',
      'health-certificate',
      'domestic',
      { ...destination, batches: [batches[0], batches[0]] },
      'batches.1.batch',
    ],
    ['without a country', 'certificate-of-free-sale', 'domestic', { ...destination, country: '' }, 'country'],
  ] as const)('%s', async (_, service, origin, shipment, field) => {
    const problems = await file(service, origin, shipment, []).then(() => [], problemsOf)
    expect(problems.map(problem => problem.field)).toContainEqual(expect.stringContaining(field))
  })
})
