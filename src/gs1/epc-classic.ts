import { type Bits, takePadded, takeSixBitText, takeText } from './bits.ts'

/** Bits and digits of the company prefix, by partition value (EPC Tag Data Standard §14.2). */
const prefixes: readonly (readonly [bits: number, digits: number])[] = [
  [40, 12],
  [37, 11],
  [34, 10],
  [30, 9],
  [27, 8],
  [24, 7],
  [20, 6],
]

/** Bits of the reference beside the prefix, by partition value. */
const widths = {
  item: [4, 7, 10, 14, 17, 20, 24],
  place: [1, 4, 7, 11, 14, 17, 21],
  unit: [18, 21, 24, 28, 31, 34, 38],
  asset: [42, 45, 48, 52, 55, 58, 62],
  longAsset: [148, 151, 154, 158, 161, 164, 168],
  part: [11, 14, 17, 21, 24, 27, 31],
} as const

type Scheme = {
  name: string
  /** The scheme of its URI, `urn:epc:id:` left out. */
  uri: string
  /** `open`: text of six bits a character up to its end. */
  reference: keyof typeof widths | 'open'
  /** Digits of prefix and reference together; none where the reference has no fixed length. */
  digits?: number
  rest: (bits: Bits) => string | undefined
  /** The reference is text of seven bits a character. */
  text?: true
}

const number = (count: number) => (bits: Bits) => `.${bits.take(count)}`
/** Text goes into a URI, where few characters stand for themselves. */
const text = (count: number) => (bits: Bits) => {
  const value = takeText(bits, count)
  return value && `.${inUri(value)}`
}
const nothing = () => ''
const reserved = (bits: Bits) => (bits.take(24) === 0n ? '' : undefined)
/** Leading zeros are kept by a 1 before the digits. */
const marked = (count: number) => (bits: Bits) => {
  const digits = bits.take(count).toString()
  return digits.startsWith('1') && digits.length > 1 ? `.${digits.slice(1)}` : undefined
}
const pieces = (serial: (bits: Bits) => string | undefined) => (bits: Bits) => {
  const [piece, total, last] = [takePadded(bits, 7, 2), takePadded(bits, 7, 2), serial(bits)]
  return piece && total && last && `.${piece}.${total}${last}`
}

const inUri = (value: string): string =>
  value.replace(/[^A-Za-z0-9_.:;!()*+,=$'-]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

/** Headers of the schemes that cut a key in prefix and reference (EPC Tag Data Standard §14.2, table 14-1). */
const schemes: Readonly<Record<number, Scheme>> = {
  44: { name: 'GDTI-96', uri: 'gdti', reference: 'place', digits: 12, rest: number(41) },
  45: { name: 'GSRN-96', uri: 'gsrn', reference: 'unit', digits: 17, rest: reserved },
  46: { name: 'GSRNP-96', uri: 'gsrnp', reference: 'unit', digits: 17, rest: reserved },
  48: { name: 'SGTIN-96', uri: 'sgtin', reference: 'item', digits: 13, rest: number(38) },
  49: { name: 'SSCC-96', uri: 'sscc', reference: 'unit', digits: 17, rest: reserved },
  50: { name: 'SGLN-96', uri: 'sgln', reference: 'place', digits: 12, rest: number(41) },
  51: { name: 'GRAI-96', uri: 'grai', reference: 'item', digits: 12, rest: number(38) },
  52: { name: 'GIAI-96', uri: 'giai', reference: 'asset', rest: nothing },
  54: { name: 'SGTIN-198', uri: 'sgtin', reference: 'item', digits: 13, rest: text(140) },
  55: { name: 'GRAI-170', uri: 'grai', reference: 'item', digits: 12, rest: text(112) },
  56: { name: 'GIAI-202', uri: 'giai', reference: 'longAsset', rest: nothing, text: true },
  57: { name: 'SGLN-195', uri: 'sgln', reference: 'place', digits: 12, rest: text(140) },
  58: { name: 'GDTI-113', uri: 'gdti', reference: 'place', digits: 12, rest: marked(58) },
  60: { name: 'CPI-96', uri: 'cpi', reference: 'part', rest: number(31) },
  61: { name: 'CPI-var', uri: 'cpi', reference: 'open', rest: number(40) },
  62: { name: 'GDTI-174', uri: 'gdti', reference: 'place', digits: 12, rest: text(119) },
  63: { name: 'SGCN-96', uri: 'sgcn', reference: 'place', digits: 12, rest: marked(41) },
  64: { name: 'ITIP-110', uri: 'itip', reference: 'item', digits: 13, rest: pieces(number(38)) },
  65: { name: 'ITIP-212', uri: 'itip', reference: 'item', digits: 13, rest: pieces(text(140)) },
}

function takeReference(
  { reference, digits, text }: Scheme,
  bits: Bits,
  partition: number,
  prefixDigits: number,
): string | undefined {
  if (reference === 'open') return inUri(takeSixBitText(bits))
  const width = widths[reference][partition]!
  if (text) {
    const value = takeText(bits, width)
    return value && inUri(value)
  }
  return digits ? takePadded(bits, width, digits - prefixDigits) : bits.take(width).toString()
}

/** The EPC URI in a binary EPC whose header has been read; undefined where the header or the data are none of these. */
export function readClassic(header: number, bits: Bits): { scheme: string; uri: string } | undefined {
  const scheme = schemes[header]
  if (!scheme) return undefined
  bits.take(3)
  const partition = bits.small(3)
  const [prefixBits, prefixDigits] = prefixes[partition] ?? []
  if (prefixBits === undefined || prefixDigits === undefined) return undefined
  const prefix = takePadded(bits, prefixBits, prefixDigits)
  const reference = takeReference(scheme, bits, partition, prefixDigits)
  const rest = scheme.rest(bits)
  if (prefix === undefined || reference === undefined || rest === undefined) return undefined
  return { scheme: scheme.name, uri: `urn:epc:id:${scheme.uri}:${prefix}.${reference}${rest}` }
}
