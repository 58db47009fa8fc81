import { sql } from 'kysely'
import type { EventJson } from '#/features/tracing/event-json.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Says } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { seal, unseal } from './seal.ts'
import type { Subscription } from './subscriptions.ts'
import type { DeliveryState } from './tables.ts'

/** What is sent: events, or the problem that keeps a query from being answered. */
export type Content = { kind: 'events'; events: readonly EventJson[] } | { kind: 'problem'; problem: object }

/** How a delivery stands, as pages show it. */
export type Delivery = {
  readonly seq: number
  readonly madeAt: Date
  readonly kind: 'events' | 'problem'
  readonly events: number
  readonly sent: number
  readonly state: DeliveryState
  readonly tries: number
  readonly tryAt: Date
  readonly problem?: Says
}

/** A delivery whose turn it is, with what is in it. */
export type Waiting = Delivery & { readonly content: Content }

type Kept = { watermark: number; content: Content | undefined; times: { nextAt: Date | undefined } | undefined }

/**
 * Moves a subscription's watermark on from the place at which it was read, and puts what was found into the outbox; false, with nothing
 * changed, where another has moved it or it has been stopped. `times` ends the run.
 */
export async function keepFound(
  { db, keys }: Platform,
  { id, watermark: from, seq, wanted }: Subscription,
  { watermark, content, times }: Kept,
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const moved = await tx
      .updateTable('subscription')
      .set({ watermark, ...(content && { seq: sql`seq + 1` }) })
      .$if(times !== undefined, query =>
        // What is wanted meanwhile stays wanted.
        query.set({ last_run_at: now, next_at: times?.nextAt ?? null, wanted: sql`nullif(wanted, ${wanted ?? null})` }),
      )
      .where('id', '=', id)
      .where('watermark', '=', from)
      .where('seq', '=', seq)
      .where('stopped_at', 'is', null)
      .returning('seq')
      .executeTakeFirst()
    if (!moved) return false
    if (content)
      await tx
        .insertInto('subscription_delivery')
        .values(rowOf(seal(keys, id, JSON.stringify(content)), { id, seq: moved.seq, content, now }))
        .execute()
    return true
  })
}

const rowOf = (sealed: Buffer, { id, seq, content, now }: { id: string; seq: number; content: Content; now: Date }) => ({
  subscription_id: id,
  seq,
  made_at: now,
  kind: content.kind,
  events: content.kind === 'events' ? content.events.length : 0,
  try_at: now,
  problem: null,
  ended_at: null,
  content: sealed,
})

/** Stops a subscription whose query can no longer be answered, and puts the reason into its outbox: that is still sent. */
export async function stopRuns({ db, keys }: Platform, { id }: Subscription, content: Content, problem: Says): Promise<void> {
  const now = new Date()
  await db.transaction().execute(async tx => {
    const stopped = await tx
      .updateTable('subscription')
      .set({ stopped_at: now, stopped_because: 'query', problem: JSON.stringify(problem), seq: sql`seq + 1`, wanted: null })
      .where('id', '=', id)
      .where('stopped_at', 'is', null)
      .returning('seq')
      .executeTakeFirst()
    if (!stopped) return
    const sealed = seal(keys, id, JSON.stringify(content))
    await tx
      .insertInto('subscription_delivery')
      .values(rowOf(sealed, { id, seq: stopped.seq, content, now }))
      .execute()
  })
}

const columns = ['seq', 'made_at', 'kind', 'events', 'sent', 'state', 'tries', 'try_at', 'problem'] as const

/** The delivery whose turn it is, if its time has come: those of one subscription go out in their order, one after another. */
export async function findNext({ db, keys }: Platform, id: string, now: Date): Promise<Waiting | undefined> {
  const row = await db
    .selectFrom('subscription_delivery')
    .select([...columns, 'content'])
    .where('subscription_id', '=', id)
    .where('state', '=', 'waiting')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  if (!row?.content || row.try_at > now) return undefined
  return { ...deliveryIn(row), content: JSON.parse(unseal(keys, id, row.content)) as Content }
}

/** The latest deliveries of a subscription, and before them those that were given up. */
export async function deliveriesOf(db: Db, id: string, limit: number): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('subscription_delivery')
    .select(columns)
    .where('subscription_id', '=', id)
    .orderBy(sql`state = 'dead'`, 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(deliveryIn)
}

/** How many deliveries wait, how many were given up, and whether the receiver did not take the one whose turn it is. */
export type Counts = { waiting: number; dead: number; isTrying: boolean }

/** What waits and what was given up, by subscription; one that has neither is left out. */
export async function countDeliveries(db: Db, ids: readonly string[]): Promise<Map<string, Counts>> {
  const { rows } = await sql<Counts & { id: string }>`
    select subscription_id as id, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead,
      bool_or(state = 'waiting' and tries > 0) as "isTrying"
    from subscription_delivery
    where subscription_id = any(${ids}::uuid[]) and state <> 'sent'
    group by subscription_id`.execute(db)
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}

/** Days that deliveries are kept: those taken, to look back at; those given up, to be sent again. A choice of this platform. */
const keptDays = { sent: 30, dead: 90 }

/** Forgets what was sent, and what nobody sent again, long ago. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  for (const [state, days] of Object.entries(keptDays))
    await db
      .deleteFrom('subscription_delivery')
      .where('state', '=', state as DeliveryState)
      .where('ended_at', '<', new Date(now.getTime() - days * 86_400_000))
      .execute()
}

type Row = {
  seq: number
  made_at: Date
  kind: 'events' | 'problem'
  events: number
  sent: number
  state: DeliveryState
  tries: number
  try_at: Date
  problem: Says | null
}

const deliveryIn = ({ made_at, try_at, problem, ...row }: Row): Delivery => ({
  ...row,
  madeAt: made_at,
  tryAt: try_at,
  ...(problem !== null && { problem }),
})
