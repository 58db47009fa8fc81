import { sql } from 'kysely'
import { nodesOf } from '#/numbers/segments.ts'
import { toMultirange } from '#/numbers/spans.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { bodyOf } from './body.ts'
import { changesPacking, type Entry, type RoleSpans } from './entry.ts'
import type { PackNumber } from './identity.ts'
import './tables.ts'

/** Numbers for events, in the order of their document. */
export async function takeEventNumbers(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval('event_number') as id
    from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The numbers of the events among these that are known already, by hash. */
export async function findKnown(tx: Tx, hashes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ hash: string; event: number }>`
    select encode(hash, 'hex') as hash, event
    from event_hash
    where hash = any(select decode(h, 'hex') from unnest(${hashes}::text[]) h)`.execute(tx)
  return new Map(rows.map(({ hash, event }) => [hash, event]))
}

/**
 * Claims the identities of events and gives the hashes that are now ours. Whoever sends the same event at the same time waits here,
 * and then finds it known. Written in the order of the hashes, so that two documents never wait for each other in a circle.
 */
export async function claim(tx: Tx, claims: readonly { hash: string; id: number }[]): Promise<Set<string>> {
  const sorted = [...claims].sort((a, b) => (a.hash < b.hash ? -1 : 1))
  const { rows } = await sql<{ hash: string }>`
    insert into event_hash (hash, event)
    select decode(h, 'hex'), id
    from unnest(${sorted.map(({ hash }) => hash)}::text[], ${sorted.map(({ id }) => id)}::bigint[]) as fresh (h, id)
    on conflict do nothing
    returning encode(hash, 'hex') as hash`.execute(tx)
  return new Set(rows.map(({ hash }) => hash))
}

/** Writes events, their sets and sightings: one statement for each table, however many events there are. */
export async function keepEvents(
  tx: Tx,
  entries: readonly Entry[],
  { captureId, now }: { captureId: string; now: Date },
): Promise<void> {
  await insertEvents(tx, entries, captureId, now)
  await insertSpans(tx, entries)
  await insertSightings(
    tx,
    entries.flatMap(entry => entry.sets.map(set => ({ ...set, entry }))),
  )
}

async function insertEvents(tx: Tx, entries: readonly Entry[], captureId: string, now: Date): Promise<void> {
  const column = <T>(of: (entry: Entry) => T | undefined): (T | null)[] => entries.map(entry => of(entry) ?? null)
  await sql`
    insert into event (id, at, recorded_at, capture_id, company_id, site_id, to_site_id, zone, type, action, biz_step, disposition, retracted, hash, body)
    select id, at, ${now}::timestamptz, capture_id, company_id, site_id, to_site_id, zone, type, action, biz_step, disposition, retracted, decode(hash, 'hex'), body
    from unnest(
      ${column(({ id }) => id)}::bigint[],
      ${column(entry => entry.captureId ?? captureId)}::uuid[],
      ${column(({ facts }) => facts.at.toISOString())}::timestamptz[],
      ${column(({ facts }) => facts.companyId)}::uuid[],
      ${column(({ facts }) => facts.siteId)}::uuid[],
      ${column(({ facts }) => facts.toSiteId)}::uuid[],
      ${column(({ event }) => event.eventTimeZoneOffset)}::text[],
      ${column(({ facts }) => facts.type)}::text[],
      ${column(({ facts }) => facts.action)}::text[],
      ${column(({ facts }) => facts.bizStep)}::text[],
      ${column(({ facts }) => facts.disposition)}::text[],
      ${column(({ facts }) => facts.retracted)}::boolean[],
      ${column(({ hash }) => hash)}::text[],
      ${column(({ event, facts }) => JSON.stringify(bodyOf(event, facts)))}::jsonb[]
    ) as fresh (id, capture_id, at, company_id, site_id, to_site_id, zone, type, action, biz_step, disposition, retracted, hash, body)`.execute(
    tx,
  )
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
