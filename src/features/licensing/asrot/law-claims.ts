import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'
import type { AsrotProduct } from './law-product.ts'

const from = '2022-12-26'
const lexicon: Words = {
  id: 'Daftar kata ini disusun sistem ini; naskah resmi tentang klaim belum ada. Petugas memeriksanya lagi.',
  en: 'This list of words is this platform’s; no official text on claims is at hand. An officer checks again.',
}

/** A word that no claim may hold: `stem` begins a word of the text. */
export type ClaimWord = { stem: string; says: Words; severity: 'block' | 'warn' }

// biome-ignore format: tables of words
const promise: Words = { id: 'menjanjikan hasil pasti', en: 'promises a certain result' }
const grave: Words = {
  id: 'menyebut penyakit berat yang harus ditangani dokter',
  en: 'names a grave disease that belongs to a physician',
}
const notMild: Words = { id: 'bukan keluhan ringan', en: 'is no mild complaint' }

const words = (commodity: AsrotProduct, says: Words, severity: 'block' | 'warn', ...stems: string[]) =>
  stems.map(
    stem =>
      ({ when: { commodity }, gives: { stem, says, severity }, from, cite: noSource, assumed: true, note: lexicon }) as const,
  )

const promises = [
  'menyembuhkan',
  'sembuh total',
  'manjur',
  'ampuh',
  'mujarab',
  'ajaib',
  'tanpa efek samping',
  '100 persen',
  'dijamin',
  'pasti sembuh',
  'cure',
  'miracle',
  'guarantee',
] as const
// biome-ignore format: a list
const diseases = ['kanker', 'tumor', 'tbc', 'tuberkulosis', 'poliomielitis', 'kelamin', 'sifilis', 'gonore', 'impoten', 'tifus', 'kolera', 'tekanan darah tinggi', 'diabetes', 'lepra', 'kusta', 'stroke', 'jantung koroner', 'gagal ginjal', 'hiv', 'aids', 'covid', 'malaria', 'demam berdarah', 'hepatitis', 'cancer'] as const

// biome-ignore format: a table of law
/** Words by which a claim goes too far. */
export const claimWords: Table<{ commodity: AsrotProduct }, ClaimWord> = {
  name: 'claimWords',
  rows: [
    ...words('traditional', promise, 'block', ...promises), ...words('traditional', grave, 'warn', ...diseases),
    ...words('quasi', promise, 'block', ...promises),       ...words('quasi', notMild, 'block', ...diseases),
  ],
}
