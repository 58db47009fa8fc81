import type { Query } from '#/epcis/query.ts'
import { type Knowledge, matches } from '#/epcis/query-match.ts'
import { findSiteByUri } from '#/features/companies/companies.ts'
import { type EventJson, eventsAsJson, eventsUnnamed } from '#/features/tracing/event-json.ts'
import { withSets } from '#/features/tracing/find-events.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import type { Cursor } from './cursor.ts'
import { eyesFor } from './eyes.ts'
import { narrow } from './narrow.ts'
import { masterDataOf, placeNames } from './place-names.ts'
import { type OrderedRow, type Reading, readRows } from './read-rows.ts'
import { Refused, tooComplex } from './refused.ts'

export type Page = { readonly limit: number; readonly after?: Cursor }
export type Found = {
  readonly events: EventJson[]
  /** Where the next page begins; absent on the last. */
  readonly next?: Cursor
}

/** So many events are looked at for one page. Where they were not enough to fill it, it is short and leads on. */
const mostExamined = 20_000

/** A query made ready for the eyes that ask it: it can be run page by page, or judge events as they come. */
export type Prepared = Reading & { readonly db: Db; readonly platform: Platform; readonly query: Query; readonly known: Known }
type Known = { readonly placeName: (uri: string) => string; readonly needsMasterData: boolean }

/** Makes a query ready. Throws Refused where a pattern stands for more than can be looked up. */
export async function prepare(db: Db, platform: Platform, companyId: string | undefined, asked: Query): Promise<Prepared> {
  const places = await placeNames(db, platform.config.origin, asked)
  return {
    db,
    platform,
    query: places.query,
    ...(await narrow(db, platform, places.query, places)),
    audience: await eyesFor(db, platform, places.query, companyId),
    order: asked.order,
    known: {
      placeName: places.name,
      needsMasterData: asked.conditions.some(({ kind }) => kind === 'attribute'),
    },
  }
}

/**
 * One page of the events that a query asks for, as far as a company may see them; undefined sees everything. Throws Refused where
 * they are more than `maxEventCount`, or the question takes too long.
 */
export async function runQuery(
  db: Db,
  platform: Platform,
  companyId: string | undefined,
  asked: Query,
  page: Page,
): Promise<Found> {
  const prepared = await prepare(db, platform, companyId, asked)
  if (asked.maxEventCount !== undefined && !page.after) await refuseTooMany(prepared, asked.maxEventCount)
  const left = page.after?.left ?? asked.eventCountLimit
  const limit = Math.min(page.limit, left ?? page.limit)
  const { rows, next } = await collect(prepared, page.after, limit)
  const remaining = left === undefined ? undefined : left - rows.length
  const goesOn = next && remaining !== 0
  return {
    events: await eventsAsJson(db, platform, await withSets(db, rows)),
    ...(goesOn && { next: { ...next, ...(remaining !== undefined && { left: remaining }) } }),
  }
}

/** Rows that fulfil the query, up to a limit, and where to go on: looks at events in growing portions until there are enough. */
async function collect(
  prepared: Prepared,
  from: Cursor | undefined,
  limit: number,
): Promise<{ rows: OrderedRow[]; next?: Cursor }> {
  const rows: OrderedRow[] = []
  let after = from
  for (let examined = 0, portion = limit + 1; examined < mostExamined; portion = Math.min(portion * 2, 2_000)) {
    const batch = await readRows(prepared.db, prepared, after, portion)
    examined += batch.length
    for (const row of await fulfilling(prepared, batch)) {
      if (rows.length === limit) return { rows, next: cursorAt(rows.at(-1)!) }
      rows.push(row)
    }
    if (batch.length < portion) return { rows }
    after = cursorAt(batch.at(-1)!)
  }
  return { rows, ...(after && { next: after }) }
}

const cursorAt = ({ order_key, order_recorded, id }: OrderedRow): Cursor => ({
  key: order_key,
  recorded: order_recorded,
  event: id,
})

/** Those of these rows that fulfil the query. Of the packs it asks for the database has judged: they need not be named for that. */
export async function fulfilling<Row extends OrderedRow | Omit<OrderedRow, 'order_key' | 'order_recorded'>>(
  { db, query, known }: Prepared,
  rows: readonly Row[],
): Promise<Row[]> {
  const conditions = query.conditions.filter(({ kind }) => kind !== 'epc')
  if (conditions.length === 0) return [...rows]
  const unnamed = await eventsUnnamed(db, rows)
  const knowledge = await knowledgeFor(
    db,
    known,
    unnamed.map(({ json }) => json),
  )
  return rows.filter((_, i) => matches({ conditions }, unnamed[i]!.json, knowledge))
}

async function knowledgeFor(db: Db, { placeName, needsMasterData }: Known, events: readonly EventJson[]): Promise<Knowledge> {
  if (!needsMasterData) return { placeName }
  const data = new Map<string, Record<string, string>>()
  for (const uri of new Set(events.flatMap(textsIn))) {
    const site = await findSiteByUri(db, uri)
    if (site) data.set(uri, masterDataOf(site))
  }
  return { placeName, attributes: uri => data.get(uri) }
}

/** Every text directly in an event or in one of its places: what may name something that master data tells about. */
const textsIn = ({ '@context': _, ...event }: EventJson): string[] =>
  Object.values(event)
    .flatMap(value =>
      typeof value === 'object' && value !== null && 'id' in value ? [value.id] : Array.isArray(value) ? value : [value],
    )
    .filter(value => typeof value === 'string' && value.includes(':'))

async function refuseTooMany(prepared: Prepared, most: number): Promise<void> {
  let after: Cursor | undefined
  for (let count = 0, examined = 0; ; ) {
    const batch = await readRows(prepared.db, prepared, after, 2_000)
    count += (await fulfilling(prepared, batch)).length
    if (count > most) throw tooLarge(most)
    if (batch.length < 2_000) return
    examined += batch.length
    if (examined >= mostExamined) throw tooComplex()
    after = cursorAt(batch.at(-1)!)
  }
}

const tooLarge = (most: number): Refused =>
  new Refused('QueryTooLargeException', {
    id: `Lebih dari ${most} peristiwa memenuhi pertanyaan ini. Persempit, atau naikkan maxEventCount.`,
    en: `More than ${most} events match this query. Narrow it, or raise maxEventCount.`,
  })
