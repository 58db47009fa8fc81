import { sql } from 'kysely'
import type { EpcFormat } from '#/epcis/identifier-form.ts'
import { act, theSystem } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Says } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import { writeStopped } from './letters.ts'
import type { Waiting } from './outbox.ts'
import { longestAnswer } from './post.ts'

/** Where to send, while the claim on it holds. */
export type Receiver = {
  readonly id: string
  readonly claim: string
  readonly queryName: string
  readonly companyId?: string
  readonly dest: string
  readonly token?: Buffer
  readonly epcFormat: EpcFormat
  readonly mostEvents: number
}

/** How long a claim holds: long enough for one answer. A process that died blocks its subscriptions no longer than that. */
const holds = `${longestAnswer / 1000 + 20} seconds`
/** The reason for a stop is still sent where the query was the reason. */
const mayBeSent = sql<boolean>`(stopped_because is null or stopped_because = 'query')`

/** Claims a subscription for sending; undefined where another sends, or nothing may be sent. */
export async function claim(db: Db, id: string): Promise<Receiver | undefined> {
  const row = await db
    .updateTable('subscription')
    .set({ sending_by: newId(), sending_until: sql`now() + ${holds}::interval` })
    .where('id', '=', id)
    .where(sql<boolean>`coalesce(sending_until <= now(), true)`)
    .where(mayBeSent)
    .returning(['id', 'sending_by', 'query_name', 'company_id', 'dest', 'token', 'epc_format', 'most_events'])
    .executeTakeFirst()
  return (
    row && {
      id,
      claim: row.sending_by!,
      queryName: row.query_name,
      ...(row.company_id !== null && { companyId: row.company_id }),
      dest: row.dest,
      ...(row.token && { token: row.token }),
      epcFormat: row.epc_format,
      mostEvents: row.most_events,
    }
  )
}

/** Renews a claim before each sending, and gives it as it is now; undefined where it was lost, or nothing may be sent any more. */
export async function hold(db: Db, receiver: Receiver): Promise<Receiver | undefined> {
  const row = await db
    .updateTable('subscription')
    .set({ sending_until: sql`now() + ${holds}::interval` })
    .where('id', '=', receiver.id)
    .where('sending_by', '=', receiver.claim)
    .where(mayBeSent)
    .returning('most_events')
    .executeTakeFirst()
  return row && { ...receiver, mostEvents: row.most_events }
}

export async function release(db: Db, { id, claim }: Receiver): Promise<void> {
  await db
    .updateTable('subscription')
    .set({ sending_by: null, sending_until: null })
    .where('id', '=', id)
    .where('sending_by', '=', claim)
    .execute()
}

/** Notes that the receiver has taken so many more events of a delivery; the content goes when all is taken. */
export async function taken(db: Db, { id }: Receiver, { seq, sent, events }: Waiting, count: number, now: Date): Promise<void> {
  const isAll = sent + count >= events
  await db.transaction().execute(async tx => {
    await tx
      .updateTable('subscription_delivery')
      .set({
        sent: sent + count,
        tries: 0,
        problem: null,
        ...(isAll && { state: 'sent', ended_at: now, content: null }),
      })
      .where('subscription_id', '=', id)
      .where('seq', '=', seq)
      .execute()
    await tx.updateTable('subscription').set({ last_notified_at: now }).where('id', '=', id).execute()
  })
}

/** The receiver finds so many events too large (413): from now on it is sent half as many at once. */
export async function halve(db: Db, receiver: Receiver, count: number): Promise<void> {
  await db
    .updateTable('subscription')
    .set({ most_events: Math.max(1, Math.floor(count / 2)) })
    .where('id', '=', receiver.id)
    .execute()
}

/** Notes that a delivery was not taken, and when it is tried again. */
export async function tryLater(db: Db, { id }: Receiver, { seq, tries }: Waiting, problem: Says, at: Date): Promise<void> {
  await db
    .updateTable('subscription_delivery')
    .set({ tries: tries + 1, try_at: at, problem: JSON.stringify(problem) })
    .where('subscription_id', '=', id)
    .where('seq', '=', seq)
    .execute()
}

/**
 * Gives a delivery up and stops its subscription, so that nothing is passed over unseen: what comes after it waits until somebody
 * resumes, with or without what was given up. Its owner is written to.
 */
export async function giveUp(
  { db, config }: Platform,
  { id, queryName, companyId, dest }: Receiver,
  { seq, tries }: Waiting,
  problem: Says,
  now: Date,
): Promise<void> {
  const deed = {
    act: 'subscription.stopped',
    subject: 'subscription',
    id,
    facts: { query: queryName, delivery: seq, problem: problem.en },
  }
  await act(db, theSystem, deed, async tx => {
    await tx
      .updateTable('subscription_delivery')
      .set({ state: 'dead', tries: tries + 1, problem: JSON.stringify(problem), ended_at: now })
      .where('subscription_id', '=', id)
      .where('seq', '=', seq)
      .execute()
    await tx
      .updateTable('subscription')
      .set({ stopped_at: now, stopped_because: 'receiver', problem: JSON.stringify(problem) })
      .where('id', '=', id)
      .execute()
    await writeStopped(tx, { id, queryName, companyId, dest }, problem, config.origin)
  })
}
