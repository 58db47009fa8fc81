import type { Given, LabelLine } from '#/features/licensing/service.ts'
import { applicable, find } from '#/law/provisions.ts'
import { supplementForms } from './dosage-forms.ts'
import { activesOf, additivesOf } from './dossier.ts'
import { additiveRules } from './law-composition.ts'
import { labelElements } from './law-label.ts'
import { materialText, packText } from './product-text.ts'
import { checked } from './remark.ts'

/**
 * The text of the label, element by element of article 11(1). It is made from the dossier, so that the label and what is approved
 * cannot differ (art. 11(3)). A line without text is one that the dossier cannot fill yet.
 */
export function labelText(given: Given): LabelLine[] {
  const { dossier, applicant, on } = checked(given)
  const { product, composition, claims, label, stability } = dossier
  const form = product.form && supplementForms[product.form]
  const site = applicant.sites.find(({ id }) => id === product.siteId)
  const packs = product.packs.map(pack => packText(pack, form?.unit.id ?? 'butir')).filter(pack => pack !== undefined)
  const named = additivesOf(dossier).filter(
    ({ additiveClass }) => additiveClass && applicable(additiveRules, { class: additiveClass }, on)[0]?.gives.onLabel,
  )
  const texts: Record<string, string | undefined> = {
    a: [product.name, product.genericName].filter(Boolean).join(' – ') || undefined,
    b: 'SUPLEMEN KESEHATAN',
    c: form?.title.id,
    d: site ? `Diproduksi oleh ${applicant.name}, ${site.address}` : undefined,
    g: packs.join('; ') || undefined,
    h: sayComposition(),
    i: named.length
      ? named.map(row => `${className(row.additiveClass!)}: ${row.name ?? ''}`).join('; ')
      : 'Tidak mengandung pemanis, pewarna, pengawet, atau perisa',
    j:
      claims.claims
        .map(({ says }) => says)
        .filter(Boolean)
        .join(' ') || undefined,
    k: label.directions,
    l: label.warnings,
    m: 'POM SD … (diisi setelah disetujui)',
    n: label.batchPlace && `No. bets: lihat ${label.batchPlace}`,
    o: label.expiryPlace && `Kedaluwarsa: lihat ${label.expiryPlace}`,
    p: stability.storage,
    q: label.barcodePlace && `2D barcode: ${label.barcodePlace}`,
    r: label.other,
  }
  const { value, steps } = find(on, ({ every }) =>
    every(labelElements, { route: 'own make', warnings: label.hasWarnings === true, other: label.other !== undefined }),
  )
  return value.map(({ letter, title }, index) => ({ element: letter, title, text: texts[letter], cite: steps[index]!.cite }))

  function sayComposition(): string | undefined {
    const actives = activesOf(dossier).map(materialText).filter(Boolean)
    return actives.length ? `Tiap ${form?.unit.id ?? 'satuan'} mengandung: ${actives.join(', ')}` : undefined
  }
  function className(key: NonNullable<(typeof composition.materials)[number]['additiveClass']>): string {
    return find(on, ({ the }) => the(additiveRules, { class: key })).value.title.id
  }
}
