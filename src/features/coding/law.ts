import type { Day } from '#/law/day.ts'
import { noSource } from '#/law/instruments.ts'
import { applicable, type Provision, type Table } from '#/law/provisions.ts'
import type { Level } from './level.ts'
import type { ProductClass } from './product-class.ts'

export type Method = 'identification' | 'authentication'

type NoFacts = Record<never, never>

const slides = { instrument: 'Panduan TTAC', article: 'paparan 9 Desember 2022' } as const
const explained = { instrument: 'Artikel 2D barcode', article: 'metode otentifikasi dan identifikasi' } as const
const periods = {
  id: 'Menurut ringkasan; teks resminya belum dibandingkan.',
  en: 'After a summary; the official text has not been compared yet.',
}
const before2022 = (of: ProductClass, method: Method): Provision<{ class: ProductClass }, Method> => ({
  when: { class: of },
  gives: method,
  from: '2018-12-05',
  until: '2022-10-05',
  cite: explained,
})
const since2022 = (of: ProductClass, method: Method): Provision<{ class: ProductClass }, Method> => ({
  when: { class: of },
  gives: method,
  from: '2022-10-05',
  cite: slides,
})

// biome-ignore format: a table of law
/** By which method a product's packs are known in the 2D barcode. Under 33/2018 it was silent on quasi-drugs. */
export const barcodeMethod: Table<{ class: ProductClass }, Method> = {
  name: 'barcodeMethod',
  rows: [
    before2022('prescription', 'authentication'), since2022('prescription', 'authentication'),
    before2022('narcotic',     'authentication'), since2022('narcotic',     'authentication'),
    before2022('psychotropic', 'authentication'), since2022('psychotropic', 'authentication'),
    before2022('otc',          'identification'), since2022('otc',          'identification'),
    before2022('limited otc',  'identification'), since2022('limited otc',  'identification'),
    before2022('traditional',  'identification'), since2022('traditional',  'identification'),
    before2022('supplement',   'identification'), since2022('supplement',   'identification'),
    before2022('cosmetic',     'identification'), since2022('cosmetic',     'identification'),
    before2022('food',         'identification'), since2022('food',         'identification'),
    since2022('quasi',         'identification'),
  ],
}

/** Products for which the rules of their class do not hold. The register does not tell them apart: who asks says so. */
export const specialProducts = ['radiopharmaceutical', 'contrast medium', 'emergency use', 'special access'] as const
export type SpecialProduct = (typeof specialProducts)[number]

// biome-ignore format: a table of law
/** What is not asked of special products: packs known one by one, or any 2D barcode. Under 33/2018 no exemption is known. */
export const barcodeExemption: Table<{ product: SpecialProduct }, 'no authentication' | 'no barcode'> = {
  name: 'barcodeExemption',
  rows: [
    { when: { product: 'radiopharmaceutical' }, gives: 'no authentication', from: '2022-10-05', cite: slides },
    { when: { product: 'contrast medium' },     gives: 'no authentication', from: '2022-10-05', cite: slides },
    { when: { product: 'emergency use' },       gives: 'no barcode',        from: '2022-10-05', cite: slides },
    { when: { product: 'special access' },      gives: 'no barcode',        from: '2022-10-05', cite: slides },
  ],
}

/** The method that the law of a day asks of a class of products, special ones where it is said; undefined where it asks for none. */
export function methodOf(of: ProductClass, on: Day, product?: SpecialProduct): Method | undefined {
  const method = applicable(barcodeMethod, { class: of }, on)[0]?.gives
  const exempt = product && applicable(barcodeExemption, { product }, on)[0]?.gives
  return exempt === 'no barcode' || (exempt === 'no authentication' && method === 'authentication') ? undefined : method
}

