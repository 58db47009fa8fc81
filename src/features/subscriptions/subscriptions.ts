import { sql } from 'kysely'
import type { EpcFormat } from '#/epcis/identifier-form.ts'
import type { NamedQuery } from '#/features/querying/named-queries.ts'
import { endOfChain, placeBefore } from '#/platform/audit/after.ts'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Says } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import type { When } from './controls.ts'
import { mostOfOne, tooMany } from './limits.ts'
import { nextTime, readSchedule, type Schedule } from './schedule.ts'
import { seal } from './seal.ts'
import type { StoppedBecause, Wanted } from './tables.ts'

/** A kept query that goes on being answered, to a receiver of its owner's; without a company the owner is the regulator. */
export type Subscription = {
  readonly id: string
  readonly companyId?: string
  readonly queryName: string
  readonly dest: string
  readonly when: When
  readonly epcFormat: EpcFormat
  readonly reportIfEmpty: boolean
  readonly initialRecordTime?: Date
  readonly createdAt: Date
  readonly createdBy: string
  /** Up to which place in the chain of captures the query has been answered. */
  readonly watermark: number
  /** The number of the last delivery. */
  readonly seq: number
  readonly nextAt?: Date
  readonly wanted?: Wanted
  readonly lastRunAt?: Date
  readonly lastNotifiedAt?: Date
  readonly mostEvents: number
  readonly stopped?: { readonly at: Date; readonly because: StoppedBecause; readonly problem?: Says }
}

export type NewSubscription = Pick<Subscription, 'when' | 'epcFormat' | 'reportIfEmpty'> & {
  dest: URL
  signatureToken?: string | undefined
  initialRecordTime?: Date | undefined
}

const columns = [
  'id',
  'company_id',
  'query_name',
  'dest',
  'schedule',
  'trigger',
  'epc_format',
  'report_if_empty',
  'initial_record_time',
  'created_at',
  'created_by',
  'watermark',
  'seq',
  'next_at',
  'wanted',
  'last_run_at',
  'last_notified_at',
  'most_events',
  'stopped_at',
  'stopped_because',
  'problem',
] as const

/** Rows of one owner; without a company the regulator's. */
export const isOf = (companyId: string | undefined) => sql<boolean>`company_id is not distinct from ${companyId ?? null}::uuid`

/** Where whoever subscribes begins: at a moment of recording, or now, which is the end of the chain and no matter of clocks. */
export const beginningOf = (db: Db, initialRecordTime: Date | undefined): Promise<number> =>
  initialRecordTime ? placeBefore(db, initialRecordTime) : endOfChain(db)

/** Subscribes to a kept query. Throws Refused where its owner has too many subscriptions already. */
export async function subscribe(
  { db, keys }: Platform,
  query: NamedQuery,
  { dest, signatureToken, when, epcFormat, reportIfEmpty, initialRecordTime }: NewSubscription,
  actor: Actor,
  now = new Date(),
): Promise<Subscription> {
  const id = newId()
  const watermark = await beginningOf(db, initialRecordTime)
  const schedule = 'schedule' in when ? when.schedule : undefined
  const facts = { query: query.name, dest: dest.origin }
  await act(db, actor, { act: 'subscription.begun', subject: 'subscription', id, facts }, async tx => {
    // Those who subscribe for one owner at the same time wait for each other, so that the count holds.
    await sql`select pg_advisory_xact_lock(hashtext('subscription'), hashtext(${query.companyId ?? ''}))`.execute(tx)
    if ((await countOf(tx, query.companyId)) >= mostOfOne) throw tooMany
    await tx
      .insertInto('subscription')
      .values({
        id,
        query_id: query.id,
        query_name: query.name,
        company_id: query.companyId ?? null,
        dest: dest.href,
        token: signatureToken === undefined ? null : seal(keys, id, signatureToken),
        epc_format: epcFormat,
        report_if_empty: reportIfEmpty,
        initial_record_time: initialRecordTime ?? null,
        schedule: schedule ? JSON.stringify(schedule) : null,
        trigger: 'trigger' in when ? when.trigger : null,
        created_at: now,
        created_by: actor.name,
        watermark,
        next_at: schedule ? nextTime(readSchedule(schedule), now)! : null,
        wanted: null,
        last_run_at: null,
        last_notified_at: null,
        stopped_at: null,
        stopped_because: null,
        problem: null,
        sending_by: null,
        sending_until: null,
      })
      .execute()
    await wake(tx)
  })
  return getSubscription(db, id)
}

