import { type Bits, bitsForDigits, takeDigits, takePadded } from './bits.ts'

type Pair = [ai: string, value: string]
/** Reads one part of a key; undefined where the bits say nothing such a part can be. */
type Part = (bits: Bits) => string | undefined

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Three characters in 16 bits; the first of the set only fills up the last three (ISO/IEC 15962). */
const code40 = '\u0000ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789'

const characters = (width: number, set: (code: number) => string) => (bits: Bits, length: number) =>
  Array.from({ length }, () => set(bits.small(width))).join('')

function takeCode40(bits: Bits, length: number): string | undefined {
  let text = ''
  for (let i = 0; i < length; i += 3) {
    const value = bits.small(16) - 1
    if (value < 0 || value >= 64_000) return undefined
    for (const place of [Math.floor(value / 1600), Math.floor(value / 40) % 40, value % 40]) text += code40.charAt(place)
  }
  return text.slice(0, length)
}

/** Ways to write text of a given length, by indicator (EPC Tag Data Standard 2.3 §14.5.6). */
const encodings: readonly ((bits: Bits, length: number) => string | undefined)[] = [
  (bits, length) => takePadded(bits, bitsForDigits(length), length),
  characters(4, n => n.toString(16).toUpperCase()),
  characters(4, n => n.toString(16)),
  characters(6, n => base64.charAt(n)),
  characters(7, n => String.fromCharCode(n)),
  takeCode40,
]

/** Indicator, length, text. */
const text = (bits: Bits): string | undefined => {
  const encoding = encodings[bits.small(3)]
  return encoding?.(bits, bits.small(5))
}

const digits =
  (count: number): Part =>
  bits =>
    takeDigits(bits, count)

/** Length, then a number written with that many digits (§14.5.13). */
const counted =
  (lengthBits: number): Part =>
  bits => {
    const length = bits.small(lengthBits)
    return takePadded(bits, bitsForDigits(length), length)
  }

/** Digits of four bits until F ends them, or E and text follows (§14.5.5). */
const openEnded: Part = bits => {
  let value = ''
  for (;;) {
    const nibble = bits.small(4)
    if (nibble === 15) return value
    if (nibble === 14) {
      const rest = text(bits)
      return rest === undefined ? undefined : value + rest
    }
    if (nibble > 9) return undefined
    value += nibble
  }
}

const joined =
  (...parts: Part[]): Part =>
  bits => {
    const values = parts.map(part => part(bits))
    return values.includes(undefined) ? undefined : values.join('')
  }

/** What a date in a DSGTIN means, by indicator. */
export const dateAis: readonly string[] = ['11', '13', '15', '16', '17', '7006', '7007']

/** Year, month and day in 16 bits (§14.5.8). */
function takeDate(bits: Bits): Pair | undefined {
  const ai = dateAis[bits.small(4)]
  const six = [bits.small(7), bits.small(4), bits.small(5)].map(n => String(n).padStart(2, '0')).join('')
  return ai === undefined ? undefined : [ai, six]
}

type Kind = { parts: readonly (readonly [ai: string, part: Part])[]; dated?: true }

// biome-ignore format: a table
const kinds = {
  SGTIN: { parts: [['01', digits(14)], ['21', text]] },
  DSGTIN: { parts: [['01', digits(14)], ['21', text]], dated: true },
  SSCC: { parts: [['00', digits(18)]] },
  SGLN: { parts: [['414', digits(13)], ['254', text]] },
  GRAI: { parts: [['8003', joined(digits(14), text)]] },
  GIAI: { parts: [['8004', openEnded]] },
  GSRN: { parts: [['8018', digits(18)]] },
  GSRNP: { parts: [['8017', digits(18)]] },
  GDTI: { parts: [['253', joined(digits(13), text)]] },
  CPI: { parts: [['8010', openEnded], ['8011', counted(4)]] },
  SGCN: { parts: [['255', joined(digits(13), counted(4))]] },
  ITIP: { parts: [['8006', digits(18)], ['21', text]] },
} as const satisfies Readonly<Record<string, Kind>>

export type PlusKind = keyof typeof kinds

/** Headers by kind: with one plus, and with two, where a host name follows the key (§14.2, table 14-1). */
// biome-ignore format: a table
const headers: Readonly<Record<number, string>> = {
  230: 'CPI++', 231: 'GSRN++', 232: 'GSRNP++', 233: 'SGLN++', 234: 'GDTI++', 235: 'GRAI++', 236: 'SGCN++', 237: 'ITIP++',
  238: 'GIAI++', 239: 'SSCC++', 252: 'DSGTIN++', 253: 'SGTIN++',
  240: 'CPI+', 241: 'GRAI+', 242: 'SGLN+', 243: 'ITIP+', 244: 'GSRN+', 245: 'GSRNP+', 246: 'GDTI+', 247: 'SGTIN+',
  248: 'SGCN+', 249: 'SSCC+', 250: 'GIAI+', 251: 'DSGTIN+',
}

/** The header of a scheme, `SGTIN+`. */
export const headerOf = (scheme: `${PlusKind}+`): number =>
  Number(Object.entries(headers).find(([, name]) => name === scheme)![0])

/** Skips the host name: a canonical Digital Link has none of its own (§14.5.16). */
function skipHost(bits: Bits): void {
  const isAscii = bits.small(1) === 1
  const length = bits.small(6)
  bits.take(isAscii ? length * 7 : Math.ceil(length / 3) * 16)
}

/** The AIs in a binary EPC of a plus scheme whose header has been read; undefined where header or data are none of these. */
export function readPlus(header: number, bits: Bits): { scheme: string; pairs: Pair[] } | undefined {
  const scheme = headers[header]
  if (!scheme) return undefined
  const { parts, dated }: Kind = kinds[scheme.replace(/\++$/, '') as PlusKind]
  bits.take(4)
  const date = dated ? takeDate(bits) : undefined
  if (dated && !date) return undefined
  const pairs: Pair[] = []
  for (const [ai, part] of parts) {
    const value = part(bits)
    if (value === undefined) return undefined
    // An extension 0 says that the place has none.
    if (!(ai === '254' && value === '0')) pairs.push([ai, value])
  }
  if (scheme.endsWith('++')) skipHost(bits)
  return { scheme, pairs: date ? [...pairs, date] : pairs }
}
