import type { Json } from '#/epcis/event.ts'

/** Prefix to namespace, as `example` to `https://ns.example.com/epcis/`. */
export type Prefixes = ReadonlyMap<string, string>

/** What a document says about all its events. */
export type Context = {
  /** `@context` as it came. */
  readonly raw: Json | undefined
  readonly prefixes: Prefixes
  /** Expanded names of the fields that the document wants left out of event hashes. */
  readonly ignored: ReadonlySet<string>
}

/** The prefixes that GS1's own EPCIS context declares: known to every document without asking the network. */
export const gs1Prefixes: Prefixes = new Map([
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ['cbv', 'https://ref.gs1.org/cbv/'],
  ['cbvmda', 'urn:epcglobal:cbv:mda'],
  ['gs1', 'https://gs1.org/voc/'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
])

export const gs1Context: Context = { raw: undefined, prefixes: gs1Prefixes, ignored: new Set() }

/**
 * The prefixes of a JSON-LD `@context` on top of `outer`. Contexts named by address are not fetched: GS1's is known, and what
 * another would declare has to stand in the document.
 */
export function prefixesOf(context: unknown, outer: Prefixes = gs1Prefixes): Prefixes {
  if (context === undefined) return outer
  const own = (Array.isArray(context) ? context : [context]).flatMap((part): [string, unknown][] =>
    typeof part === 'object' && part !== null ? Object.entries(part) : [],
  )
  const declared = own.flatMap(([prefix, meaning]) => {
    const namespace = typeof meaning === 'object' && meaning !== null && '@id' in meaning ? meaning['@id'] : meaning
    return typeof namespace === 'string' && !prefix.startsWith('@') ? [[prefix, asInXml(namespace)] as const] : []
  })
  return declared.length ? new Map([...outer, ...declared]) : outer
}

/** JSON writes CBV's namespace of master data with a colon that XML has not; the same field must have one name in both. */
const asInXml = (namespace: string): string => (namespace === 'urn:epcglobal:cbv:mda:' ? 'urn:epcglobal:cbv:mda' : namespace)

/** `example:myField` as `{https://ns.example.com/epcis/}myField`; a name without a known prefix unchanged. */
export function expandName(prefixes: Prefixes, name: string): string {
  const colon = name.indexOf(':')
  const namespace = colon < 0 ? undefined : prefixes.get(name.slice(0, colon))
  return namespace === undefined ? name : `{${namespace}}${name.slice(colon + 1)}`
}

/** A compact URI as the full one; any other text unchanged. */
export function expandValue(prefixes: Prefixes, text: string): string {
  const colon = text.indexOf(':')
  const namespace = colon < 0 ? undefined : prefixes.get(text.slice(0, colon))
  return namespace === undefined ? text : namespace + text.slice(colon + 1)
}
