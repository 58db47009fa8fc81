import { type Vocabulary, wordOf } from '#/epcis/cbv.ts'
import { expandName, expandValue, type Prefixes } from '#/epcis/context.ts'
import { eventTypes } from '#/epcis/event.ts'
import { quoted, type Words } from '#/epcis/problem.ts'
import type { Literal, OwnName } from '#/epcis/query.ts'
import { canonicalEpc, type EpcPattern, readPattern } from '#/epcis/query-epcs.ts'
import { instantOf } from '#/epcis/time.ts'
import { isUri } from '#/epcis/values.ts'

/** Why the value of a parameter cannot be taken. */
export class Unreadable extends Error {
  readonly says: Words
  constructor(id: string, en: string) {
    super(en)
    this.says = { id, en }
  }
}

/** A parameter's value as it came: texts from an address, where lists have `|` between, or JSON of any kind. */
export type Given = { readonly from: 'address'; readonly value: string } | { readonly from: 'json'; readonly value: unknown }

/** The texts of a list; a single one is a list too. */
export function textsIn(given: Given): string[] {
  const list =
    given.from === 'address'
      ? given.value.split('|').filter(text => text !== '')
      : (Array.isArray(given.value) ? given.value : [given.value]).map(value => {
          if (typeof value === 'string') return value
          throw new Unreadable(`${quoted(value)} bukan teks.`, `${quoted(value)} is not a text.`)
        })
  if (list.length === 0) throw new Unreadable('Tulis paling sedikit satu nilai.', 'Give at least one value.')
  return list
}

export const urisIn = (given: Given): string[] =>
  textsIn(given).map(text => {
    if (isUri(text)) return text
    throw new Unreadable(`${quoted(text)} bukan URI.`, `${quoted(text)} is not a URI.`)
  })

export const identifiersIn = (given: Given): string[] => urisIn(given).map(canonicalEpc)

export const patternsIn = (given: Given): EpcPattern[] =>
  urisIn(given).map(uri => {
    const pattern = readPattern(uri)
    if (pattern) return pattern
    throw new Unreadable(
      `${quoted(uri)} bukan pola EPC; bintang hanya di akhir, misalnya urn:epc:idpat:sgtin:8991234.012345.*.`,
      `${quoted(uri)} is no EPC pattern; stars stand at the end only, as in urn:epc:idpat:sgtin:8991234.012345.*.`,
    )
  })

/** Words of a vocabulary bare, in whichever of their three forms they came; a sender's own as full URIs. */
export const wordsIn = (vocabulary: Vocabulary, given: Given, prefixes: Prefixes): string[] =>
  textsIn(given).map(text => canonicalWord(vocabulary, text, prefixes))

export function canonicalWord(vocabulary: Vocabulary, text: string, prefixes: Prefixes): string {
  const full = expandValue(prefixes, text)
  return wordOf(vocabulary, full) ?? full
}

export const oneOf = (given: Given, allowed: readonly string[]): string[] =>
  textsIn(given).map(text => {
    if (allowed.includes(text)) return text
    throw new Unreadable(
      `${quoted(text)} tidak dikenal; yang ada: ${allowed.join(', ')}.`,
      `${quoted(text)} is not known; there are ${allowed.join(', ')}.`,
    )
  })

export const typesIn = (given: Given): string[] =>
  textsIn(given).map(text => (isUri(text) ? text : oneOf({ from: 'json', value: text }, eventTypes)[0]!))

/** One value, where a list makes no sense. */
function single(given: Given): unknown {
  return Array.isArray(given.value) && given.value.length === 1 ? given.value[0] : given.value
}

export function timeIn(given: Given): number {
  const value = single(given)
  const at = typeof value === 'string' ? instantOf(value) : undefined
  if (at !== undefined) return at
  throw new Unreadable(
    'Tulis waktu seperti 2026-03-02T08:00:00+07:00; dalam alamat + ditulis %2B.',
    'Write a time like 2026-03-02T08:00:00+07:00; in an address + is written %2B.',
  )
}

/** Digits as senders and XML write numbers. Long ones are left to be texts. */
const numeric = /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})([eE][+-]?\d{1,2})?$/

/** The number that a text of digits is; undefined for any other text. */
export const numberOf = (text: string): number | undefined => (numeric.test(text) ? Number(text) : undefined)

function toNumber(value: unknown): number {
  const number = typeof value === 'string' ? numberOf(value.trim()) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new Unreadable(`${quoted(value)} bukan angka.`, `${quoted(value)} is not a number.`)
}

export const numberIn = (given: Given): number => toNumber(single(given))

export const numbersIn = (given: Given): number[] =>
  (given.from === 'address' ? textsIn(given) : Array.isArray(given.value) ? given.value : [given.value]).map(toNumber)

export function countIn(given: Given): number {
  const count = numberIn(given)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new Unreadable('Tulis bilangan bulat mulai 1.', 'Write a whole number from 1 on.')
}

export function truthIn(given: Given): boolean {
  const value = single(given)
  if (value === true || value === 'true') return true
  if (value === false || value === 'false') return false
  throw new Unreadable('Isi true atau false.', 'Write true or false.')
}

/** `EXISTS_…` is asked by being there; only what says no asks nothing (the OpenAPI has true and false, the standard void). */
export const asksIn = (given: Given): boolean => !['false', '0', 0, false].includes(single(given) as string | number | boolean)

/** A name of users' own, `prefix:name` or a URI, with its namespace as far as the query declares it. */
export function ownName(given: string, prefixes: Prefixes): OwnName {
  // As a whole URI a name may stand beside its namespace with # between (EPCIS 2.0 §8.2.7.1), which the namespace itself may end in.
  if (/^(https?:\/\/|urn:)/.test(given)) return { given, full: given.replace('##', '#') }
  const expanded = expandName(prefixes, given)
  return expanded === given ? { given } : { given, full: withoutBraces(expanded) }
}

export const withoutBraces = (expanded: string): string =>
  expanded.startsWith('{') ? expanded.slice(1).replace('}', '') : expanded

/** What fields of users' own may equal. */
export function literalsIn(given: Given): Literal[] {
  const values = given.from === 'address' ? textsIn(given) : Array.isArray(given.value) ? given.value : [given.value]
  if (values.length === 0) throw new Unreadable('Tulis paling sedikit satu nilai.', 'Give at least one value.')
  return values.map(literal)
}

function literal(value: unknown): Literal {
  if (typeof value === 'number') return { text: String(value), number: value, isNumber: true }
  if (typeof value === 'boolean') return { text: String(value) }
  if (typeof value !== 'string') throw new Unreadable(`${quoted(value)} bukan nilai.`, `${quoted(value)} is not a value.`)
  const [number, time] = [numberOf(value), instantOf(value)]
  return { text: value, ...(number !== undefined && { number }), ...(time !== undefined && { time }) }
}

/** What fields of users' own may be more or less than: a number or a time. */
export function limitIn(given: Given): Literal {
  const limit = literal(single(given))
  if (limit.number !== undefined || limit.time !== undefined)
    return { ...limit, ...(limit.time === undefined && { isNumber: true }) }
  throw new Unreadable(`${quoted(limit.text)} bukan angka atau waktu.`, `${quoted(limit.text)} is neither a number nor a time.`)
}
