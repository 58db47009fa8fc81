import { gs1Context } from '#/epcis/context.ts'
import type { Json } from '#/epcis/event.ts'
import type { Problem } from '#/epcis/problem.ts'
import { type Reading, readDocument } from '#/epcis/read.ts'
import { eventOf, isWrapper } from '#/epcis/xml-event.ts'
import { findElement, headerOf, vocabularyList } from '#/epcis/xml-header.ts'
import { lineOf } from '#/epcis/xml-lines.ts'
import { contextOf, declare, isStandard, type Naming, nameOf, namingIn } from '#/epcis/xml-names.ts'
import { type Gathered, isOwn, objectOf, ownValue, put } from '#/epcis/xml-own.ts'
import { type Attribute, type Element, readTree, XmlFault } from '#/epcis/xml-tree.ts'

/** The address of GS1's own JSON-LD context. */
export const contextAddress = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'

type Tree = { readonly [name: string]: Json }

/** What an XML document says as JSON, ready for `readDocument`; or why it is no EPCIS XML. */
export type XmlJson = { readonly json: Tree; readonly fault?: undefined } | { readonly json?: undefined; readonly fault: Problem }

/** Whether a text is meant as XML and not as JSON. */
export const isXml = (text: string): boolean => /^\uFEFF?\s*</.test(text)

/**
 * EPCIS 2.0 or 1.x XML (a document, a query document, the results of a poll or one event) as the JSON of EPCIS 2.0: JSON-LD context
 * from the namespaces, fields of the sender's own unchanged, 1.x taken out of its extension wrappers. Never throws.
 */
export function jsonOfXml(pieces: Iterable<string>): XmlJson {
  const naming = namingIn()
  const events: Json[] = []
  const seen = new Set<Element>()
  try {
    const root = readTree(pieces, (element, above) => {
      if (!isEvent(element, above)) return true
      for (const outer of above) {
        if (!seen.has(outer)) declare(naming, outer.declared)
        seen.add(outer)
      }
      events.push(eventOf(element, naming))
      return false
    })
    return { json: documentOf(root, events, naming) }
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    const { rule, line, says } = error
    return { fault: { event: undefined, field: '', rule, says, line } }
  }
}

/** Reads EPCIS XML as `readDocument` reads JSON; problems tell the line as well. Never throws. */
export function readXmlDocument(text: string): Reading {
  const { json, fault } = jsonOfXml([text])
  if (fault) return { kind: 'nothing', events: [], positions: [], context: gs1Context, problems: [fault], warnings: [] }
  const reading = readDocument(json)
  return { ...reading, problems: withLines(text, reading.problems), warnings: withLines(text, reading.warnings) }
}

/** Reads a file or body in either syntax. Throws a SyntaxError for what is neither XML nor JSON. */
export const readText = (text: string): Reading => (isXml(text) ? readXmlDocument(text) : readDocument(JSON.parse(text)))

type Placed = { readonly event?: number | undefined; readonly field: string; readonly line?: number }

/**
 * Problems with the lines of the XML in which they are. The text is read once more for it, which only a document with problems costs.
 */
export function withLines<One extends Placed>(text: string, problems: readonly One[]): One[] {
  const wanted = Map.groupBy(problems, ({ event }) => event)
  if (problems.length === 0) return []
  const lines = new Map<One, number>()
  const note = (of: number | undefined, element: Element) => {
    for (const one of wanted.get(of) ?? []) lines.set(one, lineOf(element, one.field))
  }
  let count = 0
  const root = readTree([text], (element, above) => {
    if (!isEvent(element, above)) return true
    note(count++, element)
    return false
  })
  if (!frames.has(root.name)) note(0, root)
  note(undefined, root)
  return problems.map(one => ({ ...one, line: lines.get(one) ?? root.line }))
}

/** An element that nothing but extension wrappers part from the first list of events. */
function isEvent(element: Element, above: readonly Element[]): boolean {
  if (isWrapper(element)) return false
  const list = above.findIndex(({ name, space }) => name === 'EventList' && isStandard(space))
  if (list < 0) return false
  for (let i = list + 1; i < above.length; i++) if (!isWrapper(above[i]!)) return false
  return above.slice(0, list).every(({ name }) => frames.has(name))
}

