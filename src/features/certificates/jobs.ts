import { certificatePdf } from '#/features/certificates/certificate-pdf.ts'
import { addFile, lockCertificate, makingJob, nextVersion } from '#/features/certificates/certificates.ts'
import { type CertificateFacts, certificateAddress, factsOf, type Party } from '#/features/certificates/facts.ts'
import { sign } from '#/features/certificates/signature.ts'
import { mayBeMade } from '#/features/certificates/state.ts'
import { sayRegency } from '#/features/companies/areas.ts'
import { findCompany, findSite } from '#/features/companies/companies.ts'
import { getLicence, type Licence } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { keepFile } from '#/platform/files/files.ts'
import type { Job } from '#/platform/jobs/jobs.ts'

/**
 * Makes the signed document of a certificate that was asked for, unless the newest one says the same already. Nothing is made for a
 * licence that has ended for good in the meantime.
 */
export const makeCertificate: Job<{ number: string }> = {
  name: makingJob,
  title: { id: 'Membuat sertifikat izin edar', en: 'Making licence certificates' },
  async run({ db, keys, files, config }, { number }) {
    const at = new Date()
    await db.transaction().execute(async tx => {
      // Locked before anything is read, so that what is certified last is what was true last.
      const certificate = await lockCertificate(tx, number)
      const licence = await getLicence(tx, number, dayAt(at))
      if (!certificate || !mayBeMade(licence)) return
      const facts = await gatherFacts(tx, licence, config.origin, certificate.decidedBy)
      const version = await nextVersion(tx, number, facts)
      if (version === undefined) return
      const paper = await certificatePdf(facts, { version, at })
      const signed = await sign(keys, paper, { reason: `Izin edar ${number}`, at })
      const { hash, bytes } = await keepFile(files, tx, signed, ['pdf'])
      await addFile(tx, number, { version, hash, bytes, madeAt: at }, facts)
      await recordDeed(tx, theSystem, { act: 'certificate.signed', subject: 'licence', id: number, facts: { version, hash } })
    })
  },
}

async function gatherFacts(db: Db, licence: Licence, origin: string, decidedBy: string | undefined): Promise<CertificateFacts> {
  const { holder, maker, number } = licence
  const [company, site] = await Promise.all([
    holder.companyId === undefined ? undefined : findCompany(db, holder.companyId),
    maker.siteId === undefined ? undefined : findSite(db, maker.siteId),
  ])
  return factsOf(licence, {
    holder: party(holder.name, company),
    maker: party(maker.name, site),
    ...(decidedBy && { decidedBy }),
    address: certificateAddress(origin, number),
  })
}

const party = (name: string, place: { address: string; regencyCode: string } | undefined): Party =>
  place ? { name, address: `${place.address}, ${sayRegency(place.regencyCode)}` } : { name }
