import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'
import { from } from './law-terms.ts'

const instrument = 'FAQ Notifkos'

/** Where on the body a product is used. */
export const places = {
  skin: { id: 'Kulit', en: 'Skin' },
  hair: { id: 'Rambut', en: 'Hair' },
  nails: { id: 'Kuku', en: 'Nails' },
  lips: { id: 'Bibir', en: 'Lips' },
  intimate: { id: 'Organ intim bagian luar', en: 'External intimate organs' },
  mouth: { id: 'Gigi dan mukosa mulut', en: 'Teeth and mucosa of the mouth' },
  inside: { id: 'Diminum, disuntikkan, atau bagian dalam tubuh', en: 'Swallowed, injected or inside the body' },
} as const satisfies Record<string, Words>
export type Place = keyof typeof places

/** What a product is mainly for. */
export const purposes = {
  clean: { id: 'Membersihkan', en: 'To clean' },
  perfume: { id: 'Mewangikan', en: 'To perfume' },
  beautify: { id: 'Mengubah penampilan', en: 'To change how one looks' },
  odour: { id: 'Memperbaiki bau badan', en: 'To mend body odour' },
  protect: { id: 'Melindungi', en: 'To protect' },
  condition: { id: 'Memelihara pada kondisi baik', en: 'To keep in good condition' },
  treat: { id: 'Mengobati atau mencegah penyakit', en: 'To treat or prevent a disease' },
} as const satisfies Record<string, Words>
export type Purpose = keyof typeof purposes

// biome-ignore format: a table of law
/** Is a product that is used there, for that, a cosmetic? */
export const isCosmetic: Table<{ place: Place; purpose: Purpose }, boolean> = {
  name: 'isCosmetic',
  rows: [
    { when: {},                                      gives: true,  from, cite: { instrument, article: 'Q1' }, rule: 'KOS-01' },
    { when: { place: 'inside' },                     gives: false, from, cite: { instrument, article: 'Q1' }, rule: 'KOS-01' },
    { when: { purpose: 'treat' },                    gives: false, from, cite: { instrument, article: 'Q1' }, rule: 'KOS-01' },
    { when: { place: 'inside', purpose: 'treat' },   gives: false, from, cite: { instrument, article: 'Q1' }, rule: 'KOS-01' },
  ],
}

/** A substance that cosmetics may not contain, with the names under which it is declared. */
export type Prohibited = { title: Words; names: readonly string[] }

const announced = {
  id: 'Disebut dalam pengumuman BPOM tahun 2025 tentang kosmetika yang dicabut; lampiran bahan terlarang belum terbaca.',
  en: 'Named in announcements of the regulator in 2025 on cosmetics that were revoked; the annex of prohibited substances has not been read.',
}
const rule = '6.1.2'

// biome-ignore format: a table of law
/** Substances that no cosmetic may contain. */
export const prohibitedSubstances: Table<Record<never, never>, Prohibited> = {
  name: 'prohibitedSubstances',
  rows: [
    { when: {}, gives: { title: { id: 'Raksa (merkuri) dan senyawanya', en: 'Mercury and its compounds' }, names: ['merkuri', 'raksa', 'mercury', 'mercuric', 'mercurous', 'calomel', 'thimerosal', 'hydrargyrum'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Hidrokuinon', en: 'Hydroquinone' }, names: ['hidrokuinon', 'hidrokinon', 'hydroquinone', '1,4-benzenediol', 'quinol'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Asam retinoat', en: 'Retinoic acid' }, names: ['asam retinoat', 'retinoic acid', 'tretinoin', 'isotretinoin'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Timbal dan senyawanya', en: 'Lead and its compounds' }, names: ['timbal', 'lead acetate', 'lead oxide', 'lead carbonate', 'plumbum'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Merah K3', en: 'Red K3' }, names: ['merah k3', 'red k3', 'pigment red 53', 'ci 15585'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Merah K10 (rodamin B)', en: 'Red K10 (rhodamine B)' }, names: ['merah k10', 'red k10', 'rodamin b', 'rhodamine b', 'ci 45170'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Kuning metanil', en: 'Metanil yellow' }, names: ['kuning metanil', 'metanil yellow', 'acid yellow 36', 'ci 13065'] }, from, cite: noSource, rule, assumed: true, note: announced },
    { when: {}, gives: { title: { id: 'Kortikosteroid', en: 'Corticosteroids' }, names: ['deksametason', 'dexamethasone', 'betametason', 'betamethasone', 'hidrokortison', 'hydrocortisone', 'clobetasol', 'klobetasol', 'triamcinolone', 'mometasone', 'prednisolone', 'steroid'] }, from, cite: noSource, rule, assumed: true, note: announced },
  ],
}
