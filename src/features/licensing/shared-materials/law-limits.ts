import type { Table, Words } from '#/law/provisions.ts'
import type { ComposedProduct } from './law-prohibited.ts'

const instrument = 'FAQ ASROT'
const from = '2022-12-26'

const asWarning: Words = {
  id: 'Sumber menyebut batas ini untuk obat tradisional; untuk suplemen dipakai sebagai peringatan bagi petugas.',
  en: 'The source gives this limit for traditional medicines; for supplements it serves as a warning to the officer.',
}
const byAnalogy: Words = {
  id: 'Sumber menyebut batas ini untuk obat tradisional; untuk obat kuasi diterapkan sebagai peringatan.',
  en: 'The source gives this limit for traditional medicines; for quasi-drugs it serves as a warning.',
}

export const limitedSubstances = ['mentol', 'kafein', 'alkohol'] as const
export type LimitedSubstance = (typeof limitedSubstances)[number]
/** How a product is used, as far as the limits ask. */
export type Use = 'taken' | 'drunk' | 'external'

/** The most of a substance that one serving or one day may bring, in mg, or its share of the product in percent. */
export type DailyLimit = { perDay?: number; perServing?: number; percent?: number; severity: 'block' | 'warn' }

// biome-ignore format: a table of law
/** Limits on single substances. A caffeine limit is kept when either of its two figures is. Liquids that are taken are `drunk`. */
export const limits: Table<{ commodity: ComposedProduct; substance: LimitedSubstance; use: Use }, DailyLimit> = {
  name: 'limits',
  rows: [
    ...(['taken', 'drunk'] as const).flatMap(use => [
      { when: { commodity: 'traditional', substance: 'mentol', use }, gives: { perDay: 14, severity: 'block' }, from, cite: { instrument, article: 'Q19' }, rule: 'OT-19' },
      { when: { commodity: 'traditional', substance: 'kafein', use }, gives: { perDay: 150, perServing: 50, severity: 'block' }, from, cite: { instrument, article: 'Q20' }, rule: 'OT-20' },
      { when: { commodity: 'supplement', substance: 'mentol', use },  gives: { perDay: 14, severity: 'warn' }, from, cite: { instrument, article: 'Q19' }, assumed: true, note: asWarning },
      { when: { commodity: 'supplement', substance: 'kafein', use },  gives: { perDay: 150, perServing: 50, severity: 'warn' }, from, cite: { instrument, article: 'Q20' }, assumed: true, note: asWarning },
      { when: { commodity: 'quasi', substance: 'mentol', use },       gives: { perDay: 14, severity: 'warn' }, from, cite: { instrument, article: 'Q19' }, assumed: true, note: byAnalogy },
      { when: { commodity: 'quasi', substance: 'kafein', use },       gives: { perDay: 150, perServing: 50, severity: 'warn' }, from, cite: { instrument, article: 'Q20' }, assumed: true, note: byAnalogy },
    ] as const),
    { when: { commodity: 'traditional', substance: 'alkohol', use: 'drunk' }, gives: { percent: 1, severity: 'block' }, from, cite: { instrument, article: 'Q15 huruf b angka 4' }, rule: 'OT-15b4' },
    { when: { commodity: 'supplement', substance: 'alkohol', use: 'drunk' },  gives: { percent: 1, severity: 'block' }, from, cite: { instrument, article: 'Q15 huruf b angka 4' }, rule: 'OT-15b4' },
    { when: { commodity: 'quasi', substance: 'alkohol', use: 'drunk' },       gives: { percent: 1, severity: 'warn' },  from, cite: { instrument, article: 'Q15 huruf b angka 4' }, assumed: true, note: byAnalogy },
  ],
}
