import type { ClockKind } from '#/features/licensing/case.ts'
import type { Period } from '#/features/licensing/case-clock.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table } from '#/law/provisions.ts'

const from = '2022-12-26'
type NoFacts = Record<never, never>

// biome-ignore format: a table of law
/** The fee for a new registration, in rupiah. */
export const registrationFee: Table<NoFacts, number> = {
  name: 'registrationFee',
  rows: [
    { when: {}, gives: 1_000_000, from, cite: { instrument: 'PP 32/2017', article: 'Lampiran I' }, assumed: true, note: {
      id: 'Angka tarif suplemen kesehatan pada lampiran PP 32/2017 belum terbaca dari sumber yang ada; nilai ini sementara.',
      en: 'The figure for health supplements in the annex of PP 32/2017 could not be read from the sources at hand; this value is provisional.',
    } },
  ],
}

// biome-ignore format: a table of law
/** How long each part of a case may take. Days of the regulation are working days (art. 1(37)). */
export const periods: Table<{ clock: ClockKind }, Period> = {
  name: 'periods',
  rows: [
    { when: { clock: 'evaluation' }, gives: { days: 30, kind: 'working' }, from, cite: noSource, assumed: true, note: {
      id: 'Jangka waktu evaluasi tidak ada pada teks yang tersedia; 30 hari kerja adalah nilai awal.',
      en: 'The text at hand does not give the period of evaluation; 30 working days are a starting value.',
    } },
    { when: { clock: 'payment' }, gives: { days: 10, kind: 'working' }, from, cite: noSource, assumed: true, note: {
      id: 'Mengikuti praktik notifikasi: tagihan yang tidak dibayar dalam 10 hari gugur.',
      en: 'After the practice of notifications: an order not paid within 10 days lapses.',
    } },
    { when: { clock: 'answer' }, gives: { days: 20, kind: 'working' }, from, cite: noSource, assumed: true, note: {
      id: 'Batas waktu menjawab pertanyaan tidak ada pada teks yang tersedia; 20 hari kerja adalah nilai awal.',
      en: 'The text at hand does not give the time for answering questions; 20 working days are a starting value.',
    } },
    { when: { clock: 'draft' }, gives: { days: 30, kind: 'calendar' }, from, cite: noSource, assumed: true, note: {
      id: 'Pilihan sistem ini: rancangan disimpan 30 hari sejak perubahan terakhir.',
      en: 'A choice of this platform: a draft is kept for 30 days after its last change.',
    } },
  ],
}

/** What a stability study must have reached: months tested, in order. After the last one, once a year. */
export type Programme = { months: readonly number[]; thenEvery?: number; temperature: string; humidity: string }

const faq = 'FAQ ASROT'
// biome-ignore format: a table of law
/** The test points of a study in the climate of zone IVb, after the ASEAN guideline that the FAQ names. */
export const stabilityProgramme: Table<{ study: 'long term' | 'accelerated' }, Programme> = {
  name: 'stabilityProgramme',
  rows: [
    { when: { study: 'long term' },   gives: { months: [0, 3, 6, 9, 12, 18, 24], thenEvery: 12, temperature: '30 °C ± 2', humidity: '75 % ± 5' }, from, cite: { instrument: faq, article: 'Q17' } },
    { when: { study: 'accelerated' }, gives: { months: [0, 3, 6], temperature: '40 °C ± 2', humidity: '75 % ± 5' }, from, cite: { instrument: faq, article: 'Q17' } },
  ],
}

// biome-ignore format: a table of law
/** How many batches of at least pilot scale a study covers. */
export const stabilityBatches: Table<NoFacts, number> = {
  name: 'stabilityBatches',
  rows: [{ when: {}, gives: 2, from, cite: { instrument: faq, article: 'Q17' } }],
}
