import { formatNumber, type Lang, type Words } from '#/platform/ui/kit.ts'

export const id = {
  recalls: 'Penarikan',
  recall: 'Penarikan produk',
  lead: 'Produk dan bets yang diperintahkan ditarik dari peredaran. Umum melihatnya di halaman izin edar, pada pemeriksaan kode, dan pada umpan Atom.',
  state: 'Keadaan',
  running: 'Berjalan',
  ended: 'Berakhir',
  licence: 'Izin edar',
  extent: 'Yang ditarik',
  site: 'Sarana',
  siteExtent: 'Kemasan yang pernah ada di satu sarana',
  rangeOf: (batch: string, first: string, last: string) => `Bets ${batch}, kemasan ke-${first} sampai ke-${last}`,
  packs: 'Kemasan',
  answer: 'Jawaban',
  answers: {
    none: 'Belum menjawab',
    late: 'Terlambat menjawab',
    seen: 'Sudah dibaca',
    counted: 'Sudah dihitung',
    noneFound: 'Tidak ada yang ditemukan',
  },
  found: {
    quarantined: 'Diamankan',
    returned: 'Dikembalikan',
    destroyed: 'Dimusnahkan',
    sold: 'Sudah terjual',
  },
  toProgress: 'Lihat perkembangan',
  publicLead: 'Bila Anda memilikinya: jangan dipakai, dan kembalikan ke tempat membeli. Cocokkan dahulu nomor pada kemasan.',
  checkYours: 'Periksa kemasan Anda',
  batch: 'Nomor bets',
  allPacks: 'Semua kemasan',
  class: 'Kelas',
  classes: {
    I: 'I: dapat menyebabkan cacat tetap, sakit berat, atau kematian',
    II: 'II: dapat menyebabkan gangguan kesehatan sementara',
    III: 'III: kecil kemungkinannya mengganggu kesehatan',
  },
  startedOn: 'Mulai',
  endedOn: 'Berakhir',
  reasons: 'Alasan',
  endReasons: 'Alasan berakhir',
  basis: 'Dasar hukum',
  start: 'Mulai penarikan',
  none: 'Tidak ada penarikan',
  noneSays: 'Penarikan dimulai dari halaman izin edar atau dari sini.',
  atomTitle: 'Penarikan obat dan makanan',
}

export const en: typeof id = {
  recalls: 'Recalls',
  recall: 'Recall',
  lead: 'Products and batches that are ordered back from the market. The public sees them on the licence’s page, when checking a code, and in the Atom feed.',
  state: 'State',
  running: 'Running',
  ended: 'Ended',
  licence: 'Licence',
  extent: 'What is recalled',
  site: 'Site',
  siteExtent: 'Packs that were ever at one site',
  rangeOf: (batch, first, last) => `Batch ${batch}, packs ${first} to ${last}`,
  packs: 'Packs',
  answer: 'Answer',
  answers: { none: 'No answer yet', late: 'Answer overdue', seen: 'Read', counted: 'Counted', noneFound: 'None found' },
  found: { quarantined: 'Quarantined', returned: 'Returned', destroyed: 'Destroyed', sold: 'Already sold' },
  toProgress: 'See its progress',
  publicLead: 'If you have one: do not use it, and take it back to where you bought it. Compare the numbers on the pack first.',
  checkYours: 'Check your pack',
  batch: 'Batch number',
  allPacks: 'All packs',
  class: 'Class',
  classes: {
    I: 'I: may cause lasting harm, grave illness or death',
    II: 'II: may cause illness that passes',
    III: 'III: unlikely to harm',
  },
  startedOn: 'Started',
  endedOn: 'Ended',
  reasons: 'Reasons',
  endReasons: 'Reasons for its end',
  basis: 'Legal basis',
  start: 'Start a recall',
  none: 'There is no recall',
  noneSays: 'A recall is started from a licence’s page or from here.',
  atomTitle: 'Recalls of medicines and food',
}

export const words: Words<typeof id> = { id, en }

/** What a recall reaches, in words. */
export function extentOf(
  lang: Lang,
  { batch, range, siteId }: { batch?: string; range?: { from: number; until: number }; siteId?: string },
): string {
  const t = words[lang]
  if (batch !== undefined && range) return t.rangeOf(batch, formatNumber(range.from + 1, lang), formatNumber(range.until, lang))
  if (siteId !== undefined) return t.siteExtent
  return batch ? `${t.batch} ${batch}` : t.allPacks
}
