/**
 * The one form in which the event hash sees a GS1 identifier (CBV 2.0 §8.9): a canonical Digital Link on `https://id.gs1.org`
 * with the finest level of identification alone.
 */

type Tail = { readonly between: string; readonly max: number; readonly digits?: true; readonly none?: string }
type UrnKind = {
  readonly ai: string
  /** Digits of company prefix and reference together; absent where the reference is alphanumeric. */
  readonly digits?: number
  /** The first digit of the reference stands before the company prefix, as in a GTIN. */
  readonly rotated?: true
  readonly lead?: '0'
  /** Two digits for the piece and two for the total follow (ITIP). */
  readonly pieces?: true
  readonly tail?: Tail
}

const serial: Tail = { between: '/21/', max: 20 }
const gtin = { ai: '01', digits: 13, rotated: true } as const

/** EPC schemes of GS1 keys (Tag Data Standard 2, §6) and where their parts go. */
const urnKinds: Readonly<Record<string, UrnKind>> = {
  sgtin: { ...gtin, tail: serial },
  lgtin: { ...gtin, tail: { between: '/10/', max: 20 } },
  upui: { ...gtin, tail: { between: '/235/', max: 28 } },
  itip: { ...gtin, ai: '8006', pieces: true, tail: serial },
  sscc: { ai: '00', digits: 17, rotated: true },
  sgln: { ai: '414', digits: 12, tail: { between: '/254/', max: 20, none: '0' } },
  pgln: { ai: '417', digits: 12 },
  grai: { ai: '8003', digits: 12, lead: '0', tail: { between: '', max: 16 } },
  gdti: { ai: '253', digits: 12, tail: { between: '', max: 17 } },
  sgcn: { ai: '255', digits: 12, tail: { between: '', max: 12, digits: true } },
  gsrn: { ai: '8018', digits: 17 },
  gsrnp: { ai: '8017', digits: 17 },
  gsin: { ai: '402', digits: 16 },
  giai: { ai: '8004' },
  ginc: { ai: '401' },
  cpi: { ai: '8010', tail: { between: '/8011/', max: 12, digits: true } },
}

type LinkKey = {
  readonly digits: readonly number[]
  readonly tail?: number
  readonly finest?: readonly string[]
  readonly dropped?: readonly string[]
}

/** Keys of Digital Links: lengths of the digits, longest tail after them, qualifiers kept, the finest first, and those let go. */
const linkKeys: Readonly<Record<string, LinkKey>> = {
  '00': { digits: [18] },
  '01': { digits: [14, 13, 12, 8], finest: ['21', '235', '10'], dropped: ['22'] },
  '253': { digits: [13], tail: 17 },
  '255': { digits: [13], tail: 12 },
  '401': { digits: [4], tail: 26 },
  '402': { digits: [17] },
  '414': { digits: [13], finest: ['254'], dropped: ['7040'] },
  '417': { digits: [13], dropped: ['7040'] },
  '8003': { digits: [14], tail: 16 },
  '8004': { digits: [4], tail: 26 },
  '8006': { digits: [18], finest: ['21', '10'], dropped: ['22'] },
  '8010': { digits: [4], tail: 26, finest: ['8011'] },
  '8017': { digits: [18], dropped: ['8019'] },
  '8018': { digits: [18], dropped: ['8019'] },
}

/** The longest value of each qualifier. */
const longest: Readonly<Record<string, number>> = {
  '10': 20,
  '21': 20,
  '22': 20,
  '235': 28,
  '254': 20,
  '7040': 4,
  '8011': 12,
  '8019': 10,
}

/** The words older Digital Links use in place of numbers. */
const words = new Map(
  'sscc 00,gtin 01,gdti 253,gcn 255,ginc 401,gsin 402,gln 414,party 417,grai 8003,giai 8004,itip 8006,cpid 8010,gsrnp 8017,gsrn 8018,cpv 22,lot 10,ser 21'
    .split(',')
    .map(pair => pair.split(' ') as [string, string]),
)

