import { meaningOf } from '#/features/register/nie-codes.ts'
import { type Difference, difference } from '#/features/register/nie-difference.ts'
import { type ForeignNumber, findForeign } from '#/features/register/nie-foreign.ts'
import {
  type Commodity,
  type FormatKey,
  type NieFormat,
  nieFormat,
  nieFormats,
  type Origin,
  type PartName,
  partLabels,
} from '#/features/register/nie-formats.ts'
import { isMissing, type LookAlike, plain, unmask } from '#/features/register/nie-text.ts'
import type { Words } from '#/law/provisions.ts'

/** One stretch of a number. `assumed` where its meaning is inferred, not published. */
export type NiePart = { name: PartName; label: Words; value: string; meaning?: Words; assumed?: true }

/** A well-formed number: of the right form, which says nothing about whether a licence exists. */
export type Nie = {
  kind: 'nie'
  /** Capitals and digits alone: the form in which numbers are kept and compared. */
  number: string
  /** A hint. The commodity of a licence is what the register says. */
  commodity: Commodity
  origin?: Origin
  format: FormatKey
  parts: NiePart[]
  warnings: Words[]
}

export type NieReading = Nie | { kind: 'missing' } | ForeignNumber | ({ kind: 'malformed' } & Difference)

/**
 * Reads a marketing authorisation number as people write it: with `POM` or `BPOM RI`, `(90)` or `90` before it, blanks,
 * dots or dashes inside, small letters, words around. Any text is answered; none is refused with an error.
 */
export function readNie(text: string): NieReading {
  const seen = plain(text)
  const found = locate(seen)
  if (found[0]) return describe(found[0], found, seen)
  if (isMissing(seen)) return { kind: 'missing' }
  const foreign = findForeign(seen)
  if (foreign) return foreign
  const unmasked = unmask(seen)
  const [hidden] = unmasked.found.length > 0 ? locate(unmasked.text) : []
  const mask = hidden && unmasked.found.find(({ at }) => at >= hidden.index && at < hidden.index + hidden.written.length)
  if (mask) return { kind: 'malformed', closest: hidden.format.key, says: betray(mask) }
  return { kind: 'malformed', ...difference(seen) }
}

/** A number as it is printed, its parts set apart: `DKL 25 130 317 17 A1`. A text that is no number comes back as it is. */
export function groupNie(number: string): string {
  const reading = readNie(number)
  if (reading.kind !== 'nie') return number
  const { close = [] }: NieFormat = nieFormat(reading.format)
  return reading.parts
    .map(
      ({ name, value }, index) =>
        (index > 0 && !close.includes(name) ? ' ' : '') + (value.length === 9 ? inThrees(value) : value),
    )
    .join('')
}

/** Do two numbers differ by exactly one character put in, left out or exchanged: the slip that no check digit catches? */
export function editDistanceIsOne(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || a === b) return false
  let same = 0
  while (same < short.length && short[same] === long[same]) same++
  return short.slice(long.length === short.length ? same + 1 : same) === long.slice(same + 1)
}

type Located = { format: (typeof nieFormats)[number]; number: string; index: number; written: string }

const gap = '[\\s.:_/·\\p{Pd}]{0,3}'
const spaced = (characters: Iterable<string>) => [...characters].join(gap)
const signs = { '#': '\\d', A: '[A-Z]', r: '[0-2]' }

/** Each format as it may stand in a text: not within a longer word or number, unless `POM`, `BPOM RI` or the identifier 90 is stuck to it. */
const patterns = nieFormats.map(format => {
  const letters = Object.keys(format.prefixes).map(spaced).join('|')
  const body = spaced(Array.from(format.shape, sign => signs[sign as keyof typeof signs]))
  const start = '(?:(?<![\\p{L}\\p{N}])|(?<=(?<![\\p{L}\\p{N}])(?:B?POM(?:RI)?|90)))'
  return { format, pattern: new RegExp(`${start}(?:${letters})${gap}${body}(?![\\p{L}\\p{N}])`, 'gu') }
})

/** Every number in a plain text, the first first; where two formats fit at one place, the longer number before the shorter. */
function locate(text: string): Located[] {
  return patterns
    .flatMap(({ format, pattern }) =>
      [...text.matchAll(pattern)].map(({ 0: written, index }) => ({
        format,
        index,
        written,
        number: written.replace(/[^A-Z0-9]/g, ''),
      })),
    )
    .sort((a, b) => a.index - b.index || b.number.length - a.number.length)
}

function describe({ format, number, index, written }: Located, all: Located[], text: string): Nie {
  const warnings: Words[] = []
  const end = index + written.length
  const parts = partsOf(format, number, warnings)
  if ((/\d\s+\d/.test(written) ? /^[\s.\p{Pd}_/]{1,3}\d/u : /^[.\p{Pd}_/]\d/u).test(text.slice(end, end + 4))) {
    warnings.push({ id: 'Ada angka lagi tepat sesudah nomor.', en: 'More digits follow right after the number.' })
  }
  const other = all.find(located => located.index >= end && located.number !== number)
  if (other)
    warnings.push({
      id: `Ada nomor lain dalam teks: ${other.number}.`,
      en: `There is another number in the text: ${other.number}.`,
    })
  const origin = originOf(format, number)
  return { kind: 'nie', number, commodity: format.commodity, ...(origin && { origin }), format: format.key, parts, warnings }
}

function partsOf(format: Located['format'], number: string, warnings: Words[]): NiePart[] {
  let from = 0
  return format.parts.map(([name, length]) => {
    const value = number.slice(from, from + length)
    from += length
    const label = partLabels[name]
    const meaning = meaningOf(format.key, name, value)
    if (meaning === undefined) return { name, label, value }
    if (meaning === 'unknown') {
      warnings.push({ id: `${label.id} “${value}” tidak dikenal.`, en: `${label.en} “${value}” is not known.` })
      return { name, label, value }
    }
    const { assumed, ...words } = meaning
    return { name, label, value, meaning: words, ...(assumed && { assumed }) }
  })
}

/** The country digits of a cosmetic tell its origin, the letters that of everything else. 18 is Indonesia. */
function originOf(format: NieFormat, number: string): Origin | undefined {
  if (format.key === 'cosmetic' && number.startsWith('NA')) return number.slice(2, 4) === '18' ? 'domestic' : 'import'
  return Object.entries(format.prefixes).find(([prefix]) => number.startsWith(prefix))?.[1]
}

function betray({ seen, meant, script }: LookAlike): Words {
  if (script === 'other') {
    return {
      id: `“${seen}” bukan ${meant}, hanya mirip. Ketik ${meant}.`,
      en: `“${seen}” is not ${meant}, it only looks like it. Type ${meant}.`,
    }
  }
  return {
    id: `“${seen}” adalah huruf ${script === 'Greek' ? 'Yunani' : 'Kiril'} yang mirip ${meant}. Ketik ${meant}.`,
    en: `“${seen}” is a ${script} letter that looks like ${meant}. Type ${meant}.`,
  }
}

const inThrees = (digits: string) => digits.replace(/(\d{3})(?=\d)/g, '$1 ')
