import { type Vocabulary, wordOf } from '#/epcis/cbv.ts'
import { type Context, expandValue, type Prefixes, prefixesOf } from '#/epcis/context.ts'
import { type Event, isStandard, type Json, type StandardEvent } from '#/epcis/event.ts'
import { packsOf } from '#/epcis/packs.ts'
import { instantOf } from '#/epcis/time.ts'
import type { Site } from '#/features/companies/companies.ts'
import { type Spans, spansOf } from '#/numbers/spans.ts'
import type { EventFacts } from './event-facts.ts'
import type { Identified } from './identify.ts'
import type { ClassSpans, PackNumber } from './identity.ts'
import { kindOf } from './life.ts'
import type { Placed } from './rules.ts'
import type { Role } from './tables.ts'

/** The packs of an event in one role and class. */
export type RoleSpans = ClassSpans & { role: Role }

/** An event ready to be kept. */
export type Entry = Placed & {
  id: number
  /** The 64 hexadecimal digits of its hash. */
  hash: string
  facts: EventFacts
  sets: readonly RoleSpans[]
  parent?: PackNumber
  /** The capture it came with, where events of several captures are kept together. */
  captureId?: string
}

/** An entry with what its row holds: the one pack it is about alone, its shape, and the fields that are its own. */
export type Row = Entry & { single: PackNumber | undefined; shape: number; body: Record<string, Json> }

/** The places that an event names: where it was read, where the goods are now, where they go. */
export function placesOf(event: Event): { readPoint?: string; bizLocation?: string; destinations: string[] } {
  if (!isStandard(event)) return { destinations: [] }
  return {
    ...(event.readPoint && { readPoint: event.readPoint.id }),
    ...(event.bizLocation && { bizLocation: event.bizLocation.id }),
    destinations: (event.destinationList ?? []).map(({ destination }) => destination),
  }
}

type Known = { sites: ReadonlyMap<string, Site>; companyId: string | undefined; context: Context }

/** What an event says, in the words and ids of this platform. */
export function factsOfEvent(event: Event, { sites, companyId, context }: Known): Omit<EventFacts, 'event'> {
  const { readPoint, bizLocation, destinations } = placesOf(event)
  const site = sites.get(bizLocation ?? '') ?? sites.get(readPoint ?? '')
  const to = destinations.map(uri => sites.get(uri)).find(found => found !== undefined)
  const company = companyId ?? site?.companyId
  const nature = natureOf(event, prefixesOf(event['@context'], context.prefixes))
  return {
    at: new Date(instantOf(event.eventTime)!),
    ...nature,
    kind: kindOf(nature),
    retracted: event.errorDeclaration !== undefined,
    ...(company !== undefined && { companyId: company }),
    ...(site && { siteId: site.id }),
    ...(to && { toSiteId: to.id }),
  }
}

function natureOf(event: Event, prefixes: Prefixes) {
  if (!isStandard(event)) return { type: event.type }
  const {
    action,
    bizStep,
    disposition,
  }: Partial<Pick<Exclude<StandardEvent, { type: 'TransformationEvent' }>, 'action'>> & StandardEvent = event
  return {
    type: event.type,
    ...(action !== undefined && { action }),
    ...(bizStep !== undefined && { bizStep: bareWord('bizStep', prefixes, bizStep) }),
    ...(disposition !== undefined && { disposition: bareWord('disposition', prefixes, disposition) }),
  }
}

/** A word of the vocabulary bare, in whichever form it came; a sender's own as its full URI. */
export function bareWord(vocabulary: Vocabulary, prefixes: Prefixes, text: string): string {
  const full = expandValue(prefixes, text)
  return wordOf(vocabulary, full) ?? full
}

/** The packs of an event as sets, and its parent. */
export function setsOf(event: Event, identified: Numbered): { sets: RoleSpans[]; parent?: PackNumber } {
  const { what, parent, children, inputs, outputs } = packsOf(event)
  const parentNumber = parent === undefined ? undefined : identified.numbers.get(parent)!
  return {
    sets: [
      ...inRole('epc', what, identified),
      ...inRole('parent', parent === undefined ? [] : [parent], identified),
      ...inRole('child', children, identified),
      ...inRole('input', inputs, identified),
      ...inRole('output', outputs, identified),
    ],
    ...(parentNumber && { parent: parentNumber }),
  }
}

type Numbered = Pick<Identified, 'numbers' | 'lists'>

function inRole(role: Role, uris: readonly string[], { numbers, lists }: Numbered): RoleSpans[] {
  const whole = lists.get(uris)
  if (whole) return whole.map(set => ({ role, ...set }))
  if (uris.length === 1) {
    const { classId, n } = numbers.get(uris[0]!)!
    return [{ role, classId, spans: [{ from: n, until: n + 1 }] }]
  }
  const byClass = new Map<number, number[]>()
  for (const uri of uris) {
    const { classId, n } = numbers.get(uri)!
    const list = byClass.get(classId)
    if (list) list.push(n)
    else byClass.set(classId, [n])
  }
  return [...byClass].map(([classId, list]) => ({ role, classId, spans: spansOf(list) as Spans }))
}

/** The one pack that an event is about, where it is about one alone and names it as nothing else. */
export function singlePack(sets: readonly RoleSpans[]): PackNumber | undefined {
  const [only, more] = sets
  if (!only || more || only.role !== 'epc' || only.spans.length !== 1) return undefined
  const { from, until } = only.spans[0]!
  return until === from + 1 ? { classId: only.classId, n: from } : undefined
}

/** Whether an event puts children into a parent or takes them out, and so changes what is packed in what. */
export const changesPacking = ({ facts: { type, action } }: Pick<Entry, 'facts'>): boolean =>
  (type === 'AggregationEvent' || type === 'AssociationEvent') && (action === 'ADD' || action === 'DELETE')

/** Whether an event takes everything out of its parent without saying what (EPCIS 2.0 §7.4.3). */
export function emptiesParent(entry: Entry): boolean {
  const { children, quantities } = packsOf(entry.event)
  return changesPacking(entry) && entry.facts.action === 'DELETE' && children.length === 0 && quantities.children.length === 0
}
