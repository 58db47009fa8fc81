import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Order } from '#/epcis/query.ts'
import { type Audience, eventColumns, eventsAsRead, isFor, type KeptEvent } from '#/features/tracing/find-events.ts'
import type { EventTable } from '#/features/tracing/tables.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Tables } from '#/platform/database/tables.ts'
import type { Cursor } from './cursor.ts'
import { tooComplex } from './refused.ts'

/** An event with what it is ordered by. */
export type OrderedRow = Omit<KeptEvent, 'sets'> & { order_key: string; order_recorded: string }

export type Reading = {
  readonly narrowed: RawBuilder<boolean>
  /** The only shapes whose events can be asked for, where that is known. */
  readonly shapes?: readonly number[]
  readonly audience: Audience | undefined
  readonly order: Order
}

/** A question of one request may take so long; then it is refused with what to do about it. */
const longest = 10_000

/**
 * Events in their order, beginning after one of them, at most so many. Ties are broken by when events were recorded and then by
 * their numbers, so that a page goes on just where the last one ended whatever was captured meanwhile.
 */
export const readRows = (db: Db, reading: Reading, after: Cursor | undefined, limit: number): Promise<OrderedRow[]> =>
  guarded(db, tx => rowsInOrder(tx, reading, after, limit).execute())

/** Of so many shapes each is gone through in its own order, and the first events of all are taken. */
const mostShapes = 200

/** The statement on which every page rests. */
export function rowsInOrder(db: Db, reading: Reading, after: Cursor | undefined, limit: number) {
  const { shapes } = reading
  const rows = inOrder(eventsAsRead(db), reading, after, limit)
    .select(eventColumns)
    .select([keyOf(reading.order).text.as('order_key'), microseconds(sql`event.recorded_at`).as('order_recorded')])
  if (!shapes || shapes.length > mostShapes) return rows
  // The planner knows how often a shape occurs, not when: left to itself it goes through everything in order and hopes to meet it soon.
  const ofShape = inOrder(eventsAsRead(db), reading, after, limit)
    .select('event.id')
    .where(sql<boolean>`event.shape = asked.shape`)
  return rows.where(sql<boolean>`event.id in (
    select first.id
    from unnest(${shapes}::int[]) as asked (shape)
    cross join lateral (${ofShape}) as first
  )`)
}

function inOrder<Selected>(
  events: SelectQueryBuilder<Tables & { event: EventTable }, 'event', Selected>,
  { narrowed, audience, order }: Reading,
  after: Cursor | undefined,
  limit: number,
) {
  const key = keyOf(order)
  const direction = order.direction === 'ASC' ? ('asc' as const) : ('desc' as const)
  const beyond = sql.raw(direction === 'asc' ? '>' : '<')
  const isBeyond =
    after &&
    sql<boolean>`(${key.column}, event.recorded_at, event.id) ${beyond} (${key.value(after.key)}, ${moment(after.recorded)}, ${after.event})`
  return events
    .where(narrowed)
    .$if(audience !== undefined, query => query.where(isFor(audience!)))
    .$if(isBeyond !== undefined, query => query.where(isBeyond!))
    .orderBy(key.column, direction)
    .orderBy('event.recorded_at', direction)
    .orderBy('event.id', direction)
    .limit(limit)
}

/** Runs one statement that ends in time, or throws that the question is too large. */
export async function guarded<T>(db: Db, ask: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async tx => {
      await sql`select set_config('statement_timeout', ${String(longest)}, true)`.execute(tx)
      return ask(tx)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '57014') throw tooComplex()
    throw error
  }
}

type Key = { column: RawBuilder<unknown>; text: RawBuilder<string>; value: (text: string) => RawBuilder<unknown> }

function keyOf({ by }: Order): Key {
  if (typeof by !== 'string') {
    const column = sql`coalesce(event.body -> ${by.given}, 'null'::jsonb)`
    return { column, text: sql<string>`(${column})::text`, value: text => sql`${text}::jsonb` }
  }
  const column = by === 'eventTime' ? sql`event.at` : sql`event.recorded_at`
  return { column, text: microseconds(column), value: moment }
}

/** Moments as whole microseconds since 1970, which is what the database keeps: a text of them loses nothing. */
const microseconds = (column: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(extract(epoch from ${column}) * 1000000)::bigint::text`
const moment = (text: string): RawBuilder<unknown> => sql`('epoch'::timestamptz + ${text}::bigint * interval '1 microsecond')`
