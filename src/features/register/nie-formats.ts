import type { Words } from '#/law/provisions.ts'

/** What a licence is about. */
export type Commodity = 'drug' | 'traditional' | 'supplement' | 'quasi' | 'cosmetic' | 'food'
export const commodities = [
  'drug',
  'traditional',
  'supplement',
  'quasi',
  'cosmetic',
  'food',
] as const satisfies readonly Commodity[]

/** Where a product comes from, as far as its number tells. A drug made here under licence counts as domestic. */
export type Origin = 'domestic' | 'import' | 'licence' | 'export' | 'special programme'

export type PartName = keyof typeof partLabels

export type NieFormat = {
  key: string
  commodity: Commodity
  title: Words
  /** The letters it begins with, and the origin they tell where they tell one. */
  prefixes: Readonly<Record<string, Origin | undefined>>
  /** What follows the letters, a sign per character: `#` a digit, `A` a letter, `r` a risk class (0 to 2). */
  shape: string
  /** What the number consists of from its first character on, with the number of characters of each part. */
  parts: readonly (readonly [PartName, number])[]
  /** Parts that are printed close to the part before them. */
  close?: readonly PartName[]
  /** How well the format is known: printed by the regulator and tested, or derived. */
  known: 'found' | 'derived'
}

const drugOrigins = { L: 'domestic', I: 'import', X: 'special programme', E: 'export' } as const
const drugPrefixes = Object.fromEntries(
  [...'DG'].flatMap(brand =>
    [...'BTKPN'].flatMap(group => Object.entries(drugOrigins).map(([letter, origin]) => [brand + group + letter, origin])),
  ),
)
const nineDigits = '#########'

/**
 * The forms of a marketing authorisation number (nomor izin edar, NIE). None has a check digit: a well-formed number is
 * never proof of a licence. Where a split of the digits is unpublished they stand as one part.
 */
// biome-ignore format: a table of formats
export const nieFormats = [
  { key: 'drug', commodity: 'drug', title: { id: 'Obat', en: 'Medicine' }, prefixes: drugPrefixes, shape: '##########A#', known: 'found',
    parts: [['brand', 1], ['class', 1], ['origin', 1], ['year', 2], ['maker', 3], ['product', 3], ['form', 2], ['strength', 1], ['pack', 1]], close: ['class', 'origin', 'pack'] },
  { key: 'traditional', commodity: 'traditional', title: { id: 'Obat tradisional', en: 'Traditional medicine' }, shape: nineDigits, known: 'found',
    prefixes: { TR: 'domestic', TI: 'import', TL: 'licence', HT: undefined, FF: undefined },
    parts: [['kind', 2], ['year', 2], ['makerType', 1], ['form', 1], ['product', 4], ['pack', 1]] },
  { key: 'traditional-legacy', commodity: 'traditional', title: { id: 'Obat tradisional, bentuk lama', en: 'Traditional medicine, old form' }, shape: nineDigits, known: 'found',
    prefixes: { BTR: 'domestic', BTI: 'import', BTL: 'licence' },
    parts: [['kind', 3], ['year', 2], ['makerType', 1], ['form', 1], ['product', 4], ['pack', 1]] },
  { key: 'supplement', commodity: 'supplement', title: { id: 'Suplemen kesehatan', en: 'Health supplement' }, shape: nineDigits, known: 'found',
    prefixes: { SD: 'domestic', SI: 'import', SL: 'licence' }, parts: [['kind', 2], ['serial', 9]] },
  { key: 'quasi', commodity: 'quasi', title: { id: 'Obat kuasi', en: 'Quasi-drug' }, shape: nineDigits, known: 'derived',
    prefixes: { QD: 'domestic', QI: 'import', QL: 'licence' }, parts: [['kind', 2], ['serial', 9]] },
  { key: 'cosmetic', commodity: 'cosmetic', title: { id: 'Kosmetika', en: 'Cosmetic' }, shape: '###########', known: 'found',
    prefixes: { NA: undefined, NB: 'import', NC: 'import', ND: 'import', NE: 'import' },
    parts: [['continent', 2], ['country', 2], ['year', 2], ['group', 2], ['serial', 5]] },
  { key: 'cosmetic-kit', commodity: 'cosmetic', title: { id: 'Kit kosmetika', en: 'Cosmetic kit' }, shape: nineDigits, known: 'found',
    prefixes: { NKIT: undefined }, parts: [['kind', 4], ['serial', 9]] },
  { key: 'food', commodity: 'food', title: { id: 'Pangan olahan', en: 'Processed food' }, shape: '############', known: 'found',
    prefixes: { MD: 'domestic', ML: 'import' }, parts: [['kind', 2], ['pack', 1], ['foodType', 3], ['province', 2], ['company', 3], ['product', 3]] },
  { key: 'food-risk', commodity: 'food', title: { id: 'Pangan olahan, berbasis risiko', en: 'Processed food, risk-based' }, shape: 'r##############', known: 'derived',
    prefixes: { MD: 'domestic', ML: 'import' }, parts: [['kind', 2], ['risk', 1], ['pack', 1], ['province', 2], ['foodType', 2], ['product', 4], ['company', 5]] },
] as const satisfies readonly NieFormat[]

export type FormatKey = (typeof nieFormats)[number]['key']

/** The format of that key. */
export function nieFormat(key: FormatKey): NieFormat {
  return nieFormats.find(format => format.key === key) as NieFormat
}

/** Characters of a number in this format, letters included. */
export function lengthOf(format: NieFormat): number {
  return format.parts.reduce((sum, [, length]) => sum + length, 0)
}

export const partLabels = {
  brand: { id: 'Nama', en: 'Name' },
  class: { id: 'Golongan', en: 'Class' },
  origin: { id: 'Asal', en: 'Origin' },
  kind: { id: 'Jenis', en: 'Kind' },
  continent: { id: 'Wilayah asal', en: 'Region of origin' },
  country: { id: 'Negara', en: 'Country' },
  year: { id: 'Tahun', en: 'Year' },
  maker: { id: 'Nomor urut pabrik', en: 'Serial of the maker' },
  makerType: { id: 'Jenis perusahaan', en: 'Type of company' },
  company: { id: 'Nomor perusahaan', en: 'Number of the company' },
  product: { id: 'Nomor urut produk', en: 'Serial of the product' },
  serial: { id: 'Nomor urut', en: 'Serial number' },
  form: { id: 'Bentuk sediaan', en: 'Dosage form' },
  strength: { id: 'Kekuatan ke-', en: 'Strength' },
  pack: { id: 'Kemasan', en: 'Pack' },
  group: { id: 'Golongan produk', en: 'Product group' },
  risk: { id: 'Tingkat risiko', en: 'Risk' },
  foodType: { id: 'Jenis pangan', en: 'Type of food' },
  province: { id: 'Provinsi', en: 'Province' },
} as const satisfies Record<string, Words>
