import type { Day } from '#/law/day.ts'

/** A text that our tables may cite. */
export type Instrument = {
  kind: 'act' | 'government regulation' | 'agency regulation' | 'joint decree' | 'faq' | 'article' | 'guide' | 'none'
  /** As it is cited. */
  number: string
  title: { id: string; en: string }
  /** Absent where we do not know it for certain. */
  inForce?: Day
  /** Where the official text is kept: a page of the legal documentation network (JDIH). Absent where we have not seen it. */
  link?: string
  status: Status
  /** The instrument that took its place. */
  replacedBy?: string
  amendedBy?: readonly string[]
}

/**
 * `in force`, `replaced` and `expected` (a yearly decree not yet seen) speak of law; `source` is an explanation of law, not
 * law; `to be checked` means that we have the name from a secondary source and nobody has compared the official text yet.
 */
export type Status = 'in force' | 'replaced' | 'expected' | 'source' | 'to be checked'

const agency = 'Badan Pengawas Obat dan Makanan'

/** The yearly joint decree of three ministers that fixes holidays and collective leave. */
const holidays = (year: number, status: Status, number = `SKB 3 Menteri tentang hari libur ${year}`) =>
  ({
    kind: 'joint decree',
    number,
    title: {
      id: `Hari Libur Nasional dan Cuti Bersama Tahun ${year}`,
      en: `National Holidays and Collective Leave for ${year}`,
    },
    status,
  }) as const satisfies Instrument

/**
 * Every text a row of law may rest on. The key is the short name by which a citation calls it, so a citation that
 * names no text does not compile.
 */
