import { getLot, spansOfLot } from '#/features/coding/read-lots.ts'
import type { KeptEvent } from '#/features/tracing/find-events.ts'
import type { ClassSpans } from '#/features/tracing/identity.ts'
import { countAfter, eventsAfter, lotsTouched } from '#/features/tracing/new-events.ts'
import { type Part, partsOf } from '#/features/tracing/parts.ts'
import { count, normalise, type Span } from '#/numbers/spans.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

/** How many events are read at once, and how many are looked at before the lots that they reached are counted, each once. */
const atOnce = 2_000
const together = 200_000

/**
 * How long an event may still be overtaken by an earlier numbered one: captures take their numbers before they commit. Until
 * then it is looked at again. Counting a lot twice gives the same counts.
 */
const settling = 60_000

/** What a page is ready to wait for: with more new events or larger lots, it shows the last counts and leaves the rest to the job. */
const worthWaiting = { events: 500, numbers: 100_000, packs: 1_000_000 }

/** Counts every lot anew that events reached since the last time. Whoever comes second while another counts, waits for nobody. */
export async function countStock(db: Db, now = new Date()): Promise<void> {
  for (let more = true; more; ) more = await countSome(db, now)
}

/** The same before a page is shown, where that is quick. Gives the instant up to which the counts are complete. */
export async function bringUpToDate(db: Db, now = new Date()): Promise<Date> {
  const mark = await markOf(db)
  const fresh = await countAfter(db, mark.event)
  if (fresh.count === mark.beyond && fresh.last === mark.last) return now
  if (fresh.count <= worthWaiting.events) await countSome(db, now, worthWaiting)
  return (await markOf(db)).counted_at
}

const markOf = (db: Db) => db.selectFrom('stock_mark').selectAll().executeTakeFirstOrThrow()

type Most = { numbers: number; packs: number }
const whatever: Most = { numbers: Number.POSITIVE_INFINITY, packs: Number.POSITIVE_INFINITY }

function countSome(db: Db, now: Date, most: Most = whatever): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const mark = await tx.selectFrom('stock_mark').selectAll().forUpdate().skipLocked().executeTakeFirst()
    if (!mark) return false
    const found = await lookAtEvents(tx, mark.event, most)
    if (!found) return false
    const { places, looked, more } = found
    const lots = new Set([...places.values()].flatMap(of => [...of]))
    if (Number.isFinite(most.packs) && (await packsOfLots(tx, [...lots])) > most.packs) return false
    await keepPlaces(tx, places)
    for (const lot of [...lots].sort()) await countLot(tx, lot)
    const settled = looked.findLast(({ recordedAt }) => now.getTime() - recordedAt.getTime() > settling)
    const event = settled?.id ?? mark.event
    await tx
      .updateTable('stock_mark')
      .set({ event, last: looked.at(-1)?.id ?? event, beyond: looked.filter(({ id }) => id > event).length, counted_at: now })
      .execute()
    return more && event > mark.event
  })
}

type Looked = { places: Map<string, Set<string>>; looked: { id: number; recordedAt: Date }[]; more: boolean }

/** Which lots new events reached, and where; undefined where they name more than is worth waiting for. */
async function lookAtEvents(tx: Tx, after: number, most: Most): Promise<Looked | undefined> {
  const all: Looked = { places: new Map(), looked: [], more: true }
  for (let named = 0; all.more && all.looked.length < together; ) {
    const { events, more } = await eventsAfter(tx, all.looked.at(-1)?.id ?? after, atOnce)
    for (const { id, recorded_at, sets } of events) {
      all.looked.push({ id, recordedAt: recorded_at })
      for (const { spans } of sets) named += count(spans)
    }
    if (named > most.numbers) return undefined
    for (const [site, lots] of await lotsByPlace(tx, events))
      all.places.set(site, new Set([...(all.places.get(site) ?? []), ...lots]))
    all.more = more
  }
  return all
}

async function packsOfLots(db: Db, lots: readonly string[]): Promise<number> {
  let packs = 0
  for (const id of lots) packs += (await getLot(db, id)).packs
  return packs
}

async function countLot(tx: Tx, lotId: string): Promise<void> {
  const parts = await partsOf(tx, await setsOfLot(tx, lotId))
  await tx.deleteFrom('stock').where('lot_id', '=', lotId).execute()
  if (parts.length > 0)
    await tx
      .insertInto('stock')
      .values(parts.map(part => rowOf(lotId, part)))
      .execute()
}

/** Which lots events reached, by the sites at which they happened or to which they sent; those without a site under `''`. */
async function lotsByPlace(tx: Tx, events: readonly KeptEvent[]): Promise<Map<string, Set<string>>> {
  const sets = new Map<string, ClassSpans[]>()
  for (const event of events) {
    const sites = [event.site_id, event.to_site_id].filter(id => id !== null)
    for (const site of sites.length > 0 ? sites : ['']) {
      const here = sets.get(site) ?? []
      sets.set(site, here)
      for (const set of event.sets) here.push(set)
    }
  }
  const lots = new Map<string, Set<string>>()
  for (const [site, of] of sets) lots.set(site, await lotsTouched(tx, setsOf(of.flatMap(spansIn))))
  return lots
}

async function keepPlaces(tx: Tx, places: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
  const pairs = [...places].flatMap(([site_id, lots]) => (site_id === '' ? [] : [...lots].map(lot_id => ({ site_id, lot_id }))))
  if (pairs.length > 0)
    await tx
      .insertInto('stock_place')
      .values(pairs)
      .onConflict(conflict => conflict.doNothing())
      .execute()
}

const rowOf = (lotId: string, { status, siteId, toSiteId, packs, outers, oldest }: Part) => ({
  lot_id: lotId,
  status,
  site_id: siteId ?? null,
  to_site_id: toSiteId ?? null,
  packs,
  outers,
  oldest: oldest ?? null,
})

/** The primary packs of a lot as sets. */
export async function setsOfLot(db: Db, lotId: string): Promise<ClassSpans[]> {
  const { primary } = await spansOfLot(db, lotId)
  return setsOf(primary)
}

const spansIn = ({ classId, spans }: ClassSpans) => spans.map(span => ({ ...span, classId }))

const setsOf = (spans: readonly (Span & { classId: number })[]): ClassSpans[] =>
  [...Map.groupBy(spans, ({ classId }) => classId)].map(([classId, of]) => ({ classId, spans: normalise(of) }))
