import type { BusinessKind } from '#/features/companies/kinds.ts'
import type { Need } from '#/features/licensing/service.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'
import { from } from './law-terms.ts'

const instrument = 'FAQ Notifkos'

/** As what somebody notifies a cosmetic. */
export const applicantTypes = {
  industry: { id: 'Industri kosmetika: dibuat di pabrik sendiri', en: 'Cosmetics industry: made in one’s own factory' },
  'contract giver': {
    id: 'Pemberi kontrak: dibuat oleh industri kosmetika di Indonesia atas kontrak',
    en: 'Contract giver: made by a cosmetics industry in Indonesia under contract',
  },
  importer: { id: 'Importir kosmetika', en: 'Importer of cosmetics' },
} as const satisfies Record<string, Words>
export type ApplicantType = keyof typeof applicantTypes

// biome-ignore format: a table of law
/** May this kind of business notify a cosmetic as this type of applicant? */
export const mayNotify: Table<{ applicant: BusinessKind; type: ApplicantType }, boolean> = {
  name: 'mayNotify',
  rows: [
    { when: {},                                                  gives: false, from, cite: { instrument, article: 'Q8' },  rule: 'KOS-08' },
    { when: { type: 'industry', applicant: 'cosmetics industry' }, gives: true,  from, cite: { instrument, article: 'Q8a' }, rule: 'KOS-08' },
    { when: { type: 'contract giver' },                          gives: true,  from, cite: { instrument, article: 'Q8b' }, rule: 'KOS-08' },
    { when: { type: 'importer', applicant: 'importer' },         gives: true,  from, cite: { instrument, article: 'Q8c' }, rule: 'KOS-08' },
  ],
}

/** The facts on which the papers of a notification depend. */
export type PaperFacts = { type: ApplicantType; brand: 'own' | 'licensed' }
type Asked = Omit<Need, 'cite' | 'assumed' | 'note'>

const derived = {
  id: 'Tidak disebut sebagai dokumen tersendiri; begitulah yang diminta dibuktikan.',
  en: 'Not named as a document of its own; it is how what is asked for is shown.',
}
const unread = {
  id: 'Naskah PerBPOM 21/2022 belum dibandingkan.',
  en: 'The text of PerBPOM 21/2022 has not been compared yet.',
}
const recommendation: Asked = {
  key: 'recommendation',
  title: { id: 'Rekomendasi sebagai pemohon notifikasi', en: 'Recommendation as notification applicant' },
  from: 'company paper',
  paper: 'notification applicant recommendation',
}

// biome-ignore format: a table of law
/** The papers of a notification. */
export const notificationPapers: Table<PaperFacts, Asked> = {
  name: 'notificationPapers',
  rows: [
    { when: { type: 'industry' }, gives: { key: 'cpkb', title: { id: 'Sertifikat CPKB pabrik', en: 'CPKB certificate of the factory' }, from: 'certificate', certificate: 'CPKB' }, from, cite: { instrument, article: 'Q8a' }, rule: 'KOS-08', assumed: true, note: derived },
    { when: { type: 'contract giver' }, gives: { key: 'contract', title: { id: 'Perjanjian kontrak produksi', en: 'Contract of production' }, from: 'application' }, from, cite: { instrument, article: 'Q8b' }, rule: 'KOS-08' },
    { when: { type: 'contract giver' }, gives: recommendation, from, cite: { instrument: 'PerBPOM 21/2022', article: 'rekomendasi sebagai pemohon notifikasi' }, rule: '6.1.2', assumed: true, note: unread },
    { when: { type: 'contract giver' }, gives: { key: 'maker-cpkb', title: { id: 'Sertifikat CPKB industri yang membuat', en: 'CPKB certificate of the industry that makes it' }, from: 'application' }, from, cite: { instrument, article: 'Q8b' }, assumed: true, note: derived },
    { when: { type: 'importer' }, gives: recommendation, from, cite: { instrument: 'PerBPOM 21/2022', article: 'rekomendasi sebagai pemohon notifikasi' }, rule: '6.1.2', assumed: true, note: unread },
    { when: { type: 'importer' }, gives: { key: 'appointment', title: { id: 'Surat penunjukan (LoA) dari prinsipal', en: 'Letter of authorisation (LoA) of the principal' }, from: 'application' }, from, cite: { instrument, article: 'Q10' }, rule: 'KOS-10' },
    { when: { type: 'importer' }, gives: { key: 'free-sale', title: { id: 'Certificate of Free Sale', en: 'Certificate of free sale' }, from: 'application' }, from, cite: noSource, assumed: true, note: {
      id: 'Diminta dalam praktik untuk produk impor; pasalnya belum ditemukan.', en: 'Asked for in practice for imports; its article was not found.',
    } },
    { when: { type: 'industry', brand: 'licensed' },       gives: { key: 'brand-licence', title: { id: 'Perjanjian lisensi merek dengan pembagian nama produk', en: 'Brand licence agreement with the division of product names' }, from: 'application' }, from, cite: { instrument, article: 'Q10' }, rule: 'KOS-10' },
    { when: { type: 'contract giver', brand: 'licensed' }, gives: { key: 'brand-licence', title: { id: 'Perjanjian lisensi merek dengan pembagian nama produk', en: 'Brand licence agreement with the division of product names' }, from: 'application' }, from, cite: { instrument, article: 'Q10' }, rule: 'KOS-10' },
    { when: { type: 'importer', brand: 'licensed' },       gives: { key: 'name-division', title: { id: 'LoA yang menyebut pembagian nama produk', en: 'LoA that states the division of product names' }, from: 'application' }, from, cite: { instrument, article: 'Q10' }, rule: 'KOS-10' },
  ],
}