export const instruments = {
  'PerBPOM 32/2022': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 32 Tahun 2022`,
    title: {
      id: 'Kriteria dan Tata Laksana Registrasi Suplemen Kesehatan',
      en: 'Criteria and Procedure for the Registration of Health Supplements',
    },
    inForce: '2022-12-26',
    status: 'in force',
    amendedBy: ['PerBPOM 15/2024'],
  },
  'PerBPOM 15/2024': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 15 Tahun 2024`,
    title: { id: 'Perubahan atas PerBPOM 32/2022', en: 'Amendment of PerBPOM 32/2022' },
    status: 'to be checked',
  },
  'PerBPOM 33/2018': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 33 Tahun 2018`,
    title: {
      id: 'Penerapan 2D Barcode dalam Pengawasan Obat dan Makanan',
      en: 'Use of 2D Barcodes in the Supervision of Medicines and Food',
    },
    inForce: '2018-12-05',
    status: 'replaced',
    replacedBy: 'PerBPOM 22/2022',
  },
  'PerBPOM 22/2022': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 22 Tahun 2022`,
    title: {
      id: 'Penerapan 2D Barcode dalam Pengawasan Obat dan Makanan',
      en: 'Use of 2D Barcodes in the Supervision of Medicines and Food',
    },
    inForce: '2022-10-05',
    status: 'in force',
  },
  'PerBPOM 21/2022': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 21 Tahun 2022`,
    title: { id: 'Tata Cara Pengajuan Notifikasi Kosmetika', en: 'Procedure for the Notification of Cosmetics' },
    status: 'to be checked',
  },
  'PerBPOM 30/2020': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 30 Tahun 2020`,
    title: { id: 'Persyaratan Teknis Penandaan Kosmetika', en: 'Technical Requirements for the Labelling of Cosmetics' },
    status: 'to be checked',
  },
  'PP 32/2017': {
    kind: 'government regulation',
    number: 'Peraturan Pemerintah Nomor 32 Tahun 2017',
    title: {
      id: `Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak yang Berlaku pada ${agency}`,
      en: 'Kinds and Tariffs of Non-Tax State Revenue at the National Agency of Drug and Food Control',
    },
    status: 'in force',
  },

  'SKB 2019': holidays(2019, 'to be checked'),
  'SKB 2020': holidays(2020, 'to be checked'),
  'SKB 2021': holidays(2021, 'to be checked'),
  'SKB 2022': holidays(2022, 'to be checked'),
  'SKB 2023': holidays(2023, 'in force', 'SKB No. 1066/2022, 3/2022, 3/2022, diubah No. 327/2023, 1/2023, 1/2023'),
  'SKB 2024': holidays(2024, 'to be checked'),
  'SKB 2025': holidays(2025, 'in force', 'SKB No. 1017/2024, 2/2024, 2/2024'),
  'SKB 2026': holidays(2026, 'to be checked'),
  'SKB 2027': holidays(2027, 'expected'),
  'SKB 2028': holidays(2028, 'expected'),

  'FAQ ASROT': {
    kind: 'faq',
    number: 'Tanya jawab ASROT',
    title: {
      id: 'Tanya jawab registrasi obat tradisional, suplemen kesehatan dan obat kuasi (BPOM)',
      en: 'Questions and answers on registering traditional medicines, health supplements and quasi-drugs (BPOM)',
    },
    status: 'source',
  },
  'FAQ Notifkos': {
    kind: 'faq',
    number: 'Tanya jawab Notifkos',
    title: { id: 'Tanya jawab notifikasi kosmetika (BPOM)', en: 'Questions and answers on cosmetic notification (BPOM)' },
    status: 'source',
  },
  'FAQ Layanan': {
    kind: 'faq',
    number: 'Jadwal layanan BPOM',
    title: { id: 'Layanan dan jam layanan kantor BPOM', en: 'Service desks of a BPOM office and their hours' },
    status: 'source',
  },
  'Artikel 2D barcode': {
    kind: 'article',
    number: 'farmasiindustri.com',
    title: { id: 'Penerapan 2D barcode pada produk obat dan makanan', en: '2D barcodes on medicines and food, explained' },
    status: 'source',
  },
  'PerBPOM 27/2022': {
    kind: 'agency regulation',
    number: `Peraturan ${agency} Nomor 27 Tahun 2022`,
    title: {
      id: 'Pengawasan Pemasukan Obat dan Makanan ke dalam Wilayah Indonesia',
      en: 'Supervision of Medicines and Food Brought into Indonesia',
    },
    status: 'to be checked',
  },
  'Standar pelayanan SKE': {
    kind: 'guide',
    number: 'Standar Pelayanan Surat Keterangan Ekspor',
    title: {
      id: 'Ringkasan standar pelayanan surat keterangan ekspor',
      en: 'Summary of the service standard of export certificates',
    },
    status: 'source',
  },
  'Panduan ASROT': {
    kind: 'guide',
    number: 'Panduan ASROT',
    title: { id: 'Panduan pemakaian ASROT (sumber sekunder)', en: 'Guide to using ASROT (secondary source)' },
    status: 'source',
  },
  'Panduan TTAC': {
    kind: 'guide',
    number: 'Panduan Track and Trace',
    title: {
      id: 'Laman dan paparan sosialisasi Track and Trace BPOM, 2022',
      en: 'BPOM Track and Trace site and slides, 2022',
    },
    status: 'source',
  },
  'EU 2016/161': {
    kind: 'guide',
    number: 'Delegated Regulation (EU) 2016/161',
    title: {
      id: 'Ciri pengaman pada kemasan obat di Uni Eropa (contoh, bukan hukum Indonesia)',
      en: 'Safety features on the packaging of medicines in the European Union (a model, not Indonesian law)',
    },
    status: 'source',
  },
  'belum ada sumber': {
    kind: 'none',
    number: 'Belum ada sumber',
    title: { id: 'Belum ada sumber; nilai awal yang diasumsikan', en: 'No source yet; an assumed starting value' },
    status: 'source',
  },
} as const satisfies Record<string, Instrument>

export type InstrumentKey = keyof typeof instruments

/** The text a citation names. */
export function instrument(key: InstrumentKey): Instrument {
  return instruments[key]
}

/** Cited by rows marked assumed, for which no text was found. */
export const noSource = { instrument: 'belum ada sumber', article: '–' } as const
