import { groupNie } from '#/features/register/nie.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Words } from '#/law/provisions.ts'
import { formatDay } from '#/platform/ui/formats.ts'
import { and, compare, doNotUse, ifSame, keepAside, say, scanAgain } from './advice.ts'
import { fieldsListed, listed } from './field-words.ts'
import type { Situation } from './situation.ts'
import type { Sentences } from './verdict-sentences.ts'

const product = ({ licence }: Situation): string => licence?.productName ?? ''
const day = (of: Day | undefined): Words => (of ? say(formatDay(of, 'id'), formatDay(of, 'en')) : say('–', '–'))
const since = ({ licence }: Situation): Words => day(licence?.since)

/** Where there is a licence: how it stands, and the pack. */
export const registerWords = {
  'product recalled': s => ({
    says: say(
      `${product(s)} sedang ditarik dari peredaran: semua kemasan, semua bets.`,
      `${product(s)} is being recalled: every pack of every batch.`,
    ),
    toDo: doNotUse,
  }),
  'batch recalled': s => ({
    says: say(
      `Bets ${s.batch} dari ${product(s)} sedang ditarik dari peredaran.`,
      `Batch ${s.batch} of ${product(s)} is being recalled.`,
    ),
    toDo: doNotUse,
  }),
  'pack recalled': s => ({
    says: say(
      `Kemasan ini termasuk yang ditarik dari peredaran, dari bets ${s.batch} ${product(s)}.`,
      `This pack is among those being recalled, of batch ${s.batch} of ${product(s)}.`,
    ),
    toDo: doNotUse,
  }),
  revoked: s => ({
    says: say(
      `Izin edar ${product(s)} dicabut sejak ${since(s).id}.`,
      `The licence of ${product(s)} was revoked on ${since(s).en}.`,
    ),
    toDo: and(say('Produk ini tidak boleh beredar lagi.', 'This product may not be sold any more.'), doNotUse),
  }),
  cancelled: s => ({
    says: say(
      `Izin edar ${product(s)} dibatalkan sejak ${since(s).id}.`,
      `The licence of ${product(s)} was cancelled on ${since(s).en}.`,
    ),
    toDo: and(
      say('Produk ini tidak boleh beredar lagi.', 'This product may not be sold any more.'),
      say('Jangan membeli atau menjualnya.', 'Do not buy or sell it.'),
    ),
  }),
  suspended: s => ({
    says: say(
      `Izin edar ${product(s)} dibekukan sejak ${since(s).id}.`,
      `The licence of ${product(s)} has been suspended since ${since(s).en}.`,
    ),
    toDo: say(
      'Jangan dipakai atau dijual sampai pembekuan dicabut. Alasannya ada di bawah.',
      'Do not use or sell it until the suspension is lifted. The reasons are below.',
    ),
  }),
  'scan spoilt': () => ({
    says: say(
      'Kode ini rusak saat dipindai, jadi kemasannya belum dapat diperiksa.',
      'This code was spoilt in scanning, so its pack cannot be checked yet.',
    ),
    toDo: scanAgain,
  }),
  destroyed: s => ({
    says:
      {
        destroyed: say('Kemasan berkode ini tercatat sudah dimusnahkan.', 'The pack with this code is recorded as destroyed.'),
        stolen: say('Kemasan berkode ini dilaporkan hilang atau dicuri.', 'The pack with this code was reported lost or stolen.'),
        sampled: say(
          'Kemasan berkode ini tercatat diambil sebagai sampel, bukan untuk dijual.',
          'The pack with this code is recorded as a sample, not for sale.',
        ),
        exported: say('Kemasan berkode ini tercatat sudah diekspor.', 'The pack with this code is recorded as exported.'),
        frozen: say(
          'Kemasan berkode ini ditahan dan tidak boleh dijual.',
          'The pack with this code is held back and not to be sold.',
        ),
      }[s.known?.standing?.status as string] ??
      say('Kode kemasan ini tercatat tidak dipakai lagi.', 'The code of this pack is recorded as no longer in use.'),
    toDo: keepAside,
  }),
  'code unknown': s => ({
    says: say(
      `Produknya terdaftar, tetapi nomor seri pada kode ini tidak pernah diterbitkan untuk ${product(s)}.`,
      `The product is registered, but the serial in this code was never issued for ${product(s)}.`,
    ),
    toDo: and(say('Pindai atau ketik sekali lagi.', 'Scan or type it once more.'), ifSame),
  }),
  'code differs': s => {
    const names = fieldsListed(s.differences.map(({ field }) => field))
    return {
      says: say(`Kode ini diterbitkan dengan ${names.id} yang lain.`, `This code was issued with another ${names.en}.`),
      toDo: and(
        say(
          'Cocokkan dengan yang tercetak pada kemasan, dan pindai sekali lagi.',
          'Compare with what is printed on the pack, and scan once more.',
        ),
        ifSame,
      ),
    }
  },
  'signature differs': () => ({
    says: say(
      'Tanda tangan dalam kode ini tidak cocok dengan isinya: kode ini bukan yang kami terbitkan.',
      'The signature in this code does not fit what the code says: this is not the code that we issued.',
    ),
    toDo: and(say('Pindai sekali lagi.', 'Scan once more.'), ifSame),
  }),
  'pack expired': s => ({
    says: say(
      `Kemasan ini sudah melewati tanggal kedaluwarsanya, ${day(s.expiry).id}.`,
      `This pack is past its expiry date, ${day(s.expiry).en}.`,
    ),
    toDo: say(
      'Jangan dipakai. Bila baru saja dibeli, kembalikan ke penjualnya.',
      'Do not use it. If you have just bought it, return it.',
    ),
  }),
  'seen often': s => ({
    says: say(
      `Kode ini diterbitkan, tetapi sudah diperiksa ${s.known?.scans?.count} kali sejak ${day(s.known?.scans?.since).id}.`,
      `This code was issued, but has been checked ${s.known?.scans?.count} times since ${day(s.known?.scans?.since).en}.`,
    ),
    toDo: and(
      say(
        'Satu kemasan biasanya diperiksa beberapa kali saja; kode yang disalin ke banyak kemasan diperiksa jauh lebih sering.',
        'One pack is usually checked a few times; a code copied onto many packs is checked far more often.',
      ),
      and(compare, say('Bila ada yang berbeda, laporkan.', 'If anything differs, report it.')),
    ),
  }),
  expired: s => ({
    says: say(
      `Masa berlaku izin edar ${product(s)} habis sejak ${since(s).id}.`,
      `The licence of ${product(s)} expired on ${since(s).en}.`,
    ),
    toDo: say(
      'Cari nama produk ini di register: mungkin sudah ada nomor barunya. Tanyakan kepada penjual kapan kemasan ini dibuat.',
      'Look for the product by name in the register: it may have a new number. Ask the seller when this pack was made.',
    ),
  }),
  superseded: s => ({
    says: say(
      `Nomor ini sudah digantikan oleh ${groupNie(s.licence?.supersededBy ?? '')}.`,
      `This number has been superseded by ${groupNie(s.licence?.supersededBy ?? '')}.`,
    ),
    toDo: say(
      'Kemasan lama dapat masih memuat nomor ini. Buka nomor penggantinya dan bandingkan dengan kemasan Anda.',
      'Older packs may still carry this number. Open its successor and compare it with your pack.',
    ),
  }),
  dispensed: s => {
    const { standing } = s.known ?? {}
    const [at, by] = [standing?.since, standing?.where]
    return {
      says: say(
        `Kemasan ini tercatat sudah diserahkan kepada pembeli${at ? ` pada ${formatDay(dayAt(at), 'id')}` : ''}${by ? ` oleh ${by}` : ''}.`,
        `This pack is recorded as handed to a buyer${at ? ` on ${formatDay(dayAt(at), 'en')}` : ''}${by ? ` by ${by}` : ''}.`,
      ),
      toDo: say(
        'Bila Anda atau keluarga Anda menerimanya di sana, catatannya sesuai. Bila membelinya di tempat lain sesudah itu, simpan kemasannya dan laporkan.',
        'If you or your family received it there, the record fits. If you bought it elsewhere after that, keep the pack and report it.',
      ),
    }
  },
  'no serials yet': s => ({
    says: say(
      `${product(s)} terdaftar, tetapi belum ada nomor seri yang tercatat untuknya.`,
      `${product(s)} is registered, but no serials are recorded for it yet.`,
    ),
    toDo: and(
      say(
        'Karena itu nomor seri pada kode ini belum dapat dicocokkan.',
        'So the serial in this code cannot be matched with anything yet.',
      ),
      compare,
    ),
  }),
  'cut short': s => ({
    says: say(
      `${product(s)} terdaftar dan izin edarnya berlaku, tetapi sebagian kode ini tidak terbaca.`,
      `${product(s)} is registered and its licence is in force, but part of this code could not be read.`,
    ),
    toDo: and(scanAgain, compare),
  }),
  'batches recalled': s => ({
    says: say(
      `${product(s)} terdaftar, tetapi ${s.openBatches.length === 1 ? 'satu betsnya' : `${s.openBatches.length} betsnya`} sedang ditarik.`,
      `${product(s)} is registered, but ${s.openBatches.length === 1 ? 'one of its batches is' : `${s.openBatches.length} of its batches are`} being recalled.`,
    ),
    toDo: and(
      say(
        `Cocokkan nomor bets pada kemasan Anda. Yang ditarik: ${listed(s.openBatches, 'id')}. Bila sama, jangan dipakai dan kembalikan.`,
        `Compare the batch number on your pack. Recalled: ${listed(s.openBatches, 'en')}. If yours is one, do not use it and return it.`,
      ),
      compare,
    ),
  }),
  'maker’s serial': s => ({
    says: say(
      `Nomor izin edar pada kode ini terdaftar dan berlaku untuk ${product(s)}.`,
      `The licence number in this code is registered and in force for ${product(s)}.`,
    ),
    toDo: and(
      compare,
      say(
        'Nomor serinya dibuat sendiri oleh produsen dan tidak kami catat.',
        'Its serial is the maker’s own and not on record here.',
      ),
    ),
  }),
  'pack valid': s => ({
    says: say(
      `Kode ini diterbitkan untuk ${product(s)}, dan izin edarnya berlaku.`,
      `This code was issued for ${product(s)}, and its licence is in force.`,
    ),
    toDo: and(
      compare,
      say(
        'Cocokkan juga nomor bets dan tanggal kedaluwarsanya. Kode dapat disalin: bila ada yang berbeda, jangan dipakai dahulu dan laporkan.',
        'Compare the batch number and the expiry date too. A code can be copied: if anything differs, do not use it for now, and report it.',
      ),
    ),
  }),
  'product valid': s => ({
    says: say(
      `Nomor izin edar ini terdaftar dan berlaku untuk ${product(s)}.`,
      `This licence number is registered and in force for ${product(s)}.`,
    ),
    toDo: and(
      and(
        compare,
        say(
          'Nomor ini sama pada setiap kemasan dan dapat disalin, jadi tidak membuktikan dari mana satu kemasan berasal.',
          'The number is the same on every pack and can be copied, so it does not prove where one pack comes from.',
        ),
      ),
      s.licence?.method === 'authentication'
        ? say(
            'Kemasan produk ini juga bernomor seri: pindai kode 2D-nya untuk memeriksa kemasan Anda sendiri.',
            'Packs of this product also have a serial: scan the 2D code to check your own pack.',
          )
        : say('Bila ada yang berbeda, laporkan.', 'If anything differs, report it.'),
    ),
  }),
} satisfies Record<string, (s: Situation) => Sentences>
