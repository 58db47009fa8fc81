import { groupNie } from '#/features/register/nie.ts'
import { and, lookForNumber, say, scanAgain } from './advice.ts'
import { fieldsListed } from './field-words.ts'
import type { Situation } from './situation.ts'
import type { Sentences } from './verdict-sentences.ts'

const number = ({ presented }: Situation): string => groupNie(presented.fields.nie ?? '')

/** Where no licence was found, or none was asked for: what was presented, and how to present what can be checked. */
export const readingWords = {
  'cannot check now': () => ({
    says: say(
      'Belum dapat diperiksa: register sedang tidak dapat dihubungi.',
      'Cannot check now: the register cannot be reached.',
    ),
    toDo: say(
      'Coba lagi beberapa saat lagi. Ini gangguan pada sistem kami dan tidak berarti apa pun tentang produk Anda.',
      'Try again in a little while. The fault is in our system and says nothing about your product.',
    ),
  }),
  'nothing presented': () => ({
    says: say('Belum ada yang diperiksa.', 'Nothing has been checked yet.'),
    toDo: say(
      'Ketik nomor izin edar, tempel isi kode 2D, atau pindai kodenya.',
      'Type the licence number, paste what the 2D code says, or scan it.',
    ),
  }),
  template: ({ presented }) => {
    const fields = presented.faults.flatMap(fault => (fault.code === 'template' ? fault.fields : []))
    const names = fieldsListed(fields)
    return {
      says: say(
        'Ini pola contoh, bukan kode sebuah kemasan: isinya masih huruf X, W, V, atau Y.',
        'This is a pattern, not the code of a pack: it still holds the letters X, W, V or Y.',
      ),
      toDo: and(
        say(`Yang belum diisi: ${names.id}.`, `Not filled in: ${names.en}.`),
        say('Pindai kode yang tercetak pada kemasan.', 'Scan the code that is printed on the pack.'),
      ),
    }
  },
  unreadable: ({ presented }) => ({
    says: say(
      'Tulisan ini tidak terbaca sebagai kode atau nomor izin edar.',
      'This cannot be read as a code or a licence number.',
    ),
    toDo: presented.says ? and(presented.says, scanAgain) : scanAgain,
  }),
  malformed: ({ presented }) => ({
    says: say('Nomor ini belum utuh atau salah ketik.', 'This number is not whole, or has a typing error.'),
    toDo: and(
      presented.says ?? say('', ''),
      say('Periksa lagi setiap karakternya pada kemasan.', 'Check each character on the pack again.'),
    ),
  }),
  'foreign number': ({ presented }) => ({
    says: presented.says ?? say('Ini bukan nomor BPOM.', 'This is not a BPOM number.'),
    toDo: and(
      say(
        'Register ini tidak memuatnya, jadi tidak dapat memeriksanya.',
        'This register does not hold it, so it cannot check it.',
      ),
      lookForNumber,
    ),
  }),
  'other address': () => ({
    says: say(
      'Kode ini berisi alamat situs lain, bukan kode BPOM.',
      'This code holds the address of another site; it is not a BPOM code.',
    ),
    toDo: and(
      say('Halaman lain tidak dapat memeriksa atas nama BPOM.', 'Another page cannot check on behalf of BPOM.'),
      lookForNumber,
    ),
  }),
  shipment: () => ({
    says: say('Ini kode pengiriman (SSCC), bukan kode produk.', 'This is a shipping code (SSCC), not the code of a product.'),
    toDo: say('Pindai kode pada kemasan produknya sendiri.', 'Scan the code on the pack of the product itself.'),
  }),
  'unknown article': () => ({
    says: say(
      'Ini kode batang barang. Angkanya tidak tercatat pada izin edar mana pun di register.',
      'This is an article’s bar code. Its digits are not recorded with any licence in the register.',
    ),
    toDo: and(
      say(
        'Kode batang bukan nomor izin edar, dan banyak produk terdaftar tidak mencatatkannya.',
        'A bar code is no licence number, and many registered products have not recorded theirs.',
      ),
      lookForNumber,
    ),
  }),
  'near number': s => ({
    says: say(
      `Nomor ${number(s)} tidak ada di register, tetapi ada nomor yang hampir sama.`,
      `The number ${number(s)} is not in the register, but a nearly equal one is.`,
    ),
    toDo: say(
      'Mungkin salah ketik. Cocokkan setiap karakter dengan kemasan, lalu pilih nomor yang benar di bawah.',
      'It may be a slip. Compare each character with the pack, then choose the right number below.',
    ),
  }),
  'not registered': s => ({
    says: say(`Nomor ${number(s)} tidak ada di register.`, `The number ${number(s)} is not in the register.`),
    toDo: say(
      'Periksa lagi setiap karakternya pada kemasan. Bila memang demikian tertulis, jangan dipakai dahulu dan laporkan.',
      'Check each character on the pack again. If that is what it says, do not use it for now, and report it.',
    ),
  }),
  'article not registered': () => ({
    says: say(
      'Nomor barang (GTIN) pada kode ini tidak tercatat pada izin edar mana pun.',
      'The article number (GTIN) in this code is not recorded with any licence.',
    ),
    toDo: and(
      lookForNumber,
      say(
        'Bila kemasan tidak memuat nomor izin edar, jangan dipakai dahulu dan laporkan.',
        'If the pack has no licence number, do not use it for now, and report it.',
      ),
    ),
  }),
} satisfies Record<string, (s: Situation) => Sentences>
