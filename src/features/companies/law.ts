import type { Commodity } from '#/features/register/nie-formats.ts'
import { noSource } from '#/law/instruments.ts'
import type { Cite, Provision, Table, Words } from '#/law/provisions.ts'
import type { BusinessKind, CertificateKind, DocumentKind, DosageForm, SiteKind } from './kinds.ts'

/** What a company is and what it deals with; `none` for those who file nothing and only report what happens to packs. */
export type Dealing = { kind: BusinessKind; commodity: Commodity | 'none' }

const sk = (article: string): Cite => ({ instrument: 'PerBPOM 32/2022', article })
const asrot = (article: string): Cite => ({ instrument: 'FAQ ASROT', article })
const notifkos = (article: string): Cite => ({ instrument: 'FAQ Notifkos', article })
const access: Cite = { instrument: 'Artikel 2D barcode', article: 'syarat izin akses' }

/** PerBPOM 32/2022 came into force. The FAQs bear no date; we apply them from the same day. */
const since = '2022-12-26'

const widened: Words = {
  id: 'Sumber menyebutnya untuk pelaku usaha lain; di sini diterapkan juga, sampai regulator menegaskannya.',
  en: 'The source states it for other businesses; it is applied here as well until the regulator states it.',
}
const derived: Words = {
  id: 'Sumber tidak menyebutkannya secara tegas; disimpulkan dari arti istilahnya.',
  en: 'No source states it expressly; it follows from what the words mean.',
}

const makers = [
  'pharma industry',
  'traditional medicine industry',
  'small traditional medicine business',
  'food industry',
] as const
const traditionalMakers = ['traditional medicine industry', 'small traditional medicine business'] as const
const passers = [
  'wholesaler',
  'pharmacy',
  'hospital',
  'clinic',
  'community health centre',
  'government pharmacy warehouse',
  'drug store',
] as const

type Row<When, Gives> = Provision<When, Gives>
const forEach = <When, Gives>(
  kinds: readonly BusinessKind[],
  rows: (kind: BusinessKind) => readonly Row<When, Gives>[],
): Row<When, Gives>[] => kinds.flatMap(rows)

type FitOf = { kind: BusinessKind; certificate: CertificateKind }

// biome-ignore format: a table of law
/** Who may file for which commodity. A company says what it deals with among these. */
export const filers: Table<Dealing, true> = {
  name: 'filers',
  rows: [
    { when: { kind: 'pharma industry', commodity: 'supplement' },                     gives: true, from: since, cite: sk('Pasal 20 ayat (1) huruf a') },
    { when: { kind: 'traditional medicine industry', commodity: 'supplement' },       gives: true, from: since, cite: sk('Pasal 20 ayat (1) huruf b') },
    { when: { kind: 'small traditional medicine business', commodity: 'supplement' }, gives: true, from: since, cite: sk('Pasal 20 ayat (1) huruf b') },
    { when: { kind: 'food industry', commodity: 'supplement' },                       gives: true, from: since, cite: sk('Pasal 20 ayat (1) huruf c') },
    { when: { kind: 'importer', commodity: 'supplement' },                            gives: true, from: since, cite: sk('Pasal 20 ayat (1) huruf d') },
    { when: { kind: 'marketing entity', commodity: 'supplement' },                    gives: true, from: since, cite: sk('Pasal 20 ayat (1) huruf e') },
    { when: { kind: 'cosmetics industry', commodity: 'cosmetic' },                    gives: true, from: since, cite: notifkos('Q8 huruf a') },
    { when: { kind: 'marketing entity', commodity: 'cosmetic' },                      gives: true, from: since, cite: notifkos('Q8 huruf b') },
    { when: { kind: 'importer', commodity: 'cosmetic' },                              gives: true, from: since, cite: notifkos('Q8 huruf c') },
    ...([
      ['pharma industry', 'drug'], ['pharma industry', 'quasi'], ['pharma industry', 'traditional'],
      ['traditional medicine industry', 'traditional'], ['traditional medicine industry', 'quasi'],
      ['small traditional medicine business', 'traditional'], ['small traditional medicine business', 'quasi'],
      ['food industry', 'food'], ['importer', 'drug'], ['importer', 'traditional'], ['importer', 'quasi'], ['importer', 'food'],
      ['marketing entity', 'traditional'], ['marketing entity', 'quasi'],
    ] as const).map(([kind, commodity]) => ({ when: { kind, commodity }, gives: true, from: since, cite: noSource, assumed: true, note: derived }) as const),
  ],
}

