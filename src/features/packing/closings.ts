import type { Lot } from '#/features/coding/read-lots.ts'
import { type Actor, recordDeed } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed } from '#/platform/http/errors.ts'
import { asksWhy, countedDifference, type Difference, type LevelBalance } from './balance.ts'
import { balanceOfLot } from './lot-balance.ts'
import './tables.ts'
import { en, id } from './words.ts'

/** A lot whose reconciliation was accepted, as it stood then. */
export type Closing = {
  at: Date
  by: string
  balance: LevelBalance[]
  differences: Difference[]
  counted?: number
  reason?: string
}

export async function findClosing(db: Db, lotId: string): Promise<Closing | undefined> {
  const row = await db
    .selectFrom('lot_close')
    .select(['at', 'actor_name', 'balance', 'differences', 'counted', 'reason'])
    .where('lot_id', '=', lotId)
    .executeTakeFirst()
  return (
    row && {
      at: row.at,
      by: row.actor_name,
      balance: row.balance,
      differences: row.differences,
      ...(row.counted !== null && { counted: row.counted }),
      ...(row.reason !== null && { reason: row.reason }),
    }
  )
}

/** Those of these lots that are closed. */
export async function closedAmong(db: Db, lotIds: readonly string[]): Promise<Set<string>> {
  if (lotIds.length === 0) return new Set()
  const rows = await db.selectFrom('lot_close').select('lot_id').where('lot_id', 'in', lotIds).execute()
  return new Set(rows.map(({ lot_id }) => lot_id))
}

export type CloseAsked = { reason?: string | undefined; counted?: number | undefined }

/**
 * Accepts a lot's reconciliation for its holder: from then on none of its codes is activated, rejected, sampled or packed any more.
 * Throws NotAllowed for a lot that is closed already, Invalid where a difference asks for a reason and none is given.
 */
export async function closeLot(tx: Tx, lot: Lot, { reason, counted }: CloseAsked, actor: Actor): Promise<void> {
  if (await findClosing(tx, lot.id)) throw new NotAllowed({ id: id.closedAlready, en: en.closedAlready })
  const balance = await balanceOfLot(tx, lot)
  const differences = [...balance.differences, ...countedDifference(balance, counted)]
  if (!reason && differences.some(asksWhy))
    throw new Invalid([{ field: 'reason', says: { id: id.needReason, en: en.needReason } }])
  await tx
    .insertInto('lot_close')
    .values({
      lot_id: lot.id,
      balance: JSON.stringify(balance.levels),
      differences: JSON.stringify(differences),
      counted: counted ?? null,
      reason: reason || null,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .execute()
  const { level: _, ...primary } = balance.levels[0]!
  const facts = {
    batch: lot.batch,
    ...primary,
    differences,
    ...(counted !== undefined && { counted }),
    ...(reason && { reason }),
  }
  await recordDeed(tx, actor, { act: 'lot.closed', subject: 'lot', id: lot.id, facts })
}
