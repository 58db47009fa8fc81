import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Numbered } from '#/features/register/numbered.ts'
import { noSource } from '#/law/instruments.ts'
import type { Table } from '#/law/provisions.ts'

/** How a new number ends after its letters, year and published parts: running digits, and a fixed last part where there is one. */
export type NumberShape = { runningDigits: number; tail: string }

const unpublished = {
  id: 'Panjang nomor diketahui, arti angkanya tidak dipublikasikan. Tahun dan nomor urut adalah pilihan sistem ini.',
  en: 'The length of the number is known, the meaning of its digits is not published. Year and running number are this system’s choice.',
}
const analysed = {
  id: 'Menurut analisis Business-ID-POM atas nomor yang beredar; naskah resminya tidak ditemukan.',
  en: 'After the analysis of numbers in circulation by Business-ID-POM; no official text was found.',
}

// biome-ignore format: a table of law
/** The shape in which new numbers are issued. */
export const numberShapes: Table<{ series: Numbered['series'] }, NumberShape> = {
  name: 'numberShapes',
  rows: [
    { when: { series: 'supplement' },   gives: { runningDigits: 7, tail: '' },  from: '2000-01-01', cite: noSource, assumed: true, note: unpublished },
    { when: { series: 'quasi' },        gives: { runningDigits: 7, tail: '' },  from: '2000-01-01', cite: noSource, assumed: true, note: unpublished },
    { when: { series: 'traditional' },  gives: { runningDigits: 4, tail: '1' }, from: '2000-01-01', cite: noSource, assumed: true, note: analysed },
    { when: { series: 'cosmetic' },     gives: { runningDigits: 5, tail: '' },  from: '2000-01-01', cite: noSource, assumed: true, note: analysed },
    { when: { series: 'cosmetic kit' }, gives: { runningDigits: 7, tail: '' },  from: '2000-01-01', cite: noSource, assumed: true, note: unpublished },
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
