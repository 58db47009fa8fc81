import { beforeAll } from 'vitest'
import { makingJob } from '#/features/certificates/certificates.ts'
import { addCertificate } from '#/features/companies/certificates.ts'
import { createCompany, moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { putDocument } from '#/features/companies/documents.ts'
import { addSite } from '#/features/companies/sites.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { keepFile } from '#/platform/files/files.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { prepareJobs } from '#/platform/jobs/jobs.ts'
import type { Platform } from '#/platform/platform.ts'
import { somebody } from '../../../tests/platform.ts'
import { markItem, propose } from './deciding.ts'
import { beginCase, handIn, saveSection } from './dossier-acts.ts'
import { fileCase } from './filing.ts'
import { byOfficer, recordPayment } from './payments.ts'
import { sectionsOf } from './sections.ts'
import { contents, papers } from './supplement-own-make/good-dossier.test-support.ts'
import { getWholeCase } from './whole-case.ts'

/** Opens the queue into which a grant puts its certificate; nobody works on it here. */
export const withCertificateQueue = (at: { readonly platform: Platform }): void =>
  beforeAll(() => prepareJobs(at.platform.pool, [{ name: makingJob, title: { id: '', en: '' }, run: async () => {} }]))

/** The smallest paper that is a PDF by its content; `mark` makes it another one. */
export const aPdf = (mark = ''): Uint8Array => new TextEncoder().encode(`%PDF-1.4\n% ${mark}\n%%EOF\n`)

export const origin = 'http://localhost:8080'
/** A Monday without holidays near it, and the days after it. */
export const monday: Day = '2026-11-02'
export const day = (count: number): Day => addDays(monday, count)
export const when = (count: number) => ({ origin, today: day(count) })

/** What an act was refused for, field by field. */
export const problemsOf = (error: unknown) => (error instanceof Invalid ? error.problems : [])

let made = 0

/** Somebody who acts for a company. */
export const personOf = (companyId: string, more: Partial<Visitor> = {}): Visitor =>
  somebody(['applicant'], { id: newId(), companyId, name: 'Sari Dewi', ...more })
export const evaluator = somebody(['evaluator'], { id: newId(), name: 'Budi Santoso' })
export const approver = somebody(['approver'], { id: newId(), name: 'Citra Lestari' })

export type Maker = { companyId: string; siteId: string; person: Visitor }

/** A verified maker of traditional medicines with every paper of its file, certified for hard capsules. */
export async function aMaker(
  { db, files }: Pick<Platform, 'db' | 'files'>,
  { verified = true, certifiedUntil = '2099-01-01' as Day }: { verified?: boolean; certifiedUntil?: Day } = {},
): Promise<Maker> {
  const which = String(++made).padStart(4, '0')
  return db.transaction().execute(async tx => {
    const facts = {
      nib: `912345678${which}`,
      kind: 'traditional medicine industry',
      name: `PT Contoh Jamu ${which}`,
      address: 'Jalan Contoh 1',
      regencyCode: '32.73',
    } as const
    const companyId = await createCompany(tx, facts)
    const siteId = await addSite(
      tx,
      companyId,
      { name: 'Pabrik Contoh', kind: 'factory', address: 'Jalan Contoh 1', regencyCode: '32.73' },
      theSystem,
    )
    const { hash } = await keepFile(files, tx, aPdf('company'), ['pdf'])
    const paper = { hash, name: 'kertas.pdf' }
    await addCertificate(
      tx,
      companyId,
      {
        siteId,
        kind: 'CPOTB',
        number: `CPOTB-${which}`,
        dosageForm: 'hard capsule',
        validFrom: '2020-01-01',
        validUntil: certifiedUntil,
      },
      paper,
      theSystem,
    )
    for (const kind of ['NIB', 'NPWP', 'deed of establishment', 'power of attorney'] as const)
      await putDocument(tx, companyId, kind, paper, theSystem)
    if (verified) {
      await moveCompany(tx, companyId, 'sent', theSystem)
      await verifyCompany(tx, companyId, theSystem)
    }
    return { companyId, siteId, person: personOf(companyId) }
  })
}

/** The complete dossier of the pure tests, for this maker, under a name of its own. */
export const dossierFor = ({ siteId }: Maker, name = `Vitasehat ${++made}`) => ({
  ...contents,
  product: { ...contents.product, siteId, name },
})

/** A draft, begun on a day, that may be filed. Gives its id. */
export async function aDraft(platform: Platform, maker: Maker, name?: string, on: Day = monday): Promise<string> {
  const { db } = platform
  const id = await beginCase(db, maker.person, { service: 'supplement-own-make', facts: { form: 'hard capsule' } }, on)
  for (const [section, sent] of Object.entries(dossierFor(maker, name))) {
    const { versions } = await sectionsOf(db, id)
    await saveSection(db, maker.person, id, { section, seen: versions[section] ?? 0, sent })
  }
  for (const { need, name } of papers) await handIn(platform, maker.person, id, { need, name, content: aPdf(need) })
  return id
}

/** A case that was filed on a day and paid the next. Gives its id. */
export async function aPaidCase(platform: Platform, maker: Maker, on: Day, name?: string): Promise<string> {
  const { db } = platform
  const id = await aDraft(platform, maker, name, on)
  const { order } = await fileCase(db, maker.person, id, { origin, today: on })
  const paidOn = addDays(on, 1)
  await recordPayment(
    db,
    { kind: 'person', id: evaluator.id, name: evaluator.name },
    byOfficer,
    { order, amount: 1_000_000, reference: `BNK${id}`, paidOn },
    { origin, today: paidOn },
  )
  return id
}

/** Marks every item of the checklist as met. */
export async function markAll(platform: Platform, id: string, on: Day): Promise<void> {
  const { service, given } = await getWholeCase(platform.db, id, on)
  for (const { key } of service.checklist(given))
    await markItem(platform.db, evaluator, id, { item: key, verdict: 'met' }, { today: on })
}

/** A case on which a grant has been proposed. */
export async function aProposedCase(platform: Platform, maker: Maker, on: Day): Promise<string> {
  const id = await aPaidCase(platform, maker, on)
  await markAll(platform, id, addDays(on, 2))
  await propose(platform.db, evaluator, id, { outcome: 'grant' }, { today: addDays(on, 2) })
  return id
}
