import { type Ai, ais, findAi, unknownAi } from './ai.ts'
import { checkElements, type Element, type Elements, lengthFault, type ReadOptions } from './element-string.ts'
import { fault, type Gs1Fault } from './gs1-fault.ts'
import { escapePath, escapeQuery, unescapePath, unescapeQuery } from './uri-escape.ts'

export const canonicalStem = 'https://id.gs1.org'

export type DigitalLink =
  | {
      ok: true
      elements: Element[]
      /** Everything before the primary key, without its slash. */
      stem: string
      /** Query parts that are not AIs, as they stood: for whoever forwards the request. */
      ignored: string[]
    }
  | { ok: false; fault: Gs1Fault }

const refused = (code: string, error: string): { ok: false; fault: Gs1Fault } => ({ ok: false, fault: fault(code, error) })

/** Words that Digital Link URI Syntax 1.0 allowed for AIs in the path. */
// biome-ignore format: a table
const words: Readonly<Record<string, string>> = {
  gtin: '01', itip: '8006', gmn: '8013', cpid: '8010', gln: '414', payTo: '415', glnProd: '416', party: '417', gsrnp: '8017',
  gsrn: '8018', gcn: '255', sscc: '00', gdti: '253', ginc: '401', gsin: '402', grai: '8003', giai: '8004', cpv: '22', lot: '10',
  ser: '21', cpsn: '8011', glnx: '254', refno: '8020', srin: '8019',
}

const keys: ReadonlyMap<string, Ai> = new Map(ais.filter(entry => entry.key).map(entry => [entry.ai, entry]))

const codeOf = (segment: string): string => (Object.hasOwn(words, segment) ? words[segment]! : segment)

const stemForm = /^(https?|HTTPS?):\/\/[A-Za-z0-9.:-]+\//
const uriCharacters = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/

type Parts = { stem: string; pairs: [code: string, value: string][]; query: string }

/** Splits before decoding: `%2F` inside a value stays part of it. */
function partsOf(uri: string): Parts | { ok: false; fault: Gs1Fault } {
  if (!uriCharacters.test(uri)) return refused('URI_CHARACTERS', 'The address contains a character that no URI may contain.')
  const start = stemForm.exec(uri)
  if (!start) return refused('URI_STEM', 'A Digital Link begins with http:// or https:// and a domain.')
  const hash = uri.indexOf('#')
  const whole = hash < 0 ? uri : uri.slice(0, hash)
  const mark = whole.indexOf('?')
  const path = mark < 0 ? whole : whole.slice(0, mark)
  const query = mark < 0 ? '' : whole.slice(mark + 1)
  const root = start[0].length - 1
  const pairs: [string, string][] = []
  // From the end, two segments at a time: what comes before the primary key nearest the end is the stem.
  for (let end = path.length; end > root; ) {
    const valueSlash = path.lastIndexOf('/', end - 1)
    const codeSlash = valueSlash > root ? path.lastIndexOf('/', valueSlash - 1) : -1
    if (codeSlash < root) break
    const code = codeOf(path.slice(codeSlash + 1, valueSlash))
    pairs.push([code, path.slice(valueSlash + 1, end)])
    if (keys.has(code)) return { stem: path.slice(0, codeSlash), pairs: pairs.reverse(), query }
    end = codeSlash
  }
  return refused('NO_KEY_IN_PATH', 'The path contains no GS1 key such as /01/ with a GTIN.')
}

const padded = (ai: string, value: string, options: ReadOptions): string =>
  options.permitShortGtins && ai === '01' && /^(\d{8}|\d{12}|\d{13})$/.test(value) ? value.padStart(14, '0') : value

function elementOf(entry: Ai, text: string, options: ReadOptions): Element | Gs1Fault {
  const value = padded(entry.ai, text, options)
  if (value === '') return fault('AI_DATA_EMPTY', `AI (${entry.ai}) has no value.`)
  return lengthFault(entry, value) ?? { ai: entry.ai, value, entry }
}

/** Whether the codes are the qualifiers of one alternative, in its order. */
function isSequence(codes: readonly string[], alternative: readonly string[]): boolean {
  let at = 0
  for (const code of codes) {
    const found = alternative.indexOf(code, at)
    if (found < 0) return false
    at = found + 1
  }
  return true
}

const isPath = (key: Ai, qualifiers: readonly string[]): boolean => key.key!.some(list => isSequence(qualifiers, list))

function orderFault(key: Ai): Gs1Fault {
  const orders = key.key!.filter(list => list.length > 0).map(list => list.map(ai => `(${ai})`).join(', '))
  const may = orders.length === 0 ? 'it takes none' : `in this order it takes ${orders.join(' or ')}`
  return fault('PATH_SEQUENCE', `The path is not a key with its qualifiers: behind (${key.ai}) ${may}.`)
}

