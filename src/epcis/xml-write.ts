import { type Context, gs1Prefixes, prefixesOf } from '#/epcis/context.ts'
import { type Event, isStandard } from '#/epcis/event.ts'
import type { Problem } from '#/epcis/problem.ts'
import { isTree } from '#/epcis/shapes.ts'
import { fields, type Kind, sensorWords } from '#/epcis/xml-fields.ts'
import { type Layout, layouts, newIn20, type XmlVersion } from '#/epcis/xml-layout.ts'
import { encodedName, spaces } from '#/epcis/xml-names.ts'
import { attributeText } from '#/epcis/xml-text.ts'
import {
  attribute,
  type CbvXmlFormat,
  element,
  lose,
  nameIn,
  ownFields,
  prefixFor,
  type Writing,
  wordText,
} from '#/epcis/xml-writing.ts'

export type XmlFrame = {
  readonly created: Date
  /** EPCIS 2.0 where nothing is said. */
  readonly version?: XmlVersion
  readonly cbv?: CbvXmlFormat
  /** The document is the answer to this query. */
  readonly query?: { readonly name: string; readonly subscription?: string }
}

export type XmlDocument = {
  readonly xml: string
  /** What XML, or this version of it, cannot say: for each the event, the field and why. Empty where the document is whole. */
  readonly lost: readonly Problem[]
}

/**
 * An EPCIS document or query document in XML around events (EPCIS 2.0 §9.5, EPCIS 1.2 §9.5). Reading it gives the same events with
 * the same hashes. Identifiers are written as the events have them: EPCIS 1.2 knows EPC URNs alone (`inForm`).
 */
export function xmlDocument(events: readonly Event[], { prefixes }: Pick<Context, 'prefixes'>, frame: XmlFrame): XmlDocument {
  const { version = '2.0', cbv = 'No_Preference', created, query } = frame
  const outer = new Map<string, string>()
  for (const [prefix, space] of prefixes)
    if (gs1Prefixes.get(prefix) !== space) prefixFor({ outer: new Map(), declared: outer }, space, prefix)
  const lost: Problem[] = []
  const list = events
    .map((event, i) => {
      const own = prefixesOf(event['@context'], prefixes)
      const writing: Writing = { version, cbv, prefixes: own, outer, declared: new Map(), event: i, lost }
      for (const [prefix, space] of own) if (prefixes.get(prefix) !== space) prefixFor(writing, space, prefix)
      return eventXml(writing, event)
    })
    .join('')
  return { xml: framed(`<EventList>${list}</EventList>`, { version, created, outer, query }), lost }
}

type Framing = { version: XmlVersion; created: Date; outer: ReadonlyMap<string, string>; query: XmlFrame['query'] }

