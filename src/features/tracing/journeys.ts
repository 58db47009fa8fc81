import { findSite, type Site } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { eventsAsParent } from './contents.ts'
import { changesPacking } from './entry.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import { keyOfPack, type PackNumber } from './identity.ts'
import { type Standing, standingAfter } from './life.ts'
import { isBefore, type Packing, packingsIn, type Seen, type Sighting, sightingsOf } from './sightings.ts'
import { whoAndWhere } from './who-where.ts'

export { capture } from './capture.ts'
export type { PackNumber } from './identity.ts'
export type { Kind, Status } from './life.ts'

/** One thing that happened to a pack, itself or as part of what it lay in. */
export type Step = EventFacts & {
  eventId: number
  siteName?: string
  lat?: number
  lon?: number
  companyName?: string
  /** What it was packed in then, where the event saw only that. */
  via?: PackNumber
}

/**
 * Everything that happened to a pack, first to last: the events that saw it, and those that saw what it was packed in while it was
 * packed in it. What was declared in error is among them, marked `retracted`.
 */
export async function journeyOf(db: Db, pack: PackNumber): Promise<Step[]> {
  const seen = await seenOf(readerOf(db), pack)
  const facts = await factsOf(
    db,
    seen.map(({ event }) => event),
  )
  const places = await placesOfEvents(db, [...facts.values()])
  return aboutIt(seen, facts).map(({ event, via }) => ({ ...places(facts.get(event)!), eventId: event, ...(via && { via }) }))
}

/** How a pack stands now: where it is or was last, since when, and where it is bound for. */
export async function standingOf(db: Db, pack: PackNumber): Promise<Standing<Step> & { where?: Site; to?: Site }> {
  const standing = standingAfter(await journeyOf(db, pack))
  const [where, to] = await Promise.all([standing.siteId, standing.toSiteId].map(id => (id ? findSite(db, id) : undefined)))
  return { ...standing, ...(where && { where }), ...(to && { to }) }
}

/** `filledOrEmptied`: what it lay in was the parent of the event, which so may have been about other packs alone. */
type Visited = Sighting & { via?: PackNumber; filledOrEmptied?: boolean }

/** What was seen without the events in which its parent was filled or emptied with other packs. */
export const aboutIt = (seen: readonly Visited[], facts: ReadonlyMap<number, EventFacts>): Visited[] =>
  seen.filter(({ event, filledOrEmptied }) => !(filledOrEmptied && changesPacking({ facts: facts.get(event)! })))

/** Where a walk through packings reads: the store, statement by statement, or what was read ahead (`standing.ts`). */
export type Reader = {
  sightings: (pack: PackNumber) => Promise<readonly Seen[]>
  asParent: (pack: PackNumber, among: readonly Sighting[]) => Promise<ReadonlySet<number>>
}

const readerOf = (db: Db): Reader => ({
  sightings: pack => sightingsOf(db, pack),
  asParent: (pack, among) => eventsAsParent(db, pack, among),
})

/** One visit for each pack and each parent it ever had; a pack that lies in itself is visited once. */
export async function seenOf(reader: Reader, pack: PackNumber): Promise<Visited[]> {
  const found = new Map<number, Visited>()
  const visit = async (visited: PackNumber, stretch: Stretch, within: ReadonlySet<string>): Promise<void> => {
    const all = await reader.sightings(visited)
    const seen = all.filter(one => isWithin(one, stretch))
    if (within.size === 1) for (const one of seen) found.set(one.event, one)
    else {
      const asParent = await reader.asParent(visited, seen)
      for (const one of seen)
        if (!found.has(one.event)) found.set(one.event, { ...one, via: visited, filledOrEmptied: asParent.has(one.event) })
    }
    for (const { parent, ...stay } of staysIn(packingsIn(all))) {
      const overlap = overlapOf(stretch, stay)
      if (!overlap || within.has(keyOfPack(parent))) continue
      await visit(parent, overlap, new Set([...within, keyOfPack(parent)]))
    }
  }
  await visit(pack, {}, new Set([keyOfPack(pack)]))
  return [...found.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

/** From one event up to another, that one not included; open where an end is left out. */
type Stretch = { from?: Sighting; until?: Sighting }

const isWithin = (one: Sighting, { from, until }: Stretch): boolean =>
  (!from || !isBefore(one, from)) && (!until || isBefore(one, until))

type Stay = { from: Sighting; until?: Sighting }

/** When a pack lay in which parent, from its packings first to last. Packed elsewhere, it no longer lies where it was. */
export function staysIn(packings: readonly Packing[]): (Stay & { parent: PackNumber })[] {
  return packings.flatMap(({ at, event, parent, packed }, i) => {
    if (!packed) return []
    const next = packings[i + 1]
    return [{ from: { at, event }, parent, ...(next && { until: next }) }]
  })
}

function overlapOf(a: Stretch, b: Stay): Stretch | undefined {
  const from = a.from && isBefore(b.from, a.from) ? a.from : b.from
  const until = a.until && (!b.until || isBefore(a.until, b.until)) ? a.until : b.until
  return until && !isBefore(from, until) ? undefined : { from, ...(until && { until }) }
}

async function placesOfEvents(db: Db, facts: readonly EventFacts[]): Promise<(facts: EventFacts) => EventFacts & Partial<Step>> {
  const names = await whoAndWhere(
    db,
    facts.map(({ siteId, companyId }) => ({ site_id: siteId ?? null, company_id: companyId ?? null })),
  )
  return one => {
    const site = names.site(one.siteId)
    const company = names.company(one.companyId)
    return {
      ...one,
      ...(site && { siteName: site.name, lat: site.lat, lon: site.lon }),
      ...(company && { companyName: company.name }),
    }
  }
}
