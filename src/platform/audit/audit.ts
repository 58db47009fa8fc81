import { sql } from 'kysely'
import type { Db, Tx } from '../database/connect.ts'
import { linkHash } from './chain.ts'

/** Who acts: a person, a company's API key, or the system itself (jobs, the demo register). */
export type Actor = { kind: 'person' | 'key' | 'system'; id: string; name: string; companyId?: string | undefined }
export const theSystem: Actor = { kind: 'system', id: 'absah', name: 'Absah' }

/** What was done to what: `{ act: 'licence.revoked', subject: 'licence', id: 'SD…' }`, with facts that explain it. */
export type Deed = { act: string; subject: string; id: string; facts?: Record<string, unknown> }

export interface AuditTable {
  seq: number
  at: Date
  actor_kind: string
  actor_id: string
  actor_name: string
  act: string
  subject: string
  subject_id: string
  facts: unknown
  hash: string
}
export interface AuditHeadTable {
  one: boolean
  seq: number
  hash: string
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    audit: AuditTable
    audit_head: AuditHeadTable
  }
}

/** Does the work and records the deed in one transaction: both are there, or neither. The deed may be told from the work's result. */
export function act<T>(db: Db, actor: Actor, deed: Deed | ((result: T) => Deed), work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async tx => {
    const result = await work(tx)
    await recordDeed(tx, actor, typeof deed === 'function' ? deed(result) : deed)
    return result
  })
}

/**
 * Adds a deed to the chain: each row's hash covers the row before it, so a row cannot be changed or taken out unseen. The lock on
 * the head is held until the transaction ends; call it last. What is done by the thousand a second is noted by `noteDeeds` instead.
 */
export async function recordDeed(tx: Tx, actor: Actor, deed: Deed): Promise<void> {
  const { rows } = await sql<{ seq: number; hash: string; at: string }>`
    select seq, hash, to_char(clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_head
    for update`.execute(tx)
  const head = rows[0]
  if (!head) throw new Error('The audit chain has no head: migration 0001 has not run.')
  const row = { seq: head.seq + 1, at: head.at, actor, ...deed, facts: deed.facts ?? {} }
  const hash = linkHash(head.hash, row)
  await sql`
    insert into audit (seq, at, actor_kind, actor_id, actor_name, act, subject, subject_id, facts, hash)
    values (${row.seq}, ${row.at}, ${actor.kind}, ${actor.id}, ${actor.name}, ${deed.act}, ${deed.subject}, ${deed.id}, ${JSON.stringify(row.facts)}, ${hash})`.execute(
    tx,
  )
  await sql`update audit_head set seq = ${row.seq}, hash = ${hash}`.execute(tx)
}

/** Reads the whole chain again and gives the first row whose hash does not follow, or undefined when all is in order. */
export async function findBrokenLink(db: Db): Promise<number | undefined> {
  let before = ''
  for (let from = 0; ; ) {
    const { rows } = await sql<AuditTable & { at_text: string }>`
      select *, to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text
      from audit
      where seq > ${from}
      order by seq
      limit 1000`.execute(db)
    for (const row of rows) {
      const actor = { kind: row.actor_kind as Actor['kind'], id: row.actor_id, name: row.actor_name }
      const hash = linkHash(before, {
        seq: row.seq,
        at: row.at_text,
        actor,
        act: row.act,
        subject: row.subject,
        id: row.subject_id,
        facts: row.facts,
      })
      if (hash !== row.hash || row.seq !== from + 1) return row.seq
      before = hash
      from = row.seq
    }
    if (rows.length === 0) return undefined
  }
}
