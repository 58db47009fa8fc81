import { sql } from 'kysely'
import { findSite } from '#/features/companies/companies.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type EventFacts, type factColumns, factsFrom } from './event-facts.ts'
import { keyOfPack, type PackNumber } from './identity.ts'
import { aboutIt, type Reader, seenOf } from './journeys.ts'
import { type Status, standingAfter } from './life.ts'
import { seenFrom } from './sightings.ts'
import type { EventTable } from './tables.ts'

/** How a pack stands now, without the steps that led there: what a public check tells. */
export type StandingNow = { status: Status; since?: Date; where?: string; boundFor?: string }

/**
 * What `standingOf` gives, with the names of places alone: one statement reads ahead all that the walk through the packings may ask
 * for, so that hundreds of checks a second can be answered.
 */
export async function standingNow(db: Db, pack: PackNumber): Promise<StandingNow> {
  const { reader, facts } = await readAhead(db, pack)
  const seen = aboutIt(await seenOf(reader, pack), facts)
  const { status, since, siteId, toSiteId } = standingAfter(seen.map(({ event }) => facts.get(event)!))
  const [where, to] = await Promise.all([siteId, toSiteId].map(id => (id === undefined ? undefined : findSite(db, id))))
  return { status, ...(since && { since }), ...(where && { where: where.name }), ...(to && { boundFor: to.name }) }
}

type Row = Pick<EventTable, (typeof factColumns)[number]> & {
  of_class: number
  of_n: number
  event: number
  as_parent: boolean
  parent_class: number | null
  parent_n: number | null
  packed: boolean | null
}

/**
 * The sightings of a pack and of all that it lay in, by instants alone: each parent's from the instant at which the
 * pack came to lie in it to the instant at which it was packed elsewhere, both included. The walk looks more closely. `offset 0` keeps each
 * look-up one descent of an index, whatever the planner thinks of the tables.
 */
async function readAhead(db: Db, { classId, n }: PackNumber): Promise<{ reader: Reader; facts: Map<number, EventFacts> }> {
  const { rows } = await sql<Row>`
    with recursive lay (class_id, n, page, nodes, since, until, depth) as (
      select ${classId}::int, ${n}::bigint, (${classId}::bigint << 20) + (${n}::bigint >> 20),
        array(select ((1 << 20) + (${n}::bigint & 1048575)::int) >> height from generate_series(0, 20) height),
        '-infinity'::timestamptz, 'infinity'::timestamptz, 0
      union all
      select p.parent_class, p.parent_n, (p.parent_class::bigint << 20) + (p.parent_n >> 20),
        array(select ((1 << 20) + (p.parent_n & 1048575)::int) >> height from generate_series(0, 20) height),
        greatest(lay.since, p.at), least(lay.until, p.until), lay.depth + 1
      from lay
      cross join lateral (
        select k.at, k.packed, k.parent_class, k.parent_n, lead(k.at, 1, 'infinity') over (order by k.at, k.event) as until
        from sighting k
        where k.page = lay.page and k.node = any(lay.nodes) and k.packed is not null
      ) p
      where p.packed and greatest(lay.since, p.at) <= least(lay.until, p.until) and lay.depth < 8
    ), read as (
      select distinct lay.class_id, lay.n, s.event, s.parent_class, s.parent_n, s.packed
      from lay
      cross join lateral (
        select event, parent_class, parent_n, packed
        from sighting
        where page = lay.page and node = any(lay.nodes) and (packed is not null or (at >= lay.since and at <= lay.until))
        union all
        select id, null, null, null
        from event
        where share = (lay.class_id + (lay.n >> 20)) & 255 and page = lay.page and node = lay.nodes[1]
          and at >= lay.since and at <= lay.until
        offset 0
      ) s
    )
    select r.class_id as of_class, r.n as of_n, r.event, r.parent_class, r.parent_n, r.packed,
      exists (
        select from event_span g
        where g.event = r.event and g.role = 'parent' and g.class_id = r.class_id and g.spans @> r.n
      ) as as_parent,
      e.id, e.at, s.type, s.action, s.biz_step, s.disposition, s.company_id, s.site_id, s.to_site_id, s.retracted
    from read r
    cross join lateral (select id, at, shape from event where share = r.event & 255 and id = r.event offset 0) e
    join event_shape s on s.id = e.shape
    order by e.at, e.id`.execute(db)
  return { reader: readerOf(rows), facts: new Map(rows.map(row => [row.id, factsFrom(row)])) }
}

function readerOf(rows: readonly Row[]): Reader {
  const of = Map.groupBy(rows, ({ of_class, of_n }) => keyOfPack({ classId: of_class, n: of_n }))
  const rowsOf = (pack: PackNumber): readonly Row[] => of.get(keyOfPack(pack)) ?? []
  return {
    sightings: async pack => rowsOf(pack).map(seenFrom),
    asParent: async pack => new Set(rowsOf(pack).flatMap(({ as_parent, id }) => (as_parent ? [id] : []))),
  }
}
