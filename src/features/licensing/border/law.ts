import type { PaperKind } from '#/features/border-papers/paper.ts'
import type { ClockKind } from '#/features/licensing/case.ts'
import type { Period } from '#/features/licensing/case-clock.ts'
import type { Need } from '#/features/licensing/service.ts'
import { noSource } from '#/law/instruments.ts'
import type { Cite, Table } from '#/law/provisions.ts'

export const from = '2022-01-01'
export const importRules: Cite = { instrument: 'PerBPOM 27/2022', article: 'dokumen pemasukan' }
export const exportRules: Cite = { instrument: 'Standar pelayanan SKE', article: 'persyaratan' }

type Asked = Omit<Need, 'cite' | 'assumed' | 'note'>
const secondary = {
  id: 'Menurut ringkasan standar pelayanan; teks resminya belum dibandingkan.',
  en: 'After a summary of the service standard; the official text has not been compared yet.',
}
const starting = {
  id: 'Tidak ada pada sumber yang tersedia; nilai awal sistem ini.',
  en: 'The sources at hand do not give it; a starting value of this platform.',
}
const noTariff = {
  id: 'Tarif tidak ada pada sumber yang tersedia; nilai awal sistem ini.',
  en: 'No source at hand gives the tariff; a starting value of this platform.',
}

// biome-ignore format: a table of law
/** The papers of an import or export certificate. */
export const borderDocuments: Table<{ kind: PaperKind }, Asked> = {
  name: 'borderDocuments',
  rows: [
    { when: { kind: 'SKI' }, gives: { key: 'coa', title: { id: 'Sertifikat analisis setiap bets', en: 'Certificate of analysis of each batch' }, from: 'application', many: true }, from, cite: importRules, assumed: true, note: secondary },
    { when: { kind: 'SKI' }, gives: { key: 'invoice', title: { id: 'Faktur (invoice)', en: 'Invoice' }, from: 'application' }, from, cite: importRules, assumed: true, note: secondary },
    { when: { kind: 'SKI' }, gives: { key: 'purpose', title: { id: 'Surat pernyataan tujuan penggunaan', en: 'Statement of purpose' }, from: 'application' }, from, cite: importRules, assumed: true, note: secondary },
    { when: { kind: 'HC' },  gives: { key: 'coa', title: { id: 'Sertifikat analisis dari laboratorium terakreditasi', en: 'Certificate of analysis from an accredited laboratory' }, from: 'application', many: true }, from, cite: exportRules, assumed: true, note: secondary },
    { when: { kind: 'CPP' }, gives: { key: 'information', title: { id: 'Informasi produk yang disetujui', en: 'Approved product information' }, from: 'application' }, from, cite: exportRules, assumed: true, note: secondary },
    { when: {},              gives: { key: 'nib', title: { id: 'NIB', en: 'NIB' }, from: 'company paper', paper: 'NIB' }, from, cite: exportRules, assumed: true, note: secondary },
  ],
}

// biome-ignore format: a table of law
/** The fee of an import or export certificate, in rupiah. */
export const borderFee: Table<{ kind: PaperKind }, number> = {
  name: 'borderFee',
  rows: [
    { when: { kind: 'SKI' }, gives: 100_000, from, cite: noSource, assumed: true, note: noTariff },
    { when: { kind: 'CFS' }, gives: 50_000,  from, cite: noSource, assumed: true, note: noTariff },
    { when: { kind: 'HC' },  gives: 50_000,  from, cite: noSource, assumed: true, note: noTariff },
    { when: { kind: 'CPP' }, gives: 100_000, from, cite: noSource, assumed: true, note: noTariff },
  ],
}

// biome-ignore format: a table of law
/** How long each part of a case of an import or export certificate may take. */
export const borderPeriods: Table<{ clock: ClockKind; kind: PaperKind }, Period> = {
  name: 'borderPeriods',
  rows: [
    { when: { clock: 'evaluation' },              gives: { days: 5, kind: 'working' },   from, cite: noSource, assumed: true, note: starting },
    { when: { clock: 'evaluation', kind: 'SKI' }, gives: { days: 7, kind: 'working' },   from, cite: { instrument: 'PerBPOM 27/2022', article: 'pemasukan post border' }, assumed: true, note: secondary },
    { when: { clock: 'payment' },                 gives: { days: 10, kind: 'calendar' }, from, cite: noSource, assumed: true, note: starting },
    { when: { clock: 'answer' },                  gives: { days: 5, kind: 'working' },   from, cite: noSource, assumed: true, note: starting },
    { when: { clock: 'draft' },                   gives: { days: 30, kind: 'calendar' }, from, cite: noSource, assumed: true, note: starting },
  ],
}

// biome-ignore format: a table of law
/** For how many months a paper holds, if its licence does. */
export const borderValidity: Table<{ kind: PaperKind }, { months: number }> = {
  name: 'borderValidity',
  rows: [
    { when: { kind: 'SKI' }, gives: { months: 6 },  from, cite: noSource, assumed: true, note: starting },
    { when: { kind: 'CFS' }, gives: { months: 24 }, from, cite: noSource, assumed: true, note: starting },
    { when: { kind: 'HC' },  gives: { months: 6 },  from, cite: noSource, assumed: true, note: starting },
    { when: { kind: 'CPP' }, gives: { months: 24 }, from, cite: noSource, assumed: true, note: starting },
  ],
}

export type Desk = 'information and complaints' | 'testing' | 'SKI and SKE'
const hours = { days: [1, 2, 3, 4, 5], opens: '08.00', closes: '16.00' } as const
const anOffice = {
  id: 'Dari daftar petugas satu kantor yang tidak disebut namanya; setiap kantor dapat berbeda.',
  en: 'From the list of staff of one office that is not named; each office may differ.',
}

// biome-ignore format: a table of law
/** When the desks are open: days of the week (1 is Monday) and hours of the office. */
export const deskHours: Table<{ desk: Desk }, { days: readonly number[]; opens: string; closes: string }> = {
  name: 'deskHours',
  rows: [
    { when: { desk: 'information and complaints' }, gives: hours, from, cite: noSource, rule: 'DESK-1', assumed: true, note: anOffice },
    { when: { desk: 'testing' },                    gives: hours, from, cite: noSource, rule: 'DESK-2', assumed: true, note: anOffice },
    { when: { desk: 'SKI and SKE' },                gives: hours, from, cite: noSource, rule: 'DESK-3', assumed: true, note: anOffice },
  ],
}
