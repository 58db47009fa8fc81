import { sql } from 'kysely'
import { type Actor, act } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { isOf, wake } from './subscriptions.ts'
import './tables.ts'

/** Pauses a subscription: nothing is asked or sent until it is resumed, and nothing is lost meanwhile. */
export async function pause(db: Db, id: string, actor: Actor, now = new Date()): Promise<void> {
  await act(db, actor, { act: 'subscription.paused', subject: 'subscription', id }, async tx => {
    await tx
      .updateTable('subscription')
      .set({ stopped_at: now, stopped_because: 'paused', problem: null })
      .where('id', '=', id)
      .where('stopped_at', 'is', null)
      .execute()
  })
}

/** Lets a stopped subscription go on; `resend` sends again what its receiver had not taken. */
export async function resume(db: Db, id: string, { resend }: { resend: boolean }, actor: Actor, now = new Date()): Promise<void> {
  const deed = { act: 'subscription.resumed', subject: 'subscription', id, facts: { resend } }
  await act(db, actor, deed, async tx => {
    if (resend)
      await tx
        .updateTable('subscription_delivery')
        .set({ state: 'waiting', tries: 0, try_at: now, ended_at: null })
        .where('subscription_id', '=', id)
        .where('state', '=', 'dead')
        .execute()
    await tx
      .updateTable('subscription')
      .set({ stopped_at: null, stopped_because: null, problem: null })
      .where('id', '=', id)
      .execute()
    await wake(tx)
  })
}

/** Asks for a report at once, also where there is nothing new: to see whether the receiver takes it. */
export async function tryNow(db: Db, id: string, actor: Actor): Promise<void> {
  await act(db, actor, { act: 'subscription.tried', subject: 'subscription', id }, async tx => {
    await tx.updateTable('subscription').set({ wanted: 'trial' }).where('id', '=', id).execute()
    await wake(tx)
  })
}

/** Calls a trigger: every subscription of its owner that waits for it is answered. Gives how many there are. */
export async function callTrigger(db: Db, companyId: string | undefined, trigger: string): Promise<number> {
  return db.transaction().execute(async tx => {
    const { numUpdatedRows } = await tx
      .updateTable('subscription')
      .set({ wanted: sql`coalesce(wanted, 'run')` })
      .where(isOf(companyId))
      .where('trigger', '=', trigger)
      .executeTakeFirst()
    await wake(tx)
    return Number(numUpdatedRows)
  })
}
