import type { Licence } from '#/features/register/licence.ts'
import { gtin14, hasCheckDigit } from '#/gs1/check-digit.ts'
import { cset82 } from '#/gs1/lint-characters.ts'
import { addWorkingDays } from '#/law/calendar.ts'
import { numbersPerClass } from '#/numbers/class.ts'
import { formatDay, formatNumber } from '#/platform/ui/formats.ts'
import { orderLeadTime, packingBounds } from './law.ts'
import { codeContent } from './law-symbols.ts'
import type { Packing } from './level.ts'
import type { Order, Situation } from './order-asked.ts'
import { type Draft, stop } from './order-finding.ts'

/** Batch numbers as AI (10) carries them (GS1 General Specifications §3.4.1), and as literal brackets can be told apart. */
export function aboutBatch({ batch }: Order): Draft[] {
  const at = cset82(batch)
  if (batch.length >= 1 && batch.length <= 20 && !at && !batch.includes('(')) return []
  return [
    stop(
      'batch',
      {
        id: 'Nomor bets terdiri atas 1 sampai 20 huruf, angka dan tanda baca biasa, tanpa spasi dan tanpa kurung buka.',
        en: 'A batch number has 1 to 20 letters, digits and plain punctuation, no blanks and no opening bracket.',
      },
      codeContent,
    ),
  ]
}

/** Trade item numbers: the check digit, and that the licence has it. */
export function aboutGtin({ gtin }: Order, licence: Licence | undefined): Draft[] {
  if (gtin === undefined) return []
  const full = gtin14(gtin)
  if (!full || !hasCheckDigit(full))
    return [
      stop('gtin', {
        id: `“${gtin.slice(0, 20)}” bukan GTIN: 8, 12, 13 atau 14 angka dengan angka periksa yang cocok.`,
        en: `“${gtin.slice(0, 20)}” is no GTIN: 8, 12, 13 or 14 digits with a check digit that fits.`,
      }),
    ]
  if (!licence || licence.gtins.includes(full)) return []
  const known = licence.gtins.join(', ')
  return [
    stop('gtin', {
      id: `GTIN ${full} tidak terdaftar pada izin edar ini. ${known ? `Yang terdaftar: ${known}.` : 'Kosongkan, atau daftarkan GTIN pada izin edar dahulu.'}`,
      en: `GTIN ${full} is not registered with this licence. ${known ? `Registered: ${known}.` : 'Leave it empty, or register the GTIN with the licence first.'}`,
    }),
  ]
}

/** Days that cannot be, and a licence that ends before them. */
export function aboutDates({ productionDate, expiry }: Order, { licence, today }: Situation): Draft[] {
  const says: Draft[] = []
  if (productionDate < today)
    says.push(
      stop(
        'productionDate',
        {
          id: 'Tanggal produksi sudah lewat. Kode dipesan sebelum produksi.',
          en: 'The production day has passed. Codes are ordered before production.',
        },
        orderLeadTime,
      ),
    )
  if (expiry <= productionDate)
    says.push(
      stop('expiry', {
        id: 'Tanggal kedaluwarsa harus sesudah tanggal produksi.',
        en: 'The expiry has to be later than the production day.',
      }),
    )
  else if (expiry <= today) says.push(stop('expiry', { id: 'Tanggal kedaluwarsa sudah lewat.', en: 'The expiry has passed.' }))
  // AI (17) has two digits for the year, read as 2000 to 2099.
  if (expiry >= '2100-01-01')
    says.push(
      stop('expiry', { id: 'Kode memuat tahun 2000 sampai 2099.', en: 'A code carries years from 2000 to 2099.' }, codeContent),
    )
  if (licence && productionDate >= licence.validUntil)
    says.push(
      stop('productionDate', {
        id: `Izin edar ini berlaku sebelum ${formatDay(licence.validUntil, 'id')}; pada tanggal produksi itu sudah berakhir. Perpanjang dahulu.`,
        en: `This licence is valid before ${formatDay(licence.validUntil, 'en')}; on that production day it has ended. Renew it first.`,
      }),
    )
  else if (licence && expiry >= licence.validUntil)
    says.push({
      field: 'expiry',
      weight: 'warn',
      says: {
        id: `Produk ini masih dapat dipakai setelah izin edarnya berakhir (${formatDay(licence.validUntil, 'id')}). Perpanjang pada waktunya.`,
        en: `The product can still be used after its licence ends (${formatDay(licence.validUntil, 'en')}). Renew in time.`,
      },
    })
  return says
}

/** Whether the order comes in time before production. */
export function aboutLeadTime(
  { productionDate }: Order,
  { today, isWorkingDay }: Situation,
  { lead, answer, late }: { lead: number; answer: number; late: 'warn' | 'refuse' },
): Draft[] {
  const earliest = addWorkingDays(isWorkingDay, today, lead)
  if (productionDate < today || productionDate >= earliest) return []
  const finding: Draft = {
    field: 'productionDate',
    weight: late === 'warn' ? 'warn' : 'stop',
    says: {
      id: `Kode dipesan ${lead} hari kerja sebelum produksi: untuk pesanan hari ini paling cepat ${formatDay(earliest, 'id')}. Tenggat itu memberi waktu ${answer} hari kerja untuk membuat kode; di sini kode terbit seketika.`,
      en: `Codes are ordered ${lead} working days before production: for an order of today ${formatDay(earliest, 'en')} at the earliest. That leaves ${answer} working days to make the codes; here they are issued at once.`,
    },
    from: orderLeadTime,
  }
  return [finding]
}

/** Counts that can be, and within what is granted without an officer; `quota` is the table that says how much that is. */
export function aboutCounts({ packs, perCase, perPallet }: Order, most: Packing, quota: { name: string }): Draft[] {
  const says: Draft[] = []
  const bound = (field: keyof Packing, value: number, limit: number, from?: { name: string }) => {
    if (Number.isSafeInteger(value) && value >= 1 && value <= limit) return true
    const [id, en] = [formatNumber(limit, 'id'), formatNumber(limit, 'en')]
    says.push(stop(field, { id: `Isi bilangan bulat dari 1 sampai ${id}.`, en: `Enter a whole number from 1 to ${en}.` }, from))
    return false
  }
  if (bound('packs', packs, numbersPerClass) && packs > most.packs)
    says.push({
      field: 'packs',
      weight: 'wait',
      says: {
        id: `Sampai ${formatNumber(most.packs, 'id')} kemasan kode terbit seketika; pesanan sebesar ini menunggu keputusan petugas.`,
        en: `Up to ${formatNumber(most.packs, 'en')} packs codes are issued at once; an order of this size waits for an officer to decide.`,
      },
      from: quota,
    })
  bound('perCase', perCase, most.perCase, packingBounds)
  bound('perPallet', perPallet, most.perPallet, packingBounds)
  return says
}
