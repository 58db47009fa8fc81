import { bitsForDigits } from './bits.ts'
import { dateAis, headerOf, type PlusKind } from './epc-plus.ts'

/** Bits as they are put behind one another, as digits of base 2. */
type Written = string

const bits = (value: bigint | number, count: number): Written => (count === 0 ? '' : value.toString(2).padStart(count, '0'))
const nibbles = (digits: string): Written => Array.from(digits, digit => bits(Number(digit), 4)).join('')
const number = (digits: string): Written => bits(BigInt(digits || '0'), bitsForDigits(digits.length))

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const code40 = '\u0000ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789'

const each = (width: number, codeOf: (sign: string) => number) => (text: string) =>
  Array.from(text, sign => bits(codeOf(sign), width)).join('')

function inCode40(text: string): Written {
  let written = ''
  for (let at = 0; at < text.length; at += 3) {
    const [a = 0, b = 0, c = 0] = Array.from(text.slice(at, at + 3), sign => code40.indexOf(sign))
    written += bits(a * 1600 + b * 40 + c + 1, 16)
  }
  return written
}

/** Ways to write text, in the order of their indicators, each with the texts that it can write (EPC Tag Data Standard 2.3 §14.5.6). */
const encodings: readonly (readonly [can: RegExp, write: (text: string) => Written])[] = [
  [/^\d*$/, number],
  [/^[0-9A-F]+$/, each(4, sign => Number.parseInt(sign, 16))],
  [/^[0-9a-f]+$/, each(4, sign => Number.parseInt(sign, 16))],
  [/^[A-Za-z0-9_-]+$/, each(6, sign => base64.indexOf(sign))],
  [/^[\u0000-\u007f]+$/, each(7, sign => sign.charCodeAt(0))],
  [/^[A-Z.:0-9-]+$/, inCode40],
]

/** Indicator, length, and the text in the way that takes the fewest bits. */
function text(value: string): Written {
  const ways = encodings.flatMap(([can, write], indicator) =>
    can.test(value) ? [bits(indicator, 3) + bits(value.length, 5) + write(value)] : [],
  )
  return ways.reduce((least, way) => (way.length < least.length ? way : least))
}

/** Digits of four bits until F, or E and text from the first other sign on (§14.5.5). */
function openEnded(value: string): Written {
  const digits = /^\d*/.exec(value)![0]
  return nibbles(digits) + (digits.length === value.length ? bits(15, 4) : bits(14, 4) + text(value.slice(digits.length)))
}

const counted = (digits: string): Written => bits(digits.length, 4) + number(digits)
const keyAndText = (digits: number) => (value: string) => nibbles(value.slice(0, digits)) + text(value.slice(digits))

type Pairs = readonly (readonly [ai: string, value: string])[]

/** By the AI of the key: the scheme, how its value is written, and what stands behind it. */
// biome-ignore format: a table
const kinds: Readonly<Record<string, readonly [PlusKind, key: (value: string) => Written, more?: readonly [ai: string, write: (value: string) => Written, none?: string]]>> = {
  '00':   ['SSCC', nibbles],
  '01':   ['SGTIN', nibbles, ['21', text]],
  '414':  ['SGLN', nibbles, ['254', text, '0']],
  '8003': ['GRAI', keyAndText(14)],
  '8004': ['GIAI', openEnded],
  '8018': ['GSRN', nibbles],
  '8017': ['GSRNP', nibbles],
  '253':  ['GDTI', keyAndText(13)],
  '8010': ['CPI', openEnded, ['8011', counted]],
  '255':  ['SGCN', value => nibbles(value.slice(0, 13)) + counted(value.slice(13))],
  '8006': ['ITIP', nibbles, ['21', text]],
}

/** Year, month and day in 16 bits, behind what the date means (§14.5.8). */
const date = (ai: string, six: string): Written =>
  bits(dateAis.indexOf(ai), 4) + [7, 4, 5].map((width, part) => bits(Number(six.slice(part * 2, part * 2 + 2)), width)).join('')

/**
 * The bits of a plus scheme for a key with its serial, filled up to whole words of 16 bits; with one date, those of a DSGTIN+. Undefined
 * where no scheme names these AIs: a class of things has no EPC, and no scheme carries a batch.
 */
export function writePlus(pairs: Pairs): { scheme: string; bits: Written } | undefined {
  const [key, ...rest] = pairs
  const kind = key && kinds[key[0]]
  if (!kind) return undefined
  const [name, write, more] = kind
  const value = more && (rest.find(([ai]) => ai === more[0])?.[1] ?? more[2])
  const others = rest.filter(([ai]) => ai !== more?.[0])
  const [other] = others
  const dated = name === 'SGTIN' && other !== undefined && dateAis.includes(other[0])
  if ((more && value === undefined) || others.length > (dated ? 1 : 0)) return undefined
  const scheme = dated ? 'DSGTIN+' : (`${name}+` as const)
  const written =
    bits(headerOf(scheme), 8) + bits(0, 4) + (dated ? date(...other) : '') + write(key[1]) + (more ? more[1](value!) : '')
  return { scheme, bits: written.padEnd(Math.ceil(written.length / 16) * 16, '0') }
}
