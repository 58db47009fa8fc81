import { findCompany, findSite, type Site } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { eventsAsParent } from './contents.ts'
import { changesPacking } from './entry.ts'
import { type EventFacts, factsOf } from './event-facts.ts'
import { keyOfPack, type PackNumber } from './identity.ts'
import { type Standing, standingAfter } from './life.ts'
import { isBefore, type Packing, packingsOf, type Sighting, type Stretch, sightingsOf } from './sightings.ts'

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
  const seen = await seenOf(db, pack)
  const facts = await factsOf(
    db,
    seen.map(({ event }) => event),
  )
  const places = await placesOfEvents(db, [...facts.values()])
  return seen
    .filter(({ event, filledOrEmptied }) => !(filledOrEmptied && changesPacking({ facts: facts.get(event)! })))
    .map(({ event, via }) => ({ ...places(facts.get(event)!), eventId: event, ...(via && { via }) }))
}

/** How a pack stands now: where it is or was last, since when, and where it is bound for. */
export async function standingOf(db: Db, pack: PackNumber): Promise<Standing<Step> & { where?: Site; to?: Site }> {
  const standing = standingAfter(await journeyOf(db, pack))
  const [where, to] = await Promise.all([standing.siteId, standing.toSiteId].map(id => (id ? findSite(db, id) : undefined)))
  return { ...standing, ...(where && { where }), ...(to && { to }) }
}

/** `filledOrEmptied`: what it lay in was the parent of the event, which so may have been about other packs alone. */
type Seen = Sighting & { via?: PackNumber; filledOrEmptied?: boolean }

/** One visit for each pack and each parent it ever had; a pack that lies in itself is visited once. */
async function seenOf(db: Db, pack: PackNumber): Promise<Seen[]> {
  const found = new Map<number, Seen>()
  const visit = async (visited: PackNumber, stretch: Stretch, within: ReadonlySet<string>): Promise<void> => {
    const [seen, packings] = await Promise.all([sightingsOf(db, visited, stretch), packingsOf(db, visited)])
    if (within.size === 1) for (const one of seen) found.set(one.event, one)
    else {
      const asParent = await eventsAsParent(db, visited, seen)
      for (const one of seen)
        if (!found.has(one.event)) found.set(one.event, { ...one, via: visited, filledOrEmptied: asParent.has(one.event) })
    }
    for (const { parent, ...stay } of staysIn(packings)) {
      const overlap = overlapOf(stretch, stay)
      if (!overlap || within.has(keyOfPack(parent))) continue
      await visit(parent, overlap, new Set([...within, keyOfPack(parent)]))
    }
  }
  await visit(pack, {}, new Set([keyOfPack(pack)]))
  return [...found.values()].sort((a, b) => (isBefore(a, b) ? -1 : 1))
}

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
  const ids = (of: 'siteId' | 'companyId') => [...new Set(facts.flatMap(one => one[of] ?? []))]
  const sites = new Map(await Promise.all(ids('siteId').map(async id => [id, await findSite(db, id)] as const)))
  const companies = new Map(await Promise.all(ids('companyId').map(async id => [id, await findCompany(db, id)] as const)))
  return one => {
    const site = sites.get(one.siteId ?? '')
    const company = companies.get(one.companyId ?? '')
    return {
      ...one,
      ...(site && { siteName: site.name, lat: site.lat, lon: site.lon }),
      ...(company && { companyName: company.name }),
    }
  }
}
