import { words as shared } from '#/features/recalls/words.ts'

/** What officers read who start a recall. */
export const id = {
  licenceHint: 'Nomor izin edar produk yang ditarik',
  extents: {
    all: 'Semua kemasan di bawah izin edar ini',
    batch: 'Satu bets',
    range: 'Sebagian satu bets: dari satu kemasan sampai kemasan lain',
    site: 'Semua kemasan yang pernah ada di satu sarana',
  },
  pickLot: 'Bets dari daftar',
  pickLotHint: 'Bets yang kodenya terbit di sini; bila dipilih, nomor bets di bawah tidak perlu diisi.',
  lotOption: (batch: string, packs: string, expiry: string) => `${batch}: ${packs} kemasan, kedaluwarsa ${expiry}`,
  first: 'Kemasan pertama',
  last: 'Kemasan terakhir',
  rangeHint: 'Urutan dalam bets, mulai dari 1, atau kode kemasan primernya. Hanya untuk sebagian bets.',
  pickSite: 'Sarana tempat kemasannya pernah ada',
  everyLicence: 'Tanpa nomor izin edar, penarikan dimulai untuk setiap produk yang pernah ada di sarana itu.',
  checkReach: 'Hitung jangkauan dahulu',
  reachHere: 'Yang terjangkau sekarang',
  started: (count: string) => `${count} penarikan dimulai.`,
  batchHint: 'Seperti tercetak pada kemasan',
  reasonsHint: 'Dibaca umum. Sebutkan apa yang ditemukan dan apa bahayanya; jangan menulis data pribadi.',
  startConsequences: [
    'Penarikan berlaku mulai hari ini; pemeriksaan berikutnya sudah mengatakannya.',
    'Alasan tampil di halaman umum izin edar dan pada umpan penarikan.',
    'Pemegang izin edar, dan setiap sarana yang memegang kemasannya, menerima surat.',
  ],
}

export const en: typeof id = {
  licenceHint: 'The licence number of the product to be recalled',
  extents: {
    all: 'Every pack under this licence',
    batch: 'One batch',
    range: 'Part of one batch: from one pack to another',
    site: 'Every pack that was ever at one site',
  },
  pickLot: 'Lot from the list',
  pickLotHint: 'Lots whose codes were issued here; if you choose one, the batch number below may stay empty.',
  lotOption: (batch, packs, expiry) => `${batch}: ${packs} packs, expiry ${expiry}`,
  first: 'First pack',
  last: 'Last pack',
  rangeHint: 'Its place in the lot, from 1, or the code of the primary pack. Only for part of a batch.',
  pickSite: 'Site at which the packs were',
  everyLicence: 'Without a licence number, a recall begins for every product that was ever at that site.',
  checkReach: 'Work out the reach first',
  reachHere: 'What is reached now',
  started: count => `${count} recalls have started.`,
  batchHint: 'As printed on the pack',
  reasonsHint: 'Read by the public. Say what was found and what it may do; write no personal data.',
  startConsequences: [
    'The recall is in force from today; the very next check says so.',
    'The reasons are shown on the public page of the licence and in the feed of recalls.',
    'The holder of the licence, and every site that holds packs, receive a letter.',
  ],
}

export const words = { id: { ...shared.id, ...id }, en: { ...shared.en, ...en } }
