import { gtin14 } from '#/gs1/check-digit.ts'
import { parseEpcUri } from '#/gs1/epc-uri.ts'
import { readGs1 } from '#/gs1/read.ts'

/** Which pack a text names: the same `key` for every way of writing it. `product` is a GTIN-14 where it has that form. */
export type Identity = { key: string; product?: string }

/** Product and serial where they can be cut out without judging check digits, the commonest first. */
const forms = [
  /^(\d{8}|\d{12,14})[.:/_ -](.+)$/,
  /\/01\/(\d{8,14})(?:\/22\/[^/?#]+)?(?:\/10\/[^/?#]+)?\/21\/([^/?#]+)/,
  /\/v\/([^/?#]+)\/([^/?#]+)/,
  /^\(01\)(\d{14})(?:\((?!21\))\d+\)[^(]*)*\(21\)([^(]+)/,
]
const loose = /^(.+)[.:/_-]([^.:/_-]+)$/

/**
 * Reads an EPC however it is written: SGTIN URN, Digital Link, element string with or without brackets, our own address of a pack, or
 * product and serial with a dot, colon, slash, hyphen, underscore or blank between. A text that is none of these names only itself.
 */
export function identityOf(epc: string): Identity {
  const parts = elementsIn(epc) ?? cut(epc)
  if (!parts) return { key: epc }
  const product = productKey(unescaped(parts[0]))
  return { key: `${product}.${unescaped(parts[1])}`, product }
}

/** A product's number as products are compared: a GTIN with 14 digits, anything else as it is. */
export const productKey = (product: string): string => gtin14(product) ?? product

function cut(epc: string): [string, string] | undefined {
  for (const form of [...forms, loose]) {
    const found = form.exec(epc)
    if (found) return [found[1]!, found[2]!]
  }
}

function elementsIn(epc: string): [string, string] | undefined {
  const elements = epc.startsWith('urn:epc:') ? parseEpcUri(epc) : /^([\]^]|\d{16,})/.test(epc) ? gs1ElementsIn(epc) : undefined
  const value = (ai: string) => elements?.find(one => one.ai === ai)?.value
  const [product, serial] = [value('01'), value('21')]
  return product !== undefined && serial !== undefined ? [product, serial] : undefined
}

function gs1ElementsIn(epc: string) {
  const read = readGs1(epc)
  return read.ok ? read.elements : undefined
}

function unescaped(part: string): string {
  if (!part.includes('%')) return part
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
