import type { Choice } from '#/features/licensing/asked/fields.ts'
import type { Words } from '#/law/provisions.ts'
import type { MaterialKind, ProductClass, Proof, Route } from './law-product.ts'

// biome-ignore format: tables of names
export const classNames: Record<ProductClass, Words> = {
  jamu:        { id: 'Jamu', en: 'Jamu (traditional medicine, empirical proof)' },
  OHT:         { id: 'Obat herbal terstandar (OHT)', en: 'Standardised herbal medicine (OHT)' },
  fitofarmaka: { id: 'Fitofarmaka', en: 'Phytopharmaceutical (fitofarmaka)' },
  imported:    { id: 'Obat tradisional impor', en: 'Imported traditional medicine' },
  quasi:       { id: 'Obat kuasi', en: 'Quasi-drug' },
}

// biome-ignore format: tables of names
export const routeNames: Record<Route, Words> = {
  'own make': { id: 'Pabrik kami sendiri', en: 'Our own factory' },
  contract:   { id: 'Pabrik lain dengan kontrak', en: 'Another factory under contract' },
  licence:    { id: 'Pabrik kami, dengan lisensi dari luar negeri', en: 'Our factory, under a licence from abroad' },
  import:     { id: 'Produsen di luar negeri (impor)', en: 'A maker abroad (import)' },
}

// biome-ignore format: tables of names
export const proofNames: Record<Proof, Words> = {
  empirical:   { id: 'Empiris (turun-temurun)', en: 'Empirical (use for generations)' },
  preclinical: { id: 'Uji praklinik', en: 'Preclinical study' },
  clinical:    { id: 'Uji klinik', en: 'Clinical study' },
}

// biome-ignore format: tables of names
export const kindNames: Record<MaterialKind, Words> = {
  simplicia: { id: 'Simplisia (bukan ekstrak)', en: 'Simplicia (no extract)' },
  extract:   { id: 'Ekstrak atau sediaan galenik', en: 'Extract or galenical' },
  animal:    { id: 'Bahan hewan', en: 'Of animals' },
  mineral:   { id: 'Bahan mineral', en: 'Mineral' },
  isolate:   { id: 'Isolat atau bahan kimia sintetik', en: 'Isolate or synthetic chemical' },
  other:     { id: 'Lainnya', en: 'Other' },
}

/** The values as choices, in their order. */
export const choicesOf = <const Value extends string>(
  values: readonly Value[],
  names: Readonly<Record<Value, Words>>,
): readonly (Choice & { value: Value })[] => values.map(value => ({ value, label: names[value] }))
