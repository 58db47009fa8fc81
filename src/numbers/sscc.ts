import { checkClass, checkNumber, firstSsccClass, numbersPerClass } from './class.ts'

const ssccs = 10n ** 17n

/**
 * Where an SSCC stands among all numbers: an SSCC is its own number, and 10^17 of them fill some ninety thousand classes.
 * `body` is the SSCC without its check digit: 17 digits (extension digit, company prefix, serial reference), as in GS1
 * General Specifications §3.2. Logistic units numbered in a row are numbers in a row. Throws a RangeError for anything else.
 */
export function placeOfSscc(body: string): { classId: number; n: number } {
  if (!/^\d{17}$/.test(body)) throw new RangeError(`An SSCC without its check digit is 17 digits; "${body}" is not.`)
  const value = BigInt(body)
  const perClass = BigInt(numbersPerClass)
  return { classId: firstSsccClass + Number(value / perClass), n: Number(value % perClass) }
}

/** Whether the numbers of this class are SSCCs. */
export function isSsccClass(classId: number): boolean {
  return classId >= firstSsccClass
}

/** The 17 digits of the SSCC (check digit not included) that stands at this place. Throws a RangeError where none does. */
export function ssccAt(classId: number, n: number): string {
  checkClass(classId)
  checkNumber(n)
  const value = BigInt(classId - firstSsccClass) * BigInt(numbersPerClass) + BigInt(n)
  if (value < 0n || value >= ssccs) throw new RangeError(`Number ${n} of class ${classId} is no SSCC.`)
  return value.toString().padStart(17, '0')
}
