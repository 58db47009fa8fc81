import type { Db } from '#/platform/database/connect.ts'
import { hashUri } from './hash-uri.ts'

/** The names of these events by their content (CBV 2.0 event hash), by their numbers. */
export async function hashesOf(db: Db, events: readonly number[]): Promise<Map<number, string>> {
  if (events.length === 0) return new Map()
  const rows = await db
    .selectFrom('event')
    .select(['id', 'hash'])
    .where('id', 'in', [...new Set(events)])
    .execute()
  return new Map(rows.map(({ id, hash }) => [id, hashUri(hash)]))
}
