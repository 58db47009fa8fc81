import type { ClockKind } from '#/features/licensing/case.ts'
import type { Period } from '#/features/licensing/case-clock.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table, Words } from '#/law/provisions.ts'
import type { ProductClass } from './law-product.ts'

const from = '2022-12-26'

/** The two stages of a product: first data and formula, then the whole dossier. */
export type Stage = 'preregistration' | 'registration'

const unread: Words = {
  id: 'Angka tarif pada lampiran PP 32/2017 belum terbaca dari sumber yang ada; nilai ini sementara.',
  en: 'The figure in the annex of PP 32/2017 could not be read from the sources at hand; this value is provisional.',
}
const fee = (productClass: ProductClass, gives: number) =>
  ({
    when: { class: productClass },
    gives,
    from,
    cite: { instrument: 'PP 32/2017', article: 'Lampiran I' },
    assumed: true,
    note: unread,
  }) as const

// biome-ignore format: a table of law
/** The fee of a registration, in rupiah. Pre-registration is free. */
export const asrotFee: Table<{ class: ProductClass; lowRisk: boolean }, number> = {
  name: 'asrotFee',
  rows: [
    fee('jamu', 500_000), fee('OHT', 1_000_000), fee('fitofarmaka', 1_500_000), fee('imported', 1_500_000), fee('quasi', 1_000_000),
    { when: { class: 'jamu', lowRisk: true }, gives: 250_000, from, cite: { instrument: 'PP 32/2017', article: 'Lampiran I' }, assumed: true, note: unread },
  ],
}

const starting: Words = {
  id: 'Tidak ada pada teks yang tersedia; nilai awal sampai regulator menetapkannya.',
  en: 'Not in the texts at hand; a starting value until the regulator states it.',
}
const period = (when: { clock: ClockKind; stage?: Stage; lowRisk?: boolean }, days: number, kind: Period['kind'] = 'working') =>
  ({ when, gives: { days, kind }, from, cite: noSource, assumed: true, note: starting }) as const

// biome-ignore format: a table of law
/** How long each part of a case may take. */
export const asrotPeriods: Table<{ clock: ClockKind; stage: Stage }, Period> = {
  name: 'asrotPeriods',
  rows: [
    period({ clock: 'evaluation', stage: 'preregistration' }, 10),
    period({ clock: 'evaluation', stage: 'registration' }, 30),
    period({ clock: 'payment' }, 10), period({ clock: 'answer' }, 20), period({ clock: 'draft' }, 30, 'calendar'),
  ],
}

// biome-ignore format: a table of law
/** For how many days an approved pre-registration opens the registration. */
export const preregistrationHolds: Table<Record<never, never>, { days: number }> = {
  name: 'preregistrationHolds',
  rows: [{ when: {}, gives: { days: 180 }, from, cite: noSource, rule: 'OT-09', assumed: true, note: starting }],
}
