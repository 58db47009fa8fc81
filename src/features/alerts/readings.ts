import { sql } from 'kysely'
import type { PackNumber } from '#/features/tracing/journeys.ts'
import type { Day } from '#/law/day.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

/** Up to where movements and public checks were looked through. */
export type Mark = { event: number; day: Day | null }

export const markOf = (db: Db): Promise<Mark> => db.selectFrom('alert_reading').select(['event', 'day']).executeTakeFirstOrThrow()

/** Moves the mark on, unless another process has done so since; gives whether it was moved. */
export async function moveMark(tx: Tx, from: Mark, to: Mark): Promise<boolean> {
  const { rows } = await sql`
    update alert_reading
    set event = ${to.event}, day = ${to.day}
    where event = ${from.event} and day is not distinct from ${from.day}::date
    returning event`.execute(tx)
  return rows.length > 0
}

/** Notes that these packs were judged today. */
export async function noteJudged(tx: Tx, packs: readonly PackNumber[], today: Day): Promise<void> {
  await sql`
    insert into alert_judged (class_id, n, judged_on)
    select class_id, n, ${today}
    from unnest(${packs.map(({ classId }) => classId)}::int[], ${packs.map(({ n }) => n)}::bigint[]) as judged (class_id, n)
    order by class_id, n
    on conflict on constraint alert_judged_pkey do update set judged_on = excluded.judged_on`.execute(tx)
}

/** Of each of these classes the packs judged last, so many at most: enough to know what is usual. */
export async function judgedLately(db: Db, classes: readonly number[], sample: number): Promise<PackNumber[]> {
  const { rows } = await sql<{ class_id: number; n: number }>`
    select j.class_id, j.n
    from unnest(${classes}::int[]) as asked (class_id)
    cross join lateral (
      select class_id, n
      from alert_judged
      where class_id = asked.class_id
      order by judged_on desc
      limit ${sample}
    ) j`.execute(db)
  return rows.map(({ class_id, n }) => ({ classId: class_id, n }))
}

export async function forgetJudged(db: Db, before: Day): Promise<void> {
  await db.deleteFrom('alert_judged').where('judged_on', '<', before).execute()
}

export type Source = { kind: 'site' | 'reporter'; name: string; packs: number }

/** Counts packs judged on what these sources reported. */
export async function countSources(tx: Tx, sources: readonly Source[], today: Day): Promise<void> {
  if (sources.length === 0) return
  await sql`
    insert into alert_source as s (kind, name, day, packs)
    select kind, name, ${today}, packs
    from unnest(
      ${sources.map(({ kind }) => kind)}::text[], ${sources.map(({ name }) => name)}::text[], ${sources.map(({ packs }) => packs)}::int[]
    ) as counted (kind, name, packs)
    order by kind, name
    on conflict on constraint alert_source_pkey do update set packs = s.packs + excluded.packs`.execute(tx)
}

export type SourceRate = { kind: 'site' | 'reporter'; name: string; packs: number; technical: number; suspect: number }

/** How many packs each source's reports led to judge since a day, and how many of them look wrong; the highest rate first. */
export async function sourceRates(db: Db, kind: 'site' | 'reporter', since: Day, limit: number): Promise<SourceRate[]> {
  const { rows } = await sql<SourceRate>`
    select s.kind, s.name, s.packs::int, coalesce(a.technical, 0)::int as technical, coalesce(a.suspect, 0)::int as suspect
    from (
      select kind, name, sum(packs) as packs
      from alert_source
      where kind = ${kind} and day >= ${since}
      group by kind, name
    ) s
    left join (
      select ${kind === 'site' ? sql`site_id::text` : sql`reporter`} as name,
        count(*) filter (where class = 'technical') as technical, count(*) filter (where class = 'suspect') as suspect
      from alert
      where raised_at >= ${since}::date
      group by 1
    ) a on a.name = s.name
    order by (coalesce(a.technical, 0) + coalesce(a.suspect, 0))::real / greatest(s.packs, 1) desc, s.packs desc, s.name
    limit ${limit}`.execute(db)
  return rows
}

export type SiteToCoach = { siteId: string; companyId: string; alerts: number }

/** Sites with so many technical alerts since the last letter about them, to which none was written since `notSince`. */
export async function sitesToCoach(db: Db, { from, notSince }: { from: number; notSince: Date }): Promise<SiteToCoach[]> {
  const { rows } = await sql<SiteToCoach>`
    select a.site_id as "siteId", a.company_id as "companyId", count(*)::int as alerts
    from alert a
    left join (select site_id, max(at) as at from alert_letter group by site_id) l on l.site_id = a.site_id
    where a.class = 'technical' and a.company_id is not null and a.raised_at > coalesce(l.at, '-infinity')
      and coalesce(l.at, '-infinity') < ${notSince}
    group by a.site_id, a.company_id
    having count(*) >= ${from}
    order by a.site_id`.execute(db)
  return rows
}

export async function noteLetter(tx: Tx, { siteId, alerts }: SiteToCoach): Promise<void> {
  await tx.insertInto('alert_letter').values({ site_id: siteId, at: new Date(), alerts }).execute()
}

/** The gravest rule of each technical alert of a site, and how many there are of each. */
export async function slipsAt(db: Db, siteId: string): Promise<{ rule: string; count: number }[]> {
  const { rows } = await sql<{ rule: string; count: number }>`
    select r.rule, count(*)::int as count
    from alert a
    join alert_reason r on r.alert_id = a.id and r.seq = 1
    where a.site_id = ${siteId} and a.class = 'technical' and a.state <> 'closed'
    group by r.rule
    order by count(*) desc, r.rule`.execute(db)
  return rows
}
