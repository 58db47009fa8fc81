import { type RawBuilder, sql } from 'kysely'
import { classesOfLicences } from '#/features/coding/many-packs.ts'
import { sitesOf } from '#/features/companies/companies.ts'
import { licencesOf } from '#/features/register/licences.ts'
import { fromMultirange } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { RoleSpans } from './entry.ts'
import { factColumns } from './event-facts.ts'
import { hashDigits } from './hash-uri.ts'
import type { EventTable, Role } from './tables.ts'

/** An event as it is kept, with the packs it names. */
export type KeptEvent = EventTable & { sets: readonly RoleSpans[] }

/** What to look for; what is left out does not matter. */
export type EventFilter = {
  types?: readonly string[]
  bizSteps?: readonly string[]
  from?: Date
  until?: Date
  /** At this registered site, whether it was read there or is there now. */
  siteId?: string
  /** Where goods are after the event: registered sites, and other places by the URIs they have in events. */
  locations?: { siteIds: readonly string[]; uris: readonly string[] }
  /** These events alone. */
  among?: readonly number[]
  flagged?: boolean
}

/** Which events a company may see: its own, those that bring goods to it, and those of packs of its licences. */
export type Audience = { companyId: string; siteIds: readonly string[]; classes: readonly number[]; also: readonly number[] }

/** The audience of a company, and with it the events `also` of packs that it holds. */
export async function audienceOf(db: Db, companyId: string, also: readonly number[] = []): Promise<Audience> {
  const [licences, sites] = [await licencesOf(db, companyId), await sitesOf(db, companyId)]
  const classes = await classesOfLicences(
    db,
    licences.map(({ number }) => number),
  )
  return { companyId, siteIds: sites.map(({ id }) => id), classes, also }
}

/** The columns of an event as it is kept. */
export const eventColumns = [...factColumns, 'recorded_at', 'capture_id', 'zone', 'hash', 'body'] as const

/** Events as they are read, for statements that name them `event`. */
export const eventsAsRead = (db: Db) => db.selectFrom('event_as_read as event')

export type Paging = {
  after?: number
  limit: number
  newestFirst?: boolean
  offset?: number
  /** In the order in which they happened, the latest first, instead of that in which they were reported (`events-by-time.ts`). */
  latestFirst?: boolean
}

/** Events in the order in which they were reported, beginning after one of them; one more than asked for tells that there are more. */
export async function findEvents(
  db: Db,
  filter: EventFilter,
  audience: Audience | undefined,
  { after, limit, newestFirst = false, offset = 0, latestFirst = false }: Paging,
): Promise<{ events: KeptEvent[]; more: boolean }> {
  const rows = await eventsAsRead(db)
    .select(eventColumns)
    .$if(after !== undefined, query => query.where('id', '>', after!))
    .$if(filter.types !== undefined, query => query.where('type', 'in', filter.types!))
    .$if(filter.bizSteps !== undefined, query => query.where('biz_step', 'in', filter.bizSteps!))
    .$if(filter.from !== undefined, query => query.where('at', '>=', filter.from!))
    .$if(filter.until !== undefined, query => query.where('at', '<', filter.until!))
    .$if(filter.among !== undefined, query => query.where(sql<boolean>`id = any(${filter.among!}::bigint[])`))
    .$if(filter.siteId !== undefined, query => query.where('site_id', '=', filter.siteId!))
    .$if(filter.locations !== undefined, query => query.where(isLocated(filter.locations!)))
    .$if(filter.flagged === true, query => query.where(sql<boolean>`exists (select from event_flag f where f.event = event.id)`))
    .$if(audience !== undefined, query => query.where(isFor(audience!)))
    .$if(latestFirst, query => query.orderBy('at', 'desc'))
    .orderBy('id', newestFirst || latestFirst ? 'desc' : 'asc')
    .limit(limit + 1)
    .offset(offset)
    .execute()
  return { events: await withSets(db, rows.slice(0, limit)), more: rows.length > limit }
}

function isLocated({ siteIds, uris }: NonNullable<EventFilter['locations']>): RawBuilder<boolean> {
  return sql<boolean>`(
    (site_id = any(${siteIds}::uuid[]) and body ? 'bizLocation')
    or body #>> '{bizLocation,id}' = any(${uris}::text[])
  )`
}

/** Whether a statement's `event` is for this audience. */
export function isFor({ companyId, siteIds, classes, also }: Audience): RawBuilder<boolean> {
  return sql<boolean>`(
    company_id = ${companyId}
    or to_site_id = any(${siteIds}::uuid[])
    or id = any(${also}::bigint[])
    or exists (select from event_packs s where s.event = event.id and s.class_id = any(${classes}::int[]))
  )`
}

/** One event by its number, if the audience may see it. */
export async function findEvent(db: Db, id: number, audience: Audience | undefined): Promise<KeptEvent | undefined> {
  return (await findEvents(db, { among: [id] }, audience, { limit: 1 })).events[0]
}

/** The numbers of the events that this id may mean: our hash of one, or the ids their senders gave them. */
export async function eventsCalled(db: Db, eventId: string): Promise<number[]> {
  const digits = hashDigits(eventId)
  const { rows } = digits
    ? await sql<{ event: number }>`
        select id as event
        from event
        where hash_head = ${digits.slice(0, 32)}::uuid and hash_tail = ${digits.slice(32)}::uuid`.execute(db)
    : await sql<{ event: number }>`
        select id as event
        from event
        where body ->> 'eventID' = ${eventId} and body ? 'eventID' and body ->> 'eventID' not like 'ni:///%'
        order by id`.execute(db)
  return rows.map(({ event }) => event)
}

/** Events with the packs that they name. */
export async function withSets<Row extends EventTable>(
  db: Db,
  events: readonly Row[],
): Promise<(Row & Pick<KeptEvent, 'sets'>)[]> {
  const { rows } = await sql<{ event: number; role: Role; class_id: number; spans: string }>`
    select event, role, class_id, spans::text as spans
    from event_packs
    where event = any(${events.map(({ id }) => id)}::bigint[])
    order by event, role, class_id`.execute(db)
  const byEvent = Map.groupBy(rows, ({ event }) => event)
  return events.map(event => ({
    ...event,
    sets: (byEvent.get(event.id) ?? []).map(({ role, class_id, spans }) => ({
      role,
      classId: class_id,
      spans: fromMultirange(spans),
    })),
  }))
}
