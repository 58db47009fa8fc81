import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import type { Audience } from './find-events.ts'
import './tables.ts'

/** Whose list it is, after which member it goes on, and how long a part is wanted. */
export type Seen = {
  readonly audience: Audience | undefined
  readonly after: string | undefined
  readonly limit: number
}

/** The words of senders' own, which are URIs, that stand in events the audience may see: in rising order. */
export async function wordsSeen(db: Db, column: 'type' | 'biz_step' | 'disposition', seen: Seen): Promise<string[]> {
  const word = sql.ref(`s.${column}`)
  const { rows } = await sql<{ value: string }>`
    select distinct ${word} as value
    from event_shape s
    where ${word} like '%:%' and ${isBeyond(word, seen)} and ${isSeen(seen.audience)}
    order by 1
    limit ${seen.limit}`.execute(db)
  return rows.map(({ value }) => value)
}

/**
 * The places that stand in events the audience may see, as their senders wrote them: in rising order. Registered ones stand in
 * shapes; others in their events, and are met one after another in an index that has only those.
 */
export async function placesSeen(db: Db, field: 'bizLocation' | 'readPoint', seen: Seen): Promise<string[]> {
  const path = sql.lit(`{${field},id}`)
  const [shaped, own] = [sql`(s.body #>> ${path})`, sql`(e.body #>> ${path})`]
  const { rows: registered } = await sql<{ value: string }>`
    select distinct ${shaped} as value
    from event_shape s
    where s.body ? ${sql.lit(field)} and ${isBeyond(shaped, seen)} and ${isSeen(seen.audience)}
    order by 1
    limit ${seen.limit}`.execute(db)
  const next = (after: RawBuilder<unknown>) => sql`
    select ${own} as value
    from event e
    join event_shape s on s.id = e.shape
    where e.body ? ${sql.lit(field)} and ${own} > ${after} and ${isSeenHere(seen.audience)}
    order by 1
    limit 1`
  const { rows: others } = await sql<{ value: string }>`
    with recursive met as (
      (${next(sql`${seen.after ?? ''}::text`)})
      union all
      select (${next(sql`met.value`)}) from met where met.value is not null
    )
    select value from met where value is not null limit ${seen.limit}`.execute(db)
  return [...new Set([...registered, ...others].map(({ value }) => value))].toSorted().slice(0, seen.limit)
}

const isBeyond = (value: RawBuilder<unknown>, { after }: Seen): RawBuilder<boolean> =>
  after === undefined ? sql<boolean>`true` : sql<boolean>`${value} > ${after}`

/** Whether any event of a shape is for the audience: by what the shape says, or by a pack of theirs. */
function isSeen(audience: Audience | undefined): RawBuilder<boolean> {
  if (!audience) return sql<boolean>`true`
  return sql<boolean>`(
    ${isTheirs(audience)}
    or exists (
      select
      from event e
      join event_packs p on p.event = e.id
      where e.shape = s.id and p.class_id = any(${audience.classes}::int[])
    )
  )`
}

function isSeenHere(audience: Audience | undefined): RawBuilder<boolean> {
  if (!audience) return sql<boolean>`true`
  return sql<boolean>`(
    ${isTheirs(audience)}
    or exists (select from event_packs p where p.event = e.id and p.class_id = any(${audience.classes}::int[]))
  )`
}

const isTheirs = ({ companyId, siteIds }: Audience): RawBuilder<boolean> =>
  sql<boolean>`s.company_id = ${companyId} or s.to_site_id = any(${siteIds}::uuid[])`
