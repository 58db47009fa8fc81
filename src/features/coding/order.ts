import type { Company } from '#/features/companies/companies.ts'
import { type Licence, standingWords } from '#/features/register/licence.ts'
import { gtin14, hasCheckDigit } from '#/gs1/check-digit.ts'
import { cset82 } from '#/gs1/lint-characters.ts'
import { addWorkingDays, type IsWorkingDay } from '#/law/calendar.ts'
import type { Day } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { type Cite, find, type Step } from '#/law/provisions.ts'
import type { Problem, Says } from '#/platform/http/errors.ts'
import {
  answerTime,
  automaticGrant,
  barcodeDuty,
  lateOrder,
  orderLeadTime,
  packagingLevels,
  packingBounds,
  serialCodes,
} from './law.ts'
import { codeContent } from './law-symbols.ts'
import type { Packing } from './level.ts'
import { productClass } from './product-class.ts'

/** What the holder of a licence asks codes for (PerBPOM 22/2022 art. 9). */
export type Order = Packing & {
  licence: string
  siteId: string
  batch: string
  gtin?: string | undefined
  productionDate: Day
  /** The last day the product may be used. */
  expiry: Day
}

/** Everything an order is judged by. */
export type Situation = {
  today: Day
  isWorkingDay: IsWorkingDay
  company: Pick<Company, 'id' | 'standing'>
  licence: Licence | undefined
  site: { companyId: string } | undefined
  /** Recalls in force of the licence that reach this batch. */
  recalls: readonly { batch?: string; startedOn: Day; cite: Cite }[]
  /** Whether who orders signs in with more than a password. */
  hasSecondFactor: boolean
}

/** Something to be said about an order: it stops it, warns of something, or explains it. */
export type OrderFinding = Problem & { weight: 'stop' | 'warn' | 'note'; cite?: Cite }

export type Judgement = { findings: OrderFinding[]; steps: Step[] }

/** Judges an order. It may be issued when no finding stops it; the steps are the articles it then rests on. */
export function judgeOrder(order: Order, situation: Situation): Judgement {
  const { value: findings, steps } = find(situation.today, ask => {
    const { licence } = situation
    const says: OrderFinding[] = [...aboutCompany(order, situation), ...aboutLicence(order, situation)]
    says.push(...aboutBatch(order), ...aboutGtin(order, licence), ...aboutDates(order, situation))
    if (licence) {
      const isVoluntary = ask.the(serialCodes, { method: licence.method }) === 'voluntary'
      ask.the(codeContent, { method: 'authentication' })
      ask.the(packagingLevels, { method: licence.method })
      if (isVoluntary) says.push(voluntary)
      const of = productClass(licence.commodity, licence.number)
      if (of) ask.every(barcodeDuty, { class: of })
    }
    const lead = ask.the(orderLeadTime, {}).workingDays
    const answer = ask.the(answerTime, {}).workingDays
    says.push(...aboutLeadTime(order, situation, { lead, answer, late: ask.the(lateOrder, {}) }))
    const { mostPacks } = ask.the(automaticGrant, {})
    says.push(...aboutCounts(order, { packs: mostPacks, ...ask.the(packingBounds, {}) }))
    return says
  })
  return { findings: findings.map(finding => withCite(finding, steps)), steps }
}

/** The findings that stop an order, as the problems of its fields. */
export const stopsOf = ({ findings }: Judgement): OrderFinding[] => findings.filter(({ weight }) => weight === 'stop')

type Draft = OrderFinding & { from?: { name: string } }

/** A finding that rests on a table carries the article of the row that answered. */
function withCite({ from, ...finding }: Draft, steps: readonly Step[]): OrderFinding {
  const step = from && steps.find(({ table }) => table === from.name)
  return step ? { ...finding, cite: step.cite } : finding
}

const stop = (field: string, says: Says, from?: { name: string }): Draft => ({
  field,
  weight: 'stop',
  says,
  ...(from && { from }),
})

const holders: Cite = { instrument: 'Artikel 2D barcode', article: 'permohonan oleh pemilik NIE' }

function aboutCompany({ siteId }: Order, { company, site, hasSecondFactor }: Situation): Draft[] {
  const says: Draft[] = []
  if (!hasSecondFactor)
    says.push(
      stop('', {
        id: 'Memesan kode memerlukan faktor kedua. Tambahkan aplikasi autentikator atau kunci sandi pada akun Anda, lalu pesan lagi.',
        en: 'Ordering codes needs a second factor. Add an authenticator app or a passkey to your account, then order again.',
      }),
    )
  if (company.standing !== 'verified')
    says.push(
      stop('', {
        id: 'Berkas perusahaan belum diverifikasi. Kirim berkas itu dan tunggu hasil pemeriksaan petugas.',
        en: 'The company file is not verified yet. Send it and wait for an officer to check it.',
      }),
    )
  if (!site || site.companyId !== company.id)
    says.push(
      stop('siteId', {
        id: siteId
          ? 'Sarana ini bukan milik perusahaan Anda. Pilih salah satu sarana Anda.'
          : 'Pilih sarana tempat bets ini dibuat.',
        en: siteId ? 'This site is not your company’s. Choose one of your sites.' : 'Choose the site where this batch is made.',
      }),
    )
  return says
}

