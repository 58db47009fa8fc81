import type { Fault, Field, Repair } from '#/gs1/repair.ts'
import type { Words } from '#/law/provisions.ts'
import { fieldsListed } from './field-words.ts'
import type { Presented } from './presented.ts'

/** Something to say about how a code was read: what was mended, or what is wrong with it. */
export type Remark = { code: Repair['code'] | Fault['code']; says: Words }

/** What a person should know about the reading. Silent about what cannot matter to them: blanks, the scanner's own mark. */
export const remarksOn = ({ repairs, faults, kind }: Presented): Remark[] => [
  ...repairs.flatMap(repair => remark(repair.code, repairWords(repair))),
  ...(kind === 'template' ? [] : faults.flatMap(fault => remark(fault.code, faultWords(fault)))),
]

const remark = (code: Remark['code'], says: Words | undefined): Remark[] => (says ? [{ code, says }] : [])

function repairWords(repair: Repair): Words | undefined {
  switch (repair.code) {
    case 'suffix':
      return {
        id: `“${repair.removed}” di belakang kode bukan bagiannya, jadi tidak ikut dibaca.`,
        en: `“${repair.removed}” after the code is no part of it and was left out.`,
      }
    case 'text-before':
      return repair.removed.trim() === ''
        ? undefined
        : {
            id: `“${repair.removed.trim()}” di depan kode bukan bagiannya, jadi tidak ikut dibaca.`,
            en: `“${repair.removed.trim()}” before the code is no part of it and was left out.`,
          }
    case 'parentheses':
      return {
        id: 'Tanda kurung pada kode ini hilang; kodenya dibaca seolah-olah ada.',
        en: 'The brackets of this code were lost; it was read as if they were there.',
      }
    case 'separator-lost':
    case 'separator-replaced':
      return {
        id: 'Pemisah antarbagian hilang atau berubah saat dipindai; hanya ada satu cara membacanya, dan itu yang dipakai.',
        en: 'A separator was lost or changed in scanning; there is only one way to read the code, and it was used.',
      }
    case 'keyboard-layout':
      return {
        id: 'Pemindai mengetik dengan tata letak papan tik yang lain; kodenya sudah dikembalikan. Atur pemindai ke tata letak yang sama dengan komputer.',
        en: 'The scanner typed in another keyboard layout; the code was put right. Set the scanner to the layout of the computer.',
      }
    case 'shift':
      return {
        id: 'Pemindai kehilangan tombol Shift sehingga sebagian tanda berubah; hanya ada satu cara membacanya, dan itu yang dipakai.',
        en: 'The scanner lost its Shift key, which changed some signs; there is only one way to read the code, and it was used.',
      }
    case 'merged':
      return {
        id: `${repair.symbols} simbol pada kemasan ini dibaca bersama sebagai satu kode.`,
        en: `${repair.symbols} symbols on this pack were read together as one code.`,
      }
    case 'set-aside':
      return {
        id: `“${shown(repair.raw)}” tidak mengatakan apa pun tentang kemasan ini, jadi tidak ikut dibaca.`,
        en: `“${shown(repair.raw)}” says nothing about this pack and was left out.`,
      }
    default:
      return undefined
  }
}

const shown = (raw: string): string => (raw.length > 60 ? `${raw.slice(0, 60)}…` : raw)

function faultWords(fault: Fault): Words | undefined {
  switch (fault.code) {
    case 'truncated':
      return { id: `Kode ini terpotong: berhenti di “${fault.rest}”.`, en: `This code is cut short: it ends in “${fault.rest}”.` }
    case 'template':
      return about(fault.fields, 'masih berupa huruf contoh', 'still holds letters of the pattern')
    case 'date':
      return about([fault.field], `“${fault.value}” bukan tanggal`, `“${fault.value}” is no date`)
    case 'nie-form':
      return about(
        ['nie'],
        `“${fault.value}” tidak berbentuk nomor izin edar`,
        `“${fault.value}” has no form of a licence number`,
      )
    case 'check-digit':
      return about(
        [fault.field],
        'angka terakhirnya tidak cocok, jadi ada angka yang salah',
        'its last digit does not fit, so a digit is wrong',
      )
    case 'gtin-length':
      return about(
        ['gtin'],
        `${fault.digits} angka, seharusnya 8, 12, 13, atau 14`,
        `${fault.digits} digits instead of 8, 12, 13 or 14`,
      )
    case 'not-digits':
      return about([fault.field], `“${fault.value}” seharusnya angka saja`, `“${fault.value}” should be digits only`)
    case 'value-empty':
      return about([fault.field], 'kosong', 'empty')
    case 'value-too-long':
      return about([fault.field], `lebih dari ${fault.most} karakter`, `more than ${fault.most} characters`)
    case 'value-characters':
      return about([fault.field], 'memuat karakter yang tidak boleh ada', 'contains a character that may not be there')
    case 'repeated':
      return about([fault.field], `disebut dua kali: ${fault.values.join(', ')}`, `given twice: ${fault.values.join(', ')}`)
    case 'incomplete': {
      const missing = fieldsListed(fault.missing)
      return {
        id: `Kode kemasan ini tidak memuat ${missing.id} (PerBPOM 22/2022 pasal 7).`,
        en: `The code of this pack lacks ${missing.en} (PerBPOM 22/2022 article 7).`,
      }
    }
    case 'ambiguous':
      return {
        id: 'Kode ini rusak saat dipindai, dan dapat dibaca dengan beberapa cara.',
        en: 'The code was spoilt in scanning, and can be read in several ways.',
      }
    case 'contradiction':
      return about(
        [fault.field],
        `simbol-simbolnya berbeda: ${fault.values.join(', ')}`,
        `the symbols differ: ${fault.values.join(', ')}`,
      )
    case 'too-long':
      return { id: 'Tulisan ini lebih panjang daripada kode mana pun.', en: 'This text is longer than any code.' }
    case 'empty':
    case 'unreadable':
    case 'syntax':
      return undefined
  }
}

function about(fields: readonly Field[], id: string, en: string): Words {
  const names = fieldsListed(fields)
  return { id: `${capitalised(names.id)}: ${id}.`, en: `${capitalised(names.en)}: ${en}.` }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
