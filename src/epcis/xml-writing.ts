import { bareToWeb, isWord, type Vocabulary, vocabularies, wordOf } from '#/epcis/cbv.ts'
import { expandValue, gs1Prefixes, type Prefixes } from '#/epcis/context.ts'
import { plainNumber } from '#/epcis/number.ts'
import { type Problem, quoted, type Rule } from '#/epcis/problem.ts'
import { isTree } from '#/epcis/shapes.ts'
import type { XmlVersion } from '#/epcis/xml-layout.ts'
import { encodedName, splitName } from '#/epcis/xml-names.ts'
import { attributeText, contentText, isWritable } from '#/epcis/xml-text.ts'

/** How words of the vocabulary are wanted in XML: the values of the header `GS1-CBV-XML-Format` (EPCIS 2.0 §12). */
export const cbvXmlFormats = ['No_Preference', 'Always_Web_URI', 'Always_URN', 'Never_Translates'] as const
export type CbvXmlFormat = (typeof cbvXmlFormats)[number]

/** What is known, and noted, while one event is written. */
export type Writing = {
  readonly version: XmlVersion
  readonly cbv: CbvXmlFormat
  readonly prefixes: Prefixes
  /** Namespace to prefix: what the document declares, and what this event has to declare beside it. */
  readonly outer: ReadonlyMap<string, string>
  readonly declared: Map<string, string>
  readonly event: number
  /** What cannot be said in XML. */
  readonly lost: Problem[]
}

/** Prefixes that the document itself uses. */
const reserved: ReadonlySet<string> = new Set(['epcis', 'epcisq', 'xsi', 'xsd', 'xml', 'xmlns', ''])

/** The prefix for a namespace: that of the JSON, unless it is taken. */
export function prefixFor({ outer, declared }: Pick<Writing, 'outer' | 'declared'>, space: string, wish: string): string {
  const found = outer.get(space) ?? declared.get(space)
  if (found !== undefined) return found
  const taken = new Set([...outer.values(), ...declared.values()])
  const stem = reserved.has(wish) ? `ns${wish}` : wish
  let prefix = stem
  for (let i = 2; taken.has(prefix); i++) prefix = `${stem}${i}`
  declared.set(space, prefix)
  return prefix
}

export function lose({ event, lost }: Writing, field: string, rule: Rule, id: string, en: string): void {
  lost.push({ event, field, rule, says: { id, en } })
}

/** The name of a JSON field in XML. */
export function nameIn(writing: Writing, name: string): string {
  const { space, prefix, local } = splitName(writing.prefixes, name)
  return space === '' ? encodedName(local) : `${prefixFor(writing, space, prefix)}:${encodedName(local)}`
}

const scalar = (value: unknown): string => (typeof value === 'number' ? plainNumber(String(value)) : String(value))

/** A value that is one text, as XML can hold it. */
function textOf(writing: Writing, field: string, value: unknown, write: (text: string) => string): string {
  const text = scalar(value)
  if (!isWritable(text)) {
    const id = `${quoted(text)} berisi karakter yang tidak dapat ditulis dalam XML.`
    lose(writing, field, 'text', id, `${quoted(text)} has a character that XML cannot hold.`)
  }
  return write(text)
}

export const element = (writing: Writing, name: string, value: unknown, attributes = ''): string =>
  `<${name}${attributes}>${textOf(writing, name, value, contentText)}</${name}>`

export const attribute = (writing: Writing, name: string, value: unknown): string =>
  ` ${name}="${textOf(writing, name, value, attributeText)}"`

/** A word of the vocabulary as web URI or as URN; what is no such word stays, its GS1 prefix written out. */
export function wordText({ cbv, version, prefixes }: Writing, vocabulary: Vocabulary, value: unknown): string {
  const text = String(value)
  const full = expandValue(gs1Prefixes, text)
  const word = wordOf(vocabulary, expandValue(prefixes, text))
  if (word === undefined || !isWord(vocabulary, word)) return full
  if (cbv === 'Never_Translates' && text.includes(':')) return full
  const table = vocabularies[vocabulary]
  const urn = 'urn' in table ? table.urn : undefined
  return urn && (cbv === 'Always_URN' || version === '1.2') ? urn + word : bareToWeb(vocabulary, word)
}

/** A field of the sender's own, in such a way that reading it gives the same JSON again where XML can tell. */
export function ownXml(writing: Writing, field: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(item => ownXml(writing, field, item)).join('')
  const name = nameIn(writing, field)
  if (value === null) return `<${name} xsi:nil="true"/>`
  if (!isTree(value)) return `<${name}${typeOf(value)}>${textOf(writing, field, value, contentText)}</${name}>`
  const { '#text': text, ...rest } = value
  const inner = Object.entries(rest)
  if (text === undefined || isTree(text) || Array.isArray(text)) return `<${name}>${ownFields(writing, value)}</${name}>`
  const content = textOf(writing, field, text, contentText)
  if (inner.every(([, one]) => typeof one === 'string')) {
    const attributes = inner.map(([key, one]) => attribute(writing, nameIn(writing, key), one)).join('')
    return `<${name}${typeOf(text)}${attributes}>${content}</${name}>`
  }
  return `<${name}>${content}${ownFields(writing, rest)}</${name}>`
}

export const ownFields = (writing: Writing, tree: object): string =>
  Object.entries(tree)
    .map(([key, one]) => (one === undefined ? '' : ownXml(writing, key, one)))
    .join('')

function typeOf(value: unknown): string {
  if (typeof value === 'boolean') return ' xsi:type="xsd:boolean"'
  if (typeof value !== 'number') return ''
  return Number.isSafeInteger(value) ? ' xsi:type="xsd:integer"' : ' xsi:type="xsd:double"'
}