function aboutLicence({ licence: number, batch }: Order, { licence, company, today, recalls }: Situation): Draft[] {
  if (!licence || licence.holder.companyId !== company.id)
    return [
      {
        ...stop('licence', {
          id: `Izin edar ${number} tidak dipegang perusahaan Anda. Hanya pemegang izin edar yang memesan kode.`,
          en: `Your company does not hold licence ${number}. Only the holder of a licence orders codes.`,
        }),
        cite: holders,
      },
    ]
  const says: Draft[] = []
  if (licence.standing !== 'active')
    says.push({
      ...stop('licence', {
        id: `Izin edar ${number} ${standingWords[licence.standing].id} sejak ${licence.since}, jadi tidak ada kode baru.`,
        en: `Licence ${number} has been ${standingWords[licence.standing].en} since ${licence.since}, so there are no new codes.`,
      }),
      cite: licence.cite ?? holders,
    })
  for (const recall of recalls)
    says.push({
      ...stop('licence', {
        id: `${recall.batch ? `Bets ${batch}` : 'Produk ini'} ditarik sejak ${recall.startedOn}${today === recall.startedOn ? ' (hari ini)' : ''}, jadi tidak ada kode baru selama penarikan berjalan.`,
        en: `${recall.batch ? `Batch ${batch}` : 'This product'} has been recalled since ${recall.startedOn}, so there are no new codes while the recall runs.`,
      }),
      cite: recall.cite,
    })
  return says
}

/** Batch numbers as AI (10) carries them (GS1 General Specifications §3.4.1), and as literal brackets can be told apart. */
function aboutBatch({ batch }: Order): Draft[] {
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

function aboutGtin({ gtin }: Order, licence: Licence | undefined): Draft[] {
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

function aboutDates({ productionDate, expiry }: Order, { licence, today }: Situation): Draft[] {
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
        id: `Izin edar ini berlaku sebelum ${licence.validUntil}; pada tanggal produksi itu sudah berakhir. Perpanjang dahulu.`,
        en: `This licence is valid before ${licence.validUntil}; on that production day it has ended. Renew it first.`,
      }),
    )
  else if (licence && expiry >= licence.validUntil)
    says.push({
      field: 'expiry',
      weight: 'warn',
      says: {
        id: `Produk ini masih dapat dipakai setelah izin edarnya berakhir (${licence.validUntil}). Perpanjang pada waktunya.`,
        en: `The product can still be used after its licence ends (${licence.validUntil}). Renew in time.`,
      },
    })
  return says
}

const voluntary: Draft = {
  field: 'licence',
  weight: 'note',
  says: {
    id: 'Produk ini memakai metode identifikasi: nomor seri pada kemasannya sukarela.',
    en: 'This product is under the identification method: serials on its packs are voluntary.',
  },
  from: serialCodes,
}

function aboutLeadTime(
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
      id: `Kode dipesan ${lead} hari kerja sebelum produksi: untuk pesanan hari ini paling cepat ${earliest}. Tenggat itu memberi waktu ${answer} hari kerja untuk membuat kode; di sini kode terbit seketika.`,
      en: `Codes are ordered ${lead} working days before production: for an order of today ${earliest} at the earliest. That leaves ${answer} working days to make the codes; here they are issued at once.`,
    },
    from: orderLeadTime,
  }
  return [finding]
}

function aboutCounts({ packs, perCase, perPallet }: Order, most: Packing): Draft[] {
  const says: Draft[] = []
  const bound = (field: keyof Packing, value: number, from: { name: string }) => {
    if (Number.isSafeInteger(value) && value >= 1 && value <= most[field]) return
    const [id, en] = [most[field].toLocaleString('id-ID'), most[field].toLocaleString('en-GB')]
    says.push(stop(field, { id: `Isi bilangan bulat dari 1 sampai ${id}.`, en: `Enter a whole number from 1 to ${en}.` }, from))
  }
  bound('packs', packs, automaticGrant)
  bound('perCase', perCase, packingBounds)
  bound('perPallet', perPallet, packingBounds)
  return says
}

/** The sentence of a finding with its article, as pages and problems show it. */
export function sayFinding({ says, cite }: OrderFinding): Says {
  if (!cite) return says
  const article = ` (${sayCite(cite)})`
  return { id: says.id + article, en: says.en + article }
}
