import { checkPair, hasCheckDigit, longestBeforePair } from './check-digit.ts'
import { cset82 } from './lint-characters.ts'
import { iso3166alpha2 } from './lint-codes.ts'
import { type Linter, type LintFault, nonDigit, nonDigitAt, whole } from './lint-fault.ts'

/** A number that ends in its check digit. */
export const csum: Linter = data => {
  if (data.length === 0) return whole('TOO_SHORT_FOR_CHECK_DIGIT', data)
  if (hasCheckDigit(data)) return undefined
  return nonDigit(data) ?? { code: 'INCORRECT_CHECK_DIGIT', at: data.length - 1, length: 1 }
}

/** A value that ends in its pair of check characters. */
export const csumalpha: Linter = data => {
  if (data.length < 2) return whole('TOO_SHORT_FOR_CHECK_PAIR', data)
  if (data.length - 2 > longestBeforePair) return whole('TOO_LONG_FOR_CHECK_PAIR', data)
  const at = data.length - 2
  const body = data.slice(0, at)
  const outsider = cset82(body)
  if (outsider) return outsider
  return data.slice(at) === checkPair(body) ? undefined : { code: 'INCORRECT_CHECK_PAIR', at, length: 2 }
}

/** Whether a prefix is assigned, and to whom, is a question to GS1's register: syntax asks for four digits only. */
function companyPrefix(data: string, from: number): LintFault | undefined {
  if (data.length < from + 4) return { code: 'TOO_SHORT_FOR_GCP', at: from, length: Math.max(0, data.length - from) }
  const at = nonDigitAt(data.slice(from, from + 4))
  return at < 0 ? undefined : { code: 'INVALID_GCP_PREFIX', at: from + at, length: 1 }
}

/** A GS1 Company Prefix begins the value. */
export const gcppos1: Linter = data => companyPrefix(data, 0)
/** A GS1 Company Prefix begins after one indicator or extension digit. */
export const gcppos2: Linter = data => companyPrefix(data, 1)

/** ISO 13616-1 gives no least length; the engine of GS1 takes eleven. */
const ibanLength = { min: 11, max: 34 }

const ibanValue = (c: number): number => (c >= 48 && c <= 57 ? c - 48 : c >= 65 && c <= 90 ? c - 55 : -1)

/** An account number: country, two check digits (remainder 1 by 97, ISO 7064), account. */
export const iban: Linter = data => {
  if (data.length < 4) return whole('IBAN_TOO_SHORT', data)
  if (iso3166alpha2(data.slice(0, 2))) return { code: 'ILLEGAL_IBAN_COUNTRY_CODE', at: 0, length: 2 }
  if (data.length > ibanLength.max) return whole('IBAN_TOO_LONG', data)
  if (data.length < ibanLength.min) return whole('IBAN_TOO_SHORT', data)
  let remainder = 0
  for (let i = 0; i < data.length; i++) {
    const at = (i + 4) % data.length
    const value = ibanValue(data.charCodeAt(at))
    if (value < 0) return { code: 'INVALID_IBAN_CHARACTER', at, length: 1 }
    remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97
  }
  return remainder === 1 ? undefined : { code: 'INCORRECT_IBAN_CHECKSUM', at: 2, length: 2 }
}
