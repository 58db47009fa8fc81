import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'

/** The tables that grow with every movement, each with the column by which its rows are spread over machines. */
export const distributed = {
  event: 'share',
  sighting: 'page',
  event_span: 'event',
  event_flag: 'event',
  pack_once: 'n',
  foreign_epc: 'uri',
} as const satisfies Record<string, string>

/** Read with every event, and small: every machine has it whole. */
export const everywhere = ['event_shape'] as const

/**
 * Keys that have to be said again with the column of their table. They say the same: an event's number and its hash determine its
 * share, but for an event about one pack that was no code of ours when it was first reported.
 */
export const keysRestated = [
  'alter table event drop constraint event_pkey, drop constraint event_identity',
  'alter table event add constraint event_pkey primary key (share, id)',
  'alter table event add constraint event_identity unique (share, hash_head)',
] as const

/** What became of it: spread now, spread before, or not possible on this server. */
export type Distribution = 'done' | 'done before' | 'no extension'

/**
 * Makes Citus distributed tables of the giant ones, where the server has the extension, in one transaction. Rows that are there move
 * along. Run again, it changes nothing.
 */
export async function distribute(db: Db): Promise<Distribution> {
  const { rows } = await sql`select from pg_available_extensions where name = 'citus'`.execute(db)
  if (rows.length === 0) return 'no extension'
  await sql`create extension if not exists citus`.execute(db)
  return db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(732142)`.execute(tx)
    if (await isDistributed(tx)) return 'done before'
    for (const statement of keysRestated) await sql.raw(statement).execute(tx)
    for (const table of everywhere) await sql`select create_reference_table(${table}::regclass)`.execute(tx)
    for (const [table, column] of Object.entries(distributed))
      await sql`select create_distributed_table(${table}::regclass, ${column})`.execute(tx)
    return 'done'
  })
}

async function isDistributed(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from pg_dist_partition where logicalrelid = 'event'::regclass`.execute(tx)
  return rows.length > 0
}
