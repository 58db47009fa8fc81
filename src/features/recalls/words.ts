import type { Lang, Words } from '#/platform/ui/kit.ts'

export const id = {
  recalls: 'Penarikan',
  recall: 'Penarikan produk',
  lead: 'Produk dan bets yang diperintahkan ditarik dari peredaran. Umum melihatnya di halaman izin edar, pada pemeriksaan kode, dan pada umpan Atom.',
  state: 'Keadaan',
  running: 'Berjalan',
  ended: 'Berakhir',
  licence: 'Izin edar',
  licenceHint: 'Nomor izin edar produk yang ditarik',
  unknownLicence: 'Nomor ini tidak ada dalam register.',
  extent: 'Yang ditarik',
  extents: { all: 'Semua kemasan di bawah izin edar ini', batch: 'Satu bets' },
  batch: 'Nomor bets',
  batchHint: 'Seperti tercetak pada kemasan',
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
  reasonsHint: 'Dibaca umum. Sebutkan apa yang ditemukan dan apa bahayanya; jangan menulis data pribadi.',
  endReasons: 'Alasan berakhir',
  basis: 'Dasar hukum',
  start: 'Mulai penarikan',
  end: 'Akhiri penarikan',
  none: 'Tidak ada penarikan',
  noneSays: 'Penarikan dimulai dari halaman izin edar atau dari sini.',
  startConsequences: [
    'Penarikan berlaku mulai hari ini; pemeriksaan berikutnya sudah mengatakannya.',
    'Alasan tampil di halaman umum izin edar dan pada umpan penarikan.',
    'Pemegang izin menerima surat.',
  ],
  endConsequences: [
    'Penarikan tidak berlaku lagi mulai hari ini; pemeriksaan berikutnya tidak menyebutnya.',
    'Catatan penarikan tetap tersimpan.',
    'Pemegang izin menerima surat.',
  ],
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
  licenceHint: 'The licence number of the product to be recalled',
  unknownLicence: 'This number is not in the register.',
  extent: 'What is recalled',
  extents: { all: 'Every pack under this licence', batch: 'One batch' },
  batch: 'Batch number',
  batchHint: 'As printed on the pack',
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
  reasonsHint: 'Read by the public. Say what was found and what it may do; write no personal data.',
  endReasons: 'Reasons for its end',
  basis: 'Legal basis',
  start: 'Start a recall',
  end: 'End the recall',
  none: 'There is no recall',
  noneSays: 'A recall is started from a licence’s page or from here.',
  startConsequences: [
    'The recall is in force from today; the very next check says so.',
    'The reasons are shown on the public page of the licence and in the feed of recalls.',
    'The holder receives a letter.',
  ],
  endConsequences: [
    'The recall is not in force any more from today; the next check does not mention it.',
    'The record of the recall stays.',
    'The holder receives a letter.',
  ],
  atomTitle: 'Recalls of medicines and food',
}

export const words: Words<typeof id> = { id, en }

/** What a recall reaches, in words. */
export const extentOf = (lang: Lang, { batch }: { batch?: string }): string =>
  batch ? `${words[lang].batch} ${batch}` : words[lang].allPacks
