import type { Words } from '#/platform/ui/kit.ts'
import type { PaperState } from './paper.ts'

const idWords: Record<PaperState, string> = { valid: 'Berlaku', expired: 'Habis masa berlaku', withdrawn: 'Ditarik' }
const enWords: Record<PaperState, string> = { valid: 'In force', expired: 'Expired', withdrawn: 'Withdrawn' }

export const id = {
  state: idWords,
  sentence: {
    valid: 'Surat keterangan ini diterbitkan di sini dan berlaku.',
    expired: 'Surat keterangan ini diterbitkan di sini, tetapi masa berlakunya sudah habis.',
    withdrawn: 'Surat keterangan ini ditarik: izin edar yang menjadi dasarnya tidak berlaku lagi.',
  },
  toDo: {
    valid: 'Cocokkan nama produk, bets, dan jumlah di bawah ini dengan surat dan barangnya.',
    expired: 'Mintalah surat keterangan yang baru.',
    withdrawn: 'Jangan menerima barang atas dasar surat ini.',
  },
  number: 'Nomor surat',
  kind: 'Jenis surat',
  product: 'Produk',
  holder: 'Pemegang izin edar',
  licence: 'Izin edar',
  issuedOn: 'Tanggal terbit',
  lastDay: 'Berlaku sampai',
  decidedBy: 'Diputuskan oleh',
  reasons: 'Alasan',
  says: 'Isi surat',
  batch: (name: string) => `Bets ${name}`,
  quantity: (amount: string, expiry: string) => `${amount}, kedaluwarsa ${expiry}`,
  hash: 'SHA-256 berkas',
  download: 'Unduh surat bertanda tangan (PDF)',
  beingMade: 'Berkas bertanda tangan sedang dibuat. Muat ulang halaman ini sebentar lagi.',
  asData: 'Halaman ini sebagai data',
}

export const en: typeof id = {
  state: enWords,
  sentence: {
    valid: 'This certificate was issued here and is in force.',
    expired: 'This certificate was issued here, but its time has run out.',
    withdrawn: 'This certificate is withdrawn: the licence it rests on is no longer in force.',
  },
  toDo: {
    valid: 'Compare product, batches and quantities below with the paper and the goods.',
    expired: 'Ask for a new certificate.',
    withdrawn: 'Do not accept goods on the strength of this paper.',
  },
  number: 'Number of the paper',
  kind: 'Kind of paper',
  product: 'Product',
  holder: 'Holder of the licence',
  licence: 'Licence',
  issuedOn: 'Issued on',
  lastDay: 'Valid until',
  decidedBy: 'Decided by',
  reasons: 'Reasons',
  says: 'What the paper says',
  batch: name => `Batch ${name}`,
  quantity: (amount, expiry) => `${amount}, expiry ${expiry}`,
  hash: 'SHA-256 of the document',
  download: 'Download the signed paper (PDF)',
  beingMade: 'The signed document is being made. Load this page again in a moment.',
  asData: 'This page as data',
}

export const words: Words<typeof id> = { id, en }
