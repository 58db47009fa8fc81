import { normalIdentifier } from '#/epcis/identifier-normal.ts'

/**
 * Which EPCs or classes are meant (EPCIS 2.0 §8.2.7.1.1): one, or all whose canonical form the expression fits. `source` is written
 * in the part of regular expressions that JavaScript and PostgreSQL read alike.
 */
export type EpcPattern =
  | { readonly kind: 'one'; readonly canonical: string }
  | {
      readonly kind: 'many'
      readonly source: string
      /** The key that all of them share, where it is whole. */
      readonly key?: string
      readonly sscc?: { readonly company: string }
    }

/** The form in which two spellings of one identifier are equal: the canonical Digital Link, or the text itself. */
export const canonicalEpc = (text: string): string => normalIdentifier(text) ?? text

type Scheme = { ai: string; digits: number; rotated?: true; lead?: '0'; tail?: string }

/** EPC schemes whose patterns may leave parts open (Tag Data Standard, §8): the key's digits without the check digit, and what follows. */
const schemes: Readonly<Record<string, Scheme>> = {
  sgtin: { ai: '01', digits: 13, rotated: true, tail: '(/(10|21|235)/.+)?' },
  lgtin: { ai: '01', digits: 13, rotated: true, tail: '/10/.+' },
  upui: { ai: '01', digits: 13, rotated: true, tail: '/235/.+' },
  sscc: { ai: '00', digits: 17, rotated: true },
  sgln: { ai: '414', digits: 12, tail: '(/254/.+)?' },
  pgln: { ai: '417', digits: 12 },
  grai: { ai: '8003', digits: 12, lead: '0', tail: '.*' },
  gdti: { ai: '253', digits: 12, tail: '.*' },
  sgcn: { ai: '255', digits: 12, tail: '.*' },
  gsrn: { ai: '8018', digits: 17 },
  gsrnp: { ai: '8017', digits: 17 },
}

const host = 'https://id\\.gs1\\.org/'
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Reads a URI of a query as a pattern: an EPC in any form is itself; `urn:epc:idpat:…` with stars, and a GTIN alone, stand for all
 * that they begin. Undefined where a pattern is none.
 */
export function readPattern(text: string): EpcPattern | undefined {
  const [, scheme = '', rest = ''] = /^urn:epc:(?:idpat|class):([a-z]+):(.*\*.*)$/.exec(text) ?? []
  if (rest) return openPattern(scheme, rest)
  const canonical = canonicalEpc(text.replace(/^urn:epc:idpat:/, 'urn:epc:id:'))
  // A GTIN alone is what stands for a product in Digital Links, as `urn:epc:idpat:sgtin:….*` does in URNs.
  const isClass = /^https:\/\/id\.gs1\.org\/(01\/\d{14}|8006\/\d{18})$/.test(canonical)
  return isClass
    ? { kind: 'many', source: `^${escaped(canonical)}(/(10|21|235)/.+)?$`, key: canonical }
    : { kind: 'one', canonical }
}

function openPattern(scheme: string, rest: string): EpcPattern | undefined {
  const kind = Object.hasOwn(schemes, scheme) ? schemes[scheme] : undefined
  const parts = rest.split('.')
  if (!kind || parts.length !== (kind.tail === undefined ? 2 : 3)) return undefined
  const [company = '', reference = ''] = parts
  // What is open may be followed only by what is open too (Tag Data Standard §8.1).
  if (parts.slice(parts.indexOf('*')).some(part => part !== '*')) return undefined
  if (company !== '*' && !/^\d{6,12}$/.test(company)) return undefined
  const free = kind.digits - company.length
  if (reference !== '*' && !(reference.length === free && /^\d+$/.test(reference))) return undefined
  const key =
    reference === '*' || company === '*'
      ? undefined
      : normalIdentifier(`urn:epc:idpat:${scheme === 'lgtin' ? 'sgtin' : scheme}:${rest}`)
  return {
    kind: 'many',
    source: `^${host}${kind.ai}/${keyExpression(kind, company, reference)}$`,
    ...(key !== undefined && { key }),
    ...ssccOf(kind, company),
  }
}

function keyExpression({ digits, rotated, lead, tail }: Scheme, company: string, reference: string): string {
  const open = (count: number) => (count > 0 ? `[0-9]{${count}}` : '')
  const body =
    company === '*'
      ? open(digits)
      : rotated
        ? `${reference === '*' ? open(1) : reference.charAt(0)}${company}${reference === '*' ? open(digits - company.length - 1) : reference.slice(1)}`
        : `${company}${reference === '*' ? open(digits - company.length) : reference}`
  return `${lead ?? ''}${body}[0-9]${tail ?? ''}`
}

const ssccOf = ({ ai }: Scheme, company: string): { sscc?: { company: string } } =>
  ai === '00' ? { sscc: { company: company === '*' ? '' : company } } : {}

/** Whether the canonical form of an EPC or class fits any of these. */
export const fitsAny = (patterns: readonly EpcPattern[], canonical: string): boolean =>
  patterns.some(pattern =>
    pattern.kind === 'one' ? pattern.canonical === canonical : new RegExp(pattern.source).test(canonical),
  )
