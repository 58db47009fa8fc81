import type { Json } from '#/epcis/event.ts'
import { epcsOf } from '#/epcis/packs.ts'
import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import type { Site } from '#/features/companies/companies.ts'
import { count, normalise, numbersIn, type Spans } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { changesPacking, type Entry, placesOf } from './entry.ts'
import { isSame } from './identity.ts'
import { isFinal, isUnderWay } from './life.ts'
import { lastPacked, type Position, positionsIn, trailsOf } from './positions.ts'
import type { FlagKind } from './problem.ts'
import { sightingsTouching } from './sightings.ts'

/** What looks wrong with an event that is kept, with what shows it. */
export type Flag = { event: number; kind: FlagKind; facts: Record<string, Json> }

/** How many packs a flag names; how many there are it always says. */
export const named = 10

const sample = (sets: readonly { classId: number; spans: Spans }[]): { count: number; packs: Json } => {
  const packs: { classId: number; n: number }[] = []
  for (const { classId, spans } of sets)
    for (const n of numbersIn(spans)) {
      if (packs.length === named) break
      packs.push({ classId, n })
    }
  return { count: sets.reduce((sum, { spans }) => sum + count(spans), 0), packs }
}

/** URIs in the form of our codes that no lot owns. */
export function unknownSerials(entries: readonly Entry[], unknown: ReadonlySet<string>): Flag[] {
  if (unknown.size === 0) return []
  return entries.flatMap(({ id, event }) => {
    const uris = epcsOf(event).filter(uri => unknown.has(uri))
    return uris.length === 0
      ? []
      : [{ event: id, kind: 'unknown serial', facts: { count: uris.length, uris: uris.slice(0, named) } }]
  })
}

/** Places that no company has registered. */
export function unknownPlaces(entries: readonly Entry[], sites: ReadonlyMap<string, Site>): Flag[] {
  return entries.flatMap(({ id, event }) => {
    const { readPoint, bizLocation } = placesOf(event)
    const isKnown = (uri: string | undefined) => uri === undefined || sites.has(uri)
    if (isKnown(readPoint) && isKnown(bizLocation)) return []
    const uris = [...new Set([readPoint, bizLocation])].filter(uri => uri !== undefined).filter(uri => !sites.has(uri))
    return uris.length === 0 ? [] : [{ event: id, kind: 'unknown place', facts: { uris } }]
  })
}

/** Packs put into a parent while they lie in another (EPCIS knows no such thing as two parents at once). */
export async function inTwoParents(db: Db, entries: readonly Entry[]): Promise<Flag[]> {
  const packing = entries.filter(entry => changesPacking(entry) && entry.facts.action === 'ADD' && !entry.facts.retracted)
  const children = packing.flatMap(({ sets }) => sets.filter(({ role }) => role === 'child'))
  if (children.length === 0) return []
  const { packed: touching } = await sightingsTouching(db, merged(children))
  const packings = Map.groupBy(touching, ({ classId }) => classId)
  return packing.flatMap(({ id, facts: { at }, parent, sets }) => {
    const elsewhere = sets
      .filter(({ role }) => role === 'child')
      .flatMap(({ classId, spans }) =>
        lastPacked({ packings }, classId, spans, { at, event: id })
          .filter(({ row }) => row?.packed && parent && !isSame(row.parent, parent))
          .map(({ row, ...span }) => ({ classId, spans: [span], parent: row!.parent })),
      )
    if (elsewhere.length === 0) return []
    const parents = [...new Map(elsewhere.map(({ parent }) => [`${parent.classId}:${parent.n}`, parent])).values()]
    return [{ event: id, kind: 'in two parents', facts: { ...sample(elsewhere), parents: parents.slice(0, named) } }]
  })
}

/** Packs sent on their way by a company in whose hands they are not. */
export async function notHeld(db: Db, entries: readonly Entry[], lots: readonly OwnedSpan[]): Promise<Flag[]> {
  const sent = entries.filter(({ facts }) => isUnderWay(facts.kind) && facts.companyId !== undefined && !facts.retracted)
  const goods = sent.flatMap(({ sets }) => sets.filter(({ role }) => role !== 'child'))
  if (goods.length === 0) return []
  const trails = await trailsOf(db, merged(goods))
  return sent.flatMap(({ id, facts: { at, companyId }, sets }) => {
    const others = sets
      .filter(({ role }) => role !== 'child')
      .flatMap(set => positionsIn(trails, set, { at, event: id }))
      .filter(position => !isHeldBy(companyId!, position, lots))
      .map(({ classId, from, until, last }) => ({ classId, spans: [{ from, until }], last }))
    if (others.length === 0) return []
    const holders = new Set(others.flatMap(({ last }) => (last?.companyId && !isUnderWay(last.kind) ? [last.companyId] : [])))
    const kinds = new Set(others.flatMap(({ last }) => last?.kind ?? []))
    return [{ event: id, kind: 'not held', facts: { ...sample(others), holders: [...holders], last: [...kinds] } }]
  })
}

/** Of what nothing was ever reported, ours are their maker's, and of others we know nothing. */
function isHeldBy(companyId: string, { classId, from, last }: Position, lots: readonly OwnedSpan[]): boolean {
  if (last) return !isUnderWay(last.kind) && !isFinal(last.kind) && (last.companyId ?? companyId) === companyId
  const lot = lots.find(lot => lot.classId === classId && lot.from <= from && from < lot.until)
  return lot === undefined || lot.companyId === companyId
}

/** The same sets, one for each class. */
function merged(sets: readonly { classId: number; spans: Spans }[]): { classId: number; spans: Spans }[] {
  return [...Map.groupBy(sets, ({ classId }) => classId)].map(([classId, of]) => ({
    classId,
    spans: normalise(of.flatMap(({ spans }) => spans)),
  }))
}
