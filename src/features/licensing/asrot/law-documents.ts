import type { DocumentKind } from '#/features/companies/kinds.ts'
import { documentNames } from '#/features/companies/names.ts'
import type { Need } from '#/features/licensing/service.ts'
import { noSource } from '#/law/instruments.ts'
import type { Cite, Provision, Table, Words } from '#/law/provisions.ts'
import type { ProductClass, Route } from './law-product.ts'
import type { Stage } from './law-terms.ts'

/** The facts on which the list of documents depends. */
export type AsrotDocumentFacts = {
  stage: Stage
  class: ProductClass
  route: Route
  lowRisk: boolean
  brand: 'none' | 'owner' | 'licensee'
  /** A raw material was irradiated. */
  irradiated: boolean
  /** The shelf life goes beyond the data, and the applicant commits itself to completing them. */
  commitment: boolean
}
type Asked = Omit<Need, 'cite' | 'assumed' | 'note'>
type Row = Provision<AsrotDocumentFacts, Asked>

const from = '2022-12-26'
const asrot = (article: string): Cite => ({ instrument: 'FAQ ASROT', article })
const sk = (article: string): Cite => ({ instrument: 'PerBPOM 32/2022', article })

const byAnalogy: Words = {
  id: 'Sumber mengaturnya untuk suplemen kesehatan; di sini diterapkan dengan analogi.',
  en: 'The source states it for health supplements; it is applied here by analogy.',
}
const technical: Words = {
  id: 'Sumber hanya menyebut “dokumen teknis”; rinciannya disimpulkan dari syarat yang harus dibuktikan.',
  en: 'The source says “technical documents”; the detail follows from what has to be shown.',
}

const company = (paper: DocumentKind, key: string): Asked => ({ key, title: documentNames[paper], from: 'company paper', paper })
const upload = (key: string, id: string, en: string, more: Partial<Asked> = {}): Asked => ({
  key,
  title: { id, en },
  from: 'application',
  ...more,
})

const local = (route: Exclude<Route, 'import'>): Row[] => [
  {
    when: { stage: 'preregistration', route },
    gives: company('NPWP', 'npwp'),
    from,
    cite: asrot('Q10 huruf a angka 3'),
    rule: 'OT-10a',
  },
]
const certificate: Asked = {
  key: 'good-practice',
  title: { id: 'Sertifikat CPOTB atau CPOB sesuai bentuk sediaan', en: 'CPOTB or CPOB certificate for the dosage form' },
  from: 'certificate',
  certificate: 'CPOTB',
}

