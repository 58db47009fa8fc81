import type { Need, Remark } from '#/features/licensing/service.ts'
import type { Day } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Checked, checked } from './dossier.ts'
import { type AsrotDocumentFacts, asrotDocuments } from './law-documents.ts'
import { provesPractice } from './law-product.ts'
import type { Stage } from './law-terms.ts'
import { block, citeOf } from './remark.ts'

const at = (field: string) => ['documents', field] as const

/** The documents that these facts ask for, each with its article; one that several rows ask for, once. */
export function needsFor(facts: AsrotDocumentFacts, on: Day): Need[] {
  const { value, steps } = find(on, ({ every }) => every(asrotDocuments, facts))
  return value.map((need, index) => {
    const { cite, assumed, note } = steps[index]!
    return { ...need, cite, ...(assumed && { assumed }), ...(note && { note }) }
  })
}

/** The facts that decide the list, as the dossier tells them. */
export function documentFacts(
  stage: Stage,
  { commodity, dossier }: Pick<ReturnType<typeof checked>, 'commodity' | 'dossier'>,
): AsrotDocumentFacts {
  const { product, composition, stability } = dossier
  return {
    stage,
    class: product.class ?? (commodity === 'quasi' ? 'quasi' : 'jamu'),
    route: product.route ?? 'own make',
    lowRisk: product.lowRisk === true,
    brand: product.brand ?? 'none',
    irradiated: composition.materials.some(({ irradiated }) => irradiated === 'yes'),
    commitment: stability.commitment === true,
  }
}

/** Every paper that the facts ask for is there, and the maker's certificate holds on that day for that form. */
export function checkDocuments(stage: Stage, given: Checked): Remark[] {
  const needs = needsFor(documentFacts(stage, given), given.on)
  return [
    ...needs.flatMap(need => missing(need, given)),
    ...(needs.some(({ from }) => from === 'certificate') ? checkPractice(given) : []),
  ]
}

function missing({ key, title, from, paper, cite }: Need, { documents, applicant }: Checked): Remark[] {
  if (from === 'certificate') return []
  if (from === 'company paper')
    return applicant.papers.some(({ kind }) => kind === paper)
      ? []
      : [
          block(
            at(key),
            cite,
            `${title.id} belum ada di berkas perusahaan; tambahkan di sana.`,
            `${title.en} is missing from your company file; add it there.`,
          ),
        ]
  return documents.some(({ need }) => need === key) ? [] : [block(at(key), cite, `Unggah: ${title.id}.`, `Upload: ${title.en}.`)]
}

function checkPractice({ dossier: { product }, applicant, on, today }: Checked): Remark[] {
  const { form, siteId } = product
  if (!form) return []
  const proofs = find(on, ({ every }) => every(provesPractice, {}))
  const isProved = applicant.certificates.some(
    ({ kind, dosageForm, validFrom, validUntil, siteId: place }) =>
      proofs.value.includes(kind) &&
      dosageForm === form &&
      (siteId === undefined || place === siteId) &&
      validFrom <= today &&
      today < validUntil,
  )
  return isProved
    ? []
    : [
        block(
          at('good-practice'),
          citeOf(proofs),
          'Belum ada sertifikat CPOTB atau CPOB yang berlaku untuk pabrik dan bentuk sediaan ini. Tambahkan di berkas perusahaan.',
          'No CPOTB or CPOB certificate holds for this factory and dosage form. Add it to your company file.',
          'OT-10a',
        ),
      ]
}
