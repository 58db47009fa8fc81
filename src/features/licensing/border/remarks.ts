import { type PaperKind, paperTitles } from '#/features/border-papers/paper.ts'
import { missingIn } from '#/features/licensing/asked/missing.ts'
import { missingPapers, needsOf } from '#/features/licensing/cosmetics/papers.ts'
import type { Given, Remark } from '#/features/licensing/service.ts'
import { standingWords } from '#/features/register/licence.ts'
import { readNie } from '#/features/register/nie.ts'
import type { Words } from '#/law/provisions.ts'
import { borderDocuments, exportRules, importRules } from './law.ts'
import { readShipment, sectionOf } from './sections.ts'

/** Everything that keeps a paper from being issued: what is missing, and what the register says otherwise. */
export function remarksOn(kind: PaperKind, given: Given): Remark[] {
  const { contents, on } = given
  return [
    ...missingIn('shipment', sectionOf[kind].asks, (contents.shipment ?? {}) as Record<string, unknown>),
    ...missingPapers(needsOf(borderDocuments, { kind }, on), given),
    ...aboutLicence(kind, given),
    ...aboutBatches(kind, given),
  ]
}

function aboutLicence(kind: PaperKind, { licence, contents, applicant }: Given): Remark[] {
  if (!licence) return []
  const { product } = readShipment(kind, contents)
  const { standing, number, productName, holder } = licence
  const isDomestic = readNie(number)
  return [
    ...blockWhen(kind, standing !== 'active', 'product', {
      id: `Izin edar ${number} ${standingWords[standing].id}: surat keterangan hanya terbit untuk izin yang berlaku.`,
      en: `Licence ${number} is ${standingWords[standing].en}: a certificate is issued for a licence in force only.`,
    }),
    ...blockWhen(kind, holder.companyId !== applicant.id, 'product', {
      id: `Izin edar ${number} tidak dipegang perusahaan Anda.`,
      en: `Your company does not hold licence ${number}.`,
    }),
    ...blockWhen(kind, product !== undefined && product.trim() !== productName, 'product', {
      id: `Menurut register nama produknya “${productName}”. Tulis seperti itu.`,
      en: `After the register the product is called “${productName}”. Write it so.`,
    }),
    ...blockWhen(kind, kind === 'SKI' && isDomestic.kind === 'nie' && isDomestic.origin === 'domestic', 'product', {
      id: `Izin edar ${number} untuk produk buatan dalam negeri; ${paperTitles.SKI.id} diminta untuk produk impor.`,
      en: `Licence ${number} is for a product made here; an import certificate is asked for imported ones.`,
    }),
  ]
}

function aboutBatches(kind: PaperKind, { contents, today }: Given): Remark[] {
  const { batches = [] } = readShipment(kind, contents)
  return batches.flatMap(({ batch, expiry, quantity }, index) => [
    ...blockWhen(kind, expiry !== undefined && expiry <= today, `batches.${index}.expiry`, {
      id: `Bets ${batch ?? index + 1} sudah kedaluwarsa.`,
      en: `Batch ${batch ?? index + 1} has expired.`,
    }),
    ...blockWhen(kind, quantity === 0, `batches.${index}.quantity`, {
      id: `Jumlah bets ${batch ?? index + 1} harus di atas nol.`,
      en: `The quantity of batch ${batch ?? index + 1} has to be above zero.`,
    }),
    ...blockWhen(
      kind,
      batch !== undefined && batches.findIndex(other => other.batch === batch) < index,
      `batches.${index}.batch`,
      {
        id: `Bets ${batch} tertulis dua kali.`,
        en: `Batch ${batch} is written twice.`,
      },
    ),
  ])
}

const blockWhen = (kind: PaperKind, condition: boolean, field: string, says: Words): Remark[] =>
  condition ? [{ section: 'shipment', field, says, cite: kind === 'SKI' ? importRules : exportRules, severity: 'block' }] : []
