import { checkDigit } from './check-digit.ts'
import { type Element, elementsOf } from './element-string.ts'

/**
 * How a GS1 key is cut up in an EPC URI (EPC Tag Data Standard 2.3 §6): company prefix, reference, and further parts.
 * `digits` counts prefix and reference together without the check digit; 0 where they are simply joined. `lead` of the
 * reference's digits stand before the prefix in the key.
 */
type Scheme = {
  ai: string
  digits: number
  lead?: number
  /** A digit the key begins with that the URI leaves out. */
  before?: string
  /** Parts appended to the key itself, with their length where it is fixed. */
  tail?: readonly number[]
  /** The last part is the value of this AI. */
  beside?: string
  /** A last part that says there is none. */
  none?: string
}

const schemes: Readonly<Record<string, Scheme>> = {
  'id:sgtin': { ai: '01', digits: 13, lead: 1, beside: '21' },
  'id:upui': { ai: '01', digits: 13, lead: 1, beside: '235' },
  'class:lgtin': { ai: '01', digits: 13, lead: 1, beside: '10' },
  'id:itip': { ai: '8006', digits: 13, lead: 1, tail: [2, 2], beside: '21' },
  'id:sscc': { ai: '00', digits: 17, lead: 1 },
  'id:sgln': { ai: '414', digits: 12, beside: '254', none: '0' },
  'id:pgln': { ai: '417', digits: 12 },
  'id:gsin': { ai: '402', digits: 16 },
  'id:gsrn': { ai: '8018', digits: 17 },
  'id:gsrnp': { ai: '8017', digits: 17 },
  'id:grai': { ai: '8003', digits: 12, before: '0', tail: [0] },
  'id:gdti': { ai: '253', digits: 12, tail: [0] },
  'id:sgcn': { ai: '255', digits: 12, tail: [0] },
  'id:giai': { ai: '8004', digits: 0 },
  'id:ginc': { ai: '401', digits: 0 },
  'id:cpi': { ai: '8010', digits: 0, beside: '8011' },
}

const form = /^urn:epc:(id|class|idpat):([a-z]+):(.+)$/

/** EPC URIs write few characters as they are; the rest is `%` and two hexadecimal digits. */
const decoded = (part: string): string =>
  part.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
const encoded = (part: string): string =>
  part.replace(/["%&/<>?#]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)

function keyOf({ digits, lead = 0, before = '' }: Scheme, prefix: string, reference: string): string | undefined {
  if (!/^\d{4,12}$/.test(prefix)) return undefined
  if (digits === 0) return prefix + decoded(reference)
  if (!/^\d*$/.test(reference) || prefix.length + reference.length !== digits) return undefined
  const body = reference.slice(0, lead) + prefix + reference.slice(lead)
  return before + body + checkDigit(body)
}

/**
 * The AIs an EPC URI stands for: `urn:epc:id:…`, a class `urn:epc:class:lgtin:…`, or a pattern `urn:epc:idpat:…` whose last
 * part is `*`. Undefined for anything that is no EPC URI of a GS1 key.
 */
export function parseEpcUri(uri: string): Element[] | undefined {
  const [, kind, name, rest] = form.exec(uri) ?? []
  if (!kind || !name || !rest) return undefined
  const scheme = schemes[`${kind === 'idpat' ? (name === 'lgtin' ? 'class' : 'id') : kind}:${name}`]
  if (!scheme) return undefined
  const [prefix = '', reference, ...parts] = rest.split('.')
  if (reference === undefined) return undefined
  let key = keyOf(scheme, prefix, reference)
  const expected = (scheme.tail?.length ?? 0) + (scheme.beside ? 1 : 0)
  if (key === undefined || parts.length !== expected) return undefined
  for (const length of scheme.tail ?? []) {
    const part = parts.shift()!
    if (kind === 'idpat' && part === '*') continue
    if (length > 0 && part.length !== length) return undefined
    key += decoded(part)
  }
  const pairs: [string, string][] = [[scheme.ai, key]]
  const last = parts[0]
  if (scheme.beside && last !== undefined && last !== scheme.none && !(kind === 'idpat' && last === '*')) {
    pairs.push([scheme.beside, decoded(last)])
  }
  const read = elementsOf(pairs)
  return read.ok ? read.elements : undefined
}

type Named = { name: string; scheme: Scheme; beside: string | undefined }

/** The scheme for this key and what stands beside it; schemes that take more of it come first. */
function schemeFor(elements: readonly Element[]): Named | undefined {
  const find = (ai: string): string | undefined => elements.find(element => element.ai === ai)?.value
  const fitting = Object.entries(schemes)
    .filter(([, scheme]) => find(scheme.ai) !== undefined)
    .map(([name, scheme]) => ({ name, scheme, beside: scheme.beside && find(scheme.beside) }))
  return fitting.find(({ scheme, beside }) => !scheme.beside || beside !== undefined || scheme.none !== undefined)
}

/**
 * The EPC URI of a key with its serial, lot or extension, given how many digits its company prefix has: the key alone does
 * not tell. Undefined where the AIs name a class for which there is no URI, or the prefix does not fit.
 */
export function formatEpcUri(elements: readonly Element[], prefixLength: number): string | undefined {
  const found = schemeFor(elements)
  if (!found) return undefined
  const { name, scheme, beside } = found
  const key = elements.find(element => element.ai === scheme.ai)!.value.slice(scheme.before?.length ?? 0)
  const lead = scheme.lead ?? 0
  const prefix = key.slice(lead, lead + prefixLength)
  if (prefix.length !== prefixLength || !/^\d{4,12}$/.test(prefix)) return undefined
  const parts = [prefix]
  if (scheme.digits === 0) parts.push(encoded(key.slice(prefixLength)))
  else {
    if (prefixLength > scheme.digits - lead) return undefined
    parts.push(key.slice(0, lead) + key.slice(lead + prefixLength, scheme.digits))
    let at = scheme.digits + 1
    for (const length of scheme.tail ?? []) {
      const part = key.slice(at, length > 0 ? at + length : undefined)
      if (part === '') return undefined
      parts.push(encoded(part))
      at += part.length
    }
  }
  if (scheme.beside) parts.push(beside === undefined ? scheme.none! : encoded(beside))
  return `urn:epc:${name}:${parts.join('.')}`
}