// biome-ignore format: a table of law
/** By which day every pack has to carry its 2D barcode, and how many months after the licence a new product has to. */
export const barcodeDuty: Table<{ class: ProductClass }, { allBy: Day; monthsAfterLicence?: number }> = {
  name: 'barcodeDuty',
  rows: [
    ...(['otc', 'limited otc', 'traditional', 'supplement', 'cosmetic', 'food'] as const).flatMap((of): Provision<{ class: ProductClass }, { allBy: Day; monthsAfterLicence?: number }>[] => [
      { when: { class: of }, gives: { allBy: '2023-12-05', monthsAfterLicence: 6 },  from: '2018-12-05', until: '2022-10-05', cite: { instrument: 'FAQ Notifkos', article: 'Q23' } },
      { when: { class: of }, gives: { allBy: '2023-12-07', monthsAfterLicence: 12 }, from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 29' } },
    ]),
    { when: { class: 'quasi' }, gives: { allBy: '2023-12-07', monthsAfterLicence: 12 }, from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 29' } },
    ...(['prescription', 'narcotic', 'psychotropic'] as const).map((of): Provision<{ class: ProductClass }, { allBy: Day }> =>
      ({ when: { class: of }, gives: { allBy: '2025-12-05' }, from: '2018-12-05', until: '2022-10-05', cite: explained, assumed: true, note: periods })),
    { when: { class: 'narcotic' },     gives: { allBy: '2025-12-07' }, from: '2022-10-05', cite: slides, assumed: true, note: periods },
    { when: { class: 'psychotropic' }, gives: { allBy: '2025-12-07' }, from: '2022-10-05', cite: slides, assumed: true, note: periods },
    { when: { class: 'prescription' }, gives: { allBy: '2027-12-07' }, from: '2022-10-05', cite: slides, assumed: true, note: periods },
  ],
}

// biome-ignore format: a table of law
/** How many working days before production the holder of the licence asks for codes. */
export const orderLeadTime: Table<NoFacts, { workingDays: number }> = {
  name: 'orderLeadTime',
  rows: [
    { when: {}, gives: { workingDays: 10 }, from: '2018-12-05', until: '2022-10-05', cite: { instrument: 'Artikel 2D barcode', article: 'penerbitan melalui BPOM' } },
    { when: {}, gives: { workingDays: 10 }, from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 9' } },
  ],
}

// biome-ignore format: a table of law
/** Within how many working days the codes are issued once they were asked for. */
export const answerTime: Table<NoFacts, { workingDays: number }> = {
  name: 'answerTime',
  rows: [
    { when: {}, gives: { workingDays: 5 }, from: '2018-12-05', until: '2022-10-05', cite: { instrument: 'Artikel 2D barcode', article: 'penerbitan melalui BPOM' } },
    { when: {}, gives: { workingDays: 5 }, from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 9' } },
  ],
}

// biome-ignore format: a table of law
/** What becomes of an order that comes later than the lead time, but before production. */
export const lateOrder: Table<NoFacts, 'warn' | 'refuse'> = {
  name: 'lateOrder',
  rows: [
    { when: {}, gives: 'warn', from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Tenggat itu memberi waktu untuk membuat kode. Di sini kode terbit seketika, jadi pesanan yang terlambat diperingatkan dan tetap dilayani.',
      en: 'The lead time gives time to make the codes. Here codes are issued at once, so a late order is warned of and served.',
    } },
  ],
}

// biome-ignore format: a table of law
/** Up to how many packs an order that meets every condition is granted without an officer; a larger one waits for one. */
export const automaticGrant: Table<NoFacts, { mostPacks: number }> = {
  name: 'automaticGrant',
  rows: [
    { when: {}, gives: { mostPacks: 1_000_000_000 }, from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Belum ada sumber tentang kuota; batas ini menahan salah ketik, bukan produksi.',
      en: 'No source gives a quota; this bound stops slips of the keyboard, not production.',
    } },
  ],
}

// biome-ignore format: a table of law
/** Up to how many packs a holder may enter serials of its own for in one batch. */
export const ownSerialsQuota: Table<NoFacts, { mostPacks: number }> = {
  name: 'ownSerialsQuota',
  rows: [
    { when: {}, gives: { mostPacks: 1_000_000_000 }, from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Belum ada sumber tentang kuota; batas ini menahan salah ketik, bukan produksi.',
      en: 'No source gives a quota; this bound stops slips of the keyboard, not production.',
    } },
  ],
}

// biome-ignore format: a table of law
/** The most packs to a case and cases to a pallet that an order may state. */
export const packingBounds: Table<NoFacts, { perCase: number; perPallet: number }> = {
  name: 'packingBounds',
  rows: [
    { when: {}, gives: { perCase: 100_000, perPallet: 100_000 }, from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Peraturan meminta jumlah paling banyak per kemasan tanpa menyebut batasnya.',
      en: 'The regulation asks for the most per packaging level and names no bound.',
    } },
  ],
}

// biome-ignore format: a table of law
/** Whether packs of a product may carry a serial of their own, and whether they must. */
export const serialCodes: Table<{ method: Method }, 'required' | 'voluntary'> = {
  name: 'serialCodes',
  rows: [
    { when: { method: 'authentication' }, gives: 'required',  from: '2018-12-05', until: '2022-10-05', cite: explained },
    { when: { method: 'authentication' }, gives: 'required',  from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 7' } },
    { when: { method: 'identification' }, gives: 'voluntary', from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Untuk metode identifikasi kode pada kemasan cukup memuat NIE. Tidak ada sumber yang melarang nomor seri sukarela; kode itu membuat tiap kemasan dapat dilacak.',
      en: 'Under identification the code on a pack need only carry the licence number. No source forbids voluntary serials; they let each pack be traced.',
    } },
  ],
}

// biome-ignore format: a table of law
/** The packaging levels for which codes are issued. */
export const packagingLevels: Table<{ method: Method }, readonly Level[]> = {
  name: 'packagingLevels',
  rows: [
    { when: { method: 'authentication' }, gives: ['primary', 'secondary', 'tertiary'], from: '2018-12-05', until: '2022-10-05', cite: { instrument: 'Artikel 2D barcode', article: 'serialisasi' } },
    { when: { method: 'authentication' }, gives: ['primary', 'secondary', 'tertiary'], from: '2022-10-05', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 6' } },
    { when: { method: 'identification' }, gives: ['primary', 'secondary', 'tertiary'], from: '2018-12-05', cite: noSource, assumed: true, note: {
      id: 'Kode sukarela mengikuti ketiga tingkat kemasan metode otentifikasi.',
      en: 'Voluntary codes follow the three packaging levels of authentication.',
    } },
  ],
}
