import { yymmdd } from './lint-dates.ts'
import { type Linter, type LintFault, nonDigit } from './lint-fault.ts'

/** One part of a North American coupon: gives the place behind it, or what is wrong. */
type Step = (data: string, at: number) => number | LintFault

const fault = (code: string, data: string, at: number, length = data.length - at): LintFault => ({
  code: `COUPON_${code}`,
  at,
  length,
})

/** So many digits. */
const exactly =
  (name: string, length: number, missing = 'TRUNCATED'): Step =>
  (data, at) =>
    at + length <= data.length ? at + length : fault(`${missing}_${name}`, data, at)

/** One digit of a list. */
const oneOf =
  (name: string, allowed: string): Step =>
  (data, at) => {
    if (at >= data.length) return fault(`MISSING_${name}`, data, at)
    return allowed.includes(data.charAt(at)) ? at + 1 : fault(`INVALID_${name}`, data, at, 1)
  }

type Sizes = { allowed: string; plus: number; none?: string }

/** A length indicator of one digit, then that many digits and `plus` more; `none` stands for no value at all. */
const sized =
  (name: string, { allowed, plus, none }: Sizes): Step =>
  (data, at) => {
    const indicator = data.charAt(at)
    if (indicator === '') return fault(`MISSING_${name}_VLI`, data, at)
    if (indicator === none) return at + 1
    if (!allowed.includes(indicator)) return fault(`INVALID_${name}_LENGTH`, data, at, 1)
    const end = at + 1 + plus + Number(indicator)
    return end <= data.length ? end : fault(`TRUNCATED_${name}`, data, at + 1)
  }

const dateOf =
  (name: string, misspelt = name): Step =>
  (data, at) => {
    if (at + 6 > data.length) return fault(`TOO_SHORT_FOR_${name}_DATE`, data, at)
    return yymmdd(data.slice(at, at + 6)) ? fault(`INVALID_${misspelt}_DATE`, data, at, 6) : at + 6
  }

const prefix: Sizes = { allowed: '0123456', plus: 6 }
const value: Sizes = { allowed: '12345', plus: 0 }
const serial: Sizes = { allowed: '0123456789', plus: 6 }

const purchase = (nth: string): Step[] => [
  sized(`${nth}_PURCHASE_REQUIREMENT`, value),
  oneOf(`${nth}_PURCHASE_REQUIREMENT_CODE`, '012349'),
  exactly(`${nth}_PURCHASE_FAMILY_CODE`, 3),
]
const furtherPurchase = (nth: string): Step[] => [...purchase(nth), sized(`${nth}_PURCHASE_GCP`, { ...prefix, none: '9' })]

const head: Step[] = [sized('GCP', prefix), exactly('OFFER_CODE', 6), sized('SAVE_VALUE', value), ...purchase('1ST')]

/** Optional fields in the order they must come, each announced by its digit. The standard's own code misspells "expiration". */
const optional: [id: string, steps: Step[]][] = [
  ['1', [oneOf('ADDITIONAL_PURCHASE_RULES_CODE', '0123'), ...furtherPurchase('2ND')]],
  ['2', furtherPurchase('3RD')],
  ['3', [dateOf('EXPIRATION', 'EXIPIRATION')]],
  ['4', [dateOf('START')]],
  ['5', [sized('SERIAL_NUMBER', serial)]],
  ['6', [sized('RETAILER_GCP_OR_GLN', { allowed: '1234567', plus: 6 })]],
  [
    '9',
    [
      oneOf('SAVE_VALUE_CODE', '01256'),
      oneOf('SAVE_VALUE_APPLIES_TO_ITEM', '012'),
      exactly('STORE_COUPON_FLAG', 1, 'MISSING'),
      oneOf('DONT_MULTIPLY_FLAG', '01'),
    ],
  ],
]

function walk(data: string, from: number, steps: readonly Step[]): number | LintFault {
  let at = from
  for (const step of steps) {
    const next = step(data, at)
    if (typeof next !== 'number') return next
    at = next
  }
  return at
}

/** AI (8110): an offer to the holder of the coupon (North American Coupon Application Guideline). */
export const couponcode: Linter = data => {
  const letter = nonDigit(data)
  if (letter) return letter
  const after = walk(data, 0, head)
  if (typeof after !== 'number') return after
  let at = after
  const starts: Record<string, number> = {}
  for (const [id, steps] of optional) {
    if (data.charAt(at) !== id) continue
    starts[id] = at + 1
    const next = walk(data, at + 1, steps)
    if (typeof next !== 'number') return next
    at = next
  }
  if (at < data.length) return fault('EXCESS_DATA', data, at)
  const { 3: expiry, 4: start } = starts
  const isBackwards = expiry && start && data.slice(expiry, expiry + 6) < data.slice(start, start + 6)
  return isBackwards ? fault('EXPIRATION_BEFORE_START', data, expiry, start + 6 - expiry) : undefined
}

const positive: Step[] = [
  oneOf('FORMAT', '01'),
  sized('FUNDER', prefix),
  exactly('OFFER_CODE', 6),
  sized('SERIAL_NUMBER', serial),
]

/** AI (8112): a coupon of a positive offer file, checked online. */
export const couponposoffer: Linter = data => {
  const end = nonDigit(data) ?? walk(data, 0, positive)
  if (typeof end !== 'number') return end
  return end < data.length ? fault('EXCESS_DATA', data, end) : undefined
}
