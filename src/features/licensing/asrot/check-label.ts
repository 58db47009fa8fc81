import type { LabelLine, Remark } from '#/features/licensing/service.ts'
import { find } from '#/law/provisions.ts'
import { formOf } from './dosage-forms.ts'
import type { Checked, Material } from './dossier.ts'
import { asrotLabel, type LabelKey } from './law-label.ts'
import { classNames } from './names.ts'
import { asrot, block, when } from './remark.ts'

/** Actives are shown with their amounts, additives at least by name. */
export function checkLabel({ dossier: { label, composition } }: Checked): Remark[] {
  const hasAdditives = composition.materials.some(({ role }) => role === 'additive')
  return [
    ...when(
      label.activesShown === 'qualitative',
      block(
        ['label', 'activesShown'],
        asrot('Q21'),
        'Bahan aktif dicantumkan dengan jumlahnya. Pilih “Nama dan jumlah”.',
        'Actives are shown with their amounts. Choose “Name and amount”.',
        'OT-21a',
      ),
    ),
    ...when(
      hasAdditives && label.additivesShown === 'none',
      block(
        ['label', 'additivesShown'],
        asrot('Q21'),
        'Bahan tambahan dicantumkan, dengan atau tanpa jumlahnya.',
        'Additives are shown, with or without their amounts.',
        'OT-21b',
      ),
    ),
  ]
}

/** The text of the label, made from the dossier, so that the label and what is approved cannot differ. */
export function labelText({ commodity, dossier, applicant, on }: Checked): LabelLine[] {
  const { product, composition, claims, stability, label } = dossier
  const { value, steps } = find(on, ({ every }) => every(asrotLabel, { commodity }))
  const site = applicant.sites.find(({ id }) => id === product.siteId)
  const listed = (role: Material['role'], withAmount: boolean) =>
    composition.materials
      .filter(row => row.role === role && row.name)
      .map(({ name, amount, unit }) =>
        withAmount && amount ? `${name} ${String(amount).replace('.', ',')} ${unit ?? ''}`.trim() : name,
      )
      .join(', ') || undefined
  const texts: Record<LabelKey, string | undefined> = {
    name: product.name,
    class: product.class && wordsOnPack(product.class),
    form: product.form && formOf(product.form).title.id,
    maker: site
      ? `Diproduksi oleh ${applicant.name}, ${site.address}`
      : product.makerName && `Diproduksi oleh ${product.makerName}, ${product.makerAddress ?? ''}; untuk ${applicant.name}`,
    net: product.packs.map(({ says }) => says).join('; ') || undefined,
    actives: listed('active', label.activesShown !== 'qualitative'),
    additives: label.additivesShown === 'none' ? undefined : listed('additive', label.additivesShown === 'quantitative'),
    claims: claims.map(({ says }) => says).join(' ') || undefined,
    directions: label.directions,
    warnings: label.warnings,
    number: 'POM … (diisi setelah disetujui)',
    batch: label.batchPlace && `No. bets: lihat ${label.batchPlace}`,
    expiry: label.expiryPlace && `Kedaluwarsa: lihat ${label.expiryPlace}`,
    storage: stability.storage,
    barcode: label.barcodePlace && `2D barcode: ${label.barcodePlace}`,
  }
  return value
    .map(({ key, title }, index) => ({ element: key, title, text: texts[key], cite: steps[index]!.cite }))
    .filter(({ element, text }) => text !== undefined || (element !== 'warnings' && element !== 'additives'))
}

const wordsOnPack = (productClass: keyof typeof classNames) =>
  productClass === 'imported'
    ? 'OBAT TRADISIONAL'
    : productClass === 'OHT'
      ? 'OBAT HERBAL TERSTANDAR'
      : classNames[productClass].id.toUpperCase()
