import { type RawBuilder, sql } from 'kysely'
import { count, spansOf, toMultirange } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type ClassSpans, foreignClass } from './identity.ts'
import { sightingsTouching } from './sightings.ts'
import type { Role } from './tables.ts'

/** So many packs are looked up one by one; of more, each event is asked whether it names any. */
const fewPacks = 1_000

/**
 * A condition on a statement's `event`: it names one of these packs in one of these roles. Few packs lead to their events by
 * arithmetic, so that the statement reads those alone.
 */
export async function namesAny(db: Db, sets: readonly ClassSpans[], roles: readonly Role[]): Promise<RawBuilder<boolean>> {
  const some = sets.filter(({ spans }) => spans.length > 0)
  if (some.length === 0) return sql<boolean>`false`
  const isNamed = sql`p.role = any(${roles}::text[]) and exists (
    select
    from unnest(${some.map(({ classId }) => classId)}::int[], ${some.map(({ spans }) => toMultirange(spans))}::text[]) as asked (class_id, spans)
    where asked.class_id = p.class_id and asked.spans::int8multirange && p.spans
  )`
  // Kept apart, the look-up is made for each event in turn: taken into the statement, it would begin with every pack there is.
  if (some.reduce((sum, { spans }) => sum + count(spans), 0) > fewPacks)
    return sql<boolean>`exists (select from event_packs p where p.event = event.id and ${isNamed} offset 0)`
  const { seen } = await sightingsTouching(db, some)
  const { rows } = await sql<{ event: number }>`
    select distinct p.event
    from event_packs p
    where p.event = any(${[...new Set(seen.map(({ event }) => event))]}::bigint[]) and ${isNamed}`.execute(db)
  return sql<boolean>`event.id = any(${rows.map(({ event }) => event)}::bigint[])`
}

/** A condition on a statement's `event`: it names anything of the classes from this one on. */
export const namesFrom = (classId: number, roles: readonly Role[]): RawBuilder<boolean> => sql<boolean>`
  exists (select from event_packs p where p.event = event.id and p.role = any(${roles}::text[]) and p.class_id >= ${classId} offset 0)`

/** The identities of others whose canonical form an expression fits, or undefined where there are more than `most`. */
export async function foreignFitting(db: Db, source: string, most: number): Promise<ClassSpans | undefined> {
  const { rows } = await sql<{ n: number }>`
    select n
    from foreign_epc
    where uri ~ ${source}
    limit ${most + 1}`.execute(db)
  return rows.length > most ? undefined : { classId: foreignClass, spans: spansOf(rows.map(({ n }) => n)) }
}
