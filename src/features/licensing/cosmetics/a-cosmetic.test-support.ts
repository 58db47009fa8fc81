import { addCertificate } from '#/features/companies/certificates.ts'
import { createCompany, moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { addSite } from '#/features/companies/sites.ts'
import { aPdf, approver, evaluator, markAll, origin, personOf } from '#/features/licensing/a-case.test-support.ts'
import { decide, propose } from '#/features/licensing/deciding.ts'
import { beginCase, handIn, saveSection } from '#/features/licensing/dossier-acts.ts'
import { fileCase } from '#/features/licensing/filing.ts'
import type { Granted } from '#/features/licensing/granting.ts'
import { byOfficer, recordPayment } from '#/features/licensing/payments.ts'
import { sectionsOf } from '#/features/licensing/sections.ts'
import { getWholeCase } from '#/features/licensing/whole-case.ts'
import type { Day } from '#/law/day.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { keepFile } from '#/platform/files/files.ts'
import type { Platform } from '#/platform/platform.ts'
import { contents } from './good-notification.test-support.ts'

let made = 0

export type Industry = { companyId: string; siteId: string; person: Visitor }

/** A verified cosmetics industry with a certified factory. */
export const anIndustry = ({ db, files }: Pick<Platform, 'db' | 'files'>): Promise<Industry> =>
  db.transaction().execute(async tx => {
    const which = String(++made).padStart(4, '0')
    const companyId = await createCompany(tx, {
      nib: `812345678${which}`,
      kind: 'cosmetics industry',
      name: `PT Contoh Rupa ${which}`,
      address: 'Jalan Contoh 2',
      regencyCode: '32.73',
      commodities: ['cosmetic'],
    })
    const site = { name: 'Pabrik Contoh', kind: 'factory', address: 'Jalan Contoh 2', regencyCode: '32.73' } as const
    const siteId = await addSite(tx, companyId, site, theSystem)
    const { hash } = await keepFile(files, tx, aPdf('company'), ['pdf'])
    const certificate = {
      siteId,
      kind: 'CPKB',
      number: `CPKB-${which}`,
      validFrom: '2020-01-01',
      validUntil: '2099-01-01',
    } as const
    await addCertificate(tx, companyId, certificate, { hash, name: 'cpkb.pdf' }, theSystem)
    await moveCompany(tx, companyId, 'sent', theSystem)
    await verifyCompany(tx, companyId, theSystem)
    return { companyId, siteId, person: personOf(companyId) }
  })

/** A whole notification for this industry, under a name of its own. */
export const notificationFor = ({ siteId }: Industry, product: Record<string, unknown> = {}) => ({
  ...contents,
  product: { ...contents.product, name: `Krim Contoh ${++made}`, ...product },
  making: { type: 'industry', siteId },
})

/** Takes a case from its opening to the decision that grants it. Gives the case's id and what the grant left. */
export async function granted(
  platform: Platform,
  person: Visitor,
  {
    service,
    sections,
    papers = [],
    licence,
  }: {
    service: string
    sections: Record<string, unknown>
    papers?: readonly string[]
    licence?: string
  },
  on: Day,
): Promise<{ id: string } & Partial<Granted>> {
  const { db } = platform
  const about = licence === undefined ? {} : { licence }
  const id = await beginCase(db, person, { service, facts: {}, about }, on)
  for (const [section, sent] of Object.entries(sections)) {
    const { versions } = await sectionsOf(db, id)
    await saveSection(db, person, id, { section, seen: versions[section] ?? 0, sent })
  }
  for (const need of papers) await handIn(platform, person, id, { need, name: `${need}.pdf`, content: aPdf(need) })
  const { order } = await fileCase(db, person, id, { origin, today: on })
  if (order) {
    const { order: bill } = await getWholeCase(db, id, on)
    const paid = { order, amount: bill!.amount, reference: `BNK${id}`, paidOn: on }
    await recordPayment(db, { kind: 'person', id: evaluator.id, name: evaluator.name }, byOfficer, paid, { origin, today: on })
  }
  await markAll(platform, id, on)
  await propose(db, evaluator, id, { outcome: 'grant' }, { today: on })
  return { id, ...(await decide(db, approver, id, { origin, today: on })) }
}