/** Characters that need no thought: allowed in every identifier and the same in a URN, a path and the canonical form. */
const plain = /^[0-9A-Za-z._;='-]+$/

/** One part of an identifier as a path wants it, or `undefined` where GS1's character sets or the length do not allow it. */
function tailOf(raw: string, max: number, digits?: true): string | undefined {
  if (digits) return raw.length <= max && /^\d+$/.test(raw) ? raw : undefined
  if (plain.test(raw)) return raw.length <= max ? raw : undefined
  if (/%(?![0-9A-Fa-f]{2})/.test(raw)) return undefined
  const text = raw.replace(/%([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  if (text.length > max || !/^[!-#%-?A-Z_a-z]+$/.test(text)) return undefined
  return text.replace(/[^0-9A-Za-z._;='-]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** The body with its check digit (GS1 General Specifications §7.9). */
function checked(body: string): string {
  let sum = 0
  for (let i = body.length - 1, weight = 3; i >= 0; i--, weight = 4 - weight) sum += (body.charCodeAt(i) - 48) * weight
  return body + ((10 - (sum % 10)) % 10)
}

const host = 'https://id.gs1.org/'
const urnShape = /^urn:epc:(id|idpat|class):([a-z]+):(\d{6,12})\.(.*)$/

function ofUrn(text: string): string | undefined {
  const [, family, scheme = '', company = '', rest = ''] = urnShape.exec(text) ?? []
  const kind = Object.hasOwn(urnKinds, scheme) ? urnKinds[scheme] : undefined
  if (!kind || (scheme === 'lgtin') !== (family === 'class')) return undefined
  const pattern = family === 'idpat'
  if (pattern && !kind.tail) return undefined
  return kind.digits
    ? ofDigits(kind, kind.digits - company.length, company, rest, pattern)
    : ofLetters(kind, company, rest, pattern)
}

function ofDigits(kind: UrnKind, length: number, company: string, rest: string, pattern: boolean): string | undefined {
  const reference = rest.slice(0, length)
  if (reference.length !== length || /\D/.test(reference)) return undefined
  const body = kind.rotated ? reference.charAt(0) + company + reference.slice(1) : (kind.lead ?? '') + company + reference
  const pieces = kind.pieces ? /^\.(\d\d)\.(\d\d)\./.exec(rest.slice(length)) : undefined
  if (pieces === null) return undefined
  const key = `${host}${kind.ai}/${checked(body)}${pieces ? `${pieces[1]}${pieces[2]}` : ''}`
  const after = rest.slice(length + (pieces ? 6 : 0))
  if (!kind.tail) return after === '' ? key : undefined
  return after.startsWith('.') ? withTail(key, kind.tail, after.slice(1), pattern) : undefined
}

function ofLetters(kind: UrnKind, company: string, rest: string, pattern: boolean): string | undefined {
  const dot = kind.tail ? rest.lastIndexOf('.') : rest.length
  const reference = tailOf(rest.slice(0, dot), 30 - company.length)
  if (reference === undefined) return undefined
  const key = `${host}${kind.ai}/${company}${reference}`
  return kind.tail ? withTail(key, kind.tail, rest.slice(dot + 1), pattern) : key
}

function withTail(key: string, tail: Tail, raw: string, pattern: boolean): string | undefined {
  if (pattern) return raw === '*' ? key : undefined
  if (raw === tail.none) return key
  const text = tailOf(raw, tail.max, tail.digits)
  return text === undefined ? undefined : key + tail.between + text
}

const linkShape = /^https?:\/\/[^/?#]+([^?#]*)/i

function ofLink(text: string): string | undefined {
  const segments = linkShape.exec(text)?.[1]?.split('/') ?? []
  for (let i = 1; i + 1 < segments.length; i++) {
    const ai = words.get(segments[i]!) ?? segments[i]!
    const kind = Object.hasOwn(linkKeys, ai) ? linkKeys[ai] : undefined
    const found = kind && ofPath(ai, kind, segments, i + 1)
    if (found) return found
  }
  return undefined
}

/** `from` is where the value of the key stands; after it come name, value, name, value … */
function ofPath(ai: string, kind: LinkKey, segments: readonly string[], from: number): string | undefined {
  const key = linkKey(kind, segments[from]!)
  if (!key || (segments.length - from) % 2 === 0) return undefined
  const found = new Map<string, string>()
  for (let i = from + 1; i < segments.length; i += 2) {
    const name = words.get(segments[i]!) ?? segments[i]!
    const known = kind.finest?.includes(name) || kind.dropped?.includes(name)
    const text = known ? tailOf(segments[i + 1]!, longest[name]!) : undefined
    if (text === undefined) return undefined
    found.set(name, text)
  }
  const finest = kind.finest?.find(qualifier => found.has(qualifier))
  return `${host}${ai}/${ai === '01' ? key.padStart(14, '0') : key}${finest ? `/${finest}/${found.get(finest)}` : ''}`
}

function linkKey(kind: LinkKey, value: string): string | undefined {
  const length = /^\d*/.exec(value)![0].length
  if (kind.tail === undefined) return kind.digits.includes(value.length) && length === value.length ? value : undefined
  const digits = kind.digits[0]!
  if (length < digits) return undefined
  if (value.length === digits) return value
  const tail = tailOf(value.slice(digits), kind.tail)
  return tail === undefined ? undefined : value.slice(0, digits) + tail
}

/**
 * The constrained canonical Digital Link of an EPC URN, pattern, class or Digital Link; `undefined` where the text is no GS1
 * identifier. Check digits of Digital Links are taken as they are: a hash describes an event, it does not judge it.
 */
export function normalIdentifier(text: string): string | undefined {
  if (text.startsWith('urn:epc:')) return ofUrn(text)
  return text.startsWith('http') ? ofLink(text) : undefined
}

/**
 * What identifiers with this beginning become: the beginning of their canonical form, `null` where none of them is a GS1 identifier,
 * undefined where it depends on what follows. `head` ends before the last part, of which `sample` is one; all last parts are of the
 * characters that need no thought.
 */
function readHead(head: string, sample: string): string | null | undefined {
  const normal = normalIdentifier(head + sample)
  if (normal === undefined) return isForeign(head) ? null : undefined
  const stem = normal.slice(0, normal.length - sample.length)
  const isSerial = stem.endsWith(serial.between) && /^(?:urn:[^*]*\.|[^?#]*\/(?:21|ser)\/)$/.test(head)
  return isSerial && normal.endsWith(sample) ? stem : undefined
}

/** Whether nothing that follows could make a link with this beginning an identifier: no part of its path names a key. */
function isForeign(head: string): boolean {
  const path = /^https?:\/\/[^/?#]+(\/(?:[^?#]*\/)?)$/i.exec(head)?.[1]
  if (path === undefined || !head.startsWith('http')) return false
  return path.split('/').every(segment => !Object.hasOwn(linkKeys, words.get(segment) ?? segment))
}

/** Beginnings met last: an event names serials of a few products, and so does the next event. */
const heads = new Map<string, string | null>()
const mostHeads = 2_000
/** No identifier of GS1 begins longer: what does is looked at each time, so that nobody's texts fill the memory. */
const longestHead = 200

/** `readHead`, remembered. */
export function stemOf(head: string, sample: string): string | null | undefined {
  if (head.length > longestHead) return readHead(head, sample)
  const known = heads.get(head)
  if (known !== undefined) return known
  const stem = readHead(head, sample)
  if (stem === undefined) return undefined
  if (heads.size >= mostHeads) heads.clear()
  heads.set(head, stem)
  return stem
}

/** The longest serial of which a beginning is remembered. */
export const longestSerial = serial.max

/** The beginning of the link met last, up to its last `/`, and what such links become; most are followed by one like them. */
let last: { head: string; stem: string | null } = { head: '/', stem: null }

/** `normalIdentifier`, where what precedes the last part of a link or URN is worked out once and remembered. */
export function knownIdentifier(text: string): string | undefined {
  const { head, stem } = last
  // A tail without `/` begins after the last one: the head is the same.
  if (text.startsWith(head) && text.length <= head.length + longestSerial) {
    const tail = text.slice(head.length)
    if (plain.test(tail)) return stem === null ? undefined : stem + tail
  }
  if (!text.startsWith('http') && !text.startsWith('urn:epc:')) return undefined
  const start = Math.max(text.lastIndexOf('/'), text.startsWith('urn:') ? text.lastIndexOf('.') : -1) + 1
  const tail = text.slice(start)
  if (!plain.test(tail)) return normalIdentifier(text)
  const found = stemOf(text.slice(0, start), tail)
  if (found === undefined) return normalIdentifier(text)
  if (start > 0 && text.startsWith('http')) last = { head: text.slice(0, start), stem: found }
  if (found === null) return undefined
  return tail.length > longestSerial ? normalIdentifier(text) : found + tail
}