// biome-ignore format: a table of law
/** The papers that the file of a company must hold. Every row that fits is asked for. */
export const requiredDocuments: Table<Dealing, DocumentKind> = {
  name: 'requiredDocuments',
  rows: [
    ...forEach<Dealing, DocumentKind>(makers, kind => [
      { when: { kind }, gives: 'NIB',                   from: since, cite: sk('Pasal 20 ayat (2)') },
      { when: { kind }, gives: 'NPWP',                  from: since, cite: sk('Pasal 23 ayat (3) huruf a') },
      { when: { kind }, gives: 'power of attorney',     from: since, cite: sk('Pasal 23 ayat (3) huruf c') },
      { when: { kind }, gives: 'deed of establishment', from: since, cite: sk('Pasal 23 ayat (3) huruf d') },
    ]),
    { when: { kind: 'cosmetics industry' }, gives: 'NIB',                   from: since, cite: asrot('Q10 huruf a angka 1'), assumed: true, note: widened },
    { when: { kind: 'cosmetics industry' }, gives: 'NPWP',                  from: since, cite: asrot('Q10 huruf a angka 3'), assumed: true, note: widened },
    { when: { kind: 'cosmetics industry' }, gives: 'deed of establishment', from: since, cite: asrot('Q10 huruf a angka 4'), assumed: true, note: widened },
    { when: { kind: 'cosmetics industry' }, gives: 'power of attorney',     from: since, cite: asrot('Q10 huruf a angka 5'), assumed: true, note: widened },

    { when: { kind: 'importer' }, gives: 'NIB',                                from: since, cite: sk('Pasal 20 ayat (2)') },
    { when: { kind: 'importer' }, gives: 'distribution audit recommendation',  from: since, cite: asrot('Q10 huruf b angka 2') },
    { when: { kind: 'importer' }, gives: 'foreign GMP certificate',            from: since, cite: asrot('Q10 huruf b angka 3') },
    { when: { kind: 'importer' }, gives: 'deed of establishment',              from: since, cite: asrot('Q10 huruf b angka 4') },
    { when: { kind: 'importer' }, gives: 'power of attorney',                  from: since, cite: asrot('Q10 huruf b angka 5') },
    { when: { kind: 'importer', commodity: 'cosmetic' }, gives: 'notification applicant recommendation', from: since, cite: { instrument: 'PerBPOM 21/2022', article: '–' }, assumed: true, note: {
      id: 'Dari sumber sekunder; pasalnya belum diperiksa pada naskah resmi.', en: 'From a secondary source; the article has not been checked in the official text.' } },

    { when: { kind: 'marketing entity' }, gives: 'NIB',                      from: since, cite: sk('Pasal 20 ayat (2)') },
    { when: { kind: 'marketing entity' }, gives: 'NPWP',                     from: since, cite: sk('Pasal 24 ayat (6) huruf a') },
    { when: { kind: 'marketing entity', commodity: 'supplement' }, gives: 'marketing recommendation', from: since, cite: sk('Pasal 24 ayat (8)') },
    { when: { kind: 'marketing entity' }, gives: 'deed of establishment',    from: since, cite: asrot('Q10 huruf a angka 4') },
    { when: { kind: 'marketing entity' }, gives: 'power of attorney',        from: since, cite: asrot('Q10 huruf a angka 5') },
    { when: { kind: 'marketing entity', commodity: 'cosmetic' }, gives: 'notification applicant recommendation', from: since, cite: { instrument: 'PerBPOM 21/2022', article: '–' }, assumed: true, note: {
      id: 'Dari sumber sekunder; pasalnya belum diperiksa pada naskah resmi.', en: 'From a secondary source; the article has not been checked in the official text.' } },

    ...forEach<Dealing, DocumentKind>(passers, kind => [
      { when: { kind }, gives: 'NIB',  from: since, cite: access, assumed: true, note: widened },
      { when: { kind }, gives: 'NPWP', from: since, cite: access, assumed: true, note: widened },
    ]),
  ],
}

// biome-ignore format: a table of law
/** The certificates of good practice that the file of a company must hold, in force. A marketing entity needs none (art. 24(7)). */
export const requiredCertificates: Table<Dealing, CertificateKind> = {
  name: 'requiredCertificates',
  rows: [
    { when: { kind: 'pharma industry' },                        gives: 'CPOB',                      from: since, cite: sk('Pasal 23 ayat (3) huruf b angka 1') },
    { when: { kind: 'traditional medicine industry' },          gives: 'CPOTB',                     from: since, cite: sk('Pasal 23 ayat (3) huruf b angka 2') },
    { when: { kind: 'small traditional medicine business' },    gives: 'CPOTB',                     from: since, cite: sk('Pasal 23 ayat (3) huruf b angka 2') },
    { when: { kind: 'food industry' },                          gives: 'CPPOB',                     from: since, cite: sk('Pasal 23 ayat (3) huruf b angka 3') },
    { when: { kind: 'food industry', commodity: 'supplement' }, gives: 'CPPOB supplement approval', from: since, cite: sk('Pasal 23 ayat (3) huruf b angka 3') },
    { when: { kind: 'cosmetics industry' },                     gives: 'CPKB',                      from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'wholesaler' },                             gives: 'CDOB',                      from: since, cite: noSource, assumed: true, note: derived },
  ],
}

/** How a certificate fits: whether it names one dosage form, and what kind of place it is for. */
export type Fit = { form: 'demanded' | 'possible' | 'none'; at: readonly SiteKind[] }

const oneForm: Fit = { form: 'demanded', at: ['factory'] }
const anyForm: Fit = { form: 'possible', at: ['factory'] }
const noForm: Fit = { form: 'none', at: ['factory'] }

