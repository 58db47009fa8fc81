import { hash as digest } from 'node:crypto'
import { sql } from 'kysely'
import type { Event, Json } from '#/epcis/event.ts'
import type { Site } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { bodyOf } from './body.ts'
import type { EventFacts } from './event-facts.ts'
import { hashDigits } from './hash-uri.ts'
import './tables.ts'

/** What many events say alike: kept once, and named by a number in each of them. */
export type Shape = Omit<EventFacts, 'event' | 'at' | 'kind'> & { zone: string; body: Record<string, Json> }

/** An event taken apart: what it shares with others, and the fields that are its own. */
export type Parts = { shape: Shape; body: Record<string, Json> }

/** Takes an event apart. Registered sites, by the names that events give them, are shared; other places are an event's own. */
export function partsOf(event: Event, facts: Omit<EventFacts, 'event'>, hash: string, sites: ReadonlyMap<string, Site>): Parts {
  const shared: Record<string, Json> = {}
  const own: Record<string, Json> = {}
  for (const [name, value] of Object.entries(bodyOf(event, facts))) {
    if ((name === 'readPoint' || name === 'bizLocation') && isSite(value, sites)) shared[name] = value
    else if (name !== 'eventID' || hashDigits(value as string) !== hash) own[name] = value
  }
  const { at: _, kind: __, ...said } = facts
  return { shape: { ...said, zone: event.eventTimeZoneOffset, body: shared }, body: own }
}

function isSite(place: Json, sites: ReadonlyMap<string, Site>): boolean {
  const { id, ...more } = place as { id: string }
  return sites.has(id) && Object.keys(more).length === 0
}

/** A name for a shape: equal shapes have equal names. */
function keyOf(shape: Shape): string {
  const { type, action, bizStep, disposition, zone, companyId, siteId, toSiteId, retracted, body } = shape
  const { readPoint, bizLocation } = body
  return JSON.stringify([
    type,
    action,
    bizStep,
    disposition,
    zone,
    companyId,
    siteId,
    toSiteId,
    retracted,
    readPoint,
    bizLocation,
  ])
}

const asUuid = (key: string): string => digest('sha256', key).slice(0, 32)

/** Numbers of shapes never change, so those met last are remembered, for each database. */
const remembered = new WeakMap<Platform, Map<string, number>>()
const mostRemembered = 50_000

/**
 * The numbers of these shapes, in their order. New ones are written at once and for good, outside of any transaction: a number that
 * is remembered must not be taken back.
 */
export async function numbersOfShapes(platform: Platform, shapes: readonly Shape[]): Promise<number[]> {
  const known = remembered.get(platform) ?? new Map<string, number>()
  remembered.set(platform, known)
  if (known.size > mostRemembered) known.clear()
  const found = new Map<string, number>()
  const fresh = new Map<string, Shape>()
  const named = new Map<Shape, string>()
  const keys = shapes.map(shape => {
    const key = named.get(shape) ?? keyOf(shape)
    named.set(shape, key)
    return key
  })
  for (const [i, key] of keys.entries()) {
    const id = known.get(key)
    if (id === undefined) fresh.set(key, shapes[i]!)
    else found.set(key, id)
  }
  if (fresh.size > 0)
    for (const [key, id] of await enterShapes(platform.db, [...fresh])) {
      found.set(key, id)
      known.set(key, id)
    }
  return keys.map(key => found.get(key)!)
}

/** Writes a shape within a transaction, and gives its number. */
export async function numberOfShape(db: Db, shape: Shape): Promise<number> {
  const key = keyOf(shape)
  return (await enterShapes(db, [[key, shape]])).get(key)!
}

async function enterShapes(db: Db, shapes: readonly (readonly [key: string, shape: Shape])[]): Promise<Map<string, number>> {
  const uuids = shapes.map(([key]) => asUuid(key))
  await sql`
    insert into event_shape (key, type, action, biz_step, disposition, zone, company_id, site_id, to_site_id, retracted, body)
    select *
    from unnest(
      ${uuids}::uuid[],
      ${shapes.map(([, { type }]) => type)}::text[],
      ${shapes.map(([, { action }]) => action ?? null)}::text[],
      ${shapes.map(([, { bizStep }]) => bizStep ?? null)}::text[],
      ${shapes.map(([, { disposition }]) => disposition ?? null)}::text[],
      ${shapes.map(([, { zone }]) => zone)}::text[],
      ${shapes.map(([, { companyId }]) => companyId ?? null)}::uuid[],
      ${shapes.map(([, { siteId }]) => siteId ?? null)}::uuid[],
      ${shapes.map(([, { toSiteId }]) => toSiteId ?? null)}::uuid[],
      ${shapes.map(([, { retracted }]) => retracted)}::boolean[],
      ${shapes.map(([, { body }]) => JSON.stringify(body))}::jsonb[]
    )
    order by 1
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ key: string; id: number }>`
    select replace(key::text, '-', '') as key, id
    from event_shape
    where key = any(${uuids}::uuid[])`.execute(db)
  const ids = new Map(rows.map(({ key, id }) => [key, id]))
  return new Map(shapes.map(([key], i) => [key, ids.get(uuids[i]!)!]))
}

type Row = {
  type: string
  action: string | null
  biz_step: string | null
  disposition: string | null
  zone: string
  company_id: string | null
  site_id: string | null
  to_site_id: string | null
  retracted: boolean
  body: Record<string, Json>
}

/** What a shape says, by its number. */
export async function getShape(db: Db, id: number): Promise<Shape> {
  const { rows } = await sql<Row>`
    select type, action, biz_step, disposition, zone, company_id, site_id, to_site_id, retracted, body
    from event_shape
    where id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw new Error(`There is no shape of events with the number ${id}.`)
  return {
    type: row.type,
    zone: row.zone,
    retracted: row.retracted,
    body: row.body,
    ...(row.action !== null && { action: row.action }),
    ...(row.biz_step !== null && { bizStep: row.biz_step }),
    ...(row.disposition !== null && { disposition: row.disposition }),
    ...(row.company_id !== null && { companyId: row.company_id }),
    ...(row.site_id !== null && { siteId: row.site_id }),
    ...(row.to_site_id !== null && { toSiteId: row.to_site_id }),
  }
}
