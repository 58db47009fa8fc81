import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { sealDeeds } from './waiting.ts'

/** A deed as whoever follows the chain reads it. */
export type Followed = { seq: number; id: string; facts: Record<string, unknown> }

/**
 * Deeds of one kind that joined the chain after a place in it, at most so many, and how far the chain was read: everything up to
 * there has been given. Rows join the chain one after another, under a lock that is held until they are committed, so whoever goes on
 * from there misses none and meets none twice, however the deeds' own transactions overlapped.
 */
export async function deedsAfter(
  db: Db,
  after: number,
  act: string,
  limit: number,
): Promise<{ deeds: Followed[]; read: number; more: boolean }> {
  await sealDeeds(db)
  // One statement, one snapshot: the head is that of the chain from which the deeds are read.
  const { rows } = await sql<{ seq: number | null; id: string; facts: Record<string, unknown>; head: number }>`
    select d.seq, d.id, d.facts, h.seq as head
    from audit_head h
    left join lateral (
      select seq, subject_id as id, facts
      from audit
      where seq > ${after} and act = ${act}
      order by seq
      limit ${limit + 1}
    ) d on true
    order by d.seq`.execute(db)
  const found = rows.flatMap(({ seq, id, facts }) => (seq === null ? [] : [{ seq, id, facts }]))
  const deeds = found.slice(0, limit)
  const more = found.length > limit
  return { deeds, more, read: more ? deeds.at(-1)!.seq : Math.max(after, rows[0]?.head ?? 0) }
}

/** A place in the chain before which nothing was done at or after a moment; an hour is left for clocks that disagree. */
export async function placeBefore(db: Db, at: Date): Promise<number> {
  await sealDeeds(db)
  const { rows } = await sql<{ seq: number }>`
    select seq
    from audit
    where at < ${at}::timestamptz - interval '1 hour'
    order by seq desc
    limit 1`.execute(db)
  return rows[0]?.seq ?? 0
}

/** The end of the chain now: what is done from here on joins after it. */
export async function endOfChain(db: Db): Promise<number> {
  await sealDeeds(db)
  const { rows } = await sql<{ seq: number }>`select seq from audit_head`.execute(db)
  return rows[0]?.seq ?? 0
}
