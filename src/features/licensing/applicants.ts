import { certificatesOf, companyDocuments, getCompany, sitesOf } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { ApplicantFacts } from './service.ts'

/** What a service judges of the applicant, read from the company file as it is now: so that nothing there is asked for again. */
export async function applicantFacts(db: Db, companyId: string): Promise<ApplicantFacts> {
  // One after the other: in a transaction there is only one connection.
  const { id, name, nib, kind, standing, address } = await getCompany(db, companyId)
  const papers = await companyDocuments(db, companyId)
  const certificates = await certificatesOf(db, companyId)
  const sites = await sitesOf(db, companyId)
  return {
    id,
    name,
    nib,
    kind,
    isVerified: standing === 'verified',
    address,
    papers,
    certificates: certificates.map(({ kind, siteId, number, dosageForm, validFrom, validUntil, file, fileName }) => ({
      kind,
      siteId,
      number,
      dosageForm,
      validFrom,
      validUntil,
      paper: { hash: file, name: fileName },
    })),
    sites: sites.map(site => ({ id: site.id, name: site.name, address: site.address, isFactory: site.kind === 'factory' })),
  }
}
