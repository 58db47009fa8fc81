import { sql } from 'kysely'
import type { Db, Tx } from '../database/connect.ts'
import type { Platform } from '../platform.ts'
import type { Actor, Deed } from './audit.ts'
import { linkHash } from './chain.ts'

const soon = 500
/** Rows moved in one transaction, which holds the head of the chain for as long. */
const atOnce = 2_000
const timers = new WeakMap<Platform, NodeJS.Timeout>()

/**
 * Notes deeds in the transaction of their act without taking the head of the chain, so that those who report movements do not wait
 * for each other. They are there when the act is; they join the chain when `sealDeeds` runs next. Call `sealSoon` after the commit.
 */
export async function noteDeeds(tx: Tx, deeds: readonly (Deed & { actor: Actor })[]): Promise<void> {
  if (deeds.length === 0) return
  await sql`
    insert into audit_waiting (actor_kind, actor_id, actor_name, act, subject, subject_id, facts)
    select actor_kind, actor_id, actor_name, act, subject, subject_id, facts
    from unnest(
      ${deeds.map(({ actor }) => actor.kind)}::text[],
      ${deeds.map(({ actor }) => actor.id)}::text[],
      ${deeds.map(({ actor }) => actor.name)}::text[],
      ${deeds.map(({ act }) => act)}::text[],
      ${deeds.map(({ subject }) => subject)}::text[],
      ${deeds.map(({ id }) => id)}::text[],
      ${deeds.map(({ facts }) => JSON.stringify(facts ?? {}))}::jsonb[]
    ) as noted (actor_kind, actor_id, actor_name, act, subject, subject_id, facts)`.execute(tx)
}

/** Moves every waiting deed into the chain, in the order in which they were noted, and gives how many there were. */
export async function sealDeeds(db: Db): Promise<number> {
  for (let sealed = 0; ; ) {
    const moved = await db.transaction().execute(sealSome)
    sealed += moved
    if (moved < atOnce) return sealed
  }
}

type Waiting = {
  id: number
  at: string
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
  act: string
  subject: string
  subject_id: string
  facts: unknown
}

async function sealSome(tx: Tx): Promise<number> {
  const { rows: heads } = await sql<{ seq: number; hash: string }>`select seq, hash from audit_head for update`.execute(tx)
  const head = heads[0]
  if (!head) throw new Error('The audit chain has no head: migration 0001 has not run.')
  const { rows: waiting } = await sql<Waiting>`
    delete from audit_waiting
    where id = any(array(select id from audit_waiting order by id limit ${atOnce}))
    returning id, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
      actor_kind, actor_id, actor_name, act, subject, subject_id, facts`.execute(tx)
  if (waiting.length === 0) return 0
  let { seq, hash } = head
  const links = waiting
    .sort((a, b) => a.id - b.id)
    .map(row => {
      const actor = { kind: row.actor_kind, id: row.actor_id, name: row.actor_name }
      seq += 1
      hash = linkHash(hash, { seq, at: row.at, actor, act: row.act, subject: row.subject, id: row.subject_id, facts: row.facts })
      return { ...row, seq, hash }
    })
  await sql`
    insert into audit (seq, at, actor_kind, actor_id, actor_name, act, subject, subject_id, facts, hash)
    select seq, at, actor_kind, actor_id, actor_name, act, subject, subject_id, facts, hash
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as link (
      seq bigint, at timestamptz, actor_kind text, actor_id text, actor_name text, act text, subject text, subject_id text,
      facts jsonb, hash text
    )`.execute(tx)
  await sql`update audit_head set seq = ${seq}, hash = ${hash}`.execute(tx)
  return links.length
}

/** Seals what waits in a moment; called once or a thousand times in between, it is done once. */
export function sealSoon(platform: Platform): void {
  if (timers.has(platform)) return
  timers.set(platform, setTimeout(() => void sealNow(platform), soon).unref())
}

/** Seals what waits, as before the process ends. Never throws: what could not be sealed waits for the next deed or the minute's job. */
export async function sealNow(platform: Platform): Promise<void> {
  clearTimeout(timers.get(platform))
  timers.delete(platform)
  await sealDeeds(platform.db).catch(error => platform.log.warn({ err: error }, 'deeds could not be sealed yet'))
}
