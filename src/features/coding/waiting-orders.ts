import { isDeepStrictEqual } from 'node:util'
import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import type { Order, OrderDecision, OrderState } from './order-asked.ts'
import type { CodeOrderTable } from './tables.ts'

/** An order of codes that an officer decides on. */
export type WaitingOrder = {
  id: string
  companyId: string
  state: OrderState
  order: Order
  idempotencyKey: string
  orderedBy: string
  orderedAt: Date
  decidedAt?: Date
  decision?: OrderDecision
  lotId?: string
}

type Asked = { order: Order; companyId: string; idempotencyKey: string }

/** The order that was kept under this key. Throws Invalid where it was another. */
export async function findEarlierOrder(tx: Tx, { order, companyId, idempotencyKey }: Asked): Promise<string | undefined> {
  const row = await tx
    .selectFrom('code_order')
    .select(['id', 'facts'])
    .where('company_id', '=', companyId)
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirst()
  if (!row) return undefined
  if (!isDeepStrictEqual(row.facts, JSON.parse(JSON.stringify(order)))) throw keyUsed()
  return row.id
}

/** Keeps an order until an officer decides. */
export async function keepOrder(
  tx: Tx,
  { order, companyId, idempotencyKey, orderedBy }: Asked & { orderedBy: string },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('code_order')
    .values({
      id,
      company_id: companyId,
      licence: order.licence,
      state: 'waiting',
      facts: JSON.stringify(order),
      idempotency_key: idempotencyKey,
      ordered_by: orderedBy,
      ordered_at: new Date(),
      decided_by: null,
      decided_at: null,
      decision: null,
      lot_id: null,
    })
    .execute()
  return id
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

export async function getWaitingOrder(db: Db, id: string): Promise<WaitingOrder> {
  const row = isId(id) ? await db.selectFrom('code_order').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw noOrder()
  return orderFrom(row)
}

/** The company whose order it is: what a route's `owner` asks. */
export async function ownerOfOrder(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined
  return (await db.selectFrom('code_order').select('company_id').where('id', '=', id).executeTakeFirst())?.company_id
}

/** One page of orders, one company's or all: those that wait first, the longest waiting before the others. */
export async function listWaitingOrders(
  db: Db,
  { companyId, offset, size }: { companyId?: string | undefined; offset: number; size: number },
): Promise<{ rows: WaitingOrder[]; total: number }> {
  const chosen = db.selectFrom('code_order').$if(companyId !== undefined, query => query.where('company_id', '=', companyId!))
  const rows = await chosen
    .selectAll()
    .orderBy(sql`state <> 'waiting'`)
    .orderBy(sql`case when state = 'waiting' then ordered_at end`)
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await chosen.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(orderFrom), total }
}

/** How many orders wait for an officer: one company's, or all. */
export async function countWaitingOrders(db: Db, companyId?: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('code_order')
    .select(sql<number>`count(*)`.as('waiting'))
    .where('state', '=', 'waiting')
    .$if(companyId !== undefined, query => query.where('company_id', '=', companyId!))
    .executeTakeFirstOrThrow()
  return waiting
}

/** The order with its row locked. Throws NotAllowed where it no longer waits: of two who decide at once the second is told. */
export async function lockWaiting(tx: Tx, id: string): Promise<WaitingOrder> {
  const row = isId(id)
    ? await tx.selectFrom('code_order').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (!row) throw noOrder()
  if (row.state !== 'waiting')
    throw new NotAllowed({
      id: 'Pesanan ini tidak menunggu lagi: sudah diputuskan atau ditarik kembali. Muat ulang halaman.',
      en: 'This order no longer waits: it was decided or withdrawn. Load the page again.',
    })
  return orderFrom(row)
}

/** Ends the waiting of an order. */
export async function endWaiting(
  tx: Tx,
  id: string,
  by: string,
  end: { state: 'issued'; lotId: string } | { state: 'refused'; decision: OrderDecision } | { state: 'withdrawn' },
): Promise<void> {
  await tx
    .updateTable('code_order')
    .set({
      state: end.state,
      decided_by: by,
      decided_at: new Date(),
      ...(end.state === 'issued' && { lot_id: end.lotId }),
      ...(end.state === 'refused' && { decision: JSON.stringify(end.decision) }),
    })
    .where('id', '=', id)
    .execute()
}

const noOrder = () => new NotFound({ id: 'Tidak ada pesanan dengan pengenal itu.', en: 'There is no such order.' })

const keyUsed = () =>
  new Invalid([
    {
      field: 'idempotencyKey',
      says: {
        id: 'Kunci ini sudah dipakai untuk pesanan dengan isi lain, jadi tidak ada kode yang terbit. Pakai kunci baru untuk pesanan baru.',
        en: 'This key was used for an order with other facts, so no codes were issued. Use a new key for a new order.',
      },
    },
  ])

const orderFrom = (row: Selectable<CodeOrderTable>): WaitingOrder => ({
  id: row.id,
  companyId: row.company_id,
  state: row.state,
  order: row.facts,
  idempotencyKey: row.idempotency_key,
  orderedBy: row.ordered_by,
  orderedAt: row.ordered_at,
  ...(row.decided_at && { decidedAt: row.decided_at }),
  ...(row.decision && { decision: row.decision }),
  ...(row.lot_id && { lotId: row.lot_id }),
})
