import { createPerson, hashPassword } from '#/features/accounts/people.ts'
import { enrolTotp } from '#/features/accounts/totp.ts'
import { addCertificate, type Paper } from '#/features/companies/certificates.ts'
import { createCompany, findCompanyByNib, moveCompany, sitesOf, verifyCompany } from '#/features/companies/companies.ts'
import { documentsDemanded } from '#/features/companies/completeness.ts'
import { putDocument } from '#/features/companies/documents.ts'
import { certificateNames, documentNames } from '#/features/companies/names.ts'
import { addSite } from '#/features/companies/sites.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, type Day } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { keepFile } from '#/platform/files/files.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Firm } from './firms.ts'
import { demoPaper } from './papers.ts'
import { digits } from './product.ts'
import { demoSignIns } from './sign-ins.ts'

/** A firm of the demo in the register. */
export type Enrolled = { companyId: string; siteId: string }

/** Enters all firms with sites, certificates and papers, each as far as its file has come. */
export async function loadFirms(tx: Tx, { files }: Pick<Platform, 'files'>, firms: readonly Firm[], today: Day): Promise<void> {
  const papers = new Map<string, Promise<Paper>>()
  const paper = (title: string): Promise<Paper> => {
    const kept = papers.get(title) ?? keepPaper(files, tx, title)
    papers.set(title, kept)
    return kept
  }
  for (const firm of firms) await loadFirm(tx, firm, paper, today)
}

async function keepPaper(files: Platform['files'], tx: Tx, title: string): Promise<Paper> {
  const { hash } = await keepFile(files, tx, await demoPaper(title), ['pdf'])
  return { hash, name: `${title.replace(/[^\w-]+/g, '-').toLowerCase()}.pdf` }
}

async function loadFirm(tx: Tx, firm: Firm, paper: (title: string) => Promise<Paper>, today: Day): Promise<void> {
  const { nib, npwp, kind, name, address, place, phone, responsible, commodities, kbli, site } = firm
  const { regencyCode, lat, lon } = place
  const companyId = await createCompany(tx, {
    nib,
    npwp,
    kind,
    name,
    address,
    regencyCode,
    phone,
    responsible,
    commodities,
    kbli,
  })
  const gln = withCheckDigit(`952${digits(firm.index + 1, 9)}`)
  const siteId = await addSite(tx, companyId, { ...site, address, regencyCode, lat, lon, gln }, theSystem)
  for (const [i, { kind, dosageForm }] of firm.certificates.entries())
    await addCertificate(
      tx,
      companyId,
      {
        siteId,
        kind,
        number: `${kind.split(' ')[0]}-REKAAN-${digits(firm.index + 1, 3)}-${i + 1}`,
        dosageForm,
        validFrom: addDays(today, -400 - firm.index),
        // The last certificate of every ninth firm ends soon, so that there is something to warn of.
        validUntil: addDays(today, firm.index % 9 === 8 && i === firm.certificates.length - 1 ? 40 : 900 + firm.index),
      },
      await paper(certificateNames[kind].id),
      theSystem,
    )
  if (firm.file === 'draft') return
  for (const { value } of documentsDemanded({ kind, commodities: [...commodities] }, today))
    await putDocument(tx, companyId, value, await paper(documentNames[value].id), theSystem)
  await moveCompany(tx, companyId, 'sent', theSystem)
  if (firm.file === 'verified') await verifyCompany(tx, companyId, theSystem)
  if (firm.file === 'returned') await moveCompany(tx, companyId, 'returned', theSystem, { remarks: [unreadable] })
}

const unreadable = { item: 'document:NPWP', says: 'Salinan NPWP tidak terbaca. Unggah pindaian yang jelas.' }

/** The ids of all firms, in the order of the list. Throws where one is missing. */
export async function enrolledFirms(db: Db, firms: readonly Firm[]): Promise<(firm: Firm) => Enrolled> {
  const enrolled: Enrolled[] = []
  for (const { nib, name } of firms) {
    const company = await findCompanyByNib(db, nib)
    const [site] = company ? await sitesOf(db, company.id) : []
    if (!company || !site) throw new Error(`The demo cannot be finished: ${name} is no longer as it was loaded.`)
    enrolled.push({ companyId: company.id, siteId: site.id })
  }
  return firm => enrolled[firm.index]!
}

/** Makes the people one may sign in as, and for every other firm the one who is responsible, who has no password yet. */
export async function loadPeople(
  tx: Tx,
  { keys }: Pick<Platform, 'keys'>,
  firms: readonly Firm[],
  idsOf: (firm: Firm) => Enrolled,
): Promise<void> {
  for (const { role, name, email, password, secret, company } of demoSignIns) {
    const firm = firms.find(firm => firm.name === company)
    const passwordHash = await hashPassword(password)
    const { id } = await createPerson(tx, { email, name, roles: [role], companyId: firm && idsOf(firm).companyId, passwordHash })
    await enrolTotp(tx, keys, id, secret)
  }
  const others = firms.filter(({ name }) => !demoSignIns.some(({ company }) => company === name))
  for (const firm of others)
    await createPerson(tx, {
      email: mailOf(firm),
      name: firm.responsible,
      roles: ['applicant'],
      companyId: idsOf(firm).companyId,
    })
}

/** The address of the one who is responsible for a firm. */
export const mailOf = ({ name, index }: Firm): string =>
  demoSignIns.find(({ company }) => company === name)?.email ?? `perusahaan-${index + 1}@demo.example`
