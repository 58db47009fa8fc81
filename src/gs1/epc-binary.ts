import { type Bits, bitsOf, OutOfBits } from './bits.ts'
import { formatDigitalLink } from './digital-link.ts'
import { type Element, elementsOf } from './element-string.ts'
import { readClassic } from './epc-classic.ts'
import { readPlus } from './epc-plus.ts'
import { parseEpcUri } from './epc-uri.ts'
import { writePlus } from './epc-write.ts'

/** What an EPC binary string in the path of a Digital Link stands for. */
export type EpcBinary =
  | {
      ok: true
      /** The scheme by its name in the Tag Data Standard, `SGTIN-96`. */
      scheme: string
      elements: Element[]
      /** Path of the uncompressed Digital Link, with the query where the scheme carries a date. */
      path: string
    }
  | { ok: false; error: string }

const refused = (error: string): EpcBinary => ({ ok: false, error })

/** `eh` and lower-case hexadecimal, or `ex` and base64url, as one segment of a path (EPCB 1.0.0 §4.2). */
export const isEpcSegment = (segment: string): boolean => /^(eh[0-9a-f]|ex[A-Za-z0-9_-])/.test(segment)

function bitsIn(segment: string): Bits | undefined {
  const text = segment.slice(2)
  if (/^eh[0-9a-f]+$/.test(segment)) return bitsOf(Buffer.from(text.length % 2 ? `${text}0` : text, 'hex'), text.length * 4)
  return /^ex[A-Za-z0-9_-]+$/.test(segment) ? bitsOf(Buffer.from(text, 'base64url')) : undefined
}

function read(bits: Bits): { scheme: string; elements: Element[] } | undefined {
  const header = bits.small(8)
  const plus = readPlus(header, bits)
  if (plus) {
    const key = elementsOf(plus.pairs)
    return key.ok ? { scheme: plus.scheme, elements: key.elements } : undefined
  }
  const classic = readClassic(header, bits)
  const elements = classic && parseEpcUri(classic.uri)
  return elements && { scheme: classic.scheme, elements }
}

/** A tag's memory is written in words of 16 bits: what fills the last word is zeros. */
const isFilling = (bits: Bits): boolean => bits.left() < 16 && bits.take(bits.left()) === 0n

/**
 * Decodes an EPC binary string (EPC Tag Data Standard 2.3, GS1-Conformant Resolver 1.2.1). Refused: nothing or no whole
 * header behind the prefix, capitals, headers that are reserved or have no Digital Link, and data behind the end.
 */
export function decodeEpcBinary(segment: string): EpcBinary {
  const bits = bitsIn(segment)
  if (!bits) return refused('An EPC binary string is eh with lower-case hexadecimal, or ex with base64url.')
  try {
    const found = read(bits)
    if (!found) return refused('This EPC has no GS1 Digital Link: its header or its data belong to no scheme that has one.')
    if (!isFilling(bits)) return refused(`Data follow behind the end of this ${found.scheme}.`)
    return { ok: true, ...found, path: formatDigitalLink(found.elements, '')! }
  } catch (error) {
    if (error instanceof OutOfBits) return refused(error.message)
    throw error
  }
}

/**
 * The EPC binary string for the key of a Digital Link with its serial, as `eh` and hexadecimal or `ex` and base64url, in the scheme of the
 * Tag Data Standard 2 that needs no table of company prefixes (SGTIN+, SSCC+, …). Undefined where there is none.
 */
export function encodeEpcBinary(
  elements: readonly Pick<Element, 'ai' | 'value'>[],
  as: 'eh' | 'ex' = 'eh',
): { scheme: string; segment: string } | undefined {
  const written = writePlus(elements.map(({ ai, value }) => [ai, value]))
  if (!written) return undefined
  const bytes = Buffer.from(written.bits.match(/.{8}/g)!.map(byte => Number.parseInt(byte, 2)))
  return { scheme: written.scheme, segment: as + bytes.toString(as === 'eh' ? 'hex' : 'base64url') }
}
