import { isWord, type Vocabulary, wordOf } from '#/epcis/cbv.ts'
import { expandValue, gs1Prefixes } from '#/epcis/context.ts'
import type { eventTypes, Json } from '#/epcis/event.ts'
import { fields, type Kind, sensorNumbers, sensorTimes, sensorWords } from '#/epcis/xml-fields.ts'
import { compactValue, contextOf, declare, isStandard, type Naming, nameOf, namingIn } from '#/epcis/xml-names.ts'
import { type Gathered, isNil, isOwn, numberIn, objectOf, ownValue, put, truth } from '#/epcis/xml-own.ts'
import type { Element } from '#/epcis/xml-tree.ts'

type Tree = { readonly [name: string]: Json }

/**
 * An event as the JSON of EPCIS 2.0 has it, from XML 2.0 or 1.x: extension wrappers are taken off, words of the vocabulary made bare,
 * and a QuantityEvent becomes the ObjectEvent that EPCIS 1.1 replaced it by. Nothing is judged here: what does not fit stays as it
 * stands, for the rules to name. `outer` are the document's prefixes; those of the event alone come as its own `@context`.
 */
export function eventOf(element: Element, outer: Naming): Tree {
  const naming = namingIn(outer)
  declare(naming, element.declared)
  const found: Gathered = new Map()
  const type = nameOf(naming, element)
  found.set('type', type)
  for (const attribute of element.attributes)
    if (attribute.space !== '' && isOwn(attribute)) put(found, nameOf(naming, attribute), attribute.value)
  fill(found, element, naming)
  const event = objectOf(found)
  const context = contextOf(naming)
  return {
    ...(context !== undefined && { '@context': context }),
    ...(type === 'QuantityEvent' ? withoutQuantityEvent(event) : event),
  }
}

/** What stands in an element and in its extension wrappers, each field as its kind is read. */
function fill(found: Gathered, { children }: Element, naming: Naming): void {
  for (const child of children) {
    if (isWrapper(child)) {
      declare(naming, child.declared)
      fill(found, child, naming)
      continue
    }
    const kind = isStandard(child.space) ? fields.get(child.name) : undefined
    put(found, nameOf(naming, child), kind ? read(kind, child, naming) : ownValue(child, naming))
  }
}

/** EPCIS 1.x nested whatever a version added in one of these (EPCIS 1.2 §9.1); 2.0 keeps the place for yet later ones. */
export const isWrapper = ({ space, name }: Element): boolean =>
  (name === 'extension' || name === 'baseExtension') && isStandard(space)

/** EPCIS 1.1 §7.4.4: the amount of a class observed, as an ObjectEvent says it. */
function withoutQuantityEvent({ epcClass, quantity, ...rest }: Tree): Tree {
  const amount = typeof quantity === 'string' ? (numberIn(quantity) ?? quantity) : quantity
  const one = { ...(epcClass !== undefined && { epcClass }), ...(amount !== undefined && { quantity: amount }) }
  return { ...rest, type: 'ObjectEvent' satisfies (typeof eventTypes)[number], action: 'OBSERVE', quantityList: [one] }
}

function read(kind: Kind, element: Element, naming: Naming): Json {
  declare(naming, element.declared)
  switch (kind.as) {
    case 'text':
      return textOf(element)
    case 'time':
      return timeOf(element)
    case 'word':
      return bare(kind.vocabulary, textOf(element), naming)
    case 'epcs':
      // A list is a set: JSON refuses in it what XML may say twice.
      return [...new Set(listOf(element, 'epc', textOf))]
    case 'quantities':
      return listOf(element, 'quantityElement', one => quantityOf(one, naming))
    case 'place':
      return group(element, naming, { id: textOf })
    case 'typed':
      return listOf(element, kind.element, one => typedOf(one, kind.vocabulary, naming))
    case 'sensors':
      return unwrapped(element).map(one => sensorOf(one, naming))
    case 'persistent':
      return persistentOf(element, naming)
    case 'error':
      return group(element, naming, {
        declarationTime: timeOf,
        reason: one => bare('errorReason', textOf(one), naming),
        correctiveEventIDs: one => listOf(one, 'correctiveEventID', textOf),
      })
    case 'ilmd':
      return group(element, naming, {})
  }
}

