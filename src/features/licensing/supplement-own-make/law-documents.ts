import type { BusinessKind } from '#/features/companies/kinds.ts'
import type { Need } from '#/features/licensing/service.ts'
import type { Table } from '#/law/provisions.ts'

/** The facts on which the list of documents depends. */
export type DocumentFacts = {
  applicant: BusinessKind
  /** The composition has an active from a plant. */
  plantActive: boolean
  /** The pack states the content of an active compound of a plant. */
  contentStated: boolean
  /** An active or additive comes from something else than a plant. */
  nonPlant: boolean
  stableInZoneIVb: boolean
  brand: 'none' | 'owner' | 'licensee'
  /** The composition is of the class of medicines. */
  drugClass: boolean
  nutritionStated: boolean
  /** The language of the label beside or instead of Indonesian, and who translated it. */
  translation: 'none' | 'English' | 'sworn' | 'origin'
}

type Asked = Omit<Need, 'cite' | 'assumed' | 'note'>

const instrument = 'PerBPOM 32/2022'
const from = '2022-12-26'
const needed = {
  id: 'Tidak disebut sebagai dokumen tersendiri; dipakai untuk membuktikan yang diminta pasal itu.',
  en: 'Not named as a document of its own; it is how what the article demands is shown.',
}

const asked = {
  nib: {
    key: 'nib',
    title: { id: 'Nomor induk berusaha (NIB)', en: 'Business number (NIB)' },
    from: 'company paper',
    paper: 'NIB',
  },
  npwp: { key: 'npwp', title: { id: 'NPWP', en: 'Tax number (NPWP)' }, from: 'company paper', paper: 'NPWP' },
  attorney: {
    key: 'power-of-attorney',
    title: { id: 'Surat kuasa penanggung jawab akun', en: 'Power of attorney of the account’s responsible person' },
    from: 'company paper',
    paper: 'power of attorney',
  },
  deed: {
    key: 'deed',
    title: { id: 'Akta notaris pendirian perusahaan', en: 'Notarial deed of establishment' },
    from: 'company paper',
    paper: 'deed of establishment',
  },
  cpob: {
    key: 'good-practice',
    title: { id: 'Sertifikat CPOB sesuai bentuk sediaan', en: 'CPOB certificate for the dosage form' },
    from: 'certificate',
    certificate: 'CPOB',
  },
  cpotb: {
    key: 'good-practice',
    title: { id: 'Sertifikat CPOTB sesuai bentuk sediaan', en: 'CPOTB certificate for the dosage form' },
    from: 'certificate',
    certificate: 'CPOTB',
  },
  cppob: {
    key: 'good-practice',
    title: { id: 'Izin penerapan CPPOB', en: 'CPPOB licence' },
    from: 'certificate',
    certificate: 'CPPOB',
  },
  foodApproval: {
    key: 'food-facility-approval',
    title: {
      id: 'Persetujuan memproduksi suplemen kesehatan di fasilitas pangan',
      en: 'Approval to make supplements in a food facility',
    },
    from: 'certificate',
    certificate: 'CPPOB supplement approval',
  },
  sharedFacility: {
    key: 'shared-facility-approval',
    title: { id: 'Persetujuan penggunaan fasilitas produksi obat bersama', en: 'Approval to share a medicine facility' },
    from: 'certificate',
    certificate: 'shared facility approval',
  },
  evidence: {
    key: 'evidence',
    title: { id: 'Bukti keamanan dan manfaat', en: 'Proof of safety and benefit' },
    about: {
      id: 'Pustaka ilmiah, data nonklinik atau data klinik untuk setiap klaim.',
      en: 'Scientific references, non-clinical or clinical data for each claim.',
    },
    from: 'application',
    many: true,
  },
  rawMaterials: {
    key: 'raw-material-specifications',
    title: { id: 'Spesifikasi bahan baku', en: 'Specifications of the raw materials' },
    about: {
      id: 'Menurut farmakope atau pustaka ilmiah yang diakui.',
      en: 'After a pharmacopoeia or a recognised scientific reference.',
    },
    from: 'application',
    many: true,
  },
  plantTests: {
    key: 'plant-tests',
    title: {
      id: 'Standardisasi atau uji senyawa aktif bahan tumbuhan',
      en: 'Standardisation or tests of the plant’s active compounds',
    },
    about: { id: 'Pada bahan baku dan produk jadi.', en: 'In the raw material and in the finished product.' },
    from: 'application',
    many: true,
  },
  quantitativeTest: {
    key: 'quantitative-test',
    title: {
      id: 'Uji kuantitatif senyawa aktif yang dicantumkan',
      en: 'Quantitative test of the active compound stated on the pack',
    },
    from: 'application',
    many: true,
  },
  sources: {
    key: 'source-documents',
    title: { id: 'Dokumen sumber perolehan bahan bukan tumbuhan', en: 'Source documents of materials that are not from plants' },
    about: {
      id: 'Satu untuk setiap bahan; nama berkas menyebut bahannya.',
      en: 'One for each material; name the file after it.',
    },
    from: 'application',
    many: true,
  },
  stability: {
    key: 'stability-study',
    title: { id: 'Laporan uji stabilitas', en: 'Stability study' },
    from: 'application',
    many: true,
  },
  justification: {
    key: 'stability-justification',
    title: {
      id: 'Justifikasi di luar zona IVb dan uji pada kondisi yang sesuai',
      en: 'Justification outside zone IVb and the study in suitable conditions',
    },
    from: 'application',
  },
  artwork: {
    key: 'label-design',
    title: { id: 'Rancangan penandaan (kemasan dan brosur)', en: 'Design of the label (pack and leaflet)' },
    from: 'application',
    many: true,
  },
  sworn: {
    key: 'sworn-translation',
    title: { id: 'Terjemahan penerjemah tersumpah', en: 'Sworn translation' },
    from: 'application',
  },
  english: {
    key: 'english-translation',
    title: {
      id: 'Terjemahan bahasa Inggris dari negara asal, diverifikasi notariat setempat',
      en: 'English translation made in the country of origin, verified by a notary there',
    },
    from: 'application',
  },
  nutrition: {
    key: 'nutrition-report',
    title: { id: 'Hasil uji nilai gizi', en: 'Laboratory report of the nutrition values' },
    about: {
      id: 'Dari laboratorium terakreditasi, atau laboratorium industri bersertifikat CPOB/CPOTB, di Indonesia.',
      en: 'From an accredited laboratory, or an industry’s with a CPOB/CPOTB certificate, in Indonesia.',
    },
    from: 'application',
  },
  trademark: {
    key: 'trademark-certificate',
    title: { id: 'Fotokopi sertifikat merek', en: 'Copy of the trademark certificate' },
    from: 'application',
  },
  brandLicence: {
    key: 'trademark-licence',
    title: { id: 'Fotokopi perjanjian lisensi merek', en: 'Copy of the trademark licence' },
    from: 'application',
  },
  statement: {
    key: 'cancellation-statement',
    title: { id: 'Surat pernyataan bersedia dibatalkan', en: 'Statement accepting cancellation' },
    about: {
      id: 'Bila pihak lain lebih berhak atas merek atau nama produk.',
      en: 'Where another party has the better right to the brand or name.',
    },
    from: 'application',
  },
} as const satisfies Record<string, Asked>

