import type { OnceKind } from '#/features/tracing/life.ts'
import type { Says } from '#/platform/http/errors.ts'
import { formatDay, formatMoment, type Lang } from '#/platform/ui/kit.ts'
import type { Act, Derived } from './acts.ts'
import type { AskedFor, Fault, First } from './return-codes.ts'

type State = OnceKind | 'decommissioned' | Derived

const states: Record<Lang, Record<State, string>> = {
  id: {
    dispensed: 'diserahkan',
    destroyed: 'dimusnahkan',
    sampled: 'diambil sebagai contoh',
    exported: 'diekspor',
    stolen: 'dilaporkan dicuri',
    frozen: 'ditahan',
    decommissioned: 'dinonaktifkan',
    recalled: 'ditarik dari peredaran',
    withdrawn: 'tanpa izin edar yang berlaku',
    expired: 'kedaluwarsa',
  },
  en: {
    dispensed: 'dispensed',
    destroyed: 'destroyed',
    sampled: 'taken as a sample',
    exported: 'exported',
    stolen: 'reported stolen',
    frozen: 'frozen',
    decommissioned: 'decommissioned',
    recalled: 'recalled',
    withdrawn: 'without a licence in force',
    expired: 'expired',
  },
}

/** What was done, as an answer and the words on a page tell it. */
export const doneSays = {
  dispense: { id: 'Diserahkan.', en: 'Dispensed.' },
  destroy: { id: 'Dimusnahkan.', en: 'Destroyed.' },
  sample: { id: 'Diambil sebagai contoh.', en: 'Taken as a sample.' },
  export: { id: 'Diekspor.', en: 'Exported.' },
  steal: { id: 'Dilaporkan dicuri.', en: 'Reported stolen.' },
  freeze: { id: 'Ditahan.', en: 'Frozen.' },
} as const satisfies Record<Act, Says>
const undoneSays: Says = { id: 'Dikembalikan ke persediaan.', en: 'Returned to stock.' }
const partSays: Says = { id: 'Sebagian diserahkan.', en: 'Part of it dispensed.' }
const knownSays: Says = { id: 'Sudah tercatat sebelumnya dari laporan yang sama.', en: 'Recorded before, from the same report.' }

/** What became of an act that was taken; `known`: it had been before. */
export const okSays = ({ act, undo, part }: AskedFor & { part: boolean }, known: boolean): Says =>
  known ? knownSays : undo ? undoneSays : part ? partSays : doneSays[act]

const scanAgain: Says = { id: 'Pindai sekali lagi.', en: 'Scan it once more.' }
const setAside: Says = {
  id: 'Pisahkan kemasannya, jangan diserahkan, dan laporkan kepada petugas.',
  en: 'Set the pack aside, do not give it out, and report it to an officer.',
}
const and = (...parts: Says[]): Says => ({
  id: parts.map(({ id }) => id).join(' '),
  en: parts.map(({ en }) => en).join(' '),
})

/** A fault in a sentence or two: what is wrong, and what to do. */
export function faultSays(fault: Fault): Says {
  switch (fault.code) {
    case 'SCAN_UNREAD':
      return and(
        { id: 'Tidak terbaca sebagai kode satu kemasan.', en: 'This could not be read as the code of one pack.' },
        scanAgain,
      )
    case 'TIME':
      return {
        id: 'Waktunya belum terjadi atau keliru. Setel jam alat Anda, lalu kirim lagi.',
        en: 'Its time has not come yet, or cannot be right. Set the clock of your device and send it again.',
      }
    case 'KEY_REUSED':
      return {
        id: 'Kunci ini sudah dipakai untuk laporan lain. Pakai kunci baru.',
        en: 'This key was used for another report. Use a new key.',
      }
    case 'LOT_03':
      return and(
        {
          id: `Produknya dikenal, tetapi tidak ada bets ${fault.batch}.`,
          en: `The product is known, but there is no batch ${fault.batch}.`,
        },
        scanAgain,
      )
    case 'LOT_12':
      return and(
        {
          id: `Tanggal kedaluwarsa pada kode lain dari catatan (${formatDay(fault.expiry, 'id')}).`,
          en: `The expiry in the code is not the one on record (${formatDay(fault.expiry, 'en')}).`,
        },
        fault.repaired ? scanAgain : setAside,
      )
    case 'LOT_13':
      return and(
        {
          id: `Bets pada kode lain dari catatan (${fault.batch}).`,
          en: `The batch in the code is not the one on record (${fault.batch}).`,
        },
        fault.repaired ? scanAgain : setAside,
      )
    case 'PC_02':
      if (!fault.product)
        return {
          id: 'Kode produk ini tidak diterbitkan di sini, jadi nomor serinya tidak dapat diperiksa.',
          en: 'Codes of this product are not issued here, so its serial cannot be checked.',
        }
      return and(
        { id: 'Nomor seri ini tidak pernah diterbitkan.', en: 'This serial was never issued.' },
        fault.repaired ? scanAgain : setAside,
      )
    default:
      return packSays(fault)
  }
}

