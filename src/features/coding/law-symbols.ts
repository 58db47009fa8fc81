import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'
import { noSource } from '#/law/instruments.ts'
import type { Provision, Table, Words } from '#/law/provisions.ts'
import type { Method } from './law.ts'

type NoFacts = Record<never, never>

/** What a code carries: GS1 application identifiers as the regulation uses them. `oneOf` is met by any of its identifiers. */
export type CodeContent = { all: readonly string[]; oneOf?: readonly string[]; may?: readonly string[] }

// biome-ignore format: a table of law
/** The contents of a 2D barcode by its method. */
export const codeContent: Table<{ method: Method }, CodeContent> = {
  name: 'codeContent',
  rows: [
    { when: { method: 'authentication' }, gives: { oneOf: ['90', '01'], all: ['10', '17', '21'] },              from: '2018-12-05', until: '2022-10-05', cite: { instrument: 'Artikel 2D barcode', article: 'isian otentifikasi' } },
    { when: { method: 'authentication' }, gives: { oneOf: ['90', '01'], all: ['10', '17', '21'] },              from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 7' } },
    { when: { method: 'identification' }, gives: { all: ['90', '91'] },                                        from: '2018-12-05', until: '2022-10-05', cite: { instrument: 'Artikel 2D barcode', article: 'isian identifikasi' } },
    { when: { method: 'identification' }, gives: { all: ['90'], may: ['91'] },                                 from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 16' } },
  ],
}

const physical = { instrument: 'Panduan TTAC', article: 'persyaratan fisik' } as const

// biome-ignore format: a table of law
/** The smallest printed square in millimetres, and how many characters it may hold at that size. */
export const symbolSize: Table<NoFacts, { leastSide: number; charactersAtLeast: number }> = {
  name: 'symbolSize',
  rows: [
    { when: {}, gives: { leastSide: 6, charactersAtLeast: 70 }, from: '2018-12-05', cite: physical },
  ],
}

// biome-ignore format: a table of law
/** The colours of a symbol. */
export const symbolColours: Table<NoFacts, { modules: string; ground: string }> = {
  name: 'symbolColours',
  rows: [
    { when: {}, gives: { modules: '#000000', ground: '#ffffff' }, from: '2018-12-05', cite: physical },
  ],
}

// biome-ignore format: a table of law
/** The text beside the national code where another code stands on the same pack. */
export const besideOtherCodes: Table<NoFacts, string> = {
  name: 'besideOtherCodes',
  rows: [
    { when: {}, gives: 'BPOM RI', from: '2018-12-05', cite: physical },
  ],
}

export type Symbology = 'qr' | 'datamatrix'

// biome-ignore format: a table of law
/** The empty margin around a symbol, in modules. */
export const quietZone: Table<{ symbology: Symbology }, number> = {
  name: 'quietZone',
  rows: [
    { when: { symbology: 'qr' },         gives: 4, from: '2018-12-05', cite: noSource, assumed: true, note: { id: 'Menurut ISO/IEC 18004; peraturan tidak menyebut bidang kosong.', en: 'After ISO/IEC 18004; the regulation does not mention a quiet zone.' } },
    { when: { symbology: 'datamatrix' }, gives: 1, from: '2018-12-05', cite: noSource, assumed: true, note: { id: 'Menurut ISO/IEC 16022; peraturan tidak menyebut bidang kosong.', en: 'After ISO/IEC 16022; the regulation does not mention a quiet zone.' } },
  ],
}

// biome-ignore format: a table of law
/** The smallest module in millimetres. */
export const leastModule: Table<{ symbology: Symbology }, number> = {
  name: 'leastModule',
  rows: [
    { when: { symbology: 'qr' },         gives: 0.16,  from: '2018-12-05', cite: noSource, assumed: true, note: { id: 'Diturunkan dari 70 karakter dalam 6 × 6 mm: 37 modul.', en: 'Derived from 70 characters in 6 × 6 mm: 37 modules.' } },
    { when: { symbology: 'datamatrix' }, gives: 0.254, from: '2018-12-05', cite: noSource, assumed: true, note: { id: 'Batas bawah yang lazim untuk GS1 DataMatrix pada produk kesehatan.', en: 'The customary lower bound for GS1 DataMatrix on healthcare items.' } },
  ],
}

/** The kinds of primary pack that the placement rules name. */
export type PackKind =
  | 'small volume' | 'blister' | 'strip' | 'ampoule' | 'prefilled syringe' | 'tube' | 'single pack' | 'stick pack' | 'suppository' | 'catch cover' | 'small label' // biome-ignore format: one line

/** Where the code stands: on the primary pack, or, for a kind of pack below a measure, allowed on the secondary one. */
export type Placement = {
  on: 'primary' | 'secondary' | 'labelling rules'
  pack?: PackKind
  below?: { millilitres: number } | { grams: number }
  upTo?: { squareCentimetres: number }
}

type PlacementRow = Provision<{ commodity: Commodity }, Placement>

const carriedOver: Words = {
  id: 'Daftar ini dari PerBPOM 33/2018; daftar dalam PerBPOM 22/2022 belum terlihat.',
  en: 'This list is of PerBPOM 33/2018; the list in PerBPOM 22/2022 has not been seen.',
}
const both = (commodity: Commodity, gives: Placement): PlacementRow[] => [
  {
    when: { commodity },
    gives,
    from: '2018-12-05',
    until: '2022-10-05',
    cite: { instrument: 'PerBPOM 33/2018', article: 'pasal 18–21' },
  },
  {
    when: { commodity },
    gives,
    from: '2022-10-05' as Day,
    cite: { instrument: 'PerBPOM 33/2018', article: 'pasal 18–21' },
    assumed: true,
    note: carriedOver,
  },
]
const secondary = (commodity: Commodity, ...placements: Omit<Placement, 'on'>[]) =>
  placements.flatMap(placement => both(commodity, { on: 'secondary', ...placement }))
const herbal = (commodity: 'traditional' | 'supplement') =>
  secondary(
    commodity,
    { pack: 'small volume', below: { millilitres: 5 } },
    { pack: 'blister' },
    { pack: 'strip' },
    { pack: 'ampoule' },
    { pack: 'tube', below: { grams: 5 } },
    { pack: 'stick pack' },
    { pack: 'suppository' },
    { pack: 'small label', upTo: { squareCentimetres: 10 } },
  )

// biome-ignore format: a table of law
/** Where on a pack the 2D barcode stands: the rule, then each exception (list it with `every`). */
export const codePlacement: Table<{ commodity: Commodity }, Placement> = {
  name: 'codePlacement',
  rows: [
    ...(['drug', 'traditional', 'supplement', 'food'] as const).flatMap(commodity => both(commodity, { on: 'primary' })),
    { when: { commodity: 'quasi' },    gives: { on: 'primary' },         from: '2022-10-05', cite: noSource, assumed: true, note: {
      id: 'Obat kuasi baru diatur oleh PerBPOM 22/2022, yang daftarnya belum terlihat; aturan umum dipakai.',
      en: 'Quasi-drugs come with PerBPOM 22/2022, whose list has not been seen; the general rule is taken.',
    } },
    { when: { commodity: 'cosmetic' }, gives: { on: 'labelling rules' }, from: '2018-12-05', cite: { instrument: 'FAQ Notifkos', article: 'Q23' } },
    ...secondary('drug',
      { pack: 'small volume', below: { millilitres: 10 } }, { pack: 'blister' }, { pack: 'strip' }, { pack: 'ampoule' }, { pack: 'prefilled syringe' },
      { pack: 'tube', below: { grams: 10 } }, { pack: 'single pack' }, { pack: 'stick pack' }, { pack: 'suppository' }, { pack: 'catch cover' }),
    ...herbal('traditional'), ...herbal('supplement'),
    ...secondary('food', { pack: 'small label', upTo: { squareCentimetres: 10 } }),
  ],
}
