import type { ClockKind } from '#/features/licensing/case.ts'
import type { Period } from '#/features/licensing/case-clock.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table } from '#/law/provisions.ts'

/** The law on the notification of cosmetics that is in force; the questions and answers explain it. */
export const from = '2022-01-01'
const instrument = 'FAQ Notifkos'

/** What is asked for, as far as time and fee depend on it. */
export type Kind = 'cosmetic' | 'perfume' | 'kit' | 'renewal' | 'variation' | 'cancellation' | 'exemption'

const notGiven = {
  id: 'Tanya jawab hanya menyebut waktu verifikasi notifikasi; waktu ini disamakan dengan itu sampai ada sumber.',
  en: 'The questions and answers give only the time for verifying a notification; the same is taken here until a source says otherwise.',
}
const starting = {
  id: 'Jangka waktu ini tidak ada pada teks yang tersedia; nilai awal sistem ini.',
  en: 'The texts at hand do not give this period; a starting value of this platform.',
}

// biome-ignore format: a table of law
/** How long each part of a cosmetic case may take. */
export const cosmeticPeriods: Table<{ clock: ClockKind; kind: Kind }, Period> = {
  name: 'cosmeticPeriods',
  rows: [
    { when: { clock: 'evaluation' },                       gives: { days: 14, kind: 'working' },  from, cite: { instrument, article: 'Q6' }, assumed: true, note: notGiven },
    { when: { clock: 'evaluation', kind: 'cosmetic' },     gives: { days: 14, kind: 'working' },  from, cite: { instrument, article: 'Q6' }, rule: 'KOS-06' },
    { when: { clock: 'evaluation', kind: 'perfume' },      gives: { days: 3, kind: 'working' },   from, cite: { instrument, article: 'Q6' }, rule: 'KOS-06' },
    { when: { clock: 'payment' },                          gives: { days: 10, kind: 'calendar' }, from, cite: noSource, assumed: true, note: starting },
    { when: { clock: 'answer' },                           gives: { days: 14, kind: 'working' },  from, cite: noSource, assumed: true, note: starting },
    { when: { clock: 'draft' },                            gives: { days: 30, kind: 'calendar' }, from, cite: noSource, assumed: true, note: {
      id: 'Pilihan sistem ini: rancangan disimpan 30 hari sejak perubahan terakhir.',
      en: 'A choice of this platform: a draft is kept for 30 days after its last change.',
    } },
  ],
}

// biome-ignore format: a table of law
/** The fee for one item, in rupiah, by where it is made. Each colour shade is an item; several net contents are one. */
export const itemFee: Table<{ asean: boolean }, number> = {
  name: 'itemFee',
  rows: [
    { when: { asean: true },  gives: 500_000,   from, cite: { instrument, article: 'Q11' }, rule: ['KOS-11', 'KOS-12'] },
    { when: { asean: false }, gives: 1_500_000, from, cite: { instrument, article: 'Q11' }, rule: ['KOS-11', 'KOS-12'] },
  ],
}

// biome-ignore format: a table of law
/** The fee for a kit, in rupiah. */
export const kitFee: Table<Record<never, never>, number> = {
  name: 'kitFee',
  rows: [
    { when: {}, gives: 500_000, from, cite: noSource, assumed: true, note: {
      id: 'Tarif kit tidak ada pada sumber yang tersedia; disamakan dengan satu item buatan ASEAN.',
      en: 'No source at hand gives the tariff of a kit; the same as one item made in ASEAN is taken.',
    } },
  ],
}

// biome-ignore format: a table of law
/** How many days before its end a notification may be renewed at the latest. */
export const renewalAtLatest: Table<Record<never, never>, { days: number }> = {
  name: 'renewalAtLatest',
  rows: [
    { when: {}, gives: { days: 30 }, from, cite: { instrument, article: 'Q15' }, rule: 'KOS-15', assumed: true, note: {
      id: 'Tanya jawab tidak menyebut hari kerja atau hari kalender; dihitung sebagai hari kalender.',
      en: 'The answer says neither working nor calendar days; calendar days are counted.',
    } },
  ],
}

// biome-ignore format: a table of law
/** On which days before the end of a notification its holder is reminded to renew it. */
export const renewalReminders: Table<Record<never, never>, { daysBefore: readonly number[] }> = {
  name: 'renewalReminders',
  rows: [
    { when: {}, gives: { daysBefore: [90, 60, 45, 35] }, from, cite: noSource, rule: 'KOS-14', assumed: true, note: {
      id: 'Pilihan sistem ini; tanya jawab hanya meminta pembaruan sebelum berakhir.',
      en: 'A choice of this platform; the answer asks only for renewal before the end.',
    } },
  ],
}

// biome-ignore format: a table of law
/** After how many months without production, import or distribution a notification is cancelled, and when its holder is warned. */
export const lapse: Table<Record<never, never>, { months: number; warnedAfter: readonly number[] }> = {
  name: 'lapse',
  rows: [
    { when: {}, gives: { months: 6, warnedAfter: [4, 5] }, from, cite: { instrument, article: 'Q25' }, rule: 'KOS-25', assumed: true, note: {
      id: 'Enam bulan dari tanya jawab; peringatan pada bulan ke-4 dan ke-5 adalah pilihan sistem ini.',
      en: 'Six months are of the answer; the warnings after 4 and 5 months are a choice of this platform.',
    } },
  ],
}