/** A list; what stands in it under another name than its elements have stays recognisable, for the rules to refuse. */
const listOf = (element: Element, name: string, read: (one: Element) => Json): Json[] =>
  element.children.map(one => (one.name === name ? read(one) : { [one.name]: textOf(one) }))

const textOf = ({ text, children }: Element): Json => (children.length ? { '#text': text } : text.trim())
const timeOf = (element: Element): Json => {
  const text = textOf(element)
  return typeof text === 'string' ? withSeconds(text) : text
}

/** ISO 8601 lets seconds away, and Java's writers do so when they are 0; the rules want them. */
const withSeconds = (time: string): string => time.replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)$/, '$1:00$2')

const unwrapped = ({ children }: Element): readonly Element[] =>
  children.some(isWrapper) ? children.flatMap(child => (isWrapper(child) ? unwrapped(child) : child)) : children

type Readers = Readonly<Record<string, (element: Element) => Json>>

/** An object: the fields named, each read its own way, and the sender's own. */
function group(element: Element, naming: Naming, readers: Readers): Tree {
  const found: Gathered = new Map()
  for (const child of unwrapped(element)) {
    const reader = isStandard(child.space) && Object.hasOwn(readers, child.name) ? readers[child.name] : undefined
    put(found, nameOf(naming, child), reader ? reader(child) : ownValue(child, naming))
  }
  return objectOf(found)
}

function quantityOf(element: Element, naming: Naming): Json {
  const present = { ...element, children: element.children.filter(child => !isNil(child)) }
  return group(present, naming, {
    epcClass: textOf,
    quantity: one => numberIn(one.text) ?? one.text.trim(),
    uom: textOf,
  })
}

function typedOf(element: Element, vocabulary: Vocabulary, naming: Naming): Json {
  const found: Gathered = new Map()
  for (const attribute of element.attributes.filter(isOwn)) {
    const value =
      attribute.space === '' && attribute.name === 'type' ? bare(vocabulary, attribute.value.trim(), naming) : attribute.value
    put(found, nameOf(naming, attribute), value)
  }
  put(found, nameOf(naming, element), textOf(element))
  return objectOf(found)
}

/** Sets and unsets stand beside each other, without a list around them. */
function persistentOf(element: Element, naming: Naming): Tree {
  const lists = new Map<string, Json[]>()
  for (const child of unwrapped(element)) {
    const name = nameOf(naming, child)
    const list = lists.get(name) ?? []
    lists.set(name, list)
    list.push(bare('disposition', textOf(child), naming))
  }
  return Object.fromEntries(lists)
}

function sensorOf(element: Element, naming: Naming): Tree {
  const found: Gathered = new Map()
  const reports: Json[] = []
  for (const child of unwrapped(element)) {
    const own = !isStandard(child.space)
    if (!own && child.name === 'sensorMetadata') put(found, 'sensorMetadata', attributesOf(child, naming))
    else if (!own && child.name === 'sensorReport') reports.push(attributesOf(child, naming))
    else put(found, nameOf(naming, child), ownValue(child, naming))
  }
  if (reports.length) found.set('sensorReport', reports)
  return objectOf(found)
}

function attributesOf(element: Element, naming: Naming): Tree {
  declare(naming, element.declared)
  const found: Gathered = new Map()
  for (const attribute of element.attributes.filter(isOwn)) {
    const value = attribute.space === '' ? sensorValue(attribute.name, attribute.value.trim(), naming) : attribute.value
    put(found, nameOf(naming, attribute), value)
  }
  return objectOf(found)
}

function sensorValue(name: string, text: string, naming: Naming): Json {
  const vocabulary = sensorWords.get(name)
  if (vocabulary) return bare(vocabulary, text, naming)
  if (sensorTimes.has(name)) return withSeconds(text)
  if (sensorNumbers.has(name)) return numberIn(text) ?? text
  return (name === 'booleanValue' ? truth(text) : undefined) ?? text
}

/** A word of the vocabulary bare, in whichever form XML has it; anything else as it is. */
function bare(vocabulary: Vocabulary, value: Json, naming: Naming): Json {
  if (typeof value !== 'string') return value
  const text = compactValue(naming, value)
  const word = wordOf(vocabulary, expandValue(gs1Prefixes, text))
  return word !== undefined && isWord(vocabulary, word) ? word : text
}
