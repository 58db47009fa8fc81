import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { Rule, Words } from '#/epcis/problem.ts'

export type Attribute = { readonly space: string; readonly prefix: string; readonly name: string; readonly value: string }

/** An element with what it holds. `space` is its namespace, empty where it has none; `line` counts from 1. */
export type Element = {
  readonly space: string
  readonly prefix: string
  readonly name: string
  readonly attributes: readonly Attribute[]
  /** Prefixes declared on this element itself. */
  readonly declared: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
  readonly line: number
}

type Open = Element & { children: Element[]; text: string }

/** The text is no XML that is taken here. */
export class XmlFault extends Error {
  readonly rule: Rule
  readonly line: number
  readonly says: Words
  constructor(rule: Rule, line: number, says: Words) {
    super(says.en)
    this.rule = rule
    this.line = line
    this.says = says
  }
}

/** Events nest some ten levels, and fields of a sender's own at most 64 within them. */
const deepest = 80

/** Whether an element that has just been closed stays in its parent; `above` are the open ones, the root first. */
export type Closed = (element: Element, above: readonly Element[]) => boolean

/**
 * Reads XML piece by piece, namespaces resolved, and gives its root. Elements that `closed` answers false for are let go, so that a
 * document of any length needs the memory of its longest event. A document type declaration is refused, and with it all entities
 * but XML's own five: nothing in a document can make it longer than it was sent. Throws an XmlFault.
 */
export function readTree(pieces: Iterable<string>, closed: Closed): Element {
  const parser = new SaxesParser({ xmlns: true })
  const open: Open[] = []
  let root: Element | undefined
  let depth = 0
  parser.on('doctype', () => {
    const id = 'Dokumen ini memuat DOCTYPE. Hapus deklarasi itu; entitas tidak diterima.'
    throw new XmlFault('doctype', parser.line, { id, en: 'The document has a DOCTYPE. Remove it; entities are not taken.' })
  })
  parser.on('opentag', tag => {
    if (++depth > deepest) {
      const id = `Elemen bertingkat lebih dari ${deepest}.`
      throw new XmlFault('depth', parser.line, { id, en: `Elements nest more than ${deepest} levels deep.` })
    }
    open.push(elementOf(tag, parser.line))
  })
  const addText = (text: string) => {
    const at = open.at(-1)
    if (at) at.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    depth--
    const element = open.pop()!
    if (!closed(element, open)) return
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root = element
  })
  try {
    for (const piece of pieces) parser.write(piece)
    parser.close()
  } catch (error) {
    throw faultOf(error)
  }
  if (!root) throw new XmlFault('xml', 1, { id: 'Tidak ada isi.', en: 'There is nothing in it.' })
  return root
}

const nowhere: Readonly<Record<string, string>> = {}
const nothing: readonly Attribute[] = []

function elementOf(tag: SaxesTagNS, line: number): Open {
  const { uri: space, prefix, local: name } = tag
  let attributes = nothing
  let declared = nowhere
  // Most elements have no attribute: those of long lists must cost nothing here.
  for (const _ in tag.attributes) {
    attributes = attributesOf(tag)
    declared = { ...tag.ns }
    break
  }
  return { space, prefix, name, attributes, declared, children: [], text: '', line }
}

const attributesOf = ({ attributes }: SaxesTagNS): readonly Attribute[] =>
  Object.values(attributes).flatMap(({ uri: space, prefix, local: name, value }) =>
    prefix === 'xmlns' || name === 'xmlns' ? [] : [{ space, prefix, name, value }],
  )

/** The parser's message begins with line and column. */
function faultOf(error: unknown): unknown {
  if (error instanceof XmlFault || !(error instanceof Error)) return error
  const [, line = '1', what = error.message] = /^(\d+):\d+: (.*)$/s.exec(error.message) ?? []
  const says = { id: `XML tidak utuh: ${what}`, en: `This is not whole XML: ${what}` }
  return new XmlFault('xml', Number(line), says)
}
