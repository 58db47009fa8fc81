import { methodOf } from '#/features/coding/law.ts'
import { productClass } from '#/features/coding/product-class.ts'
import { readNib } from '#/features/companies/nib.ts'
import { validUntil } from '#/features/register/issue.ts'
import type { Licence } from '#/features/register/licences.ts'
import { readNie } from '#/features/register/nie.ts'
import { type Commodity, commodities } from '#/features/register/nie-formats.ts'
import { gtin14, hasCheckDigit } from '#/gs1/check-digit.ts'
import { addDays, type Day } from '#/law/day.ts'
import type { Problem, Says } from '#/platform/http/errors.ts'
import { ingredientOf, textOfCell } from './cells.ts'
import { columns } from './columns.ts'
import { commodityNamed } from './names.ts'
import { readStanding } from './read-standing.ts'
import { type Reading, readingOf } from './reading.ts'
import type { ImportRow, Sent } from './row.ts'

/** What stands where a list does not say: lists of cosmetics have no dosage form, public ones no maker. */
export const notSaid = '–'

/** What a row says, or everything that is wrong with it, field by field. */
export function readRow(row: number, sent: Sent, today: Day): { read: ImportRow } | { problems: Problem[] } {
  const reading = readingOf(sent)
  const remarks: Says[] = []
  const nie = readNumber(reading)
  const commodity = readCommodity(reading, nie?.commodity, remarks)
  const productName = reading.needed('product_name', 300)
  const holderName = reading.needed('holder_name', 300)
  const nib = readHolderNib(reading)
  const time = readTime(reading, commodity, today)
  const brand = reading.text('brand', 300)
  const facts = {
    dosageForm: reading.text('dosage_form', 200) ?? notSaid,
    packs: reading.list('packs', 200, textUpTo(500), noText),
    composition: reading.list('composition', 500, ingredientOf, noIngredient),
    maker: { name: reading.text('maker_name', 300) ?? notSaid },
    gtins: [...new Set(reading.list('gtins', 100, gtinOf, noGtin))],
  }
  const method = readMethod(reading, commodity, nie?.number, today)
  const standing = time && readStanding(reading, time, today)
  if (reading.problems.length > 0 || !nie || !commodity || !productName || !holderName || !time || !method)
    return { problems: reading.problems }
  return {
    read: {
      row,
      number: nie.number,
      commodity,
      productName,
      ...(brand && { brand }),
      ...facts,
      holder: { name: holderName, ...(nib && { nib }) },
      ...time,
      method,
      ...(standing && { standing }),
      given: new Set(columns.filter(column => isFilled(sent[column]))),
      remarks,
    },
  }
}

const isFilled = (cell: unknown): boolean =>
  cell !== undefined && cell !== null && !(typeof cell === 'string' && cell.trim() === '')

function readNumber(reading: Reading): { number: string; commodity: Commodity } | undefined {
  const text = reading.needed('number', 100)
  if (text === undefined) return undefined
  const nie = readNie(text)
  if (nie.kind === 'nie') return nie
  return reading.wrong(
    'number',
    'says' in nie ? nie.says : { id: 'Nomor izin edar wajib diisi.', en: 'A licence number is required.' },
  )
}

/** The register decides what a product is; its number is a hint, and speaks where the list is silent. */
function readCommodity(reading: Reading, hint: Commodity | undefined, remarks: Says[]): Commodity | undefined {
  const text = reading.text('commodity', 100)
  if (text === undefined) return hint
  const commodity = commodityNamed(text)
  if (!commodity)
    return reading.wrong('commodity', {
      id: `“${text}” bukan jenis produk. Pilih salah satu: ${commodities.join(', ')}.`,
      en: `“${text}” is no kind of product. Choose one of: ${commodities.join(', ')}.`,
    })
  if (hint && hint !== commodity)
    remarks.push({
      id: `Bentuk nomornya seperti ${hint}; tercatat sebagai ${commodity} menurut daftar.`,
      en: `The number has the form of ${hint}; entered as ${commodity}, as the list says.`,
    })
  return commodity
}