const countOf = async (db: Db | Tx, companyId: string | undefined): Promise<number> =>
  (await db.selectFrom('subscription').select(sql<number>`count(*)`.as('count')).where(isOf(companyId)).executeTakeFirstOrThrow())
    .count

/** Tells every server that there is something to do, once the transaction is committed. */
export async function wake(tx: Tx | Db): Promise<void> {
  await sql`select pg_notify('subscriptions', '')`.execute(tx)
}

export async function findSubscription(db: Db, id: string): Promise<Subscription | undefined> {
  const row = await db.selectFrom('subscription').select(columns).where('id', '=', id).executeTakeFirst()
  return row && subscriptionIn(row)
}

async function getSubscription(db: Db, id: string): Promise<Subscription> {
  return subscriptionIn(await db.selectFrom('subscription').select(columns).where('id', '=', id).executeTakeFirstOrThrow())
}

/** The subscriptions to one query, in the order in which they were made, after one of them. */
export async function subscriptionsTo(
  db: Db,
  queryId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscription')
    .select(columns)
    .where('query_id', '=', queryId)
    .$if(after !== undefined, query => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(subscriptionIn)
}

/** The subscriptions of one owner, of whom there are at most `mostOfOne`, the latest first. */
export async function subscriptionsOf(db: Db, companyId: string | undefined): Promise<Subscription[]> {
  const rows = await db.selectFrom('subscription').select(columns).where(isOf(companyId)).orderBy('id', 'desc').execute()
  return rows.map(subscriptionIn)
}

/** Everyone's subscriptions, a page of them: those that were stopped by something first, then the latest. */
export async function everySubscription(
  db: Db,
  { size, offset }: { size: number; offset: number },
): Promise<{ found: Subscription[]; total: number }> {
  const rows = await db
    .selectFrom('subscription')
    .select(columns)
    .orderBy(sql`coalesce(stopped_because in ('receiver', 'query'), false)`, 'desc')
    .orderBy('id', 'desc')
    .limit(size)
    .offset(offset)
    .execute()
  const { total } = await db.selectFrom('subscription').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { found: rows.map(subscriptionIn), total }
}

/** Ends a subscription; what waited to be sent is dropped. */
export async function unsubscribe(db: Db, { id, queryName, dest }: Subscription, actor: Actor): Promise<void> {
  const facts = { query: queryName, dest: new URL(dest).origin }
  await act(db, actor, { act: 'subscription.ended', subject: 'subscription', id, facts }, async tx => {
    await tx.deleteFrom('subscription').where('id', '=', id).execute()
  })
}

/** Of whose company a subscription is: what routes that name one ask. */
export async function ownerOfSubscription(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  const row = await db.selectFrom('subscription').select('company_id').where(sql<boolean>`id::text = ${id}`).executeTakeFirst()
  return row?.company_id ?? undefined
}

type Row = {
  id: string
  company_id: string | null
  query_name: string
  dest: string
  schedule: Schedule | null
  trigger: string | null
  epc_format: EpcFormat
  report_if_empty: boolean
  initial_record_time: Date | null
  created_at: Date
  created_by: string
  watermark: number
  seq: number
  next_at: Date | null
  wanted: Wanted | null
  last_run_at: Date | null
  last_notified_at: Date | null
  most_events: number
  stopped_at: Date | null
  stopped_because: StoppedBecause | null
  problem: Says | null
}

const subscriptionIn = (row: Row): Subscription => ({
  id: row.id,
  ...(row.company_id !== null && { companyId: row.company_id }),
  queryName: row.query_name,
  dest: row.dest,
  when: row.schedule ? { schedule: row.schedule } : row.trigger !== null ? { trigger: row.trigger } : { stream: true },
  epcFormat: row.epc_format,
  reportIfEmpty: row.report_if_empty,
  ...(row.initial_record_time && { initialRecordTime: row.initial_record_time }),
  createdAt: row.created_at,
  createdBy: row.created_by,
  watermark: row.watermark,
  seq: row.seq,
  ...(row.next_at && { nextAt: row.next_at }),
  ...(row.wanted && { wanted: row.wanted }),
  ...(row.last_run_at && { lastRunAt: row.last_run_at }),
  ...(row.last_notified_at && { lastNotifiedAt: row.last_notified_at }),
  mostEvents: row.most_events,
  ...(row.stopped_at && {
    stopped: { at: row.stopped_at, because: row.stopped_because!, ...(row.problem !== null && { problem: row.problem }) },
  }),
})
