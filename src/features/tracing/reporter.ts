import { findCompany } from '#/features/companies/companies.ts'
import { actorOf, isOfficer, type Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import type { Who } from './capture.ts'

/**
 * The company whose eyes a visitor has; undefined for officers, who see everything. Throws NotAllowed for an applicant without a
 * company: an account that anyone may make must not be taken for an officer's.
 */
export function eyesOf(visitor: Visitor): string | undefined {
  if (isOfficer(visitor)) return undefined
  if (visitor.companyId) return visitor.companyId
  throw new NotAllowed({
    id: 'Akun ini belum bertindak bagi perusahaan. Isi berkas perusahaan dahulu.',
    en: 'This account does not act for a company yet. Fill in the company file first.',
  })
}

/**
 * In whose name a visitor reports movements. Throws NotAllowed unless it is a company that the regulator has verified. One that
 * mends its file goes on reporting meanwhile; one that was closed does not.
 */
export async function reporterOf(db: Db, visitor: Visitor): Promise<Who & { companyId: string }> {
  const companyId = eyesOf(visitor)
  const company = companyId ? await findCompany(db, companyId) : undefined
  if (company?.verifiedAt && company.standing !== 'closed') return { actor: actorOf(visitor), companyId: company.id }
  throw new NotAllowed({
    id: 'Hanya perusahaan yang sudah diverifikasi yang dapat melaporkan pergerakan. Kirim berkas perusahaan untuk diperiksa.',
    en: 'Only a verified company can report movements. Send the company file in for verification.',
  })
}
