import type { Json } from '#/epcis/event.ts'
import { plainNumber } from '#/epcis/number.ts'
import { declare, type Naming, nameOf, spaces } from '#/epcis/xml-names.ts'
import type { Attribute, Element } from '#/epcis/xml-tree.ts'

/** The fields of a JSON object while they are gathered. A field that comes again makes a list. */
export type Gathered = Map<string, Json>

export function put(fields: Gathered, name: string, value: Json): void {
  const before = fields.get(name)
  if (before === undefined) fields.set(name, value)
  else if (Array.isArray(before)) before.push(value)
  else fields.set(name, [before, value])
}

export const objectOf = (fields: Gathered): { readonly [name: string]: Json } => Object.fromEntries(fields)

/** Whether an attribute is the sender's own, and not XML's. */
export const isOwn = ({ space }: Attribute): boolean => space !== spaces.xsi && space !== 'http://www.w3.org/XML/1998/namespace'

/**
 * A field of the sender's own: text; what `xsi:type` calls a number or a truth value as such; with anything in it an object, in
 * which attributes are fields too and text beside them stands under `#text`.
 */
export function ownValue(element: Element, naming: Naming): Json {
  declare(naming, element.declared)
  const attributes = element.attributes.length ? element.attributes.filter(isOwn) : element.attributes
  if (attributes.length === 0 && element.children.length === 0) return isNil(element) ? null : typedText(element)
  const fields: Gathered = new Map()
  for (const attribute of attributes) put(fields, nameOf(naming, attribute), attribute.value)
  for (const child of element.children) put(fields, nameOf(naming, child), ownValue(child, naming))
  if (element.text.trim()) put(fields, '#text', typedText(element))
  return objectOf(fields)
}

const instance = ({ attributes }: Element, name: string): string | undefined =>
  attributes.find(one => one.space === spaces.xsi && one.name === name)?.value

export const isNil = (element: Element): boolean => element.attributes.length > 0 && instance(element, 'nil') === 'true'

const numeric = /^(?:.*:)?(?:decimal|double|float|byte|short|int|long|(?:unsigned|non|positive|negative)\w*|integer)$/

function typedText(element: Element): Json {
  const type = element.attributes.length ? instance(element, 'type') : undefined
  if (type === undefined) return element.text
  const text = element.text.trim()
  if (/^(?:.*:)?boolean$/.test(type)) return truth(text) ?? element.text
  return (numeric.test(type) ? numberIn(text) : undefined) ?? element.text
}

export const truth = (text: string): boolean | undefined =>
  text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined

/** The number in a text; nothing where JavaScript's numbers would change it. */
export function numberIn(text: string): number | undefined {
  const trimmed = text.trim()
  if (!/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed)) return undefined
  const value = Number(trimmed)
  return Number.isFinite(value) && plainNumber(String(value)) === plainNumber(trimmed) ? value : undefined
}
