import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { type ListState, mostOpen, type SerialList } from './list.ts'
import type { Refused } from './list-lines.ts'
import type { SerialListTable, SerialRefusalTable } from './tables.ts'
import './tables.ts'

export type NewList = Pick<SerialList, 'lotId' | 'companyId' | 'level' | 'format' | 'name' | 'bytes' | 'madeBy'> & {
  idempotencyKey: string
}

/** Begins a list, or gives the one begun before under this key. Throws Invalid where that one says something else. */
export async function openList(tx: Tx, facts: NewList): Promise<{ list: SerialList; isNew: boolean }> {
  await refuseTooMany(tx, facts)
  const now = new Date()
  const row = await tx
    .insertInto('serial_list')
    .values({
      id: newId(),
      lot_id: facts.lotId,
      company_id: facts.companyId,
      level: facts.level,
      format: facts.format,
      name: facts.name,
      state: 'receiving',
      bytes: facts.bytes,
      idempotency_key: facts.idempotencyKey,
      made_by: facts.madeBy,
      made_at: now,
      since: now,
    })
    .onConflict(conflict => conflict.columns(['company_id', 'idempotency_key']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (row) return { list: listFrom(row), isNew: true }
  const list = listFrom(
    await tx
      .selectFrom('serial_list')
      .selectAll()
      .where('company_id', '=', facts.companyId)
      .where('idempotency_key', '=', facts.idempotencyKey)
      .executeTakeFirstOrThrow(),
  )
  const { lotId, level, format, bytes } = list
  if (lotId !== facts.lotId || level !== facts.level || format !== facts.format || bytes !== facts.bytes) throw keyUsed()
  return { list, isNew: false }
}

async function refuseTooMany(tx: Tx, { companyId, idempotencyKey }: NewList): Promise<void> {
  const open = await tx
    .selectFrom('serial_list')
    .select(['id'])
    .where('company_id', '=', companyId)
    .where('state', 'in', ['receiving', 'reading'])
    .where('idempotency_key', '<>', idempotencyKey)
    .limit(mostOpen)
    .execute()
  if (open.length >= mostOpen)
    throw new NotAllowed({
      id: `Perusahaan Anda sedang mengunggah ${mostOpen} daftar. Selesaikan atau batalkan salah satunya dahulu.`,
      en: `Your company has ${mostOpen} lists under way. Finish or drop one of them first.`,
    })
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

export async function getList(db: Db, id: string): Promise<SerialList> {
  const row = isId(id) ? await db.selectFrom('serial_list').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw noList()
  return listFrom(row)
}

/** The list with its row locked: one writer at a time, and who comes later sees what the earlier did. */
export async function lockList(tx: Tx, id: string): Promise<SerialList & Pick<Selectable<SerialListTable>, 'layout'>> {
  const row = isId(id)
    ? await tx.selectFrom('serial_list').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (!row) throw noList()
  return { ...listFrom(row), layout: row.layout }
}

/** The company whose list it is: what a route's `owner` asks. */
export async function ownerOfList(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined
  return (await db.selectFrom('serial_list').select('company_id').where('id', '=', id).executeTakeFirst())?.company_id
}

/** The lists of a lot, the newest first. */
export async function listsOfLot(db: Db, lotId: string): Promise<SerialList[]> {
  const rows = await db.selectFrom('serial_list').selectAll().where('lot_id', '=', lotId).orderBy('id', 'desc').execute()
  return rows.map(listFrom)
}

/** The lists of a company of which only a part has come: those that were left first before the others. */
export async function unfinishedLists(db: Db, companyId: string): Promise<SerialList[]> {
  const rows = await db
    .selectFrom('serial_list')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('state', '=', 'receiving')
    .orderBy('since')
    .execute()
  return rows.map(listFrom)
}

/** What changes in a list while it comes and is read. */
export type ListChange = Partial<Pick<SerialListTable, 'state'>> & {
  received?: number
  read?: number
  lines?: number
  accepted?: number
  refused?: number
  layout?: string
  problem?: string
}

export async function changeList(tx: Tx, id: string, change: ListChange): Promise<void> {
  await tx
    .updateTable('serial_list')
    .set({ ...change, since: new Date() })
    .where('id', '=', id)
    .execute()
}

export async function addRefusals(tx: Tx, listId: string, refused: readonly Refused[]): Promise<void> {
  const size = 10_000
  for (let from = 0; from < refused.length; from += size) {
    const part = refused.slice(from, from + size)
    await sql`
      insert into serial_refusal (list_id, line, reason, value, batch)
      select ${listId}::uuid, line, reason, value, batch
      from unnest(
        ${part.map(({ line }) => line)}::bigint[],
        ${part.map(({ reason }) => reason)}::text[],
        ${part.map(({ value }) => value)}::text[],
        ${part.map(({ batch }) => batch ?? null)}::text[]
      ) as refused (line, reason, value, batch)`.execute(tx)
  }
}

/** The refused lines of a list after one of them, in the order of the file. */
export async function refusalsOf(
  db: Db,
  listId: string,
  { after = 0, limit }: { after?: number; limit: number },
): Promise<Pick<Selectable<SerialRefusalTable>, 'line' | 'reason' | 'value' | 'batch'>[]> {
  return db
    .selectFrom('serial_refusal')
    .select(['line', 'reason', 'value', 'batch'])
    .where('list_id', '=', listId)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
}

/** Lists in a state whose last change is older than that moment. */
export async function listsSince(db: Db, state: ListState, before: Date): Promise<SerialList[]> {
  const rows = await db
    .selectFrom('serial_list')
    .selectAll()
    .where('state', '=', state)
    .where('since', '<', before)
    .orderBy('id')
    .execute()
  return rows.map(listFrom)
}

const noList = () => new NotFound({ id: 'Tidak ada daftar dengan pengenal itu.', en: 'There is no such list.' })

const keyUsed = () =>
  new Invalid([
    {
      field: 'idempotencyKey',
      says: {
        id: 'Kunci ini sudah dipakai untuk berkas lain. Pakai kunci baru untuk berkas baru.',
        en: 'This key was used for another file. Use a new key for a new file.',
      },
    },
  ])

const listFrom = (row: Selectable<SerialListTable>): SerialList => ({
  id: row.id,
  lotId: row.lot_id,
  companyId: row.company_id,
  level: row.level,
  format: row.format,
  name: row.name,
  state: row.state,
  bytes: row.bytes,
  received: row.received,
  read: row.read,
  lines: row.lines,
  accepted: row.accepted,
  refused: row.refused,
  ...(row.problem && { problem: row.problem }),
  madeBy: row.made_by,
  madeAt: row.made_at,
  since: row.since,
})
