import { normalIdentifier } from '#/epcis/identifier-normal.ts'
import { type Element, elementsOf } from '#/gs1/element-string.ts'
import { formatEpcUri } from '#/gs1/epc-uri.ts'

/** How a client wants GS1 identifiers written: the values of the header `GS1-EPC-Format` (EPCIS 2.0 §12). */
export const epcFormats = ['No_Preference', 'Always_GS1_Digital_Link', 'Always_EPC_URN', 'Never_Translates'] as const
export type EpcFormat = (typeof epcFormats)[number]

/** GS1 company prefixes that are known to exist. A Digital Link does not tell how long its prefix is, and an EPC URN must. */
export type CompanyPrefixes = ReadonlySet<string>

type Tree = { readonly [name: string]: unknown }
type Rewrite = (text: string) => string
/** What one field of an event becomes. */
type Field = (value: unknown, rewrite: Rewriting) => unknown
type Rewriting = { readonly one: Rewrite; readonly ofClass: Rewrite }

const none: CompanyPrefixes = new Set()
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const mapped = (value: unknown, change: (item: unknown) => unknown): unknown => (Array.isArray(value) ? value.map(change) : value)

const one: Field = (value, { one }) => (typeof value === 'string' ? one(value) : value)
const ofClass: Field = (value, { ofClass }) => (typeof value === 'string' ? ofClass(value) : value)
const list: Field = (value, rewriting) => mapped(value, item => one(item, rewriting))

/** An object, or each of a list of them, with these of its fields rewritten. */
const inside =
  (fields: Readonly<Record<string, Field>>): Field =>
  (value, rewriting) =>
    Array.isArray(value) ? value.map(item => changed(item, fields, rewriting)) : changed(value, fields, rewriting)

function changed(value: unknown, fields: Readonly<Record<string, Field>>, rewriting: Rewriting): unknown {
  if (!isTree(value)) return value
  const other: Record<string, unknown> = { ...value }
  for (const name in fields) if (value[name] !== undefined) other[name] = fields[name]!(value[name], rewriting)
  return other
}

const quantities = inside({ epcClass: ofClass })
const place = inside({ id: one })
const device = { deviceID: one, deviceMetadata: one, rawData: one, dataProcessingMethod: one, bizRules: one }

/** Where GS1 identifiers stand in an event. Fields of the sender's own are the sender's: they are never rewritten. */
const identifiers: Readonly<Record<string, Field>> = {
  parentID: one,
  epcList: list,
  childEPCs: list,
  inputEPCList: list,
  outputEPCList: list,
  quantityList: quantities,
  childQuantityList: quantities,
  inputQuantityList: quantities,
  outputQuantityList: quantities,
  transformationID: one,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: inside({ bizTransaction: one }),
  sourceList: inside({ source: one }),
  destinationList: inside({ destination: one }),
  sensorElementList: inside({ sensorMetadata: inside(device), sensorReport: inside({ ...device, uriValue: one }) }),
}

/**
 * The event with its GS1 identifiers in the form asked for: all as Digital Links, all as EPC URNs, or as they are. Whatever is no
 * GS1 identifier, and every field of the sender's own, stays letter for letter. The event's hash is the same in every form.
 */
export function inForm<Kind extends object>(event: Kind, form: EpcFormat, known: CompanyPrefixes = none): Kind {
  if (form === 'Always_GS1_Digital_Link') return changed(event, identifiers, { one: toLink, ofClass: toLink }) as Kind
  if (form === 'Always_EPC_URN') return changed(event, identifiers, toUrns(known)) as Kind
  return event
}

/** An EPC URN as the Digital Link on GS1's canonical host; any other text unchanged, also a Digital Link on another host. */
export const toLink = (text: string): string => (text.startsWith('urn:epc:') ? (normalIdentifier(text) ?? text) : text)

/** A Digital Link as EPC URN (Tag Data Standard §6); a text for which there is none unchanged. `isClass`: a pattern is meant. */
export function toUrn(text: string, known: CompanyPrefixes = none, isClass = false): string {
  if (!text.startsWith('http')) return text
  const elements = elementsIn(normalIdentifier(text))
  const length = elements && prefixLength(elements[0]!, known)
  if (!length) return text
  return formatEpcUri(elements, length) ?? (isClass ? patternOf(elements, length) : undefined) ?? text
}