// biome-ignore format: a table of law
/** The documents that are asked for. Every row that fits is one. */
export const asrotDocuments: Table<AsrotDocumentFacts, Asked> = {
  name: 'asrotDocuments',
  rows: [
    { when: { stage: 'preregistration' }, gives: company('NIB', 'nib'),                               from, cite: asrot('Q10 angka 1'), rule: ['OT-10a', 'OT-10b'] },
    { when: { stage: 'preregistration' }, gives: company('deed of establishment', 'deed'),            from, cite: asrot('Q10 angka 4'), rule: ['OT-10a', 'OT-10b'] },
    { when: { stage: 'preregistration' }, gives: company('power of attorney', 'power-of-attorney'),   from, cite: asrot('Q10 angka 5'), rule: ['OT-10a', 'OT-10b'] },
    ...local('own make'), ...local('contract'), ...local('licence'),
    { when: { stage: 'preregistration', route: 'own make' }, gives: certificate, from, cite: asrot('Q10 huruf a angka 2'), rule: 'OT-10a' },
    { when: { stage: 'preregistration', route: 'licence' },  gives: certificate, from, cite: asrot('Q10 huruf a angka 2'), rule: 'OT-10a' },

    { when: { stage: 'preregistration', route: 'import' }, gives: company('distribution audit recommendation', 'audit-recommendation'), from, cite: asrot('Q10 huruf b angka 2'), rule: 'OT-10b' },
    { when: { stage: 'preregistration', route: 'import' }, gives: company('foreign GMP certificate', 'foreign-gmp'),                    from, cite: asrot('Q10 huruf b angka 3'), rule: 'OT-10b' },
    { when: { stage: 'preregistration', route: 'import' }, gives: upload('free-sale', 'Sertifikat bebas jual (CFS) dari negara asal, dilegalisasi', 'Certificate of free sale of the country of origin, legalised'), from, cite: sk('Pasal 30'), assumed: true, note: byAnalogy },
    { when: { stage: 'preregistration', route: 'import' }, gives: upload('appointment', 'Surat penunjukan dari produsen di luar negeri', 'Letter of appointment from the maker abroad'), from, cite: noSource, assumed: true, note: technical },
    { when: { stage: 'preregistration', route: 'contract' }, gives: upload('contract', 'Perjanjian kontrak yang disahkan notaris', 'Notarised contract'), from, cite: sk('Pasal 24 dan Pasal 27'), assumed: true, note: byAnalogy },
    { when: { stage: 'preregistration', route: 'contract' }, gives: upload('receiver-good-practice', 'Sertifikat CPOTB atau CPOB penerima kontrak', 'CPOTB or CPOB certificate of the contract receiver'), from, cite: sk('Pasal 28'), assumed: true, note: byAnalogy },
    { when: { stage: 'preregistration', route: 'licence' },  gives: upload('licence-agreement', 'Perjanjian lisensi', 'Licence agreement'), from, cite: sk('Pasal 30'), assumed: true, note: byAnalogy },
    { when: { stage: 'preregistration', brand: 'owner' },    gives: upload('trademark', 'Sertifikat merek', 'Trademark certificate'), from, cite: sk('Pasal 23 ayat (7)'), assumed: true, note: byAnalogy },
    { when: { stage: 'preregistration', brand: 'licensee' }, gives: upload('trademark-licence', 'Sertifikat merek dan perjanjian lisensinya', 'Trademark certificate and its licence'), from, cite: sk('Pasal 23 ayat (8)'), assumed: true, note: byAnalogy },

    { when: { stage: 'registration' }, gives: upload('raw-material-specifications', 'Spesifikasi bahan baku', 'Specifications of the raw materials', { many: true }), from, cite: asrot('Q9 dan Q14'), rule: ['OT-09', 'OT-14'], assumed: true, note: technical },
    { when: { stage: 'registration' }, gives: upload('quality-report', 'Hasil uji mutu produk jadi', 'Test report of the finished product', { many: true, about: {
      id: 'Menurut persyaratan mutu obat tradisional.', en: 'By the quality requirements of traditional medicines.' } }), from, cite: asrot('Q14'), rule: 'OT-14' },
    { when: { stage: 'registration' }, gives: upload('stability-study', 'Laporan uji stabilitas', 'Stability study', { many: true }), from, cite: asrot('Q17'), rule: ['OT-17a', 'OT-17b'] },
    { when: { stage: 'registration' }, gives: upload('label-design', 'Rancangan penandaan', 'Design of the label', { many: true }), from, cite: asrot('Q21'), rule: ['OT-21a', 'OT-21b'] },
    { when: { stage: 'registration', class: 'jamu', lowRisk: false }, gives: upload('empirical-proof', 'Pustaka tentang pemakaian turun-temurun', 'References on use for generations', { many: true }), from, cite: asrot('Q5'), rule: 'OT-05' },
    { when: { stage: 'registration', class: 'imported' },    gives: upload('empirical-proof', 'Pustaka tentang pemakaian turun-temurun', 'References on use for generations', { many: true }), from, cite: asrot('Q5'), rule: 'OT-05', assumed: true, note: technical },
    { when: { stage: 'registration', class: 'OHT' },         gives: upload('preclinical-report', 'Laporan uji praklinik', 'Report of the preclinical study', { many: true }), from, cite: asrot('Q5'), rule: 'OT-05' },
    { when: { stage: 'registration', class: 'fitofarmaka' }, gives: upload('clinical-report', 'Laporan uji klinik', 'Report of the clinical study', { many: true }), from, cite: asrot('Q5'), rule: 'OT-05' },
    { when: { stage: 'registration', class: 'quasi' },       gives: upload('effect-references', 'Pustaka tentang efek bahan aktif', 'References on the effect of the active', { many: true }), from, cite: asrot('Q1 huruf c'), rule: 'OT-01c', assumed: true, note: technical },
    { when: { stage: 'registration', irradiated: true },     gives: upload('irradiation-declaration', 'Surat pernyataan iradiasi bahan baku', 'Declaration on the irradiation of raw materials'), from, cite: asrot('Q16'), rule: 'OT-16' },
    { when: { stage: 'registration', commitment: true },     gives: upload('stability-commitment', 'Surat komitmen stabilitas', 'Letter of commitment on stability'), from, cite: asrot('Q17'), rule: 'OT-17d' },
  ],
}