// biome-ignore format: a table of law
/** Which certificates a kind of business may hold. Silent for a certificate that is not issued to it. */
export const certificateFits: Table<FitOf, Fit> = {
  name: 'certificateFits',
  rows: [
    { when: { kind: 'pharma industry', certificate: 'CPOB' },                     gives: oneForm, from: since, cite: sk('Pasal 1 angka 13') },
    { when: { kind: 'pharma industry', certificate: 'shared facility approval' }, gives: oneForm, from: since, cite: sk('Pasal 23 ayat (4)') },
    ...forEach<FitOf, Fit>(traditionalMakers, kind => [{ when: { kind, certificate: 'CPOTB' }, gives: oneForm, from: since, cite: sk('Pasal 1 angka 14') }]),
    { when: { kind: 'food industry', certificate: 'CPPOB' },                      gives: anyForm, from: since, cite: sk('Pasal 1 angka 15') },
    { when: { kind: 'food industry', certificate: 'CPPOB supplement approval' },  gives: anyForm, from: since, cite: sk('Pasal 23 ayat (6)') },
    { when: { kind: 'cosmetics industry', certificate: 'CPKB' },                  gives: noForm,  from: since, cite: noSource, assumed: true, note: derived },
    ...forEach<FitOf, Fit>(['wholesaler', 'government pharmacy warehouse'], kind => [
      { when: { kind, certificate: 'CDOB' }, gives: { form: 'none', at: ['warehouse', 'distribution'] }, from: since, cite: noSource, assumed: true, note: derived },
    ]),
  ],
}

const makes = ['factory'] as const
const stores = ['warehouse', 'distribution'] as const
const dispenses = ['dispensing', 'warehouse', 'distribution'] as const

// biome-ignore format: a table of law
/** The kind of place that a company must have at least one of. */
export const requiredSite: Table<{ kind: BusinessKind }, readonly SiteKind[]> = {
  name: 'requiredSite',
  rows: [
    ...forEach<{ kind: BusinessKind }, readonly SiteKind[]>(makers, kind => [{ when: { kind }, gives: makes, from: since, cite: sk('Pasal 23 ayat (3) huruf b') }]),
    { when: { kind: 'cosmetics industry' },            gives: makes,     from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'importer' },                      gives: stores,    from: since, cite: asrot('Q10 huruf b angka 2') },
    { when: { kind: 'marketing entity' },              gives: stores,    from: since, cite: sk('Pasal 24 ayat (9) huruf b') },
    { when: { kind: 'wholesaler' },                    gives: stores,    from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'government pharmacy warehouse' }, gives: stores,    from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'pharmacy' },                      gives: dispenses, from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'hospital' },                      gives: dispenses, from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'clinic' },                        gives: dispenses, from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'community health centre' },       gives: dispenses, from: since, cite: noSource, assumed: true, note: derived },
    { when: { kind: 'drug store' },                    gives: dispenses, from: since, cite: noSource, assumed: true, note: derived },
  ],
}

const tablets: Words = {
  id: 'Pasal menyebut “tablet”; semua jenis tablet diperlakukan sama.',
  en: 'The article says “tablet”; every kind of tablet is treated alike.',
}
const small = 'small traditional medicine business'

// biome-ignore format: a table of law
/** May this kind of business make this dosage form? A small traditional medicine business (UKOT) makes all but five. */
export const mayMake: Table<{ kind: BusinessKind; form: DosageForm }, boolean> = {
  name: 'mayMake',
  rows: [
    { when: {},                                           gives: true,  from: since, cite: sk('Pasal 1 angka 4 sampai dengan angka 7') },
    { when: { kind: small, form: 'tablet' },              gives: false, from: since, cite: sk('Pasal 1 angka 6') },
    { when: { kind: small, form: 'film-coated tablet' },  gives: false, from: since, cite: sk('Pasal 1 angka 6'), assumed: true, note: tablets },
    { when: { kind: small, form: 'chewable tablet' },     gives: false, from: since, cite: sk('Pasal 1 angka 6'), assumed: true, note: tablets },
    { when: { kind: small, form: 'effervescent' },        gives: false, from: since, cite: sk('Pasal 1 angka 6') },
    { when: { kind: small, form: 'suppository' },         gives: false, from: since, cite: sk('Pasal 1 angka 6') },
    { when: { kind: small, form: 'soft capsule' },        gives: false, from: since, cite: sk('Pasal 1 angka 6') },
    { when: { kind: small, form: 'external aerosol' },    gives: false, from: since, cite: sk('Pasal 1 angka 6') },
  ],
}

// biome-ignore format: a table of law
/** Days before the end of a certificate on which its holder is warned. */
export const expiryWarning: Table<Record<never, never>, number> = {
  name: 'expiryWarning',
  rows: [
    { when: {}, gives: 60, from: since, cite: noSource, assumed: true, note: {
      id: 'Pilihan platform ini: cukup waktu untuk mengajukan perpanjangan.', en: 'A choice of this platform: time enough to ask for a renewal.' } },
  ],
}
