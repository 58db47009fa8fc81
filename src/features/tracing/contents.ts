import { sql } from 'kysely'
import {
  contains,
  containsAll,
  fromMultirange,
  normalise,
  type Span,
  type Spans,
  subtract,
  toMultirange,
  union,
} from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { RoleSpans } from './entry.ts'
import { type ClassSpans, keyOfPack, type PackNumber } from './identity.ts'
import { asSets, lastPacked, type Moment } from './positions.ts'
import { sightingsTouching } from './sightings.ts'
import type { Role } from './tables.ts'

/**
 * What lies directly in these packs at a moment, or now. Whatever was ever put into one is a candidate; it is inside if that is the
 * last that happened to its packing, so what was packed elsewhere without being taken out first is there, not here.
 */
export async function contentsOf(db: Db, parents: readonly PackNumber[], before?: Moment): Promise<ClassSpans[]> {
  const { seen } = await sightingsTouching(db, asSets(parents))
  const candidates = bySet(
    await spansNamed(
      db,
      seen.map(({ event }) => event),
      'child',
    ),
  )
  if (candidates.length === 0) return []
  const { packed: touching } = await sightingsTouching(db, candidates)
  const packings = Map.groupBy(touching, ({ classId }) => classId)
  const asked = new Set(parents.map(keyOfPack))
  return candidates
    .map(({ classId, spans }) => ({
      classId,
      spans: normalise(
        lastPacked({ packings }, classId, spans, before).filter(({ row }) => row?.packed && asked.has(keyOfPack(row.parent))),
      ),
    }))
    .filter(({ spans }) => spans.length > 0)
}

/** As deep as packing goes; what is packed in itself ends here too. */
const deepest = 8

/** Everything inside these packs, at every depth, they themselves left out. */
export async function allInside(db: Db, parents: readonly PackNumber[], before?: Moment): Promise<ClassSpans[]> {
  const inside: (Span & { classId: number })[] = []
  const opened = new Set(parents.map(keyOfPack))
  let next = [...parents]
  for (let level = 0; next.length > 0 && level < deepest; level++) {
    const found = await contentsOf(db, next, before)
    for (const { classId, spans } of found) for (const span of spans) inside.push({ ...span, classId })
    next = (await parentsAmong(db, found)).filter(pack => !opened.has(keyOfPack(pack)))
    for (const pack of next) opened.add(keyOfPack(pack))
  }
  return bySet(inside)
}

/**
 * These sets, and all that was ever put into what they hold, at every depth, whether it still lies there or not. No more is looked for
 * once `enough` is among it.
 */
export async function everInside(db: Db, sets: readonly ClassSpans[], enough: readonly ClassSpans[]): Promise<ClassSpans[]> {
  const found = new Map<number, Spans>()
  let next = [...sets]
  for (let level = 0; next.length > 0 && level <= deepest; level++) {
    const fresh = next
      .map(({ classId, spans }) => ({ classId, spans: subtract(spans, found.get(classId) ?? []) }))
      .filter(({ spans }) => spans.length > 0)
    for (const { classId, spans } of fresh) found.set(classId, union(found.get(classId) ?? [], spans))
    if (enough.every(({ classId, spans }) => containsAll(found.get(classId) ?? [], spans))) break
    next = await everPutInto(db, fresh)
  }
  return [...found].map(([classId, spans]) => ({ classId, spans }))
}

async function everPutInto(db: Db, sets: readonly ClassSpans[]): Promise<ClassSpans[]> {
  const { seen } = await sightingsTouching(db, sets)
  if (seen.length === 0) return []
  const { rows } = await sql<{ class_id: number; spans: string }>`
    select c.class_id, c.spans::text as spans
    from event_span p
    join event_span c on c.event = p.event and c.role = 'child'
    join unnest(
      ${sets.map(({ classId }) => classId)}::int[],
      ${sets.map(({ spans }) => toMultirange(spans))}::text[]::int8multirange[]
    ) as asked (class_id, spans) on asked.class_id = p.class_id and asked.spans && p.spans
    where p.event = any(${[...new Set(seen.map(({ event }) => event))]}::bigint[]) and p.role = 'parent'`.execute(db)
  return bySet(rows.flatMap(({ class_id, spans }) => fromMultirange(spans).map(span => ({ ...span, classId: class_id }))))
}

/** Those of these packs into which something was put at some time. */
export async function parentsAmong(db: Db, sets: readonly ClassSpans[]): Promise<PackNumber[]> {
  const { seen } = await sightingsTouching(db, sets)
  const named = await spansNamed(
    db,
    seen.map(({ event }) => event),
    'parent',
  )
  const parents = named.filter(({ classId, from }) => sets.some(set => set.classId === classId && contains(set.spans, from)))
  return [...new Map(parents.map(({ classId, from }) => [`${classId}:${from}`, { classId, n: from }])).values()]
}

/** The packs that these events name in one role. */
async function spansNamed(db: Db, events: readonly number[], role: 'child' | 'parent'): Promise<(Span & { classId: number })[]> {
  if (events.length === 0) return []
  const { rows } = await sql<{ class_id: number; spans: string }>`
    select class_id, spans::text as spans
    from event_span
    where event = any(${[...new Set(events)]}::bigint[]) and role = ${role}`.execute(db)
  return rows.flatMap(({ class_id, spans }) => fromMultirange(spans).map(span => ({ ...span, classId: class_id })))
}

const bySet = (spans: readonly (Span & { classId: number })[]): ClassSpans[] =>
  [...Map.groupBy(spans, ({ classId }) => classId)].map(([classId, of]) => ({ classId, spans: normalise(of) }))

/** Those of these events in which a pack is the parent. */
export async function eventsAsParent(
  db: Db,
  { classId, n }: PackNumber,
  among: readonly { event: number }[],
): Promise<Set<number>> {
  const { rows } = await sql<{ event: number }>`
    select event
    from event_span
    where event = any(${among.map(({ event }) => event)}::bigint[]) and role = 'parent' and class_id = ${classId} and spans @> ${n}::bigint`.execute(
    db,
  )
  return new Set(rows.map(({ event }) => event))
}

/** The packs that one event names, by role and class. */
export async function setsNamed(db: Db, event: number): Promise<RoleSpans[]> {
  const { rows } = await sql<{ role: Role; class_id: number; spans: string }>`
    select role, class_id, spans::text as spans
    from event_packs
    where event = ${event}`.execute(db)
  return rows.map(({ role, class_id, spans }) => ({ role, classId: class_id, spans: fromMultirange(spans) }))
}