function readHolderNib(reading: Reading): string | undefined {
  const text = reading.text('holder_nib', 40)
  if (text === undefined) return undefined
  const read = readNib(text)
  return 'nib' in read ? read.nib : reading.wrong('holder_nib', read.wrong)
}

/** From when until when: as the list says, by its last day or the first day after it; otherwise as the law of the day of issue says. */
function readTime(
  reading: Reading,
  commodity: Commodity | undefined,
  today: Day,
): { issuedOn: Day; validUntil: Day } | undefined {
  if (reading.needed('issued_on', 40) === undefined) return undefined
  const issuedOn = reading.day('issued_on')
  const lastDay = reading.day('last_day')
  const until = reading.day('valid_until')
  if (!issuedOn || !commodity) return undefined
  if (issuedOn > today)
    return reading.wrong('issued_on', { id: 'Tanggal terbit belum tiba.', en: 'The day of issue has not come yet.' })
  if (issuedOn < '1950-01-01')
    return reading.wrong('issued_on', {
      id: 'Tanggal terbit sebelum tahun 1950 tidak mungkin.',
      en: 'A day of issue before 1950 cannot be.',
    })
  if (lastDay && until && addDays(lastDay, 1) !== until)
    return reading.wrong('valid_until', {
      id: 'last_day dan valid_until bertentangan: valid_until adalah hari pertama izin tidak berlaku lagi.',
      en: 'last_day and valid_until contradict each other: valid_until is the first day on which it is no longer valid.',
    })
  const end = until ?? (lastDay && addDays(lastDay, 1)) ?? endByLaw(commodity, issuedOn)
  if (end && end > issuedOn) return { issuedOn, validUntil: end }
  return reading.wrong(until ? 'valid_until' : 'last_day', end ? endsBefore : lawSilent)
}

/** Our table of validity begins with the year 2000: of an older licence the list itself has to say until when. */
const endByLaw = (commodity: Commodity, issuedOn: Day): Day | undefined =>
  issuedOn < '2000-01-01' ? undefined : validUntil(commodity, issuedOn).value

function readMethod(
  reading: Reading,
  commodity: Commodity | undefined,
  number: string | undefined,
  today: Day,
): Licence['method'] | undefined {
  const text = reading.text('method', 40)?.toLowerCase()
  if (text === 'authentication' || text === 'otentifikasi') return 'authentication'
  if (text === 'identification' || text === 'identifikasi') return 'identification'
  if (text !== undefined)
    return reading.wrong('method', {
      id: 'Metodenya identifikasi atau otentifikasi.',
      en: 'The method is identification or authentication.',
    })
  const kind = commodity && number ? productClass(commodity, number) : undefined
  return (kind && methodOf(kind, today)) ?? 'identification'
}

const gtinOf = (entry: unknown): string | undefined => {
  const text = textOfCell(entry)
  const full = typeof text === 'string' ? gtin14(text) : undefined
  return full && hasCheckDigit(full) ? full : undefined
}
const textUpTo = (most: number) => (entry: unknown) =>
  typeof entry === 'string' && entry.length <= most && !/[\p{Cc}\p{Cs}]/u.test(entry) ? entry : undefined

const endsBefore: Says = {
  id: 'Masa berlaku harus berakhir sesudah tanggal terbit.',
  en: 'The validity has to end after the day of issue.',
}
const lawSilent: Says = {
  id: 'Untuk izin yang terbit sebelum tahun 2000, sebutkan hari terakhir berlakunya.',
  en: 'Of a licence issued before 2000, say the last day on which it is valid.',
}
const noText = (entry: string): Says => ({
  id: `“${entry}” bukan teks yang dapat dicatat.`,
  en: `“${entry}” is no text that can be entered.`,
})
const noIngredient = (entry: string): Says => ({
  id: `“${entry}” bukan bahan. Tulis seperti “Parasetamol: 500 mg”.`,
  en: `“${entry}” is no ingredient. Write it like “Parasetamol: 500 mg”.`,
})
const noGtin = (entry: string): Says => ({
  id: `“${entry}” bukan GTIN: 8, 12, 13 atau 14 angka dengan angka periksa yang cocok.`,
  en: `“${entry}” is no GTIN: 8, 12, 13 or 14 digits with a check digit that fits.`,
})
