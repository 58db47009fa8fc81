import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import type { FlagKind } from './problem.ts'

/** How many events were recorded since an instant, in each hour of the day by Jakarta's clock. */
export async function eventsByHour(db: Db, since: Date): Promise<number[]> {
  const { rows } = await sql<{ hour: number; events: number }>`
    select extract(hour from recorded_at at time zone 'Asia/Jakarta')::int as hour, count(*)::int as events
    from event
    where recorded_at >= ${since}
    group by 1`.execute(db)
  const hours = new Array<number>(24).fill(0)
  for (const { hour, events } of rows) hours[hour] = events
  return hours
}

/** What was flagged among the events recorded since an instant, the most frequent first. */
export async function flagsSince(db: Db, since: Date): Promise<{ kind: FlagKind; events: number }[]> {
  const { rows } = await sql<{ kind: FlagKind; events: number }>`
    select f.kind, count(*)::int as events
    from event e
    join event_flag f on f.event = e.id
    where e.recorded_at >= ${since}
    group by f.kind
    order by events desc, f.kind`.execute(db)
  return rows
}

/** Which companies' captures since an instant had faults, those with most first. */
export async function refusedSince(
  db: Db,
  since: Date,
  most: number,
): Promise<{ companyId: string; captures: number; problems: number }[]> {
  const { rows } = await sql<{ companyId: string; captures: number; problems: number }>`
    select company_id as "companyId", count(*)::int as captures, sum(jsonb_array_length(problems))::int as problems
    from capture
    where at >= ${since} and company_id is not null and problems <> '[]'
    group by company_id
    order by problems desc, company_id
    limit ${most}`.execute(db)
  return rows
}
