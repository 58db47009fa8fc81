import type { Lang } from '../lang.ts'
import type { Tone } from '../tone.ts'
import type { VerdictCardProps } from '../verdict-card.tsx'

type Verdict = Pick<VerdictCardProps, 'tone' | 'word' | 'sentence' | 'toDo' | 'evidence'>
type File = { number: string; product: string; due: string; used: number; state: string; tone: Tone }

/** The verdicts of the check page, as the catalogue shows them. */
export const verdicts: Record<Lang, readonly Verdict[]> = {
  id: [
    {
      tone: 'ok',
      sentence: 'Produk ini terdaftar, dan kode ini diterbitkan untuknya.',
      toDo: 'Bandingkan nama dan gambar dengan kemasan di tangan Anda. Jika berbeda, laporkan.',
      evidence: [
        { label: 'Produk', value: 'Vita Surya C 500' },
        { label: 'Bets', value: '24K071' },
        { label: 'Kedaluwarsa', value: '31 Oktober 2028' },
      ],
    },
    {
      tone: 'ok',
      sentence: 'Produk ini terdaftar. Kode ini kode produk, tanpa nomor seri.',
      toDo: 'Kode ini sama pada semua kemasan produk ini. Periksa nama, nomor izin edar, dan tanggal kedaluwarsa.',
    },
    {
      tone: 'look',
      word: 'Tidak dikenal',
      sentence: 'Kode ini tidak pernah kami terbitkan.',
      toDo: 'Periksa apakah kode terbaca lengkap, lalu pindai lagi. Jika tetap tidak dikenal, jangan pakai dulu dan laporkan.',
    },
    {
      tone: 'look',
      word: 'Tidak ditemukan',
      sentence: 'Nomor izin edar ini tidak ada dalam register.',
      toDo: 'Ketik lagi nomor persis seperti pada kemasan. Huruf O dan angka 0 sering tertukar.',
    },
    {
      tone: 'stop',
      word: 'Izin dicabut',
      sentence: 'Izin edar produk ini dicabut pada 12 November 2026.',
      toDo: 'Jangan membeli atau memakai produk ini. Kembalikan ke tempat membeli.',
    },
    {
      tone: 'stop',
      word: 'Ditarik',
      sentence: 'Bets 24K071 ditarik dari peredaran.',
      toDo: 'Jangan dipakai. Kembalikan ke tempat membeli; uang Anda kembali.',
    },
    {
      tone: 'look',
      word: 'Sering dipindai',
      sentence: 'Kode ini sudah sering dipindai di tempat lain.',
      toDo: 'Kode dapat ditiru. Jangan pakai dulu, dan laporkan kemasan ini.',
    },
    {
      tone: 'unknown',
      sentence: 'Kami belum dapat memeriksa kode ini sekarang.',
      toDo: 'Ini gangguan pada kami, bukan pada produk Anda. Coba lagi beberapa menit lagi.',
    },
  ],
  en: [
    {
      tone: 'ok',
      sentence: 'This product is registered, and this code was issued for it.',
      toDo: 'Compare name and picture with the pack in your hand. If they differ, report it.',
      evidence: [
        { label: 'Product', value: 'Vita Surya C 500' },
        { label: 'Batch', value: '24K071' },
        { label: 'Expiry', value: '31 October 2028' },
      ],
    },
    {
      tone: 'ok',
      sentence: 'This product is registered. This is a product code, without a serial number.',
      toDo: 'All packs of this product carry this code. Check the name, the licence number and the expiry date.',
    },
    {
      tone: 'look',
      word: 'Not known',
      sentence: 'We never issued this code.',
      toDo: 'See whether the code was read in full and scan again. If it stays unknown, do not use the pack yet and report it.',
    },
    {
      tone: 'look',
      word: 'Not found',
      sentence: 'This licence number is not in the register.',
      toDo: 'Type the number again exactly as on the pack. The letter O and the digit 0 are easily confused.',
    },
    {
      tone: 'stop',
      word: 'Licence revoked',
      sentence: 'The licence of this product was revoked on 12 November 2026.',
      toDo: 'Do not buy or use this product. Return it where you bought it.',
    },
    {
      tone: 'stop',
      word: 'Recalled',
      sentence: 'Batch 24K071 is recalled.',
      toDo: 'Do not use it. Return it where you bought it; you get your money back.',
    },
    {
      tone: 'look',
      word: 'Scanned often',
      sentence: 'This code has been scanned often in other places.',
      toDo: 'A code can be copied. Do not use the pack yet, and report it.',
    },
    {
      tone: 'unknown',
      sentence: 'We cannot check this code right now.',
      toDo: 'The trouble is ours, not your product’s. Try again in a few minutes.',
    },
  ],
}

export const files: Record<Lang, readonly File[]> = {
  id: [
    {
      number: 'SM-2026-000417',
      product: 'Vita Surya C 500',
      due: '2026-11-24',
      used: 27,
      state: 'Hampir jatuh tempo',
      tone: 'look',
    },
    { number: 'SM-2026-000431', product: 'Kunyit Lestari', due: '2026-12-03', used: 20, state: 'Dikerjakan', tone: 'plain' },
    { number: 'SM-2026-000398', product: 'Zinkavit', due: '2026-11-16', used: 34, state: 'Terlambat', tone: 'stop' },
    { number: 'SM-2026-000440', product: 'Omega Bahari', due: '2026-12-18', used: 9, state: 'Dikerjakan', tone: 'plain' },
  ],
  en: [
    { number: 'SM-2026-000417', product: 'Vita Surya C 500', due: '2026-11-24', used: 27, state: 'Due soon', tone: 'look' },
    { number: 'SM-2026-000431', product: 'Kunyit Lestari', due: '2026-12-03', used: 20, state: 'In progress', tone: 'plain' },
    { number: 'SM-2026-000398', product: 'Zinkavit', due: '2026-11-16', used: 34, state: 'Late', tone: 'stop' },
    { number: 'SM-2026-000440', product: 'Omega Bahari', due: '2026-12-18', used: 9, state: 'In progress', tone: 'plain' },
  ],
}
