import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import type { Answer } from './answer.ts'
import type { ActKey } from './ask.ts'
import type { FaultKind } from './return-codes.ts'
import './tables.ts'

/** What is kept under a key: the number of the event that was taken, or the answer that refused. */
export type Kept = ActKey & ({ event: number } | { answer: Answer })

/** What was answered under these keys, by key. */
export async function findKept(db: Db, keys: readonly ActKey[]): Promise<Map<string, Kept>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: string; asked: number; event: number | null; answer: Answer | null }>`
    select key, asked, event, answer
    from act_answer
    where key = any(${keys.map(({ key }) => key)}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ key, asked, event, answer }) => [key, { key, asked, ...(event === null ? { answer: answer! } : { event }) }]),
  )
}

/** Keeps answers under keys that nobody used, and gives those keys. Whoever uses the same at the same time waits here. */
export async function keepAnswers(tx: Tx, kept: readonly Kept[]): Promise<Set<string>> {
  if (kept.length === 0) return new Set()
  const sorted = [...kept].sort((a, b) => (a.key < b.key ? -1 : 1))
  const { rows } = await sql<{ key: string }>`
    insert into act_answer (key, asked, event, answer)
    select * from unnest(
      ${sorted.map(({ key }) => key)}::uuid[],
      ${sorted.map(({ asked }) => asked)}::bigint[],
      ${sorted.map(one => ('event' in one ? one.event : null))}::bigint[],
      ${sorted.map(one => ('answer' in one ? JSON.stringify(one.answer) : null))}::jsonb[]
    )
    on conflict do nothing
    returning key`.execute(tx)
  return new Set(rows.map(({ key }) => key))
}

/** Says otherwise under keys that this transaction keeps: what seemed possible was not, or was known. */
export async function amendAnswers(tx: Tx, kept: readonly Kept[]): Promise<void> {
  if (kept.length === 0) return
  await sql`
    update act_answer k
    set event = new.event, answer = new.answer
    from unnest(
      ${kept.map(({ key }) => key)}::uuid[],
      ${kept.map(one => ('event' in one ? one.event : null))}::bigint[],
      ${kept.map(one => ('answer' in one ? JSON.stringify(one.answer) : null))}::jsonb[]
    ) as new (key, event, answer)
    where k.key = new.key`.execute(tx)
}

/** Forgets what was answered before this moment, and gives how many answers there were. */
export async function forgetAnswers(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('act_answer').where('at', '<', before).executeTakeFirst()
  return Number(numDeletedRows)
}

/** An act that was refused. */
export type RefusedAct = {
  pack?: { classId: number; n: number } | undefined
  code: string
  act: string
  kind: FaultKind
  companyId: string
  siteId: string
  at: Date
  facts: Record<string, unknown>
}

/** Records acts that were refused. */
export async function keepRefused(tx: Tx, refused: readonly RefusedAct[]): Promise<void> {
  if (refused.length === 0) return
  await tx
    .insertInto('refused_act')
    .values(
      refused.map(({ pack, companyId, siteId, facts, ...rest }) => ({
        ...rest,
        id: newId(),
        class_id: pack?.classId ?? null,
        n: pack?.n ?? null,
        company_id: companyId,
        site_id: siteId,
        facts: JSON.stringify(facts),
      })),
    )
    .execute()
}
