import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { ClassSpans, PackNumber } from './identity.ts'
import { inArray } from './in-array.ts'
import { follows, type OnceKind } from './life.ts'
import type { OnceLetter } from './tables.ts'

/** What happened to a pack that may happen once, and by which event. */
export type Once = PackNumber & { act: OnceKind; event: number }

const letters = {
  dispensed: 'g',
  destroyed: 'x',
  sampled: 's',
  exported: 'e',
  stolen: 't',
  frozen: 'f',
} as const satisfies Record<OnceKind, OnceLetter>
const acts = Object.fromEntries(Object.entries(letters).map(([act, letter]) => [letter, act])) as Record<OnceLetter, OnceKind>

type Row = { class_id: number; n: number; act: OnceLetter; event: number }
const onceFrom = ({ class_id, n, act, event }: Row): Once => ({ classId: class_id, n, act: acts[act], event })

/**
 * Claims acts that may happen once for packs, and gives those that others, or earlier events of the same document, had claimed. What a
 * frozen or sampled pack may come to takes the place of that (`follows`). Rows are written in the order of the packs, so that two
 * claimants never wait for each other in a circle.
 */
export async function claimOnce(tx: Tx, claims: readonly Once[]): Promise<{ lost: Once; to: Once }[]> {
  if (claims.length === 0) return []
  const sorted = [...claims].sort((a, b) => a.classId - b.classId || a.n - b.n || a.event - b.event)
  if ((await insert(tx, sorted)) === sorted.length) return []
  const holders = await findOnce(tx, sorted)
  const lost: { lost: Once; to: Once }[] = []
  for (const claim of sorted) {
    const name = `${claim.classId}:${claim.n}`
    const to = holders.get(name)!
    if (to.event === claim.event) continue
    if (follows(to.act, claim.act) && (await replace(tx, to, claim))) holders.set(name, claim)
    else lost.push({ lost: claim, to })
  }
  return lost
}

/** Writes the claims to packs that nobody holds, and gives how many these are. */
async function insert(tx: Tx, claims: readonly Once[]): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into pack_once (class_id, n, act, event)
    select class_id, n, act::"char", event
    from unnest(
      ${inArray(claims, ({ classId }) => classId)}::int[],
      ${inArray(claims, ({ n }) => n)}::bigint[],
      ${inArray(claims, ({ act }) => letters[act])}::text[],
      ${inArray(claims, ({ event }) => event)}::bigint[]
    ) as fresh (class_id, n, act, event)
    on conflict do nothing`.execute(tx)
  return Number(numAffectedRows)
}

async function replace(tx: Tx, { classId, n, event }: Once, by: Once): Promise<boolean> {
  const { rows } = await sql<Row>`
    update pack_once
    set act = ${letters[by.act]}::text::"char", event = ${by.event}
    where class_id = ${classId} and n = ${n} and event = ${event}
    returning class_id, n, act, event`.execute(tx)
  return rows.length === 1
}

/** What has happened already, of what may happen once, to these packs, by `keyOfPack`. */
export async function findOnce(db: Db, packs: readonly PackNumber[]): Promise<Map<string, Once>> {
  if (packs.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select o.class_id, o.n, o.act, o.event
    from unnest(${packs.map(({ classId }) => classId)}::int[], ${packs.map(({ n }) => n)}::bigint[]) as asked (class_id, n)
    join pack_once o on o.class_id = asked.class_id and o.n = asked.n`.execute(db)
  return new Map(rows.map(row => [`${row.class_id}:${row.n}`, onceFrom(row)]))
}

/** The same, and nobody else changes them until the transaction ends. */
export async function holdOnce(tx: Tx, packs: readonly PackNumber[]): Promise<Map<string, Once>> {
  if (packs.length === 0) return new Map()
  const sorted = [...packs].sort((a, b) => a.classId - b.classId || a.n - b.n)
  const { rows } = await sql<Row>`
    select o.class_id, o.n, o.act, o.event
    from pack_once o
    where (o.class_id, o.n) in (
      select * from unnest(${sorted.map(({ classId }) => classId)}::int[], ${sorted.map(({ n }) => n)}::bigint[])
    )
    order by o.class_id, o.n
    for update`.execute(tx)
  return new Map(rows.map(row => [`${row.class_id}:${row.n}`, onceFrom(row)]))
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

/** The same for many packs and their events at once. */
export async function freeEach(tx: Tx, claims: readonly Once[]): Promise<void> {
  if (claims.length === 0) return
  await sql`
    delete from pack_once o
    using unnest(
      ${claims.map(({ classId }) => classId)}::int[],
      ${claims.map(({ n }) => n)}::bigint[],
      ${claims.map(({ event }) => event)}::bigint[]
    ) as claim (class_id, n, event)
    where o.class_id = claim.class_id and o.n = claim.n and o.event = claim.event`.execute(tx)
}
