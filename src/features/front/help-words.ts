import type { VerdictCode } from '#/features/checking/cases.ts'
import type { Words } from '#/platform/ui/kit.ts'

type Section = { title: string; says: readonly string[] }

const meaningsId: Record<VerdictCode, string> = {
  VALID:
    'Nomornya terdaftar dan izin edarnya berlaku; bila kodenya bernomor seri, nomor seri itu memang diterbitkan untuk produk ini.',
  EXPIRED: 'Masa berlaku izin edarnya habis dan tidak diperpanjang di bawah nomor ini.',
  SUSPENDED: 'Izin edarnya dibekukan untuk sementara.',
  REVOKED: 'Izin edarnya dicabut dengan keputusan, dengan alasan yang ditampilkan.',
  CANCELLED: 'Izin edarnya dibatalkan, misalnya atas permintaan pemegangnya.',
  SUPERSEDED: 'Produk ini kini memakai nomor lain; kemasan lama dapat masih memuat nomor ini.',
  RECALLED: 'Produk atau bets ini diperintahkan ditarik dari peredaran.',
  PACK_EXPIRED: 'Kemasan ini melewati tanggal kedaluwarsa yang tercatat untuknya.',
  NOT_REGISTERED: 'Nomornya berbentuk benar, tetapi tidak ada di register. Sering kali hanya salah ketik.',
  CODE_UNKNOWN: 'Produknya terdaftar, tetapi nomor seri pada kode tidak tercatat diterbitkan.',
  CODE_DIFFERS: 'Kode diterbitkan dengan nomor bets atau tanggal yang lain daripada yang terbaca.',
  CODE_SEEN_ELSEWHERE: 'Menurut laporan, kemasan ini sudah diserahkan, dimusnahkan, atau kodenya diperiksa sangat sering.',
  WRONG_FORMAT: 'Yang dipindai atau diketik belum utuh. Pindai atau ketik lagi; ini tidak berarti apa pun tentang produknya.',
  NOT_A_BPOM_NUMBER: 'Ini nomor penerbit lain, kode batang toko, atau alamat situs.',
  CANNOT_CHECK_NOW: 'Sistem kami sedang tidak dapat dihubungi. Ini tidak berarti apa pun tentang produknya.',
}
const meaningsEn: Record<VerdictCode, string> = {
  VALID: 'The number is registered and its licence in force; where the code has a serial, it was issued for this product.',
  EXPIRED: 'The validity of the licence has ended and was not extended under this number.',
  SUSPENDED: 'The licence is suspended for a time.',
  REVOKED: 'The licence was revoked by decision, for reasons that are shown.',
  CANCELLED: 'The licence was cancelled, for example at the wish of its holder.',
  SUPERSEDED: 'The product has another number now; older packs may still carry this one.',
  RECALLED: 'The product or the batch has been ordered back from the market.',
  PACK_EXPIRED: 'The pack is past the expiry date on record.',
  NOT_REGISTERED: 'The number is well formed but not in the register. Often it is a slip of the finger.',
  CODE_UNKNOWN: 'The product is registered, but the serial in the code is not on record as issued.',
  CODE_DIFFERS: 'The code was issued with another batch number or date than the one that was read.',
  CODE_SEEN_ELSEWHERE: 'The pack is reported as handed over or destroyed, or its code has been checked very often.',
  WRONG_FORMAT: 'What was scanned or typed is not whole. Scan or type it again; this says nothing about the product.',
  NOT_A_BPOM_NUMBER: 'This is a number of another issuer, a shop’s bar code, or the address of a site.',
  CANNOT_CHECK_NOW: 'Our system cannot be reached at the moment. This says nothing about the product.',
}

