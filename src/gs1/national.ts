import type { Day } from '#/law/day.ts'
import { bareReadings, chooseReading } from './bare-elements.ts'
import { gtin14, hasCheckDigit } from './check-digit.ts'
import { cleaned, longestCode, swapCase } from './clean-text.ts'
import { sixOfDay } from './gs1-date.ts'
import { cset82 } from './lint-characters.ts'
import { findNieForm } from './nie-form.ts'
import { type CodeClass, classOf, type Gathered, gathered, missingFrom, type PackFields, takeField } from './pack-fields.ts'
import type { Fault, Repair } from './repair.ts'

/** A national code as it was read: what it says, what had to be repaired to read it, and what is wrong with it. */
export type NationalReading = PackFields & {
  /** `identification` names a product, the same on every pack; `authentication` names one pack; `other` neither. */
  class: CodeClass
  repairs: Repair[]
  faults: Fault[]
  raw: string
}

/** AIs of the national code; every other bracket belongs to a value. */
const bracketed = /\((01|10|11|17|21|90|91|92)\)/g

/** Whether an AI of the national code stands in brackets somewhere in the text. */
export const hasBracketedField = (text: string): boolean => text.search(bracketed) >= 0

/** `]d2`, `]Q1`: ISO/IEC 15424. */
const symbology = /^\][A-Za-z]\d/

const done = (raw: string, into: Gathered): NationalReading => {
  const { fields, template, repairs, faults } = into
  const missing = missingFrom(into)
  if (template.length > 0) faults.push({ code: 'template', fields: template })
  if (missing.length > 0) faults.push({ code: 'incomplete', missing })
  return { ...fields, class: classOf(into), repairs, faults, raw }
}

/** `(9` or `(` where the text breaks off. */
const brokenOff = /\(\d{0,4}$/

function takeBracketed(text: string, into: Gathered): void {
  const marks = [...text.matchAll(bracketed)]
  const before = text.slice(0, marks[0]!.index)
  if (before !== '') into.repairs.push({ code: 'text-before', removed: before })
  for (const [i, mark] of marks.entries()) {
    const from = mark.index + mark[0].length
    const last = i === marks.length - 1
    const value = text.slice(from, last ? text.length : marks[i + 1]!.index)
    const rest = last ? (brokenOff.exec(value)?.[0] ?? '') : ''
    if (rest !== '') into.faults.push({ code: 'truncated', rest })
    takeField(into, mark[1]!, value.slice(0, value.length - rest.length))
  }
}

/** Takes a string of AIs without brackets. False where no reading fits. */
function takeBare(text: string, into: Gathered): boolean {
  const choice = text === '' ? undefined : chooseReading(bareReadings(text))
  if (!choice) return false
  if (choice === 'several') {
    into.faults.push({ code: 'ambiguous', readings: bareReadings(text).length })
    return true
  }
  if (choice.guessed) into.repairs.push({ code: 'separator-lost' })
  for (const [ai, value] of choice.pairs) takeField(into, ai, value)
  return true
}

/** The bare string may have something added behind it: `90NA18210100001-1`. */
function takeBareWithSuffix(text: string, into: Gathered): boolean {
  if (takeBare(text, into)) return true
  const ends = text.search(/[^A-Za-z0-9\u001d][^\u001d]{0,5}$/)
  if (ends < 0 || !takeBare(text.slice(0, ends), into)) return false
  into.repairs.push({ code: 'suffix', removed: text.slice(ends) })
  return true
}

/** A number that is all small letters tells that CapsLock turned every letter over. */
const isSwapped = (text: string): boolean => /(^|\()90\)?\s?[a-z]{2,4}\d[\da-z\s.]{6,}/.test(text)

/**
 * Reads the code that Indonesia's regulation puts on packs (PerBPOM 22/2022 articles 7 and 16; before it 33/2018): AIs in
 * literal brackets, in any order, `(90)` the NIE, `(91)` its end of validity, `(01)` GTIN, `(10)` batch, `(11)` production
 * date, `(17)` expiry, `(21)` serial. Also without the brackets, behind other words, with something added, in small letters,
 * or cut short. Never throws: what cannot be read has faults.
 */
export function readNational(raw: string): NationalReading {
  const into = gathered()
  const { text: found, repairs } = cleaned(raw.slice(0, longestCode))
  into.repairs.push(...repairs)
  if (raw.length > longestCode) into.faults.push({ code: 'too-long', length: raw.length })
  const mark = symbology.exec(found)?.[0] ?? ''
  if (mark !== '') into.repairs.push({ code: 'symbology', removed: mark })
  let text = found.slice(mark.length).replace(/^\u001d/, '')
  if (text === '') into.faults.push({ code: 'empty' })
  else {
    if (isSwapped(text)) {
      text = swapCase(text)
      into.repairs.push({ code: 'case' })
    }
    if (hasBracketedField(text)) takeBracketed(text, into)
    else if (takeBareWithSuffix(text, into)) into.repairs.push({ code: 'parentheses' })
    else into.faults.push(brokenOff.test(text) ? { code: 'truncated', rest: text } : { code: 'unreadable' })
  }
  return done(raw, into)
}

/** The content of a code to write. */
export type NationalContent = {
  nie?: string
  gtin?: string
  nieExpiry?: Day
  batch?: string
  expiry?: Day
  serial?: string
  /** Of a signed code: the key's id and the signature. */
  signature?: string
}

/** The content cannot be written as a national code. */
export class NotACode extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotACode'
  }
}

function text(name: string, value: string): string {
  if (value === '' || value.length > 20) throw new NotACode(`The ${name} “${value}” has to have 1 to 20 characters.`)
  if (cset82(value) || value.includes('('))
    throw new NotACode(`The ${name} “${value}” contains a character that no code may contain.`)
  return value
}

/**
 * Writes the national code. With batch, expiry and serial it is one pack's own (authentication: NIE and/or GTIN, batch,
 * expiry, serial, PerBPOM 22/2022 article 7); with none of them it names the product (identification: NIE, article 16, and
 * its end of validity where given, 33/2018). Throws NotACode for anything between, and for values that no code can carry.
 */
export function writeNational({ nie, gtin, nieExpiry, batch, expiry, serial, signature }: NationalContent): string {
  if (nie === undefined && gtin === undefined) throw new NotACode('A code names the product: by its NIE, its GTIN, or both.')
  if (nie !== undefined && !findNieForm(nie)) throw new NotACode(`“${nie}” has no form of a marketing authorisation number.`)
  const number = gtin === undefined ? undefined : gtin14(gtin)
  if (gtin !== undefined && !(number && hasCheckDigit(number)))
    throw new NotACode(`“${gtin}” is no GTIN: 8, 12, 13 or 14 digits with a check digit.`)
  const head = (nie ? `(90)${nie}` : '') + (nieExpiry ? `(91)${sixOfDay(nieExpiry)}` : '') + (number ? `(01)${number}` : '')
  if (batch === undefined && expiry === undefined && serial === undefined) {
    if (nie === undefined) throw new NotACode('A code that only names the product carries its NIE.')
    return head
  }
  if (batch === undefined || expiry === undefined || serial === undefined) {
    throw new NotACode('A pack’s own code carries batch, expiry and serial together.')
  }
  return `${head}(10)${text('batch', batch)}(17)${sixOfDay(expiry)}(21)${text('serial', serial)}${signature ? `(92)${signature}` : ''}`
}