type PackFault = Extract<Fault, { code: `PCK_${string}` }>

function packSays(fault: PackFault): Says {
  switch (fault.code) {
    case 'PCK_06':
      return fault.state === undefined
        ? {
            id: `Tidak ada yang dapat dibatalkan: kemasan ini tidak ${states.id[fault.asked]}.`,
            en: `There is nothing to undo: this pack is not ${states.en[fault.asked]}.`,
          }
        : {
            id: `Kemasan ini tidak ${states.id[fault.asked]}, melainkan ${states.id[fault.state]}. Batalkan yang itu.`,
            en: `This pack is not ${states.en[fault.asked]} but ${states.en[fault.state]}. Undo that instead.`,
          }
    case 'PCK_19':
      return and(already(fault.state, fault.first), fault.here ? again(fault.state) : setAside)
    case 'PCK_20':
      return {
        id: `Hanya dapat dibatalkan dalam ${fault.days} hari. Kemasan ini tidak boleh kembali ke persediaan.`,
        en: `It can be undone within ${fault.days} days only. This pack must not return to stock.`,
      }
    case 'PCK_21':
      return fault.other === 'company'
        ? {
            id: 'Dilaporkan perusahaan lain; hanya pelapornya yang dapat membatalkan.',
            en: 'Another company reported it; only that one can undo it.',
          }
        : { id: 'Dilaporkan di sarana lain; batalkan di sarana itu.', en: 'It was reported at another site; undo it there.' }
    case 'PCK_22':
      return inactive(fault)
    case 'PCK_27':
      if (fault.why === 'inside')
        return {
          id: `${fault.count} kemasan di dalamnya sudah tidak aktif. Keluarkan dahulu, atau laporkan isinya satu per satu.`,
          en: `${fault.count} packs in it are not active any more. Take them out first, or report its contents one by one.`,
        }
      return impossible(fault.why)
  }
}

function already(state: OnceKind, { at }: First): Says {
  return {
    id: `Sudah ${states.id[state]} pada ${formatMoment(at, 'id')}.`,
    en: `It was ${states.en[state]} already on ${formatMoment(at, 'en')}.`,
  }
}

const again = (state: OnceKind): Says =>
  state === 'dispensed'
    ? {
        id: 'Bila ini sisa kemasan yang sudah dibuka, tidak perlu dilaporkan lagi; lain kali laporkan sebagai sebagian.',
        en: 'If this is the rest of an opened pack, nothing more has to be reported; next time report it as a part.',
      }
    : { id: 'Tidak perlu dilaporkan lagi.', en: 'Nothing more has to be reported.' }

function inactive({ state, first, own }: Extract<Fault, { code: 'PCK_22' }>): Says {
  if (state === 'frozen')
    return {
      id: 'Kemasan ini ditahan. Kembalikan dahulu ke persediaan di sarana yang menahannya.',
      en: 'This pack is frozen. Return it to stock first, at the site that froze it.',
    }
  const fact: Says = first
    ? already(state as OnceKind, first)
    : { id: `Kemasan ini ${states.id[state]}.`, en: `This pack is ${states.en[state]}.` }
  const keep: Says = {
    id: 'Jangan diserahkan; pisahkan dari persediaan.',
    en: 'Do not give it out; keep it apart from the others.',
  }
  return and(fact, own || !first ? keep : setAside)
}

function impossible(why: 'stolen' | 'supplied' | Derived): Says {
  if (why === 'stolen')
    return {
      id: 'Laporan pencurian tidak dapat dibatalkan: kemasan yang pernah hilang tidak boleh kembali ke persediaan.',
      en: 'A report of theft cannot be undone: a pack that was gone must not return to stock.',
    }
  if (why === 'supplied')
    return {
      id: 'Hanya kemasan yang belum pernah dibawa pasien yang dapat dikembalikan. Nyatakan bahwa kemasan masih di sini (atHand).',
      en: 'Only a pack that was never handed to the public can be returned. State that it is still here (atHand).',
    }
  return {
    id: `Tidak dapat dibatalkan: kemasan ini ${states.id[why]}.`,
    en: `It cannot be undone: this pack is ${states.en[why]}.`,
  }
}
