import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import { hashUri } from './hash-uri.ts'
import { sharesOf } from './share.ts'

/** The names of these events by their content (CBV 2.0 event hash), by their numbers. */
export async function hashesOf(db: Db, events: readonly number[]): Promise<Map<number, string>> {
  if (events.length === 0) return new Map()
  const { rows } = await sql<{ id: number; hash: string }>`
    select id, replace(hash_head::text || hash_tail::text, '-', '') as hash
    from event
    where share = any(${sharesOf(events)}::smallint[]) and id = any(${[...events]}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, hash }) => [id, hashUri(Buffer.from(hash, 'hex'))]))
}
