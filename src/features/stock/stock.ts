import { sql } from 'kysely'
import { getLot, lotsOfLicence } from '#/features/coding/read-lots.ts'
import { type Part, partsOf } from '#/features/tracing/parts.ts'
import type { Db } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { setsOfLot } from './counting.ts'
import './tables.ts'

/** Packs of one lot that stand alike. */
export type StockRow = Part & { lotId: string }

/** Of which sites, company or lots stock is asked; what is left out does not matter. */
export type StockAsked = {
  /** At these sites, or bound for them. */
  siteIds?: readonly string[]
  lotIds?: readonly string[]
  licence?: string
  /** Only what can still be sold, recalled or counted on a shelf: in a site's hands or on its way. */
  present?: boolean
}

/** What is on a shelf or on its way; the rest is gone, or was never reported. */
export const present: readonly Part['status'][] = ['commissioned', 'at a site', 'in transit', 'frozen']

/** One page of the counts as they are kept, the largest first, and how many rows there are. */
export async function stockOf(
  db: Db,
  asked: StockAsked,
  { offset = 0, size = 25 }: { offset?: number; size?: number } = {},
): Promise<{ rows: StockRow[]; total: number; packs: number }> {
  const chosen = chosenRows(db, await withLots(db, asked))
  const rows = await chosen
    .selectAll('s')
    .orderBy('s.packs', 'desc')
    .orderBy('s.lot_id')
    .orderBy('s.status')
    .orderBy('s.site_id')
    .orderBy('s.to_site_id')
    .limit(size)
    .offset(offset)
    .execute()
  const { total, packs } = await chosen
    .select([sql<number>`count(*)::int`.as('total'), sql<number>`coalesce(sum(s.packs), 0)::float8`.as('packs')])
    .executeTakeFirstOrThrow()
  return { rows: rows.map(rowFrom), total, packs }
}

/** A licence as its lots. */
async function withLots(db: Db, { licence, lotIds, ...asked }: StockAsked): Promise<Omit<StockAsked, 'licence'>> {
  if (licence === undefined) return { ...asked, ...(lotIds && { lotIds }) }
  const ofLicence = (await lotsOfLicence(db, licence)).map(({ id }) => id)
  return { ...asked, lotIds: lotIds ? lotIds.filter(id => ofLicence.includes(id)) : ofLicence }
}

function chosenRows(db: Db, { siteIds, lotIds, present: isPresent }: Omit<StockAsked, 'licence'>) {
  return db
    .selectFrom('stock as s')
    .$if(siteIds !== undefined, query =>
      query.where(sql<boolean>`(s.site_id = any(${siteIds!}::uuid[]) or s.to_site_id = any(${siteIds!}::uuid[]))`),
    )
    .$if(lotIds !== undefined, query => query.where(sql<boolean>`s.lot_id = any(${lotIds!}::uuid[])`))
    .$if(isPresent === true, query => query.where('s.status', 'in', present))
}

/** The counts of these lots as they are kept; lots without rows were never reported. */
export async function stockOfLots(db: Db, lotIds: readonly string[]): Promise<StockRow[]> {
  if (lotIds.length === 0) return []
  const rows = await db.selectFrom('stock').selectAll().where(sql<boolean>`lot_id = any(${lotIds}::uuid[])`).execute()
  return rows.map(rowFrom)
}

/** How many lots are looked at for a past moment. More would let a page wait for minutes. */
export const mostLots = 300

/**
 * The same at a past instant, worked out from the events. Throws NotAllowed where too many lots would have to be looked at, and says
 * how to ask for less.
 */
export async function stockAt(db: Db, asked: StockAsked, at: Date): Promise<StockRow[]> {
  const lots = await lotsEverAt(db, asked)
  if (lots.length > mostLots)
    throw new NotAllowed({
      id: `Pada saat itu lebih dari ${mostLots} bets mungkin ada di sana. Pilih satu sarana atau satu izin edar.`,
      en: `More than ${mostLots} lots may have been there at that time. Choose one site or one licence.`,
    })
  const sites = asked.siteIds && new Set(asked.siteIds)
  const found: StockRow[] = []
  for (const lotId of lots)
    for (const part of await partsOf(db, await setsOfLot(db, lotId), at)) {
      const isThere = !sites || [part.siteId, part.toSiteId].some(id => id !== undefined && sites.has(id))
      if (isThere && (!asked.present || present.includes(part.status))) found.push({ lotId, ...part })
    }
  return found.sort((a, b) => b.packs - a.packs || (a.lotId < b.lotId ? -1 : 1))
}

/** The sites at which packs of these lots were ever reported, or to which they were sent. */
export async function sitesPassed(db: Db, lotIds: readonly string[]): Promise<string[]> {
  if (lotIds.length === 0) return []
  const { rows } = await sql<{ site_id: string }>`
    select distinct site_id from stock_place where lot_id = any(${lotIds}::uuid[])`.execute(db)
  return rows.map(({ site_id }) => site_id)
}

/** The lots of which packs were ever reported at a site or sent there, of one licence or of all. */
export async function lotsThatPassed(db: Db, siteId: string, licence?: string): Promise<{ lotId: string; licence: string }[]> {
  const rows = await db.selectFrom('stock_place').select('lot_id').where('site_id', '=', siteId).orderBy('lot_id').execute()
  const lots = await Promise.all(rows.map(({ lot_id }) => getLot(db, lot_id)))
  return lots
    .filter(lot => licence === undefined || lot.licence === licence)
    .map(lot => ({ lotId: lot.id, licence: lot.licence }))
}

async function lotsEverAt(db: Db, asked: StockAsked): Promise<string[]> {
  const { siteIds, lotIds } = await withLots(db, asked)
  if (lotIds && !asked.licence) return [...lotIds]
  const { rows } = await sql<{ lot_id: string }>`
    select distinct lot_id
    from stock_place
    where (${siteIds === undefined} or site_id = any(${siteIds ?? []}::uuid[]))
      and (${lotIds === undefined} or lot_id = any(${lotIds ?? []}::uuid[]))
    order by lot_id
    limit ${mostLots + 1}`.execute(db)
  return rows.map(({ lot_id }) => lot_id)
}

/** How many packs are at each site, or how many sites hold any: what the board's map shows. */
export async function packsBySite(db: Db): Promise<{ siteId: string; packs: number }[]> {
  const { rows } = await sql<{ site_id: string; packs: number }>`
    select site_id, sum(packs)::float8 as packs
    from stock
    where site_id is not null and status in ('commissioned', 'at a site', 'frozen')
    group by site_id`.execute(db)
  return rows.map(({ site_id, packs }) => ({ siteId: site_id, packs }))
}

type Row = {
  lot_id: string
  status: Part['status']
  site_id: string | null
  to_site_id: string | null
  packs: number
  outers: number
  oldest: Date | null
}

const rowFrom = (row: Row): StockRow => ({
  lotId: row.lot_id,
  status: row.status,
  ...(row.site_id !== null && { siteId: row.site_id }),
  ...(row.to_site_id !== null && { toSiteId: row.to_site_id }),
  packs: row.packs,
  outers: row.outers,
  ...(row.oldest && { oldest: row.oldest }),
})