const before: readonly Section[] = [
  {
    title: 'Memeriksa sebuah produk',
    says: [
      'Cari nomor izin edar pada kemasan: biasanya sesudah tulisan BPOM, POM, atau NIE, misalnya SD 241 234 567 atau MD 265 211 001 078. Ketik di halaman depan; spasi, titik, dan huruf kecil tidak menjadi soal.',
      'Kode 2D pada kemasan dapat dibuka dengan kamera ponsel apa pun, atau dipindai di halaman depan. Isi kode yang diawali (90) atau (01) dapat juga ditempel.',
      'Tidak perlu akun, lokasi, atau aplikasi.',
    ],
  },
  {
    title: 'Mengapa kemasannya masih perlu dibandingkan?',
    says: [
      'Nomor izin edar sama pada setiap kemasan, dan kode dapat disalin. Karena itu jawaban kami berbicara tentang nomor dan kode, dan menampilkan produk yang seharusnya: bandingkan nama, merek, bentuk, kemasan, bets, dan tanggalnya dengan yang Anda pegang.',
    ],
  },
]
const after: readonly Section[] = [
  {
    title: 'Melapor',
    says: [
      'Bila ada yang tidak cocok, gunakan tautan “Laporkan produk ini” pada jawaban. Kodenya sudah terisi. Nama tidak ditanyakan; Anda menerima nomor untuk melihat kelanjutannya.',
      'Bila ada keluhan kesehatan, hubungi tenaga kesehatan lebih dahulu.',
    ],
  },
  {
    title: 'Yang kami catat',
    says: [
      'Kami menghitung berapa kali sebuah kode diperiksa, bukan siapa yang memeriksa dan di mana. Satu-satunya cookie tanpa masuk ialah pilihan bahasa.',
    ],
  },
  {
    title: 'Untuk pelaku usaha',
    says: [
      'Panduan pendaftaran menunjukkan syarat, biaya, dan lama proses sebelum Anda membuat akun. Sesudah masuk, meja kerja menampilkan apa yang menunggu Anda dan kapan jatuh temponya.',
      'Kemasan diterima, diserahkan, dikirim, dan dikembalikan di halaman “Pindai kemasan”, dengan kamera ponsel atau alat pemindai. Tanpa sambungan pun halaman itu terbuka: yang dicatat menunggu di perangkat Anda, terkirim sekali saat tersambung, dan yang ditolak ditunjukkan dengan sebabnya.',
    ],
  },
]
const beforeEn: readonly Section[] = [
  {
    title: 'Checking a product',
    says: [
      'Look for the licence number on the pack: usually after the letters BPOM, POM or NIE, for example SD 241 234 567 or MD 265 211 001 078. Type it on the front page; blanks, points and small letters do not matter.',
      'The 2D code on a pack opens in the camera of any phone, or is scanned on the front page. What a code says, beginning with (90) or (01), can be pasted as well.',
      'You need no account, no location and no app.',
    ],
  },
  {
    title: 'Why does the pack still have to be compared?',
    says: [
      'A licence number is the same on every pack, and a code can be copied. So our answer speaks of the number and the code, and shows the product as it should be: compare name, brand, form, pack, batch and date with what you hold.',
    ],
  },
]
const afterEn: readonly Section[] = [
  {
    title: 'Reporting',
    says: [
      'If something does not fit, use the link “Report this product” on the answer. The code is filled in. You are not asked for a name; you get a number by which to see what becomes of it.',
      'If somebody is unwell, see a health worker first.',
    ],
  },
  {
    title: 'What we keep',
    says: [
      'We count how often a code is checked, not who checks it and where. The only cookie without signing in is your choice of language.',
    ],
  },
  {
    title: 'For businesses',
    says: [
      'The guide shows what is asked for, what it costs and how long it takes before you open an account. After signing in, the desk shows what waits for you and when it is due.',
      'Packs are received, dispensed, shipped and sent back on the page “Scan packs”, with the camera of a phone or a hand scanner. It opens without a line too: what you record waits on your device, is sent once when there is a line, and what is refused is shown with its reason.',
    ],
  },
]

export const id = { title: 'Bantuan', before, after, answers: 'Arti jawaban', meanings: meaningsId }
export const en: typeof id = {
  title: 'Help',
  before: beforeEn,
  after: afterEn,
  answers: 'What the answers mean',
  meanings: meaningsEn,
}
export const words: Words<typeof id> = { id, en }
