import { characters82 } from './lint-characters.ts'

/** The digit that completes a GS1 number: weights 3 and 1 from the right, up to the next ten (General Specifications §7.9.1). */
export function checkDigit(body: string): string {
  let sum = 0
  for (let i = body.length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) sum += weight * (body.charCodeAt(i) - 48)
  return String((10 - (sum % 10)) % 10)
}

/** The number with its check digit behind it. The body holds digits only. */
export const withCheckDigit = (body: string): string => body + checkDigit(body)

/** Whether the last digit of the number is its check digit. False for anything but digits. */
export function hasCheckDigit(number: string): boolean {
  if (number.length === 0) return false
  let sum = 0
  for (let i = number.length - 1, weight = 1; i >= 0; i--, weight = 4 - weight) {
    const digit = number.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return false
    sum += weight * digit
  }
  return sum % 10 === 0
}

/** GTIN-8, -12, -13 or -14 as the 14 digits in which GTINs are compared and stored; undefined for another length or letters. */
export const gtin14 = (gtin: string): string | undefined =>
  /^(\d{8}|\d{12,14})$/.test(gtin) ? gtin.padStart(14, '0') : undefined

/** Characters a check pair is written with: no 0, 1, I or O. */
const pairCharacters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** One prime a position, from the right: 97 positions at most. */
const primes: number[] = []
for (let n = 2; primes.length < 97; n++) if (primes.every(p => n % p !== 0)) primes.push(n)

export const longestBeforePair = primes.length

/** The two check characters of a Global Model Number (General Specifications §7.9.5). The body is of character set 82. */
export function checkPair(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += characters82.indexOf(body.charAt(i)) * primes[body.length - 1 - i]!
  sum %= 1021
  return pairCharacters.charAt(sum >> 5) + pairCharacters.charAt(sum & 31)
}
