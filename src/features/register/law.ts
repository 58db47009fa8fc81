import type { Commodity } from '#/features/register/nie-formats.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table } from '#/law/provisions.ts'

/** How the digits of a health supplement's number are spent: two of the year of issue, then a running number of the year. */
export type SupplementNumberShape = { yearDigits: number; runningDigits: number }

// biome-ignore format: a table of law
/** The shape in which new numbers of health supplements are issued. Only the nine digits are published, not their meaning. */
export const supplementNumberShape: Table<Record<never, never>, SupplementNumberShape> = {
  name: 'supplementNumberShape',
  rows: [
    { when: {}, gives: { yearDigits: 2, runningDigits: 7 }, from: '2000-01-01', cite: noSource, assumed: true, note: {
      id: 'Nomor suplemen kesehatan diketahui terdiri atas 9 angka; pembagiannya tidak dipublikasikan. Tahun dan nomor urut adalah pilihan sistem ini.',
      en: 'Numbers of health supplements are known to have 9 digits; their meaning is not published. Year and running number are this system’s choice.',
    } },
  ],
}

const noText = {
  id: 'Belum ada sumber tentang masa berlaku untuk jenis produk ini; lima tahun dipakai seperti pada obat tradisional.',
  en: 'No source gives the validity for this kind of product; five years are taken, as for traditional medicines.',
}
const secondary = {
  id: 'Menurut panduan sekunder; teks resminya belum dibandingkan.',
  en: 'After a secondary guide; the official text has not been compared yet.',
}

// biome-ignore format: a table of law
/** For how many years a licence is valid from the day of its issue. Sources give no first day; rows begin with the year 2000. */
export const licenceValidity: Table<{ commodity: Commodity }, { years: number }> = {
  name: 'licenceValidity',
  rows: [
    { when: { commodity: 'supplement' },  gives: { years: 5 }, from: '2000-01-01', cite: { instrument: 'Panduan ASROT', article: 'masa berlaku izin edar' }, assumed: true, note: secondary },
    { when: { commodity: 'traditional' }, gives: { years: 5 }, from: '2000-01-01', cite: { instrument: 'Panduan ASROT', article: 'masa berlaku izin edar' }, assumed: true, note: secondary },
    { when: { commodity: 'cosmetic' },    gives: { years: 3 }, from: '2000-01-01', cite: { instrument: 'FAQ Notifkos',  article: 'Q7' } },
    { when: { commodity: 'quasi' },       gives: { years: 5 }, from: '2000-01-01', cite: noSource, assumed: true, note: noText },
    { when: { commodity: 'drug' },        gives: { years: 5 }, from: '2000-01-01', cite: noSource, assumed: true, note: noText },
    { when: { commodity: 'food' },        gives: { years: 5 }, from: '2000-01-01', cite: noSource, assumed: true, note: noText },
  ],
}
