import type { Words } from '#/law/provisions.ts'

export const compare: Words = {
  id: 'Bandingkan nama, merek, bentuk, dan kemasan di bawah dengan yang Anda pegang.',
  en: 'Compare name, brand, form and pack below with what you hold.',
}
export const scanAgain: Words = {
  id: 'Pindai sekali lagi dengan kode rata dan terang, atau ketik nomor izin edarnya. Hasil ini tidak berarti apa pun tentang produk Anda.',
  en: 'Scan again with the code flat and well lit, or type the licence number. This result says nothing about your product.',
}
export const lookForNumber: Words = {
  id: 'Cari nomor izin edar pada kemasan, biasanya sesudah tulisan BPOM atau POM, lalu ketik di sini.',
  en: 'Look for the licence number on the pack, usually after the letters BPOM or POM, and type it here.',
}
export const keepAside: Words = {
  id: 'Jangan dipakai dahulu. Simpan kemasan dan bukti pembeliannya, lalu laporkan.',
  en: 'Do not use it for now. Keep the pack and the receipt, and report it.',
}
export const ifSame: Words = {
  id: 'Bila hasilnya sama, jangan dipakai dahulu; simpan kemasan dan bukti pembeliannya, lalu laporkan.',
  en: 'If the result is the same, do not use it for now; keep the pack and the receipt, and report it.',
}
export const doNotUse: Words = {
  id: 'Jangan dipakai dan jangan dijual. Kembalikan ke tempat Anda membelinya. Bila sudah dipakai dan ada keluhan, hubungi tenaga kesehatan.',
  en: 'Do not use or sell it. Return it where you bought it. If you have used it and feel unwell, see a health worker.',
}

export const say = (id: string, en: string): Words => ({ id, en })

/** One sentence after another. */
export const and = (first: Words, second: Words): Words => ({ id: `${first.id} ${second.id}`, en: `${first.en} ${second.en}` })
