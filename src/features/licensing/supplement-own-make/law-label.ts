import type { Table, Words } from '#/law/provisions.ts'

const instrument = 'PerBPOM 32/2022'
const from = '2022-12-26'

/** An element that the label must bear, by the letter of article 11(1). */
export type LabelElement = { letter: string; title: Words }

// biome-ignore format: a table of law
/** What stands on the label. `route` and `warnings` are the conditions under which letters e, f and l hold. */
export const labelElements: Table<{ route: 'own make' | 'contract' | 'licence'; warnings: boolean; other: boolean }, LabelElement> = {
  name: 'labelElements',
  rows: [
    { when: {}, gives: { letter: 'a', title: { id: 'Nama produk', en: 'Product name' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf a' } },
    { when: {}, gives: { letter: 'b', title: { id: 'Tulisan “Suplemen Kesehatan”', en: 'The words “Suplemen Kesehatan”' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf b' } },
    { when: {}, gives: { letter: 'c', title: { id: 'Bentuk sediaan', en: 'Dosage form' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf c' } },
    { when: {}, gives: { letter: 'd', title: { id: 'Nama dan alamat industri', en: 'Name and address of the maker' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf d' } },
    { when: { route: 'contract' }, gives: { letter: 'e', title: { id: 'Nama dan alamat pemberi dan penerima kontrak', en: 'Names and addresses of the parties to the contract' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf e' } },
    { when: { route: 'licence' },  gives: { letter: 'f', title: { id: 'Nama dan alamat pemberi dan penerima lisensi', en: 'Names and addresses of licensor and licensee' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf f' } },
    { when: {}, gives: { letter: 'g', title: { id: 'Ukuran, isi, dan berat bersih', en: 'Size, content and net weight' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf g' } },
    { when: {}, gives: { letter: 'h', title: { id: 'Komposisi', en: 'Composition' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf h' } },
    { when: {}, gives: { letter: 'i', title: { id: 'Bahan tambahan', en: 'Additives' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf i dan ayat (2)' } },
    { when: {}, gives: { letter: 'j', title: { id: 'Klaim manfaat', en: 'Benefit claim' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf j' } },
    { when: {}, gives: { letter: 'k', title: { id: 'Aturan pakai', en: 'Directions for use' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf k' } },
    { when: { warnings: true }, gives: { letter: 'l', title: { id: 'Kontraindikasi, efek samping, dan peringatan', en: 'Contraindications, side effects and warnings' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf l' } },
    { when: {}, gives: { letter: 'm', title: { id: 'Nomor izin edar', en: 'Licence number' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf m' } },
    { when: {}, gives: { letter: 'n', title: { id: 'Nomor bets', en: 'Batch number' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf n' } },
    { when: {}, gives: { letter: 'o', title: { id: 'Kedaluwarsa', en: 'Expiry' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf o' } },
    { when: {}, gives: { letter: 'p', title: { id: 'Kondisi penyimpanan', en: 'Storage' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf p' } },
    { when: {}, gives: { letter: 'q', title: { id: '2D barcode', en: '2D barcode' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf q' } },
    { when: { other: true }, gives: { letter: 'r', title: { id: 'Informasi lain', en: 'Other information' } }, from, cite: { instrument, article: 'Pasal 11 ayat (1) huruf r' } },
  ],
}

export const claimKinds = ['general', 'functional', 'risk reduction'] as const
export type ClaimKind = (typeof claimKinds)[number]

// biome-ignore format: a table of law
/** The kinds of claim that a supplement may make. */
export const allowedClaims: Table<{ kind: ClaimKind }, Words> = {
  name: 'allowedClaims',
  rows: [
    { when: { kind: 'general' },        gives: { id: 'Klaim umum atau zat gizi', en: 'General or nutrient claim' }, from, cite: { instrument, article: 'Pasal 16 ayat (2) huruf a' } },
    { when: { kind: 'functional' },     gives: { id: 'Klaim fungsional', en: 'Functional claim' }, from, cite: { instrument, article: 'Pasal 16 ayat (2) huruf b' } },
    { when: { kind: 'risk reduction' }, gives: { id: 'Klaim menurunkan risiko penyakit', en: 'Claim to reduce the risk of a disease' }, from, cite: { instrument, article: 'Pasal 16 ayat (2) huruf c' } },
  ],
}

/** Words by which a text claims to prevent or treat. `stem` begins a word of the text, whatever follows it. */
export type ForbiddenWord = { stem: string; claims: 'treatment' | 'prevention' | 'disease' }

const lexicon = {
  id: 'Pasal melarang klaim pencegahan dan pengobatan; daftar katanya disusun sistem ini dan diperiksa lagi oleh petugas.',
  en: 'The article forbids claims to prevent or treat; the list of words is this platform’s and is checked again by an officer.',
}
const forbidden = (claims: ForbiddenWord['claims'], ...stems: string[]) =>
  stems.map(stem => ({
    when: {},
    gives: { stem, claims },
    from,
    cite: { instrument, article: 'Pasal 16 ayat (3)' },
    assumed: true,
    note: lexicon,
  })) satisfies Table<Record<never, never>, ForbiddenWord>['rows']

// biome-ignore format: a table of law
/** The lexicon of claims that no supplement may make. Names of diseases are told apart: a claim to reduce a risk may name one. */
export const forbiddenClaimWords: Table<Record<never, never>, ForbiddenWord> = {
  name: 'forbiddenClaimWords',
  rows: [
    ...forbidden('treatment', 'mengobati', 'pengobatan', 'obati', 'menyembuhkan', 'penyembuhan', 'sembuhkan', 'kesembuhan', 'terapi', 'memulihkan penyakit', 'membasmi', 'membunuh kuman', 'antikanker', 'antidiabetes', 'antibiotik', 'penawar', 'cure', 'heals', 'healing', 'treat', 'remedy', 'therap'),
    ...forbidden('prevention', 'mencegah', 'pencegahan', 'cegah', 'menangkal', 'prevent'),
    ...forbidden('disease', 'kanker', 'tumor', 'diabetes', 'kencing manis', 'hipertensi', 'darah tinggi', 'jantung koroner', 'stroke', 'asma', 'tbc', 'tuberkulosis', 'hepatitis', 'covid', 'hiv', 'malaria', 'demam berdarah', 'epilepsi', 'ginjal kronis', 'gagal ginjal', 'asam urat', 'artritis', 'rematik', 'osteoporosis', 'alzheimer', 'impoten', 'cancer', 'hypertension', 'arthritis', 'asthma'),
  ],
}
