import type { Day } from '#/law/day.ts'
import { gtin14, hasCheckDigit } from './check-digit.ts'
import { dayOfSix } from './gs1-date.ts'
import { cset82 } from './lint-characters.ts'
import { nonDigitAt } from './lint-fault.ts'
import { findNieForm } from './nie-form.ts'
import { type Fault, type Field, fieldOfAi, type Repair } from './repair.ts'

/** What a code says about a pack. */
export type PackFields = {
  nie?: string
  /** Last day on which the NIE is valid: codes of PerBPOM 33/2018 carry it. */
  nieExpiry?: Day
  /** 14 digits. */
  gtin?: string
  batch?: string
  productionDate?: Day
  expiry?: Day
  serial?: string
  sscc?: string
  /** A signature over the other fields; others use AI 92 for purposes of their own, so it is never a fault. */
  signature?: string
}

/** Fields being gathered, with what had to be changed and what is wrong. */
export type Gathered = { fields: PackFields; repairs: Repair[]; faults: Fault[]; template: Field[]; seen: Map<Field, string> }

export const gathered = (): Gathered => ({ fields: {}, repairs: [], faults: [], template: [], seen: new Map() })

/** The regulator's pattern: one of its letters, repeated. */
const placeholder = /^([XWVY])\1{3,}$/i

/** Something that was added behind a value whose form says where it ends: `-1`, ` (2)`. */
const suffixed = (value: string, ends: number): boolean => value.length > ends && /^[^A-Za-z0-9]/.test(value.slice(ends))

const isField = (ai: string): ai is keyof typeof fieldOfAi => Object.hasOwn(fieldOfAi, ai)

const longest = 20

function takeText(into: Gathered, field: 'batch' | 'serial', value: string): void {
  if (value.length > longest) into.faults.push({ code: 'value-too-long', field, value, most: longest })
  else if (cset82(value)) into.faults.push({ code: 'value-characters', field, value })
  else into.fields[field] = value
}

function takeDate(into: Gathered, field: 'expiry' | 'productionDate' | 'nieExpiry', value: string): void {
  const day = dayOfSix(value.slice(0, 6))
  if (!day || (value.length > 6 && !suffixed(value, 6))) {
    into.faults.push({ code: 'date', field, value })
    return
  }
  if (value.length > 6) into.repairs.push({ code: 'suffix', removed: value.slice(6) })
  into.fields[field] = day
}

function takeNumber(into: Gathered, field: 'gtin' | 'sscc', value: string): void {
  if (nonDigitAt(value) >= 0) {
    into.faults.push({ code: 'not-digits', field, value })
    return
  }
  const number = field === 'gtin' ? gtin14(value) : value.length === 18 ? value : undefined
  if (!number) into.faults.push({ code: 'gtin-length', value, digits: value.length })
  else if (!hasCheckDigit(number)) into.faults.push({ code: 'check-digit', field, value })
  else {
    if (number !== value) into.repairs.push({ code: 'gtin-padded', from: value })
    into.fields[field] = number
  }
}

function takeNie(into: Gathered, value: string): void {
  const upper = value.toUpperCase()
  const nie = upper.replace(/[\s.]+/g, '')
  const form = findNieForm(nie)
  const ends = form ? nie.length : nie.search(/[^A-Z0-9]/)
  const found = form ? nie : ends > 0 && findNieForm(nie.slice(0, ends)) ? nie.slice(0, ends) : undefined
  if (!found) {
    into.faults.push({ code: 'nie-form', value })
    return
  }
  if (found !== nie) into.repairs.push({ code: 'suffix', removed: nie.slice(ends) })
  if (nie !== upper) into.repairs.push({ code: 'spaces', field: 'nie' })
  if (upper !== value) into.repairs.push({ code: 'case' })
  into.fields.nie = found
}

/** Takes one AI's value into the fields. False where the AI says nothing about a pack. */
export function takeField(into: Gathered, ai: string, text: string): boolean {
  if (!isField(ai)) return false
  const field = fieldOfAi[ai]
  const value = text.trim()
  const before = into.seen.get(field)
  if (before !== undefined) {
    if (before !== value) into.faults.push({ code: 'repeated', field, values: [before, value] })
    return true
  }
  into.seen.set(field, value)
  if (value === '') into.faults.push({ code: 'value-empty', field })
  else if (field === 'signature') into.fields.signature = value
  else if (placeholder.test(value)) into.template.push(field)
  else if (field === 'nie') takeNie(into, value)
  else if (field === 'gtin' || field === 'sscc') takeNumber(into, field, value)
  else if (field === 'batch' || field === 'serial') takeText(into, field, value)
  else takeDate(into, field, value)
  return true
}

/** Whether a code names a product, a pack, or neither. */
export type CodeClass = 'identification' | 'authentication' | 'other'

/** A serial makes a code one pack's own; a licence number alone is the same on every pack. */
export function classOf({ seen }: Pick<Gathered, 'seen'>): CodeClass {
  if (seen.has('serial')) return 'authentication'
  return seen.has('nie') ? 'identification' : 'other'
}

/**
 * What a pack's own code lacks: NIE or GTIN, batch, expiry and serial (PerBPOM 22/2022 article 7). Nothing is missing from a
 * code that has none of batch, expiry and serial: it means to name the product only.
 */
export function missingFrom({ seen }: Pick<Gathered, 'seen'>): Field[] {
  const own: Field[] = ['batch', 'expiry', 'serial']
  if (!own.some(field => seen.has(field))) return []
  const missing = own.filter(field => !seen.has(field))
  return seen.has('nie') || seen.has('gtin') ? missing : ['nie', ...missing]
}