/** Whether an AI of the query belongs in the path: some place among the qualifiers would take it. */
const belongsInPath = (key: Ai, qualifiers: readonly string[], ai: string): boolean =>
  key.key!.some(list => list.includes(ai)) &&
  qualifiers.concat(ai).some((_, i) => isPath(key, [...qualifiers.slice(0, i), ai, ...qualifiers.slice(i)]))

function queryFault(
  { ai, entry }: Element,
  path: readonly Element[],
  taken: ReadonlySet<string>,
  options: ReadOptions,
): Gs1Fault | undefined {
  if (taken.has(ai)) return fault('AI_TWICE', `AI (${ai}) stands twice in the address.`)
  const [key, ...qualifiers] = path
  if (
    belongsInPath(
      key!.entry,
      qualifiers.map(element => element.ai),
      ai,
    )
  ) {
    return fault('AI_BELONGS_IN_PATH', `AI (${ai}) is a qualifier of (${key!.ai}): it stands in the path, not in the query.`)
  }
  if (entry.attribute || (entry.unknown && options.unknownInQuery)) return undefined
  return fault('NOT_AN_ATTRIBUTE', `AI (${ai}) may not stand in the query of a Digital Link.`)
}

/**
 * Reads a GS1 Digital Link URI: any stem, primary key and qualifiers in the path, attributes in the query
 * (GS1 Digital Link URI Syntax). A trailing slash is a fault here; a resolver strips it first.
 */
export function parseDigitalLink(uri: string, options: ReadOptions = {}): DigitalLink {
  const parts = partsOf(uri)
  if ('ok' in parts) return parts
  const known = (code: string): Ai | undefined => findAi(code) ?? (options.permitUnknownAis ? unknownAi(code) : undefined)

  const path: Element[] = []
  for (const [code, text] of parts.pairs) {
    const entry = known(code)
    if (!entry) return refused('UNKNOWN_AI', `The path contains ${code.slice(0, 20)}, which is no GS1 Application Identifier.`)
    const element = elementOf(entry, unescapePath(text), options)
    if ('code' in element) return { ok: false, fault: element }
    path.push(element)
  }
  const key = path[0]!.entry
  if (
    !isPath(
      key,
      path.slice(1).map(element => element.ai),
    )
  )
    return { ok: false, fault: orderFault(key) }

  const elements = [...path]
  const ignored: string[] = []
  const taken = new Set(path.map(element => element.ai))
  for (const part of parts.query === '' ? [] : parts.query.split('&')) {
    const equals = part.indexOf('=')
    const code = equals < 0 ? '' : part.slice(0, equals)
    if (!/^\d+$/.test(code)) {
      if (part !== '') ignored.push(part)
      continue
    }
    const entry = known(code)
    if (!entry) return refused('UNKNOWN_AI', `The query contains ${code.slice(0, 20)}, which is no GS1 Application Identifier.`)
    const element = elementOf(entry, unescapeQuery(part.slice(equals + 1)), options)
    if ('code' in element) return { ok: false, fault: element }
    const found = queryFault(element, path, taken, options)
    if (found) return { ok: false, fault: found }
    taken.add(code)
    elements.push(element)
  }
  const checked: Elements = checkElements(elements, options)
  return checked.ok ? { ok: true, elements, stem: parts.stem, ignored } : checked
}

/** The qualifiers of the key that are present, in the order of the alternative that takes most of them. */
function qualifiersOf(key: Ai, present: ReadonlyMap<string, Element>): Element[] {
  const taken = key.key!.map(list => list.flatMap(ai => present.get(ai) ?? []))
  return taken.reduce((best, list) => (list.length > best.length ? list : best))
}

/**
 * Writes the Digital Link of the elements: the first primary key with its qualifiers in the path; in the query first the AIs
 * of pre-defined length, then the others, each once. Undefined where there is no key, or an AI that may not stand in a URI.
 */
export function formatDigitalLink(
  elements: readonly Element[],
  stem = canonicalStem,
  options: ReadOptions = {},
): string | undefined {
  const key = elements.find(element => element.entry.key)
  if (!key) return undefined
  const present = new Map<string, Element>()
  for (const element of elements) if (!present.has(element.ai)) present.set(element.ai, element)
  const path = [key, ...qualifiersOf(key.entry, present)]
  for (const { ai } of path) present.delete(ai)
  const rest = [...present.values()]
  if (rest.some(element => queryFault(element, path, new Set(), options))) return undefined
  const query = [...rest.filter(element => element.entry.fixed), ...rest.filter(element => !element.entry.fixed)]
  const base = stem.endsWith('/') ? stem.slice(0, -1) : stem
  const address = base + path.map(({ ai, value }) => `/${ai}/${escapePath(value)}`).join('')
  return query.length === 0 ? address : `${address}?${query.map(({ ai, value }) => `${ai}=${escapeQuery(value)}`).join('&')}`
}
