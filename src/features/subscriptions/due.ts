import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'

/** The subscriptions whose query is to be answered now: wanted, by their time, or, without one, where the chain has grown. */
export async function dueToRun(db: Db, endOfChain: number, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from subscription
    where stopped_at is null
      and (wanted is not null or next_at <= ${now} or (schedule is null and trigger is null and watermark < ${endOfChain}))
    order by coalesce(next_at, last_run_at, created_at)`.execute(db)
  return rows.map(({ id }) => id)
}

/** The subscriptions with something to send now, which nobody is sending. Only the first that waits of each counts. */
export async function dueToSend(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id
    from (
      select distinct on (subscription_id) subscription_id, try_at
      from subscription_delivery
      where state = 'waiting'
      order by subscription_id, seq
    ) d
    join subscription s on s.id = d.subscription_id
    where d.try_at <= ${now}
      and (s.stopped_because is null or s.stopped_because = 'query')
      and coalesce(s.sending_until <= now(), true)
    order by d.try_at`.execute(db)
  return rows.map(({ id }) => id)
}

/** When something comes due next by itself; undefined where nothing will. */
export async function nextDue(db: Db): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select least(
      (select min(next_at) from subscription where stopped_at is null),
      (select min(d.try_at)
       from subscription_delivery d
       join subscription s on s.id = d.subscription_id
       where d.state = 'waiting' and (s.stopped_because is null or s.stopped_because = 'query'))
    ) as at`.execute(db)
  return rows[0]?.at ?? undefined
}