/** Elements around the events. */
const frames: ReadonlySet<string> = new Set([
  'EPCISDocument',
  'EPCISQueryDocument',
  'EPCISHeader',
  'EPCISBody',
  'QueryResults',
  'resultsBody',
  'EventList',
  'queryName',
  'subscriptionID',
  'VocabularyList',
])

function documentOf(root: Element, events: readonly Json[], naming: Naming): Tree {
  declare(naming, root.declared)
  if (!isStandard(root.space) || !frames.has(root.name)) return bareEvent(root)
  const isQuery = root.name !== 'EPCISDocument'
  const own: Gathered = new Map()
  gatherOwn(own, root, naming)
  const header = headerOf(findElement(root, 'EPCISHeader'), naming)
  const body = isQuery ? resultsOf(root, events, own, naming) : bodyOf(root, events)
  const context = contextOf(naming)
  return {
    '@context': [contextAddress, ...(context === undefined ? [] : [context])],
    type: isQuery ? 'EPCISQueryDocument' : 'EPCISDocument',
    schemaVersion: '2.0',
    ...(isQuery ? {} : objectOf(own)),
    ...attributeOf(root, 'creationDate'),
    ...(isQuery ? {} : header),
    ...body,
  }
}

function bodyOf(root: Element, eventList: readonly Json[]): Tree {
  return findElement(root, 'EPCISBody') ? { epcisBody: { eventList } } : {}
}

function resultsOf(root: Element, eventList: readonly Json[], own: Gathered, naming: Naming): Tree {
  const results = findElement(root, 'resultsBody')
  const vocabularies = results && findElement(results, 'VocabularyList')
  const said = (name: string) => findElement(root, name)?.text.trim() || undefined
  const subscriptionID = said('subscriptionID')
  const queryResults = {
    // Published examples leave the name away; events come from the one predefined query for them (EPCIS 2.0 §8.2.7.1).
    queryName: said('queryName') ?? 'SimpleEventQuery',
    ...(subscriptionID !== undefined && { subscriptionID }),
    ...objectOf(own),
    ...(results && {
      resultsBody: { eventList, ...(vocabularies && { vocabularyList: vocabularyList(vocabularies, naming) }) },
    }),
  }
  return { epcisBody: { queryResults } }
}

/** One event without a document around it. It carries its prefixes itself. */
function bareEvent(root: Element): Tree {
  const { '@context': context, ...event } = eventOf(root, namingIn())
  return { '@context': [contextAddress, ...(context === undefined ? [] : [context])], ...event }
}

/** What a sender put around the events: elements in a namespace of its own, and unknown ones without, for the rules to refuse. */
function gatherOwn(own: Gathered, element: Element, naming: Naming): void {
  for (const attribute of element.attributes)
    if (attribute.space !== '' && isOwn(attribute)) put(own, nameOf(naming, attribute), attribute.value)
  for (const child of element.children) {
    declare(naming, child.declared)
    if (!isStandard(child.space))
      put(own, nameOf(naming, child), isNameList(child) ? namesIn(child, naming) : ownValue(child, naming))
    else if (!frames.has(child.name) && !isWrapper(child)) put(own, child.name, ownValue(child, naming))
    else if (child.name === 'EPCISBody' || child.name === 'QueryResults' || isWrapper(child)) gatherOwn(own, child, naming)
  }
}

/** Some repositories name beside the events the fields that hashes must not see: in XML by empty elements, in JSON by names. */
const isNameList = ({ name, children }: Element): boolean =>
  name === 'ignoreFields' && children.every(({ children, text }) => children.length === 0 && text.trim() === '')

const namesIn = ({ children }: Element, naming: Naming): Json => children.map(child => nameOf(naming, child))

function attributeOf({ attributes }: Element, name: string): Record<string, string> {
  const found = attributes.find((one: Attribute) => one.space === '' && one.name === name)
  return found ? { [name]: found.value.trim() } : {}
}