// biome-ignore format: a table of law
/** Every document that may be asked for. All rows that fit apply together. */
export const documents: Table<DocumentFacts, Asked> = {
  name: 'documents',
  rows: [
    { when: {}, gives: asked.nib,      from, cite: { instrument, article: 'Pasal 20 ayat (2)' } },
    { when: {}, gives: asked.npwp,     from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf a' } },
    { when: { applicant: 'pharma industry' },                     gives: asked.cpob,  from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 1' } },
    { when: { applicant: 'traditional medicine industry' },       gives: asked.cpotb, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 2' } },
    { when: { applicant: 'small traditional medicine business' }, gives: asked.cpotb, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 2' } },
    { when: { applicant: 'food industry' },                       gives: asked.cppob, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 3' } },
    { when: { applicant: 'food industry' },                       gives: asked.foodApproval, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf b angka 3' } },
    { when: { applicant: 'pharma industry', drugClass: false },   gives: asked.sharedFacility, from, cite: { instrument, article: 'Pasal 23 ayat (4)' } },
    { when: {}, gives: asked.attorney, from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf c' } },
    { when: {}, gives: asked.deed,     from, cite: { instrument, article: 'Pasal 23 ayat (3) huruf d' } },
    { when: {}, gives: asked.rawMaterials, from, cite: { instrument, article: 'Pasal 3 ayat (1) huruf a' }, assumed: true, note: needed },
    { when: {}, gives: asked.evidence, from, cite: { instrument, article: 'Pasal 3 ayat (1) huruf b dan Pasal 4' } },
    { when: { plantActive: true },   gives: asked.plantTests, from, cite: { instrument, article: 'Pasal 5 ayat (2) huruf b' } },
    { when: { contentStated: true }, gives: asked.quantitativeTest, from, cite: { instrument, article: 'Pasal 5 ayat (3)' } },
    { when: { nonPlant: true },      gives: asked.sources, from, cite: { instrument, article: 'Pasal 7 ayat (1)' } },
    { when: { stableInZoneIVb: true },  gives: asked.stability, from, cite: { instrument, article: 'Pasal 8 ayat (1)' } },
    { when: { stableInZoneIVb: false }, gives: asked.justification, from, cite: { instrument, article: 'Pasal 8 ayat (2)' } },
    { when: {}, gives: asked.artwork, from, cite: { instrument, article: 'Pasal 10 dan Pasal 11' }, assumed: true, note: needed },
    { when: { translation: 'sworn' },  gives: asked.sworn,   from, cite: { instrument, article: 'Pasal 13 ayat (2)' } },
    { when: { translation: 'origin' }, gives: asked.english, from, cite: { instrument, article: 'Pasal 13 ayat (4)' } },
    { when: { nutritionStated: true }, gives: asked.nutrition, from, cite: { instrument, article: 'Pasal 15' } },
    { when: { brand: 'owner' },    gives: asked.trademark,    from, cite: { instrument, article: 'Pasal 23 ayat (7)' } },
    { when: { brand: 'licensee' }, gives: asked.trademark,    from, cite: { instrument, article: 'Pasal 23 ayat (8)' } },
    { when: { brand: 'licensee' }, gives: asked.brandLicence, from, cite: { instrument, article: 'Pasal 23 ayat (8)' } },
    { when: { brand: 'owner' },    gives: asked.statement,    from, cite: { instrument, article: 'Pasal 23 ayat (10)' } },
    { when: { brand: 'licensee' }, gives: asked.statement,    from, cite: { instrument, article: 'Pasal 23 ayat (10)' } },
  ],
}
