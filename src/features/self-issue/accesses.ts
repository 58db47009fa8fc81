import { type Selectable, sql } from 'kysely'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { type AccessEventKind, type AccessFacts, type AccessMove, type AccessState, moveAccess, type Way } from './access.ts'
import type { CodeAccessTable } from './tables.ts'
import './tables.ts'

/** An access right: what was applied for, and where it stands. */
export type CodeAccess = {
  id: string
  companyId: string
  way: Way
  state: AccessState
  facts: AccessFacts
  filedAt: Date
  since: Date
}

export type AccessEvent = { kind: AccessEventKind; actorId: string; actorName: string; at: Date; data: Record<string, unknown> }

/** Files an application and gives its id. Throws NotAllowed where the company has one that is open or granted. */
export async function fileAccess(tx: Tx, companyId: string, way: Way, facts: AccessFacts, actor: Actor): Promise<string> {
  const id = newId()
  const now = new Date()
  const made = await tx
    .insertInto('code_access')
    .values({
      id,
      company_id: companyId,
      way,
      state: 'filed',
      seq: 0,
      facts: JSON.stringify(facts),
      filed_at: now,
      since: now,
    })
    .onConflict(conflict => conflict.columns(['company_id', 'way']).where('state', 'in', ['filed', 'granted']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made)
    throw new NotAllowed({
      id: 'Perusahaan Anda sudah memiliki hak akses ini, atau permohonannya sedang menunggu.',
      en: 'Your company has this access right already, or an application for it is waiting.',
    })
  await addEvent(tx, id, 0, 'filed', actor, {})
  return id
}

/** Takes one step and gives the access right as it stands then. Of two who decide at once the second is told what the first did. */
export async function stepAccess(
  tx: Tx,
  id: string,
  step: AccessMove,
  actor: Actor,
  data: Record<string, unknown> = {},
): Promise<CodeAccess> {
  const row = isId(id)
    ? await tx.selectFrom('code_access').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (!row) throw noAccess()
  const state = moveAccess(row.state, step)
  const since = new Date()
  await addEvent(tx, id, row.seq + 1, step, actor, data)
  await tx
    .updateTable('code_access')
    .set({ state, since, seq: row.seq + 1 })
    .where('id', '=', id)
    .execute()
  return { ...accessFrom(row), state, since }
}

async function addEvent(tx: Tx, id: string, seq: number, kind: AccessEventKind, actor: Actor, data: Record<string, unknown>) {
  await tx
    .insertInto('code_access_event')
    .values({
      access_id: id,
      seq,
      kind,
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      at: new Date(),
      data: JSON.stringify(data),
    })
    .execute()
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

export async function getAccess(db: Db, id: string): Promise<CodeAccess> {
  const row = isId(id) ? await db.selectFrom('code_access').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw noAccess()
  return accessFrom(row)
}

/** The company's newest application or right for a way of issuing. */
export async function accessOf(db: Db, companyId: string, way: Way): Promise<CodeAccess | undefined> {
  const row = await db
    .selectFrom('code_access')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('way', '=', way)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && accessFrom(row)
}

/** The company whose access right it is: what a route's `owner` asks. */
export async function ownerOfAccess(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  if (!isId(id)) return undefined
  return (await db.selectFrom('code_access').select('company_id').where('id', '=', id).executeTakeFirst())?.company_id
}

export async function eventsOfAccess(db: Db, id: string): Promise<AccessEvent[]> {
  const rows = await db.selectFrom('code_access_event').selectAll().where('access_id', '=', id).orderBy('seq').execute()
  return rows.map(({ kind, actor_id, actor_name, at, data }) => ({ kind, actorId: actor_id, actorName: actor_name, at, data }))
}

/** One page of applications and rights: those that wait first, the longest waiting before the others. */
export async function listAccesses(
  db: Db,
  { offset, size }: { offset: number; size: number },
): Promise<{ rows: CodeAccess[]; total: number }> {
  const rows = await db
    .selectFrom('code_access')
    .selectAll()
    .orderBy(sql`state <> 'filed'`)
    .orderBy(sql`case when state = 'filed' then filed_at end`)
    .orderBy('id', 'desc')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await db.selectFrom('code_access').select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(accessFrom), total }
}

/** How many applications for access wait for an officer. */
export async function countFiledAccesses(db: Db): Promise<number> {
  const { filed } = await db
    .selectFrom('code_access')
    .select(sql<number>`count(*)`.as('filed'))
    .where('state', '=', 'filed')
    .executeTakeFirstOrThrow()
  return filed
}

/** Whether an officer has granted this company access to a way of issuing. Whether it needs to, `accessNeeded` says. */
export const hasAccess = async (db: Db, companyId: string, way: Way): Promise<boolean> =>
  (await accessOf(db, companyId, way))?.state === 'granted'

const noAccess = () => new NotFound({ id: 'Tidak ada hak akses dengan pengenal itu.', en: 'There is no such access right.' })

const accessFrom = (row: Selectable<CodeAccessTable>): CodeAccess => ({
  id: row.id,
  companyId: row.company_id,
  way: row.way,
  state: row.state,
  facts: row.facts,
  filedAt: row.filed_at,
  since: row.since,
})
