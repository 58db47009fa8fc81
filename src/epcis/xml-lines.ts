import { isWrapper } from '#/epcis/xml-event.ts'
import type { Element } from '#/epcis/xml-tree.ts'

/**
 * The line on which a field stands in its event's XML, by the path that problems tell (`eventList[3].sensorElementList[0].type`). Where
 * the field itself is missing, or is an attribute, the line of what should hold it.
 */
export function lineOf(event: Element, field: string): number {
  const path = field.replace(/^eventList\[\d+\]\.?/, '')
  let at = event
  for (const [, name, index] of path.matchAll(/([^.[\]]+)(?:\[(\d+)\])?/g)) {
    const found = step(at, name!, index === undefined ? undefined : Number(index))
    if (!found) break
    at = found
  }
  return at.line
}

/** Lists of JSON are lists around elements in XML, or elements that stand there repeatedly. */
function step(element: Element, name: string, index: number | undefined): Element | undefined {
  const local = name.slice(name.indexOf(':') + 1)
  const named = contentOf(element).named.get(local) ?? []
  if (index === undefined || named.length > 1) return named[index ?? 0]
  return named[0]?.children.length ? contentOf(named[0]).all[index] : named[index]
}

const inside = ({ children }: Element): readonly Element[] =>
  children.flatMap(child => (isWrapper(child) ? inside(child) : child))

type Content = { readonly all: readonly Element[]; readonly named: ReadonlyMap<string, readonly Element[]> }
const contents = new WeakMap<Element, Content>()

/** An element's content in order and by name: an event may have as many faults as it has elements, and each is looked up here. */
function contentOf(element: Element): Content {
  const known = contents.get(element)
  if (known) return known
  const all = inside(element)
  const content = { all, named: Map.groupBy(all, ({ name }) => name) }
  contents.set(element, content)
  return content
}
