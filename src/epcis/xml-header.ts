import type { Json } from '#/epcis/event.ts'
import type { Naming } from '#/epcis/xml-names.ts'
import { ownValue } from '#/epcis/xml-own.ts'
import type { Element } from '#/epcis/xml-tree.ts'

type Tree = { readonly [name: string]: Json }

/** The first element of this name, however deep. */
export function findElement(element: Element, name: string): Element | undefined {
  if (element.name === name) return element
  for (const child of element.children) {
    const found = findElement(child, name)
    if (found) return found
  }
  return undefined
}

const trimmed = (element: Element | undefined): string | undefined => element?.text.trim() || undefined

/** What the header of an XML document says, as the JSON document has it: parties and instance of the SBDH, and master data. */
export function headerOf(header: Element | undefined, naming: Naming): Tree {
  if (!header) return {}
  const party = (name: string) => {
    const side = findElement(header, name)
    return side && trimmed(findElement(side, 'Identifier'))
  }
  const [sender, receiver] = [party('Sender'), party('Receiver')]
  const instanceIdentifier = trimmed(findElement(header, 'InstanceIdentifier'))
  const master = findElement(header, 'VocabularyList')
  return {
    ...(sender && { sender }),
    ...(receiver && { receiver }),
    ...(instanceIdentifier && { instanceIdentifier }),
    ...(master && { epcisHeader: { epcisMasterData: { vocabularyList: vocabularyList(master, naming) } } }),
  }
}

/** Master data: vocabularies, their elements, and the attributes of each (EPCIS 2.0 §9.4). */
export const vocabularyList = (list: Element, naming: Naming): Json =>
  children(list, 'Vocabulary').map(vocabulary => {
    const elements = vocabulary.children.flatMap(inner => children(inner, 'VocabularyElement'))
    return {
      ...attribute(vocabulary, 'type'),
      vocabularyElementList: elements.map(element => ({
        ...attribute(element, 'id'),
        attributes: children(element, 'attribute').map(one => ({ ...attribute(one, 'id'), attribute: contentOf(one, naming) })),
        ...childrenOf(element),
      })),
    }
  })

const children = (element: Element, name: string): readonly Element[] => element.children.filter(child => child.name === name)

function attribute(element: Element, name: string): Record<string, string> {
  const value = element.attributes.find(one => one.space === '' && one.name === name)?.value
  return value === undefined ? {} : { [name]: value }
}

const contentOf = (element: Element, naming: Naming): Json => ownValue({ ...element, attributes: [] }, naming)

function childrenOf(element: Element): Record<string, Json> {
  const ids = children(element, 'children').flatMap(list => children(list, 'id').map(({ text }) => text.trim()))
  return ids.length ? { children: ids } : {}
}
