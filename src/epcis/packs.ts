import { type Event, isStandard, type Quantity } from '#/epcis/event.ts'

/** The things an event is about, by the part they play in it. Every list is the event's own, not a copy. */
export type Packs = {
  /** Observed, added or deleted as themselves: `epcList`. */
  readonly what: readonly string[]
  readonly parent: string | undefined
  /** Put into the parent or taken out of it: `childEPCs`. */
  readonly children: readonly string[]
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  /** Amounts of a class or lot, without serials, by the same parts. */
  readonly quantities: {
    readonly what: readonly Quantity[]
    readonly children: readonly Quantity[]
    readonly inputs: readonly Quantity[]
    readonly outputs: readonly Quantity[]
  }
}

const none: Packs = {
  what: [],
  parent: undefined,
  children: [],
  inputs: [],
  outputs: [],
  quantities: { what: [], children: [], inputs: [], outputs: [] },
}

/** What an event names, as the URIs it came with. Of a kind of event that is not of the standard nothing is known. */
export function packsOf(event: Event): Packs {
  if (!isStandard(event)) return none
  switch (event.type) {
    case 'ObjectEvent':
      return { ...none, what: event.epcList ?? [], quantities: { ...none.quantities, what: event.quantityList ?? [] } }
    case 'TransactionEvent':
      return {
        ...none,
        what: event.epcList ?? [],
        parent: event.parentID,
        quantities: { ...none.quantities, what: event.quantityList ?? [] },
      }
    case 'AggregationEvent':
    case 'AssociationEvent':
      return {
        ...none,
        parent: event.parentID,
        children: event.childEPCs ?? [],
        quantities: { ...none.quantities, children: event.childQuantityList ?? [] },
      }
    case 'TransformationEvent':
      return {
        ...none,
        inputs: event.inputEPCList ?? [],
        outputs: event.outputEPCList ?? [],
        quantities: { ...none.quantities, inputs: event.inputQuantityList ?? [], outputs: event.outputQuantityList ?? [] },
      }
  }
}

/** Every EPC an event names, its parent included. */
export function epcsOf(event: Event): string[] {
  const { what, parent, children, inputs, outputs } = packsOf(event)
  return [...what, ...(parent === undefined ? [] : [parent]), ...children, ...inputs, ...outputs]
}

/** The lists of EPCs of an event, its parent as a list of one: the event's own arrays, not copies, where they are lists. */
export function listsOf(event: Event): (readonly string[])[] {
  const { what, parent, children, inputs, outputs } = packsOf(event)
  return [what, parent === undefined ? [] : [parent], children, inputs, outputs].filter(list => list.length > 0)
}
