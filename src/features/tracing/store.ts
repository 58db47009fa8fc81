import { type RawBuilder, sql } from 'kysely'
import { leafOf, nodesOf } from '#/numbers/segments.ts'
import { toMultirange } from '#/numbers/spans.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { changesPacking, type Entry, type RoleSpans, type Row } from './entry.ts'
import type { PackNumber } from './identity.ts'
import { inArray } from './in-array.ts'
import { shareOf } from './share.ts'
import './tables.ts'

/** Numbers are taken by the block: few documents have more than some events, and a block wasted is nothing among 2^39. */
const block = 64

/** So many numbers for events, each without its share; in rising order, but for what other documents take between two blocks. */
export async function takeEventNumbers(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('event_number') as id
    from generate_series(1, ${Math.ceil(count / block)}::int)`.execute(tx)
  return Array.from({ length: count }, (_, i) => rows[Math.floor(i / block)]!.id * block + (i % block))
}

/** An event that is kept, by its hash. */
export type Known = { id: number; hash: string }

/** Those among these events that are kept already, by the hash. */
export async function findKnown(tx: Tx, events: readonly { hash: string; single: PackNumber | undefined }[]): Promise<Known[]> {
  if (events.length === 0) return []
  const asked = new Set(events.flatMap(({ hash, single }) => [shareOf(hash, undefined), shareOf(hash, single)]))
  const { rows } = await sql<Known>`
    select id, replace(hash_head::text || hash_tail::text, '-', '') as hash
    from event
    where share = any(${[...asked]}::smallint[]) and hash_head = any(${events.map(({ hash }) => hash.slice(0, 32))}::uuid[])`.execute(
    tx,
  )
  const kept = new Set(rows.map(({ hash }) => hash))
  const stranger = events.find(({ hash }) => !kept.has(hash) && rows.some(row => row.hash.startsWith(hash.slice(0, 32))))
  if (stranger) throw new Error(`Another event has a hash that begins like ${stranger.hash}: one of the two was made to.`)
  return rows
}

/**
 * Writes the events that nobody has reported before, with their sets and sightings, and gives the numbers of those. Whoever sends
 * the same event at the same time waits here, and then finds it kept. Written in the order of the hashes, so that two documents never
 * wait for each other in a circle.
 */
export async function keepEvents(
  tx: Tx,
  rows: readonly Row[],
  { captureId, now }: { captureId: string; now: Date },
): Promise<ReadonlySet<number>> {
  const kept = await insertFresh(tx, rows, captureId, now)
  const many = rows.filter(({ id, single }) => kept.has(id) && !single)
  await insertSpans(tx, many)
  await insertSightings(
    tx,
    many.flatMap(entry => entry.sets.map(set => ({ ...set, entry }))),
  )
  return kept
}

/** From so many events on, the look for known ones costs more than the savepoint that spares it. */
const worthASavepoint = 100

/**
 * Nearly always all events of a document are new: they are entered without looking each of them up first. Only where one is known are
 * they entered with that look.
 */
async function insertFresh(tx: Tx, rows: readonly Row[], captureId: string, now: Date): Promise<ReadonlySet<number>> {
  const notKnown = sql<{ id: number }>`on conflict on constraint event_identity do nothing returning id`
  if (rows.length < worthASavepoint) return insertEvents(tx, rows, captureId, now, notKnown)
  await sql`savepoint fresh`.execute(tx)
  try {
    await insertEvents(tx, rows, captureId, now, sql``)
    return new Set(rows.map(({ id }) => id))
  } catch (error) {
    if (!(error instanceof Error && 'constraint' in error && error.constraint === 'event_identity')) throw error
    await sql`rollback to savepoint fresh`.execute(tx)
    return insertEvents(tx, rows, captureId, now, notKnown)
  }
}

async function insertEvents(
  tx: Tx,
  rows: readonly Row[],
  captureId: string,
  now: Date,
  end: RawBuilder<{ id: number }>,
): Promise<ReadonlySet<number>> {
  const sorted = rows.length === 1 ? rows : [...rows].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const leaves = sorted.map(({ single }) => single && leafOf(single))
  const bodies = sorted.map(({ body }) => JSON.stringify(body))
  const { rows: kept } = await sql<{ id: number }>`
    insert into event (id, at, recorded_at, page, node, shape, share, capture_id, hash_head, hash_tail, body)
    select id, 'epoch'::timestamptz + at * interval '1 millisecond', ${now}::timestamptz, page, node, shape, id & 255, coalesce(capture, ${captureId}), head, tail, ${
      bodies.every(body => body === '{}') ? sql`'{}'` : sql`body`
    }
    from unnest(
      ${inArray(sorted, ({ id }) => id)}::bigint[],
      ${inArray(sorted, ({ facts }) => facts.at.getTime())}::bigint[],
      ${inArray(leaves, leaf => leaf?.page ?? 'null')}::bigint[],
      ${inArray(leaves, leaf => leaf?.node ?? 'null')}::int[],
      ${inArray(sorted, ({ shape }) => shape)}::int[],
      ${sorted.some(row => row.captureId) ? inArray(sorted, row => row.captureId ?? captureId) : null}::uuid[],
      ${inArray(sorted, ({ hash }) => hash.slice(0, 32))}::uuid[],
      ${inArray(sorted, ({ hash }) => hash.slice(32))}::uuid[],
      ${bodies.every(body => body === '{}') ? null : bodies}::jsonb[]
    ) as fresh (id, at, page, node, shape, capture, head, tail, body)
    ${end}`.execute(tx)
  return new Set(kept.map(({ id }) => id))
}

/** Writes which packs these events name. */
export async function insertSpans(tx: Tx, entries: readonly Pick<Entry, 'id' | 'sets'>[]): Promise<void> {
  const rows = entries.flatMap(({ id, sets }) => sets.map(set => ({ id, ...set })))
  if (rows.length === 0) return
  await sql`
    insert into event_span (event, role, class_id, spans)
    select event, role, class_id, spans::int8multirange
    from unnest(
      ${rows.map(({ id }) => id)}::bigint[],
      ${rows.map(({ role }) => role)}::text[],
      ${rows.map(({ classId }) => classId)}::int[],
      ${rows.map(({ spans }) => toMultirange(spans))}::text[]
    ) as fresh (event, role, class_id, spans)`.execute(tx)
}

type Seen = RoleSpans & { entry: Pick<Entry, 'id' | 'facts'> & { parent?: PackNumber } }

/**
 * One row for each piece, which says what it was packed into or taken out of. A pack that plays two parts in one event is still one
 * sighting.
 */
export async function insertSightings(tx: Tx, seen: readonly Seen[]): Promise<void> {
  const rows = seen.flatMap(({ role, classId, spans, entry }) => {
    const { at, action, retracted } = entry.facts
    const isPacked = (role === 'child' || role === 'emptied') && changesPacking(entry) && !retracted
    const packing = isPacked && entry.parent ? { ...entry.parent, packed: action === 'ADD' } : undefined
    return nodesOf(classId, spans).map(piece => ({ ...piece, at: at.toISOString(), event: entry.id, packing }))
  })
  if (rows.length === 0) return
  await sql`
    insert into sighting (page, node, at, event, parent_class, parent_n, packed)
    select page, node, at, event, parent_class, parent_n, packed
    from unnest(
      ${rows.map(({ page }) => page)}::bigint[],
      ${rows.map(({ node }) => node)}::int[],
      ${rows.map(({ at }) => at)}::timestamptz[],
      ${rows.map(({ event }) => event)}::bigint[],
      ${rows.map(({ packing }) => packing?.classId ?? null)}::int[],
      ${rows.map(({ packing }) => packing?.n ?? null)}::bigint[],
      ${rows.map(({ packing }) => packing?.packed ?? null)}::boolean[]
    ) as fresh (page, node, at, event, parent_class, parent_n, packed)
    on conflict do nothing`.execute(tx)
}

/** Writes what looked wrong with events that are kept. */
export async function keepFlags(
  tx: Tx,
  flags: readonly { event: number; kind: string; facts: Record<string, unknown> }[],
): Promise<void> {
  if (flags.length === 0) return
  await sql`
    insert into event_flag (event, kind, facts)
    select event, kind, facts
    from unnest(
      ${flags.map(({ event }) => event)}::bigint[],
      ${flags.map(({ kind }) => kind)}::text[],
      ${flags.map(({ facts }) => JSON.stringify(facts))}::jsonb[]
    ) as fresh (event, kind, facts)`.execute(tx)
}
