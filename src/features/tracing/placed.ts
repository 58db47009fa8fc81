import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import './tables.ts'

export type PlaceField = 'bizLocation' | 'readPoint'

/** How a place may be named: as one of these texts, or in a form that an expression fits. */
export type Spelling = { readonly texts: readonly string[]; readonly expression?: string }

/** A condition on a statement's `event`, and the only shapes whose events fulfil it, where it is by shapes alone. */
export type Placed = { readonly condition: RawBuilder<boolean>; readonly shapes?: readonly number[] }

/** So many different texts are gone through; where events name more places than that, each event is asked. */
const mostTexts = 5_000

/**
 * A condition on a statement's `event`: it may be at one of these registered sites, or at a place that is written so. Shapes are few, and
 * lead to their events; what events say themselves, as they do of places that were not registered then, has an index of its own.
 */
export async function isPlaced(db: Db, field: PlaceField, siteIds: readonly string[], spelling: Spelling): Promise<Placed> {
  const shapes = await shapesPlaced(db, field, siteIds, spelling)
  const texts = await textsFitting(db, field, spelling)
  const own = sql`(event.own_body #>> ${sql.lit(`{${field},id}`)})`
  const says = sql<boolean>`event.own_body ? ${sql.lit(field)}`
  const isShaped = sql<boolean>`event.shape = any(${shapes}::int[])`
  if (texts?.length === 0) return { condition: isShaped, shapes }
  const isSaid = texts ? sql<boolean>`${own} = any(${texts}::text[])` : isSpelled(own, spelling)
  return { condition: sql<boolean>`(${isShaped} or (${says} and ${isSaid}))` }
}

const isSpelled = (place: RawBuilder<unknown>, { texts, expression }: Spelling): RawBuilder<boolean> =>
  expression === undefined
    ? sql<boolean>`${place} = any(${texts}::text[])`
    : sql<boolean>`(${place} = any(${texts}::text[]) or ${place} ~* ${expression})`

async function shapesPlaced(db: Db, field: PlaceField, siteIds: readonly string[], spelling: Spelling): Promise<number[]> {
  const place = sql`(s.body #>> ${sql.lit(`{${field},id}`)})`
  const { rows } = await sql<{ id: number }>`
    select s.id
    from event_shape s
    where s.body ? ${sql.lit(field)} and (s.site_id = any(${siteIds}::uuid[]) or ${isSpelled(place, spelling)})`.execute(db)
  return rows.map(({ id }) => id)
}

/** The texts among those by which events name places themselves, met one after another in their index; undefined where they are too many. */
async function textsFitting(db: Db, field: PlaceField, spelling: Spelling): Promise<string[] | undefined> {
  const place = sql`(body #>> ${sql.lit(`{${field},id}`)})`
  const next = (after: RawBuilder<unknown>) => sql`
    select ${place} as value
    from event
    where body ? ${sql.lit(field)} and ${place} > ${after}
    order by 1
    limit 1`
  const { rows } = await sql<{ value: string; fits: boolean }>`
    with recursive met as (
      (${next(sql`''::text`)})
      union all
      select (${next(sql`met.value`)}) from met where met.value is not null
    )
    select value, ${isSpelled(sql`value`, spelling)} as fits
    from met
    where value is not null
    limit ${mostTexts + 1}`.execute(db)
  return rows.length > mostTexts ? undefined : rows.flatMap(({ value, fits }) => (fits ? [value] : []))
}
