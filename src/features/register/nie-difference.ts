import { type FormatKey, lengthOf, type NieFormat, nieFormats } from '#/features/register/nie-formats.ts'
import type { Words } from '#/law/provisions.ts'

/** The nearest format and what differs from it; no format where the text begins as none does. */
export type Difference = { closest?: FormatKey; says: Words }

const everyPrefix = [...new Set(nieFormats.flatMap(format => Object.keys(format.prefixes)))].sort((a, b) => b.length - a.length)
const prefixes = new RegExp(
  `(?:(?<![\\p{L}\\p{N}])|(?<=(?<![\\p{L}\\p{N}])(?:B?POM(?:RI)?|90)))(${everyPrefix.join('|')})[\\s.:_/·\\p{Pd}]{0,5}(?=\\p{N}|[OIL]\\d)`,
  'u',
)

/** What keeps a plain text (see `plain`) from being a number, as a sentence in both languages. */
export function difference(text: string): Difference {
  const found = prefixes.exec(text)
  if (!found) return begins(text)
  const prefix = found[1]!
  const body = bodyOf(text.slice(found.index + found[0].length))
  const [nearest] = nieFormats.filter(format => prefix in format.prefixes).sort((a, b) => distance(a, body) - distance(b, body))
  return nearest ? { closest: nearest.key, says: compare(nearest, prefix, body) } : begins(text)
}

/** The characters that belong to the number: words with a digit in them, and single letters between or after them. */
function bodyOf(rest: string): string {
  const words = rest.split(/[^\p{L}\p{N}]+/u)
  const end = words.findIndex(word => !/\d/.test(word) && word.length > 1)
  return words.slice(0, end === -1 ? words.length : end).join('')
}

const distance = (format: NieFormat, body: string) =>
  Math.abs(format.shape.length - body.length) + (wrongPlace(format.shape, body) === -1 ? 0 : 0.5)

const allowed = { '#': /^\d$/, A: /^[A-Z]$/, r: /^[0-2]$/ }

const wrongPlace = (shape: string, body: string) =>
  Array.from(shape).findIndex(
    (sign, place) => body[place] !== undefined && !allowed[sign as keyof typeof allowed].test(body[place]!),
  )

function compare(format: NieFormat, prefix: string, body: string): Words {
  const place = wrongPlace(format.shape, body)
  const allDigits = /^\d*$/.test(body)
  if (place === -1 || (allDigits && body.length !== format.shape.length)) return lengths(format, prefix, body, allDigits)
  const seen = Array.from(body)[place]!
  const at = prefix.length + place + 1
  const needed = needs[format.shape[place] as keyof typeof needs]
  return {
    id: `Karakter ke-${at} adalah “${seen}”, seharusnya ${needed.id}.`,
    en: `Character ${at} is “${seen}” where ${needed.en} belongs.`,
  }
}

const needs = {
  '#': { id: 'angka', en: 'a digit' },
  A: { id: 'huruf', en: 'a letter' },
  r: { id: 'tingkat risiko 0, 1 atau 2', en: 'a risk class, 0, 1 or 2,' },
}

function lengths(format: NieFormat, prefix: string, body: string, allDigits: boolean): Words {
  const wanted = nieFormats.filter(other => prefix in other.prefixes).map(other => other.shape.length)
  if (allDigits && !format.shape.includes('A')) {
    return {
      id: `Ada ${body.length} angka sesudah ${prefix}, seharusnya ${wanted.join(' atau ')}.`,
      en: `There are ${body.length} digits instead of ${wanted.join(' or ')} after ${prefix}.`,
    }
  }
  const [seen, right] = [prefix.length + body.length, lengthOf(format)]
  return { id: `Ada ${seen} karakter, seharusnya ${right}.`, en: `There are ${seen} characters instead of ${right}.` }
}

function begins(text: string): Difference {
  const examples = 'DKL, TR, SD, NA, MD'
  if (/\d/.test(text) && !/\p{L}/u.test(text)) {
    return {
      says: {
        id: `Hanya ada angka, tanpa huruf di depannya seperti ${examples}.`,
        en: `There are digits alone, without letters in front such as ${examples}.`,
      },
    }
  }
  return {
    says: {
      id: `Tidak ada nomor izin edar di dalamnya. Nomor itu terdiri atas huruf seperti ${examples}, lalu 9 sampai 15 angka.`,
      en: `There is no marketing authorisation number in it. One has letters such as ${examples}, then 9 to 15 digits.`,
    },
  }
}