function framed(list: string, { version, created, outer, query }: Framing): string {
  const [epcis, epcisq] = version === '2.0' ? [spaces.epcis, spaces.query] : [spaces.epcis1, spaces.query1]
  const root = query ? 'epcisq:EPCISQueryDocument' : 'epcis:EPCISDocument'
  const prefixes = declarations(
    new Map([
      [epcis, 'epcis'],
      ...(query ? ([[epcisq, 'epcisq']] as const) : []),
      [spaces.xsi, 'xsi'],
      [spaces.xsd, 'xsd'],
      ...outer,
    ]),
  )
  const subscription =
    query?.subscription === undefined ? '' : `<subscriptionID>${attributeText(query.subscription)}</subscriptionID>`
  const body = query
    ? `<epcisq:QueryResults><queryName>${attributeText(query.name)}</queryName>${subscription}<resultsBody>${list}</resultsBody></epcisq:QueryResults>`
    : list
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root}${prefixes} schemaVersion="${version}" creationDate="${created.toISOString()}"><EPCISBody>${body}</EPCISBody></${root}>
`
}

const declarations = (prefixes: ReadonlyMap<string, string>): string =>
  [...prefixes].map(([space, prefix]) => ` xmlns:${prefix}="${attributeText(space)}"`).join('')

function eventXml(writing: Writing, event: Event): string {
  const { version, declared } = writing
  const layout = isStandard(event) ? layouts[version][event.type] : undefined
  if (version === '1.2') refuseNew(writing, event, layout)
  const { '@context': _, type, ...rest } = event
  const name = isStandard(event) ? type : nameIn(writing, type)
  const known = layout ?? layouts['2.0'].ObjectEvent!
  const standard = laidOut(writing, known, rest)
  const own = ownFields(writing, Object.fromEntries(Object.entries(rest).filter(([field]) => !fields.has(field))))
  const xml = `<${name}${declarations(declared)}>${standard}${own}</${name}>`
  const wrapped = !isStandard(event) || (version === '1.2' && type === 'TransformationEvent')
  return wrapped ? `<extension>${xml}</extension>` : xml
}

function refuseNew(writing: Writing, event: Event, layout: Layout | undefined): void {
  if (!layout) {
    const id = `EPCIS 1.2 tidak mengenal ${event.type}; minta versi 2.0.`
    lose(writing, 'type', 'xmlVersion', id, `EPCIS 1.2 has no ${event.type}; ask for version 2.0.`)
  }
  const tree: Record<string, unknown> = event
  for (const field of newIn20.filter(name => tree[name] !== undefined)) {
    const id = `EPCIS 1.2 tidak mengenal ${field}; minta versi 2.0.`
    lose(writing, field, 'xmlVersion', id, `EPCIS 1.2 has no ${field}; ask for version 2.0.`)
  }
}

function laidOut(writing: Writing, layout: Layout, event: Record<string, unknown>): string {
  let xml = ''
  for (const place of layout) {
    if (typeof place === 'object' && 'wrapper' in place) {
      const inner = laidOut(writing, place.holds, event)
      if (inner) xml += `<${place.wrapper}>${inner}</${place.wrapper}>`
      continue
    }
    const name = typeof place === 'string' ? place : place.always
    const value = event[name]
    if (value !== undefined && value !== null) xml += fieldXml(writing, fields.get(name)!, name, value)
    else if (typeof place === 'object') xml += `<${name}/>`
  }
  return xml
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])
const treeOf = (value: unknown): Record<string, unknown> => (isTree(value) ? value : {})

/** One field of the standard, as its kind stands in XML. */
function fieldXml(writing: Writing, kind: Kind, name: string, value: unknown): string {
  switch (kind.as) {
    case 'text':
    case 'time':
      return listOf(value)
        .map(one => element(writing, name, one))
        .join('')
    case 'word':
      return element(writing, name, wordText(writing, kind.vocabulary, value))
    case 'epcs':
      return `<${name}>${listOf(value)
        .map(one => element(writing, 'epc', one))
        .join('')}</${name}>`
    case 'quantities':
      return `<${name}>${listOf(value)
        .map(one => group(writing, 'quantityElement', one, ['epcClass', 'quantity', 'uom']))
        .join('')}</${name}>`
    case 'place':
      return group(writing, name, value, ['id'])
    case 'typed':
      return `<${name}>${listOf(value)
        .map(one => typedXml(writing, kind, one))
        .join('')}</${name}>`
    case 'sensors':
      return `<${name}>${listOf(value)
        .map(one => sensorXml(writing, treeOf(one)))
        .join('')}</${name}>`
    case 'persistent':
      return persistentXml(writing, name, treeOf(value))
    case 'error':
      return errorXml(writing, name, treeOf(value))
    case 'ilmd':
      return `<${name}>${ownFields(writing, treeOf(value))}</${name}>`
  }
}

/** An object whose named fields are texts in this order, and then the sender's own. */
function group(writing: Writing, name: string, value: unknown, texts: readonly string[]): string {
  const tree = treeOf(value)
  const known = texts.map(field => (tree[field] === undefined ? '' : element(writing, field, tree[field]))).join('')
  return `<${name}>${known}${ownFields(writing, without(tree, texts))}</${name}>`
}

const without = (tree: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(tree).filter(([name]) => !names.includes(name)))

function typedXml(writing: Writing, kind: Kind & { as: 'typed' }, value: unknown): string {
  const { type, [kind.element]: id } = treeOf(value)
  const attributes = type === undefined ? '' : attribute(writing, 'type', wordText(writing, kind.vocabulary, type))
  return element(writing, kind.element, id, attributes)
}

function persistentXml(writing: Writing, name: string, tree: Record<string, unknown>): string {
  const words = (field: string) =>
    tree[field] === undefined
      ? ''
      : listOf(tree[field])
          .map(one => element(writing, field, wordText(writing, 'disposition', one)))
          .join('')
  return `<${name}>${words('unset')}${words('set')}</${name}>`
}

function errorXml(writing: Writing, name: string, tree: Record<string, unknown>): string {
  const { declarationTime, reason, correctiveEventIDs, ...own } = tree
  const ids =
    correctiveEventIDs === undefined ? [] : listOf(correctiveEventIDs).map(id => element(writing, 'correctiveEventID', id))
  return [
    `<${name}>`,
    declarationTime === undefined ? '' : element(writing, 'declarationTime', declarationTime),
    reason === undefined ? '' : element(writing, 'reason', wordText(writing, 'errorReason', reason)),
    ids.length ? `<correctiveEventIDs>${ids.join('')}</correctiveEventIDs>` : '',
    ownFields(writing, own),
    `</${name}>`,
  ].join('')
}

function sensorXml(writing: Writing, { sensorMetadata, sensorReport, ...own }: Record<string, unknown>): string {
  const metadata = sensorMetadata === undefined ? '' : `<sensorMetadata${attributesXml(writing, treeOf(sensorMetadata))}/>`
  const reports = listOf(sensorReport ?? []).map(report => `<sensorReport${attributesXml(writing, treeOf(report))}/>`)
  return `<sensorElement>${metadata}${reports.join('')}${ownFields(writing, own)}</sensorElement>`
}

/** Reports and metadata are attributes in XML, so what they hold of the sender's own has to be plain. */
function attributesXml(writing: Writing, tree: Record<string, unknown>): string {
  return Object.entries(tree)
    .map(([field, value]) => {
      const vocabulary = sensorWords.get(field)
      if (vocabulary) return attribute(writing, field, wordText(writing, vocabulary, value))
      if (typeof value !== 'object')
        return attribute(writing, field.includes(':') ? nameIn(writing, field) : encodedName(field), value)
      const id = `${field} bertingkat; XML menulis isi sensor sebagai atribut, yang hanya dapat berisi teks.`
      lose(writing, field, 'text', id, `${field} is nested; XML writes sensor data as attributes, which hold plain text alone.`)
      return ''
    })
    .join('')
}
