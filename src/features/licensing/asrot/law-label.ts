import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'
import type { AsrotProduct } from './law-product.ts'

const instrument = 'FAQ ASROT'
const from = '2022-12-26'

export const labelKeys = [
  'name',
  'class',
  'form',
  'maker',
  'net',
  'actives',
  'additives',
  'claims',
  'directions',
  'warnings',
  'number',
  'batch',
  'expiry',
  'storage',
  'barcode',
] as const
export type LabelKey = (typeof labelKeys)[number]
export type AsrotLabelElement = { key: LabelKey; title: Words }

const elsewhere: Words = {
  id: 'Aturan penandaan (PerBPOM 10/2024) belum dibandingkan; unsur ini mengikuti aturan suplemen kesehatan.',
  en: 'The labelling rules (PerBPOM 10/2024) have not been compared; this element follows the rules for supplements.',
}
const element = (key: LabelKey, id: string, en: string) =>
  ({ when: {}, gives: { key, title: { id, en } }, from, cite: noSource, assumed: true, note: elsewhere }) as const

// biome-ignore format: a table of law
/** What stands on the pack. */
export const asrotLabel: Table<{ commodity: AsrotProduct }, AsrotLabelElement> = {
  name: 'asrotLabel',
  rows: [
    element('name', 'Nama produk', 'Product name'),
    element('class', 'Golongan produk', 'Class of the product'),
    element('form', 'Bentuk sediaan', 'Dosage form'),
    element('maker', 'Nama dan alamat produsen', 'Name and address of the maker'),
    element('net', 'Isi bersih', 'Net content'),
    { when: {}, gives: { key: 'actives', title: { id: 'Bahan aktif dengan jumlahnya', en: 'Actives with their amounts' } }, from, cite: { instrument, article: 'Q21' }, rule: 'OT-21a' },
    { when: {}, gives: { key: 'additives', title: { id: 'Bahan tambahan', en: 'Additives' } }, from, cite: { instrument, article: 'Q21' }, rule: 'OT-21b' },
    element('claims', 'Klaim manfaat', 'Benefit claims'),
    element('directions', 'Aturan pakai', 'Directions for use'),
    element('warnings', 'Peringatan', 'Warnings'),
    element('number', 'Nomor izin edar', 'Licence number'),
    element('batch', 'Nomor bets', 'Batch number'),
    element('expiry', 'Kedaluwarsa', 'Expiry'),
    element('storage', 'Penyimpanan', 'Storage'),
    element('barcode', '2D barcode', '2D barcode'),
  ],
}
