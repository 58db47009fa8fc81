import type { CertificateKind } from '#/features/companies/kinds.ts'
import type { ApplicantFacts, CertificateFacts, Need, Remark } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { find } from '#/law/provisions.ts'
import type { SupplementForm } from './dosage-forms.ts'
import { goodPractice, sharedFacilityApproval } from './law-applicants.ts'
import { documentFacts, needsFor } from './needs.ts'
import { block, type Checked, pasal } from './remark.ts'

const at = (field: string) => ['documents', field] as const

/** Every paper that the facts ask for is there, and the maker's certificates hold on that day for that form. */
export function checkDocuments(given: Checked): Remark[] {
  const needs = needsFor(documentFacts(given), given.on)
  return [...needs.flatMap(need => missing(need, given)), ...checkCertificates(given)]
}

function missing({ key, title, from, paper, cite }: Need, { documents, applicant }: Checked): Remark[] {
  const isThere =
    from === 'company paper' ? applicant.papers.some(({ kind }) => kind === paper) : documents.some(({ need }) => need === key)
  if (isThere || from === 'certificate') return []
  return from === 'company paper'
    ? [
        block(
          at(key),
          cite,
          `${title.id} belum ada di berkas perusahaan; tambahkan di sana.`,
          `${title.en} is missing from your company file; add it there.`,
        ),
      ]
    : [block(at(key), cite, `Unggah: ${title.id}.`, `Upload: ${title.en}.`)]
}

/** One of the ways to prove good practice holds; a medicine maker shares its facility only with an approval. */
function checkCertificates({ dossier: { product, composition }, applicant, on, today }: Checked): Remark[] {
  const { form, siteId } = product
  if (!form) return []
  const { value: proofs } = find(on, ({ every }) => every(goodPractice, {}))
  const shared = find(on, ({ the }) =>
    the(sharedFacilityApproval, { applicant: applicant.kind, drugClass: composition.drugClass === true }),
  )
  const holds = (kind: CertificateKind, matchesForm: boolean) =>
    applicant.certificates.some(one => one.kind === kind && isUsable(one, { form, siteId, today, matchesForm }))
  const isProved = proofs.some(({ certificates, matchesForm }) => certificates.every(kind => holds(kind, matchesForm)))
  return [
    ...(isProved ? [] : [noProof(applicant, today)]),
    ...(shared.value && !holds('shared facility approval', true)
      ? [
          block(
            at('shared-facility-approval'),
            shared.steps[0]!.cite,
            'Persetujuan penggunaan fasilitas produksi obat bersama untuk bentuk sediaan ini belum ada di berkas perusahaan, atau sudah berakhir.',
            'The approval to share the medicine facility for this dosage form is missing from your company file, or has ended.',
          ),
        ]
      : []),
  ]
}

type Use = { form: SupplementForm; siteId: string | undefined; today: Day; matchesForm: boolean }

/** Whether a certificate holds on the day, for the site and the form. Where the law ties it to no form, one that names a form is for that form. */
function isUsable({ siteId, dosageForm, validFrom, validUntil }: CertificateFacts, use: Use): boolean {
  const isInForce = validFrom <= use.today && use.today < validUntil
  const isOfSite = use.siteId === undefined || siteId === use.siteId
  return isInForce && isOfSite && (dosageForm === undefined ? !use.matchesForm : dosageForm === use.form)
}

function noProof({ certificates }: ApplicantFacts, today: Day): Remark {
  const ended = certificates.some(({ validUntil }) => validUntil <= today)
  const cite = pasal('23 ayat (3) huruf b')
  return block(
    at('good-practice'),
    cite,
    `Belum ada sertifikat CPOB, CPOTB, atau izin CPPOB yang berlaku untuk pabrik dan bentuk sediaan ini${ended ? ' (ada yang sudah berakhir)' : ''}. Tambahkan di berkas perusahaan (${sayCite(cite)}).`,
    `No CPOB or CPOTB certificate or CPPOB licence holds for this factory and dosage form${ended ? ' (one has ended)' : ''}. Add it to your company file.`,
  )
}
