import { gs1Prefixes, type Prefixes } from '#/epcis/context.ts'
import type { Json } from '#/epcis/event.ts'

export const spaces = {
  epcis: 'urn:epcglobal:epcis:xsd:2',
  epcis1: 'urn:epcglobal:epcis:xsd:1',
  query: 'urn:epcglobal:epcis-query:xsd:2',
  query1: 'urn:epcglobal:epcis-query:xsd:1',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xsd: 'http://www.w3.org/2001/XMLSchema',
  header: 'http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader',
} as const

/** Namespaces of EPCIS itself. Elements of documents have none or one of these; all other namespaces are somebody's own. */
const standard: ReadonlySet<string> = new Set(['', spaces.epcis, spaces.epcis1, spaces.query, spaces.query1, spaces.header])
/** What XML needs and JSON does not. */
const machinery: ReadonlySet<string> = new Set([
  ...standard,
  spaces.xsi,
  spaces.xsd,
  'urn:epcglobal:xsd:1',
  'urn:epcglobal:xsd:2',
  'urn:epcglobal:epcis-masterdata:xsd:1',
  'urn:epcglobal:epcis-masterdata:xsd:2',
  'http://www.w3.org/XML/1998/namespace',
  'http://www.w3.org/2000/xmlns/',
])

export const isStandard = (space: string): boolean => standard.has(space)

/** Words that begin URIs: as prefixes they would change what values mean. */
const unsafe: ReadonlySet<string> = new Set(['', 'http', 'https', 'urn', 'ni', 'xml', 'xmlns', 'xsi', 'xsd', '_'])

const known = new Map([...gs1Prefixes].map(([prefix, space]) => [space, prefix]))
/** GS1's namespace of master data is written with and without a colon at its end; JSON's context means one of them. */
const oneForm = (space: string): string => (space === 'urn:epcglobal:cbv:mda:' ? 'urn:epcglobal:cbv:mda' : space)

/** Which prefix stands for which namespace while a document, or one event of it, is turned into JSON. */
export type Naming = {
  readonly outer: Naming | undefined
  /** Prefix in JSON to namespace, and the other way. */
  readonly spaceOf: Map<string, string>
  readonly prefixOf: Map<string, string>
  /** What prefixes mean in the XML itself. */
  readonly inXml: Map<string, string>
  /** Where to go on counting for a prefix that means many namespaces: a document may declare it anew on every element. */
  readonly next: Map<string, number>
}

export const namingIn = (outer?: Naming): Naming => ({
  outer,
  spaceOf: new Map(),
  prefixOf: new Map(),
  inXml: new Map(),
  next: new Map(),
})

function find<Key, Value>(naming: Naming, of: (naming: Naming) => ReadonlyMap<Key, Value>, key: Key): Value | undefined {
  for (let at: Naming | undefined = naming; at; at = at.outer) {
    const found = of(at).get(key)
    if (found !== undefined) return found
  }
  return undefined
}

/** Takes note of the prefixes that an element declares, used or not: values may hold them too. */
export function declare(naming: Naming, declared: Readonly<Record<string, string>>): void {
  for (const prefix in declared) {
    const space = declared[prefix]!
    naming.inXml.set(prefix, space)
    if (prefix !== '' && !machinery.has(space)) prefixFor(naming, space, prefix)
  }
}

/** The prefix that JSON uses for a namespace: the sender's, unless it means something else already. */
function prefixFor(naming: Naming, space: string, wish: string): string {
  const full = oneForm(space)
  const found = known.get(full) ?? find(naming, at => at.prefixOf, full)
  if (found !== undefined) return found
  const stem = unsafe.has(wish) || gs1Prefixes.has(wish) ? `ns${wish}` : wish
  let prefix = stem
  let count = find(naming, at => at.next, stem) ?? 2
  while (find(naming, at => at.spaceOf, prefix) !== undefined) prefix = `${stem}${count++}`
  naming.next.set(stem, count)
  naming.spaceOf.set(prefix, full)
  naming.prefixOf.set(full, prefix)
  return prefix
}

type Named = { readonly space: string; readonly prefix: string; readonly name: string }

/** The name of a field in JSON: bare where XML has no namespace for it, else with its prefix. */
export function nameOf(naming: Naming, { space, prefix, name }: Named): string {
  const local = decoded(name)
  return standard.has(space) ? local : `${prefixFor(naming, space, prefix)}:${local}`
}

/** A value that may be a compact URI, so that JSON's prefixes give it the meaning that those of the XML gave it. */
export function compactValue(naming: Naming, text: string): string {
  const colon = text.indexOf(':')
  const prefix = text.slice(0, Math.max(0, colon))
  const space = prefix && find(naming, at => at.inXml, prefix)
  if (!space) return text
  const inJson = find(naming, at => at.spaceOf, prefix) ?? gs1Prefixes.get(prefix)
  return inJson === oneForm(space) ? text : space + text.slice(colon + 1)
}

/** The JSON-LD context that declares what was named; none where GS1's own suffices. */
export const contextOf = ({ spaceOf }: Naming): Json | undefined => (spaceOf.size ? Object.fromEntries(spaceOf) : undefined)

const nameStart =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const nameRest = `${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040`
const ncName = new RegExp(`^[${nameStart}][${nameRest}]*$`, 'u')
const notFirst = new RegExp(`^[^${nameStart}]`, 'u')
const notAfter = new RegExp(`[^${nameRest}]`, 'gu')
const inName = new RegExp(`^[${nameRest}]$`, 'u')

const escaped = (character: string): string => `_x${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`

/** A JSON name as XML can have it, characters that no name may have as `_x0020_` (ISO/IEC 9075-14 §9.1). */
export function encodedName(name: string): string {
  if (ncName.test(name) && !name.includes('_x')) return name
  return (
    name
      .replace(/_(?=x(?:[0-9A-F]{4,6})?_)/g, '_x005F_')
      .replace(notFirst, escaped)
      .replace(notAfter, escaped) || '_x_'
  )
}

/** What `encodedName` wrote; names that only look like it are left alone. */
function decoded(name: string): string {
  if (!name.includes('_x')) return name
  if (name === '_x_') return ''
  return name.replace(/_x([0-9A-F]{4,6})_/g, (whole, hex: string, at: number) => {
    const code = Number.parseInt(hex, 16)
    if (code > 0x10ffff) return whole
    const character = String.fromCodePoint(code)
    const needed = character === '_' || !inName.test(character) || (at === 0 && notFirst.test(character))
    return needed ? character : whole
  })
}

/** A namespace and a local name of a JSON field: `example:a` by its prefix, a full URI by the name at its end. */
export function splitName(prefixes: Prefixes, name: string): { space: string; local: string; prefix: string } {
  const colon = name.indexOf(':')
  const prefix = name.slice(0, Math.max(0, colon))
  const space = prefix ? prefixes.get(prefix) : undefined
  if (space !== undefined) return { space, prefix, local: name.slice(colon + 1) }
  if (!/^(?:https?:\/\/|urn:)/.test(name)) return { space: '', prefix: '', local: name }
  const end = name.slice(Math.max(...['/', '#', ':'].map(mark => name.lastIndexOf(mark))) + 1)
  return end ? { space: name.slice(0, -end.length), prefix: 'ns', local: end } : { space: '', prefix: '', local: name }
}
