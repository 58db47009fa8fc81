import type { Table, Words } from '#/law/provisions.ts'

const instrument = 'PerBPOM 32/2022'
const from = '2022-12-26'

/** Where a material comes from. */
export const origins = ['plant', 'animal', 'mineral', 'microbial', 'synthetic'] as const
export type Origin = (typeof origins)[number]

/** What a material is, as far as article 1(2) asks. */
export const materialKinds = ['vitamin', 'mineral', 'amino acid', 'other non-plant', 'plant'] as const
export type MaterialKind = (typeof materialKinds)[number]

// biome-ignore format: a table of law
/** Does an active of this kind make the product a health supplement? A product of plants alone is a traditional medicine. */
export const makesSupplement: Table<{ kind: MaterialKind }, boolean> = {
  name: 'makesSupplement',
  rows: [
    { when: {},                   gives: true,  from, cite: { instrument, article: 'Pasal 1 angka 2' } },
    { when: { kind: 'plant' },    gives: false, from, cite: { instrument, article: 'Pasal 1 angka 2' } },
  ],
}

export const additiveClasses = [
  'preservative',
  'colour',
  'sweetener',
  'flavour',
  'anticaking',
  'emulsifier',
  'coating',
  'stabiliser',
  'solvent',
  'other',
] as const
export type AdditiveClass = (typeof additiveClasses)[number]

// biome-ignore format: a table of law
/** The classes of additives; whether the label must name an additive of the class (art. 11(2)). */
export const additiveRules: Table<{ class: AdditiveClass }, { title: Words; onLabel: boolean }> = {
  name: 'additiveRules',
  rows: [
    { when: { class: 'preservative' }, gives: { title: { id: 'Pengawet', en: 'Preservative' }, onLabel: true }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf a' } },
    { when: { class: 'colour' },       gives: { title: { id: 'Pewarna', en: 'Colour' }, onLabel: true }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf b' } },
    { when: { class: 'sweetener' },    gives: { title: { id: 'Pemanis', en: 'Sweetener' }, onLabel: true }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf c' } },
    { when: { class: 'flavour' },      gives: { title: { id: 'Perisa', en: 'Flavour' }, onLabel: true }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf d' } },
    { when: { class: 'anticaking' },   gives: { title: { id: 'Antikempal', en: 'Anticaking agent' }, onLabel: false }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf e' } },
    { when: { class: 'emulsifier' },   gives: { title: { id: 'Pengemulsi', en: 'Emulsifier' }, onLabel: false }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf f' } },
    { when: { class: 'coating' },      gives: { title: { id: 'Pelapis', en: 'Coating' }, onLabel: false }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf g' } },
    { when: { class: 'stabiliser' },   gives: { title: { id: 'Penstabil', en: 'Stabiliser' }, onLabel: false }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf h' } },
    { when: { class: 'solvent' },      gives: { title: { id: 'Pelarut', en: 'Solvent' }, onLabel: false }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf i' } },
    { when: { class: 'other' },        gives: { title: { id: 'Bahan tambahan lain', en: 'Other additive' }, onLabel: false }, from, cite: { instrument, article: 'Pasal 6 ayat (1) huruf j' } },
  ],
}
