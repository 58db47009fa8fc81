import { checkEvent } from '#/epcis/check.ts'
import { type Context, expandName, type Prefixes, prefixesOf } from '#/epcis/context.ts'
import { type Event, eventTypes, type Json } from '#/epcis/event.ts'
import { type Problem, quoted, type Report, refuse } from '#/epcis/problem.ts'
import { checkObject, isTree, list, object, type Shape, type Tree, under } from '#/epcis/shapes.ts'
import { type Check, isUri, text, time, uri, version } from '#/epcis/values.ts'

export type { Problem, Rule, Words } from '#/epcis/problem.ts'

export type Reading = {
  /** What was sent: a document, the results of a query, one event alone, or none of these. */
  readonly kind: 'EPCISDocument' | 'EPCISQueryDocument' | 'event' | 'nothing'
  /** The events without fault, unchanged, in their order. */
  readonly events: readonly Event[]
  /** Where each of `events` stands in the document, counted from 0. */
  readonly positions: readonly number[]
  readonly context: Context
  /** What is wrong. None means that the whole document may be captured. */
  readonly problems: readonly Problem[]
  /** What is unusual and was accepted. */
  readonly warnings: readonly Problem[]
}

const anything: Check = () => {}
const events = list(anything)
const frame = { '@context': anything, type: text, id: uri, schemaVersion: version, creationDate: time }

const documentShape: Shape = {
  fields: {
    ...frame,
    instanceIdentifier: text,
    sender: text,
    receiver: text,
    epcisHeader: object({ fields: { epcisMasterData: anything } }),
    epcisBody: object({ fields: { eventList: events }, must: ['eventList'] }),
  },
  must: ['@context', 'schemaVersion', 'creationDate', 'epcisBody'],
}

const resultsBody = object({ fields: { eventList: events, vocabularyList: anything }, must: ['eventList'] })
const queryResults = object({
  fields: { queryName: text, subscriptionID: text, resultsBody },
  must: ['queryName', 'resultsBody'],
})
const queryDocumentShape: Shape = {
  fields: { ...frame, epcisBody: object({ fields: { queryResults }, must: ['queryResults'] }) },
  must: ['@context', 'epcisBody'],
}

/**
 * Reads parsed JSON as an EPCIS 2.0 document, a query document or one bare event. Never throws: whatever is wrong is told, with the
 * number of the event, the field and the rule, and the events without fault are given all the same.
 */
export function readDocument(json: unknown): Reading {
  const tree = isTree(json) ? json : {}
  const raw = tree['@context'] as Json | undefined
  const report: Report = { event: undefined, prefixes: prefixesOf(raw), problems: [], warnings: [] }
  checkContext(report, '@context', raw)
  const kind = kindOf(report, json)
  if (kind === 'EPCISDocument') checkObject(report, '', json, documentShape)
  if (kind === 'EPCISQueryDocument') checkObject(report, '', json, queryDocumentShape)
  if (kind === 'event' && raw === undefined) refuse(report, '@context', 'missing', '@context wajib ada.', '@context is required.')

  const holder = kind === 'EPCISQueryDocument' ? at(tree, 'epcisBody', 'queryResults') : tree
  const found =
    kind === 'event' ? [json] : eventList(kind === 'EPCISQueryDocument' ? at(holder, 'resultsBody') : at(tree, 'epcisBody'))
  const positions: number[] = []
  const events = found.filter((value, i): value is Event => {
    const good = readEvent(report, kind === 'event' ? '' : `eventList[${i}]`, i, value)
    if (good) positions.push(i)
    return good
  })
  const context: Context = { raw, prefixes: report.prefixes, ignored: ignoredFields(report.prefixes, holder) }
  return { kind, events, positions, context, problems: report.problems, warnings: report.warnings }
}

/** The object at the end of these fields, or an empty one; what is amiss on the way the shapes have told. */
const at = (tree: Tree, ...names: readonly string[]): Tree =>
  names.reduce<Tree>((inner, name) => (isTree(inner[name]) ? inner[name] : {}), tree)

const eventList = (body: Tree): readonly unknown[] => (Array.isArray(body.eventList) ? body.eventList : [])

function kindOf(report: Report, json: unknown): Reading['kind'] {
  const type = isTree(json) ? json.type : undefined
  if (type === 'EPCISDocument' || type === 'EPCISQueryDocument') return type
  if ((eventTypes as readonly unknown[]).includes(type) || isUri(type)) return 'event'
  if (isTree(json)) {
    const known = ['EPCISDocument', 'EPCISQueryDocument', ...eventTypes].join(', ')
    const id = `${quoted(type)} bukan jenis dokumen atau peristiwa; yang ada: ${known}.`
    refuse(report, 'type', 'eventType', id, `${quoted(type)} is no type of document or event; there are ${known}.`)
  } else refuse(report, '', 'object', `${quoted(json)} bukan dokumen EPCIS.`, `${quoted(json)} is no EPCIS document.`)
  return 'nothing'
}

function readEvent(outer: Report, path: string, event: number, value: unknown): value is Event {
  const own = isTree(value) && path ? value['@context'] : undefined
  const report: Report = { ...outer, event, prefixes: prefixesOf(own, outer.prefixes) }
  checkContext(report, under(path, '@context'), own)
  return checkEvent(report, path, value)
}

/** A JSON-LD context: the address of one, an object of prefixes, or a list of these. */
function checkContext(report: Report, path: string, context: unknown): void {
  if (context === undefined) return
  const parts = Array.isArray(context) ? context : [context]
  const odd = parts.find(part => !isUri(part) && !isTree(part))
  if (odd === undefined) return
  const id = `${quoted(odd)} bukan alamat atau daftar awalan.`
  refuse(report, path, 'context', id, `${quoted(odd)} is neither the address of a context nor an object of prefixes.`)
}

/** Some repositories name, as `…:ignoreFields` beside the events, the fields they add and that hashes must not see. */
function ignoredFields(prefixes: Prefixes, holder: Tree): ReadonlySet<string> {
  const lists = Object.keys(holder).filter(name => name.endsWith(':ignoreFields'))
  const names = lists.flatMap(name => holder[name]).filter(name => typeof name === 'string')
  return new Set(names.map(name => expandName(prefixes, name)))
}
