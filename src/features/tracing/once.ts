import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { ClassSpans, PackNumber } from './identity.ts'
import './tables.ts'

/** What may happen once: writes who was first, and gives what was taken already. */
export type Once = PackNumber & { act: 'dispensed' | 'destroyed'; event: number }

/** Claims acts that may happen once for packs, and gives those that others, or earlier events of the same document, had claimed. */
export async function claimOnce(tx: Tx, claims: readonly Once[]): Promise<{ lost: Once; to: Once }[]> {
  if (claims.length === 0) return []
  const sorted = [...claims].sort((a, b) => a.classId - b.classId || a.n - b.n || a.event - b.event)
  const { rows: won } = await sql<{ class_id: number; n: number; event: number }>`
    insert into pack_once (class_id, n, act, event)
    select class_id, n, act, event
    from unnest(
      ${sorted.map(({ classId }) => classId)}::int[],
      ${sorted.map(({ n }) => n)}::bigint[],
      ${sorted.map(({ act }) => act)}::text[],
      ${sorted.map(({ event }) => event)}::bigint[]
    ) as fresh (class_id, n, act, event)
    on conflict do nothing
    returning class_id, n, event`.execute(tx)
  const mine = new Set(won.map(({ class_id, n, event }) => `${class_id}:${n}:${event}`))
  const lost = sorted.filter(({ classId, n, event }) => !mine.has(`${classId}:${n}:${event}`))
  const holders = await findOnce(tx, lost)
  return lost.map(claimed => ({ lost: claimed, to: holders.get(`${claimed.classId}:${claimed.n}`)! }))
}

/** What has happened already, of what may happen once, to these packs. */
export async function findOnce(db: Db, packs: readonly PackNumber[]): Promise<Map<string, Once>> {
  if (packs.length === 0) return new Map()
  const { rows } = await sql<{ class_id: number; n: number; act: Once['act']; event: number }>`
    select o.class_id, o.n, o.act, o.event
    from unnest(${packs.map(({ classId }) => classId)}::int[], ${packs.map(({ n }) => n)}::bigint[]) as asked (class_id, n)
    join pack_once o on o.class_id = asked.class_id and o.n = asked.n`.execute(db)
  return new Map(rows.map(({ class_id, n, act, event }) => [`${class_id}:${n}`, { classId: class_id, n, act, event }]))
}

/** What these goods were claimed for by this event may happen again. */
export async function freeOnce(tx: Tx, event: number, goods: readonly ClassSpans[]): Promise<void> {
  const spans = goods.flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId })))
  await sql`
    delete from pack_once o
    using unnest(
      ${spans.map(({ classId }) => classId)}::int[],
      ${spans.map(({ from }) => from)}::bigint[],
      ${spans.map(({ until }) => until)}::bigint[]
    ) as span (class_id, from_n, until_n)
    where o.class_id = span.class_id and o.n >= span.from_n and o.n < span.until_n and o.event = ${event}`.execute(tx)
}
