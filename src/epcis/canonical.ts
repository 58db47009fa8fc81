import { bareToWeb, isWord, urnToWeb, type Vocabulary } from '#/epcis/cbv.ts'
import { type Context, expandName, expandValue, gs1Context, type Prefixes, prefixesOf } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import { knownIdentifier, longestSerial, stemOf } from '#/epcis/identifier-normal.ts'
import { plainNumber } from '#/epcis/number.ts'
import { sortTexts } from '#/epcis/order.ts'
import { joinedInOrder, tailsOf } from '#/epcis/tails.ts'
import { canonicalTime } from '#/epcis/time.ts'

type Tree = { readonly [name: string]: unknown }
/** What the writers below need to know of the event they write. */
type Writing = { readonly prefixes: Prefixes }
type Writer = (writing: Writing, name: string, value: unknown) => string
type Field = readonly [name: string, write: Writer]

/** Fields in the order in which the standard wants them, each with the way it is written; and the names not to be met again. */
type Layout = { readonly fields: readonly Field[]; readonly done: ReadonlySet<string> }

const commentary = ['@context', 'comment', 'rdfs:comment'] as const
const unhashed = ['type', 'recordTime', 'eventID', 'errorDeclaration'] as const
const nothing: ReadonlySet<string> = new Set()

const layout = (fields: readonly Field[], left: readonly string[] = []): Layout => ({
  fields,
  done: new Set([...commentary, ...left, ...fields.map(([name]) => name)]),
})

/**
 * The text whose hash names an event (CBV 2.0 §8.9): one order of fields for all kinds of event, lists sorted, every value in its
 * one canonical form, nothing between. What a repository adds takes no part: `recordTime`, `eventID`, the error declaration, and
 * the fields that the document lists as to be ignored.
 */
export function canonical(event: Event, context: Context = gs1Context): string {
  const writing = { prefixes: prefixesOf(event['@context'], context.prefixes) }
  return `eventType=${event.type}${object(writing, event, eventLayout, context.ignored)}`
}

/** The fields of the layout in its order, then all others sorted. */
function object(writing: Writing, tree: Tree, { fields, done }: Layout, ignored: ReadonlySet<string> = nothing): string {
  let text = ''
  for (const [name, write] of fields) {
    const value = tree[name]
    if (value !== undefined && value !== null) text += write(writing, name, value)
  }
  return text + others(writing, tree, done, ignored)
}

/** ILMD, users' extensions and whatever they hold: at every level the finished pieces are sorted. */
function others(writing: Writing, tree: Tree, done: ReadonlySet<string>, ignored: ReadonlySet<string> = nothing): string {
  const pieces: string[] = []
  for (const key in tree) {
    if (done.has(key)) continue
    const name = expandName(writing.prefixes, key)
    if (!ignored.has(name)) collect(writing, pieces, name, tree[key])
  }
  return pieces.length === 0 ? '' : sortTexts(pieces).join('')
}

const free = layout([])
/** JSON made from XML has under `#text` what stands in an element beside its attributes. */
const withText = layout([['#text', (writing, _, value) => assigned(canonicalText(writing, value))]])

function collect(writing: Writing, pieces: string[], name: string, value: unknown): void {
  if (Array.isArray(value)) for (const item of value) collect(writing, pieces, name, item)
  else if (isTree(value)) pieces.push(name + object(writing, value, withText))
  else pieces.push(name + assigned(canonicalText(writing, value)))
}

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value)
const treesOf = (value: unknown): readonly Tree[] => (Array.isArray(value) ? value : [value]).filter(isTree)
const assigned = (text: string): string => (text ? `=${text}` : '')

function canonicalText(writing: Writing, value: unknown, vocabulary?: Vocabulary): string {
  if (typeof value === 'number' || typeof value === 'boolean') return plainNumber(String(value))
  if (typeof value !== 'string') return ''
  const trimmed = value.trim()
  if (vocabulary && isWord(vocabulary, trimmed)) return bareToWeb(vocabulary, trimmed)
  const identifier = knownIdentifier(trimmed)
  if (identifier !== undefined) return identifier
  const expanded = urnToWeb(expandValue(writing.prefixes, trimmed))
  return (expanded === trimmed ? undefined : knownIdentifier(expanded)) ?? plainNumber(expanded)
}

const one =
  (vocabulary?: Vocabulary): Writer =>
  (writing, name, value) => {
    const texts = (Array.isArray(value) ? value : [value]).map(item => canonicalText(writing, item, vocabulary)).filter(Boolean)
    return sortTexts(texts.map(text => `${name}=${text}`)).join('')
  }

const text = one()

const mostRemembered = 2_000
const longestRemembered = 200

/** `one` for a field that thousands of events fill alike: what it wrote last is remembered, for each set of prefixes. */
const repeated = (vocabulary?: Vocabulary): Writer => {
  const plainly = one(vocabulary)
  const remembered = new WeakMap<Prefixes, Map<string, string>>()
  return (writing, name, value) => {
    if (typeof value !== 'string' || value.length > longestRemembered) return plainly(writing, name, value)
    const known = remembered.get(writing.prefixes) ?? new Map<string, string>()
    const last = known.get(value)
    if (last !== undefined) return last
    if (known.size === 0) remembered.set(writing.prefixes, known)
    if (known.size >= mostRemembered) known.clear()
    const written = plainly(writing, name, value)
    known.set(value, written)
    return written
  }
}