/** Packs of one product follow each other in lists: what precedes the serial is worked out once. */
function toUrns(known: CompanyPrefixes): Rewriting {
  const heads = new Map<string, string>()
  return {
    ofClass: text => toUrn(text, known, true),
    one: text => {
      const [, head, serial] = pack.exec(text) ?? []
      if (head === undefined || serial === undefined) return toUrn(text, known)
      const urn = heads.get(head)
      if (urn !== undefined) return urn + serial
      const whole = toUrn(text, known)
      if (whole !== text) heads.set(head, whole.slice(0, -serial.length))
      return whole
    },
  }
}

/** A pack whose serial is written the same in both forms. */
const pack = /^(https:\/\/id\.gs1\.org\/01\/\d{14}\/21\/)([0-9A-Za-z._;='-]{1,20})$/

const host = 'https://id.gs1.org/'

/** The AIs of a canonical Digital Link; nothing where a value is none its AI can have, as with a wrong check digit. */
function elementsIn(link: string | undefined): readonly Element[] | undefined {
  const parts = link?.slice(host.length).split('/')
  if (!parts) return undefined
  const pairs = parts.flatMap((ai, i): [string, string][] => (i % 2 === 0 ? [[ai, decodeURIComponent(parts[i + 1]!)]] : []))
  const read = elementsOf(pairs)
  return read.ok ? read.elements : undefined
}

/** What GS1 assigns most, and what is supposed where nothing is known: the URN still names the same key. */
const usualLength = 7

/** Before the prefix stand an indicator or extension digit, and in a GRAI a zero. */
const led: ReadonlySet<string> = new Set(['00', '01', '8006', '8003'])

/** How many digits of the key are its company's: those of the longest known prefix that it begins with. */
function prefixLength({ ai, value }: Element, known: CompanyPrefixes): number {
  const digits = led.has(ai) ? value.slice(1) : value
  // A GTIN-8 has no company prefix: eight digits stand in its place (Tag Data Standard §7.3.2).
  if (ai === '01' && digits.startsWith('00000')) return 8
  for (let length = 12; length >= 4; length--) if (known.has(digits.slice(0, length))) return length
  return usualLength
}

/** What makes an instance of each class, to be replaced by the `*` of a pattern. */
const someInstance: Readonly<Record<string, (value: string) => [string, string][]>> = {
  '01': value => [
    ['01', value],
    ['21', '0'],
  ],
  '8006': value => [
    ['8006', value],
    ['21', '0'],
  ],
  '8010': value => [
    ['8010', value],
    ['8011', '1'],
  ],
  '8003': value => [['8003', `${value}0`]],
  '253': value => [['253', `${value}0`]],
  '255': value => [['255', `${value}0`]],
}

/** All instances of a class, as `urn:epc:idpat:sgtin:0614141.112345.*`. */
function patternOf([first, ...others]: readonly Element[], length: number): string | undefined {
  const pairs = first && others.length === 0 ? someInstance[first.ai]?.(first.value) : undefined
  const read = pairs && elementsOf(pairs)
  const urn = read?.ok ? formatEpcUri(read.elements, length) : undefined
  return urn?.replace('urn:epc:id:', 'urn:epc:idpat:').replace(/\.[^.]*$/, '.*')
}

/** The digits, at most twelve, with which the keys in an event begin: their company's prefix is among their beginnings. */
export function keyDigitsIn(event: object): Set<string> {
  const found = new Set<string>()
  let stem = '\0'
  const note = (text: string): string => {
    if (text.startsWith(stem)) return text
    const [, ai = '', digits] = /^https:\/\/id\.gs1\.org\/(\d+)\/(\d{4,})/.exec(normalIdentifier(text) ?? '') ?? []
    if (digits) found.add((led.has(ai) ? digits.slice(1) : digits).slice(0, 12))
    stem = pack.exec(text)?.[1] ?? '\0'
    return text
  }
  changed(event, identifiers, { one: note, ofClass: note })
  return found
}

const prefixInUrn = /^urn:epc:(?:id|idpat|class):[a-z]+:(\d{4,12})\./

/** The company prefixes that the EPC URNs of an event show, so that its keys can be written as URNs again. */
export function companyPrefixesIn(event: object): Set<string> {
  const found = new Set<string>()
  let head = '\0'
  const note = (text: string): string => {
    if (text.startsWith(head)) return text
    const [start, prefix] = prefixInUrn.exec(text) ?? []
    if (start !== undefined && prefix !== undefined) {
      head = start
      found.add(prefix)
    }
    return text
  }
  changed(event, identifiers, { one: note, ofClass: note })
  return found
}
