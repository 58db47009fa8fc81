import { lotsOwning, type OwnedSpan } from '#/features/coding/many-packs.ts'
import { findCompany, findSite, type Site } from '#/features/companies/companies.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import { allInside, contentsOf, setsNamed } from '#/features/tracing/contents.ts'
import type { ClassSpans, PackNumber } from '#/features/tracing/identity.ts'
import { isUnderWay } from '#/features/tracing/life.ts'
import { namesFor } from '#/features/tracing/names.ts'
import { asSets, type Moment, type Position, positionsIn, trailsOf } from '#/features/tracing/positions.ts'
import { sayUri } from '#/features/tracing/say-uri.ts'
import { dayAt } from '#/law/day.ts'
import { count, intersect, normalise, numbersIn } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'

/** So many packs of a product and batch. */
export type Count = { product: string; batch: string; expiry: string; count: number }

/** What lies in a case or pallet, and the shipment that it is announced by. */
export type Contents = {
  /** Primary packs by product and batch. */
  counts: Count[]
  /** What lies in it directly, as codes that may be recorded one by one; not told of more than `mostChildren`. */
  children: { code: string; name: string }[]
  more: boolean
  shipment?: Shipment
}

/** The notice by which goods are on their way to this company. `held` and `sent`: packs in this case now, and when it left. */
export type Shipment = { from?: string; at: string; units: number; waiting: number; held: number; sent: number; counts: Count[] }

/** As many as a person ticks off by hand: more lie in no case or pallet that is unpacked without a scanner at its door. */
export const mostChildren = 300

type Who = { companyId: string; sites: readonly Site[] }

/** What lies in a pack, for its maker, whoever holds it and whoever it is on its way to; undefined for others and for empty ones. */
export async function contentsFor(
  platform: Platform,
  { companyId, sites }: Who,
  pack: PackNumber,
  lot: OwnedSpan | undefined,
): Promise<Contents | undefined> {
  const { db } = platform
  const [position] = await positionsOf(db, asSets([pack]))
  const { last } = position!
  const isOwn = (id: string | undefined) => sites.some(site => site.id === id)
  const isComing = last !== undefined && isUnderWay(last.kind) && isOwn(last.toSiteId)
  if (!(lot?.companyId === companyId || isOwn(last?.siteId) || isComing)) return undefined
  const direct = await contentsOf(db, [pack])
  if (direct.length === 0) return undefined
  const counts = await countsOf(db, await allInside(db, [pack]))
  return {
    counts,
    ...(await childrenOf(platform, direct)),
    ...(isComing && { shipment: await shipmentOf(db, pack, last, counts) }),
  }
}

async function positionsOf(db: Db, sets: readonly ClassSpans[]): Promise<Position[]> {
  const trails = await trailsOf(db, sets)
  return sets.flatMap(set => positionsIn(trails, set))
}

async function childrenOf(platform: Platform, direct: readonly ClassSpans[]): Promise<Pick<Contents, 'children' | 'more'>> {
  const more = direct.reduce((sum, { spans }) => sum + count(spans), 0) > mostChildren
  if (more) return { children: [], more }
  const names = await namesFor(platform.db, platform, direct)
  const children = direct.flatMap(set => names.uris(set)).map(code => ({ code, name: sayUri(code) }))
  return { children, more }
}

/** Primary packs of a set by product and batch. */
async function countsOf(db: Db, sets: readonly ClassSpans[]): Promise<Count[]> {
  const ranges = sets.flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId })))
  const lots = (await lotsOwning(db, ranges)).filter(({ level }) => level === 'primary')
  const numbers = [...new Set(lots.map(({ licence }) => licence))]
  const products = new Map((await licencesByNumber(db, numbers, dayAt(new Date()))).map(one => [one.number, one.productName]))
  const byLot = Map.groupBy(lots, ({ lotId }) => lotId)
  return [...byLot.values()].flatMap(parts => {
    const { licence, batch, expiry } = parts[0]!
    const inIt = parts.map(part => {
      const spans = sets.find(({ classId }) => classId === part.classId)?.spans ?? []
      return count(intersect(normalise(spans), [part]))
    })
    const all = inIt.reduce((sum, one) => sum + one, 0)
    return all === 0 ? [] : [{ product: products.get(licence) ?? licence, batch, expiry, count: all }]
  })
}

const totalOf = (counts: readonly Count[]): number => counts.reduce((sum, one) => sum + one.count, 0)

type Sending = NonNullable<Position['last']>

async function shipmentOf(db: Db, pack: PackNumber, { event, at, siteId }: Sending, counts: readonly Count[]): Promise<Shipment> {
  const left: Moment = { at, event }
  const units = (await setsNamed(db, event)).filter(({ role }) => role === 'epc')
  const where = await positionsOf(db, units)
  const site = siteId === undefined ? undefined : await findSite(db, siteId)
  const from = site && (await findCompany(db, site.companyId))
  const announced = units.flatMap(({ classId, spans }) => [...numbersIn(spans)].map(n => ({ classId, n })))
  const sizes = (parts: readonly Position[]) => parts.reduce((sum, { from, until }) => sum + until - from, 0)
  return {
    ...(from && { from: from.name }),
    at: at.toISOString(),
    units: sizes(where),
    waiting: sizes(where.filter(({ last }) => last?.event === event)),
    held: totalOf(counts),
    sent: totalOf(await countsOf(db, await allInside(db, [pack], left))),
    counts: await countsOf(db, [...units, ...(await allInside(db, announced, left))]),
  }
}