const time: Writer = (_, name, value) => {
  const instant = typeof value === 'string' ? canonicalTime(value.trim()) : ''
  return instant && `${name}=${instant}`
}

const epcs: Writer = (writing, name, value) => {
  if (!Array.isArray(value)) return ''
  if (value.length === 1) {
    const id = canonicalText(writing, value[0])
    return id && `${name}epc=${id}`
  }
  const fast = likeSerials(writing, value)
  if (fast !== undefined) return name + fast
  const ids: string[] = []
  for (const item of value) {
    const id = canonicalText(writing, item)
    if (id) ids.push(id)
  }
  return ids.length ? `${name}epc=${sortTexts(ids).join('epc=')}` : ''
}

/** A long list of serials with one beginning, written without a text for each; undefined where each has to be looked at. */
function likeSerials({ prefixes }: Writing, list: readonly unknown[]): string | undefined {
  const tails = tailsOf(list)
  if (!tails || tails.width > longestSerial || tails.head.trim() !== tails.head) return undefined
  const { head } = tails
  const stem = stemOf(head, String.fromCharCode(...tails.bytes.subarray(0, tails.width)))
  if (stem === undefined) return undefined
  if (stem === null && expandValue(prefixes, head) !== head) return undefined
  return joinedInOrder(tails, `epc=${stem ?? head}`)
}

/** A list whose elements have fields of their own; `element` is their name in XML, where lists have one. */
const list =
  (element: string, layout: Layout): Writer =>
  (writing, name, value) => {
    const pieces = treesOf(value).map(item => object(writing, item, layout))
    const texts = sortTexts(pieces.filter(Boolean).map(piece => element + piece)).join('')
    return texts && name + texts
  }

const group =
  (layout: Layout): Writer =>
  (writing, name, value) => {
    const inner = isTree(value) ? object(writing, value, layout) : ''
    return inner && name + inner
  }

const quantities = list(
  'quantityElement',
  layout([
    ['epcClass', text],
    ['quantity', text],
    ['uom', text],
  ]),
)

const place = group(layout([['id', repeated()]]))

/** Reports stand beside each other without a list around them, each under the same name. */
const reports: Writer = (writing, name, value) =>
  sortTexts(treesOf(value).map(report => name + object(writing, report, reportLayout))).join('')

const reportLayout = layout([
  ['type', one('sensorType')],
  ['exception', one('alert')],
  ['deviceID', text],
  ['deviceMetadata', text],
  ['rawData', text],
  ['dataProcessingMethod', text],
  ['time', time],
  ['microorganism', text],
  ['chemicalSubstance', text],
  ['value', text],
  ['component', one('component')],
  ['stringValue', text],
  ['booleanValue', text],
  ['hexBinaryValue', text],
  ['uriValue', text],
  ['minValue', text],
  ['maxValue', text],
  ['meanValue', text],
  ['sDev', text],
  ['percRank', text],
  ['percValue', text],
  ['uom', text],
  ['coordinateReferenceSystem', text],
])

const metadataLayout = layout([
  ['time', time],
  ['startTime', time],
  ['endTime', time],
  ['deviceID', text],
  ['deviceMetadata', text],
  ['rawData', text],
  ['dataProcessingMethod', text],
  ['bizRules', text],
])

const sensors = list(
  'sensorElement',
  layout([
    ['sensorMetadata', group(metadataLayout)],
    ['sensorReport', reports],
  ]),
)

const typed = (name: string, vocabulary: Vocabulary): Writer =>
  list(
    '',
    layout([
      ['type', one(vocabulary)],
      [name, text],
    ]),
  )

const ilmd: Writer = (writing, name, value) => (isTree(value) ? name + object(writing, value, free) : '')

const eventLayout = layout(
  [
    ['eventTime', time],
    ['eventTimeZoneOffset', repeated()],
    ['certificationInfo', text],
    ['parentID', text],
    ['epcList', epcs],
    ['inputEPCList', epcs],
    ['childEPCs', epcs],
    ['quantityList', quantities],
    ['childQuantityList', quantities],
    ['inputQuantityList', quantities],
    ['outputEPCList', epcs],
    ['outputQuantityList', quantities],
    ['action', repeated()],
    ['transformationID', text],
    ['bizStep', repeated('bizStep')],
    ['disposition', repeated('disposition')],
    [
      'persistentDisposition',
      group(
        layout([
          ['set', one('disposition')],
          ['unset', one('disposition')],
        ]),
      ),
    ],
    ['readPoint', place],
    ['bizLocation', place],
    ['sensorElementList', sensors],
    ['bizTransactionList', typed('bizTransaction', 'bizTransaction')],
    ['destinationList', typed('destination', 'sourceDest')],
    ['ilmd', ilmd],
    ['sourceList', typed('source', 'sourceDest')],
  ],
  unhashed,
)
