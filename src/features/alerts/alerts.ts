import { type Selectable, sql } from 'kysely'
import type { AlertClass, Rule } from '#/detection/finding.ts'
import { isId } from '#/features/companies/history.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { checkOther, move, type Outcome, type State, type StepKind } from './alert.ts'
import type { AlertTable, KeptFacts } from './tables.ts'

/** A pack that looks wrong, and how the case about it stands. */
export type AlertCase = {
  id: string
  classId: number
  n: number
  code: string
  licence?: string
  lotId?: string
  batch?: string
  class: AlertClass
  score: number
  since: Date
  siteId?: string
  reporter?: string
  raisedAt: Date
  state: State
  owner?: { id: string; name: string }
  outcome?: Outcome
  closedAt?: Date
}
export type Reason = { rule: Rule; score: number; at: Date; facts: KeptFacts }
export type Step = { kind: StepKind; note: string; facts: Record<string, unknown>; by: string; byId: string; at: Date }

export type AlertFilter = {
  class?: AlertClass
  /** One state, or all that are not closed. */
  state?: State | 'waiting'
  ownerId?: string
  by?: 'score' | 'raised'
  descending?: boolean
  size?: number
  offset?: number
}

/** One page of alerts, the most suspicious first unless asked otherwise, each with its gravest rule; and how many there are. */
export async function listAlerts(
  db: Db,
  { class: kind, state, ownerId, by = 'score', descending = true, size = 25, offset = 0 }: AlertFilter,
): Promise<{ rows: (AlertCase & { rule?: Rule })[]; total: number }> {
  const chosen = db
    .selectFrom('alert as a')
    .$if(kind !== undefined, query => query.where('a.class', '=', kind!))
    .$if(state === 'waiting', query => query.where('a.state', '<>', 'closed'))
    .$if(state !== undefined && state !== 'waiting', query => query.where('a.state', '=', state as State))
    .$if(ownerId !== undefined, query => query.where('a.owner_id', '=', ownerId!))
  const rows = await chosen
    .leftJoin('alert_reason as r', join => join.onRef('r.alert_id', '=', 'a.id').on('r.seq', '=', 1))
    .selectAll('a')
    .select('r.rule')
    .orderBy(by === 'score' ? 'a.score' : 'a.raised_at', descending ? 'desc' : 'asc')
    .orderBy('a.id')
    .limit(size)
    .offset(offset)
    .execute()
  const { total } = await chosen.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows: rows.map(row => ({ ...alertFrom(row), ...(row.rule && { rule: row.rule }) })), total: Number(total) }
}

/** How many suspect packs nobody has closed yet. */
export async function countWaitingAlerts(db: Db): Promise<number> {
  return (await listAlerts(db, { class: 'suspect', state: 'waiting', size: 1 })).total
}

/** An alert by its id; throws NotFound. */
export async function getAlert(db: Db, id: string): Promise<AlertCase> {
  const row = isId(id) ? await db.selectFrom('alert').selectAll().where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound({ id: 'Tidak ada peringatan dengan pengenal itu.', en: 'There is no such alert.' })
  return alertFrom(row)
}

export const reasonsOf = (db: Db, id: string): Promise<Reason[]> =>
  db.selectFrom('alert_reason').select(['rule', 'score', 'at', 'facts']).where('alert_id', '=', id).orderBy('seq').execute()

/** What was done with an alert, the first first. */
export async function stepsOf(db: Db, id: string): Promise<Step[]> {
  const rows = await db.selectFrom('alert_step').selectAll().where('alert_id', '=', id).orderBy('seq').execute()
  return rows.map(({ kind, note, facts, actor_name, actor_id, at }) => ({
    kind,
    note,
    facts,
    by: actor_name,
    byId: actor_id,
    at,
  }))
}

export type Doing = { kind: StepKind; note?: string; outcome?: Outcome; facts?: Record<string, unknown> }

/**
 * Takes a step and moves the case on, or throws NotAllowed and changes nothing. Of two officers at once the second sees what the first did.
 * Whoever takes an alert owns it; a decision about a proposal is another officer's.
 */
export async function takeStep(tx: Tx, id: string, doing: Doing, actor: Actor): Promise<AlertCase> {
  const { kind, outcome } = doing
  const held = isId(id)
    ? await tx.selectFrom('alert').select('state').where('id', '=', id).forUpdate().executeTakeFirst()
    : undefined
  if (!held) return getAlert(tx, id)
  const to = move(held.state, kind)
  if (kind === 'confirmed' || kind === 'refused') checkOther((await lastOf(tx, id, 'proposed'))?.actor_id, actor.id)
  await addStep(tx, id, doing, actor)
  const ended = kind === 'confirmed' ? 'confirmed' : kind === 'explained' ? 'explained' : outcome
  await tx
    .updateTable('alert')
    .set({
      state: to,
      outcome: to === 'closed' ? ended! : null,
      closed_at: to === 'closed' ? new Date() : null,
      ...(kind === 'taken' && { owner_id: actor.id, owner_name: actor.name }),
      ...((kind === 'released' || kind === 'raised again') && { owner_id: null, owner_name: null }),
    })
    .where('id', '=', id)
    .execute()
  return getAlert(tx, id)
}

const lastOf = (tx: Tx, id: string, kind: StepKind) =>
  tx
    .selectFrom('alert_step')
    .select('actor_id')
    .where('alert_id', '=', id)
    .where('kind', '=', kind)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Adds a step after the last. The caller holds the alert's row, or has just made it. */
export async function addStep(tx: Tx, id: string, { kind, note = '', facts = {}, outcome }: Doing, actor: Actor): Promise<void> {
  const told = JSON.stringify({ ...facts, ...(outcome && { outcome }) })
  await sql`
    insert into alert_step (alert_id, seq, kind, note, facts, actor_kind, actor_id, actor_name, at)
    select ${id}, coalesce(max(seq), 0) + 1, ${kind}, ${note}, ${told}, ${actor.kind}, ${actor.id}, ${actor.name}, ${new Date()}
    from alert_step
    where alert_id = ${id}`.execute(tx)
}

export const alertFrom = (row: Selectable<AlertTable>): AlertCase => ({
  id: row.id,
  classId: row.class_id,
  n: row.n,
  code: row.code,
  ...(row.licence !== null && { licence: row.licence }),
  ...(row.lot_id !== null && { lotId: row.lot_id }),
  ...(row.batch !== null && { batch: row.batch }),
  class: row.class,
  score: row.score,
  since: row.since,
  ...(row.site_id !== null && { siteId: row.site_id }),
  ...(row.reporter !== null && { reporter: row.reporter }),
  raisedAt: row.raised_at,
  state: row.state,
  ...(row.owner_id !== null && { owner: { id: row.owner_id, name: row.owner_name ?? '' } }),
  ...(row.outcome !== null && { outcome: row.outcome }),
  ...(row.closed_at !== null && { closedAt: row.closed_at }),
})
