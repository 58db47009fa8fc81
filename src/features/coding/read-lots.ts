import { type Selectable, sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { Step } from '#/law/provisions.ts'
import type { Db } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { type Level, levels, type Packing } from './level.ts'
import type { Issuer } from './order-asked.ts'
import type { LotTable } from './tables.ts'

/** A batch for which codes were issued. */
export type Lot = Packing & {
  id: string
  licence: string
  companyId: string
  siteId: string
  batch: string
  gtin?: string
  productionDate: Day
  /** The last day it may be used, as printed. */
  expiry: Day
  issuedBy: string
  issuedAt: Date
  issuer: Issuer
}

/** A range `[from, until)` of one class's numbers that belongs to a lot. */
export type LotSpan = { classId: number; keyVersion: number; level: Level; from: number; until: number }

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

/** The lot, or undefined: also for what cannot be an id. */
export async function lotById(db: Db, id: string): Promise<Lot | undefined> {
  if (!isId(id)) return undefined
  const row = await db.selectFrom('lot').selectAll().where('id', '=', id).executeTakeFirst()
  return row && lotFrom(row)
}

export async function getLot(db: Db, id: string): Promise<Lot> {
  const lot = await lotById(db, id)
  if (!lot) throw new NotFound({ id: 'Tidak ada bets dengan pengenal itu.', en: 'There is no such lot.' })
  return lot
}

/** The company whose lot it is: what a route's `owner` asks. */
export async function ownerOfLot(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  return (await lotById(db, id))?.companyId
}

/** The lots of a licence, the newest first. */
export const lotsOfLicence = (db: Db, licence: string): Promise<Lot[]> => newestFirst(db, 'licence', licence)

/** The lots of a company, the newest first. */
export const lotsOfCompany = (db: Db, companyId: string): Promise<Lot[]> => newestFirst(db, 'company_id', companyId)

async function newestFirst(db: Db, column: 'licence' | 'company_id', value: string): Promise<Lot[]> {
  const rows = await db
    .selectFrom('lot')
    .selectAll()
    .where(column, '=', value)
    .orderBy('issued_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(lotFrom)
}

/** The ranges of a lot by level, each level's in the order in which they were issued. */
export async function spansOfLot(db: Db, lotId: string): Promise<Record<Level, LotSpan[]>> {
  const { rows } = await sql<{ class_id: number; key_version: number; level: Level; from_n: number; until_n: number }>`
    select s.class_id, s.key_version, c.level, s.from_n, s.until_n
    from lot_span s
    join number_class c on c.id = s.class_id
    where s.lot_id = ${lotId}
    order by s.from_n`.execute(db)
  const spans: Record<Level, LotSpan[]> = { primary: [], secondary: [], tertiary: [] }
  for (const { class_id, key_version, level, from_n, until_n } of rows)
    spans[level].push({ classId: class_id, keyVersion: key_version, level, from: from_n, until: until_n })
  return spans
}

/** How many numbers a lot has at each level. */
export function countsOf(spans: Record<Level, readonly LotSpan[]>): Record<Level, number> {
  const count = (of: readonly LotSpan[]) => of.reduce((sum, { from, until }) => sum + until - from, 0)
  return Object.fromEntries(levels.map(level => [level, count(spans[level])])) as Record<Level, number>
}

/** The articles that the issue of a lot rested on. */
export async function groundsOfLot(db: Db, lotId: string): Promise<Step[]> {
  const row = await db
    .selectFrom('lot')
    .innerJoin('lot_ground', 'lot_ground.id', 'lot.ground')
    .select('lot_ground.steps')
    .where('lot.id', '=', lotId)
    .executeTakeFirst()
  return row?.steps ?? []
}

export const lotSorts = ['issued', 'batch', 'expiry', 'packs', 'licence'] as const
export type LotSort = (typeof lotSorts)[number]
const columns = {
  issued: 'issued_at',
  batch: 'batch',
  expiry: 'expiry',
  packs: 'packs',
  licence: 'licence',
} as const satisfies Record<LotSort, string>

export type LotsAsked = {
  /** One company's alone; every company's where left out. */
  companyId?: string | undefined
  licence?: string | undefined
  /** Part of a batch number, in any case. */
  batch?: string | undefined
  sort?: LotSort
  descending?: boolean
  offset?: number
  size?: number
}

/** One page of lots, and how many there are in all. */
export async function listLots(db: Db, asked: LotsAsked): Promise<{ rows: Lot[]; total: number }> {
  const { companyId, licence, batch, sort = 'issued', descending = true, offset = 0, size = 25 } = asked
  const chosen = db
    .selectFrom('lot')
    .$if(companyId !== undefined, query => query.where('company_id', '=', companyId!))
    .$if(licence !== undefined, query => query.where('licence', '=', licence!))
    .$if(batch !== undefined, query => query.where(sql<boolean>`strpos(upper(batch), upper(${batch!})) > 0`))
  const direction = descending ? 'desc' : 'asc'
  const rows = await chosen
    .selectAll()
    .orderBy(columns[sort], direction)
    .orderBy('id', direction)
    .limit(size)
    .offset(offset)
    .execute()
  const { total } = await chosen.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(lotFrom), total }
}

const lotFrom = (row: Selectable<LotTable>): Lot => ({
  id: row.id,
  licence: row.licence,
  companyId: row.company_id,
  siteId: row.site_id,
  batch: row.batch,
  ...(row.gtin !== null && { gtin: row.gtin }),
  productionDate: row.production_date,
  expiry: row.expiry,
  packs: row.packs,
  perCase: row.per_case,
  perPallet: row.per_pallet,
  issuedBy: row.issued_by,
  issuedAt: row.issued_at,
  issuer: row.issuer,
})
