import type { Db } from '#/platform/database/connect.ts'
import type { Via } from './tables.ts'

/** Who sent captures, and by which door: a person's or key's name, as far as alerts are counted by it. */
export async function reportersOf(db: Db, captures: readonly string[]): Promise<Map<string, { name: string; via: Via }>> {
  if (captures.length === 0) return new Map()
  const rows = await db.selectFrom('capture').select(['id', 'actor_name', 'via']).where('id', 'in', captures).execute()
  return new Map(rows.map(({ id, actor_name, via }) => [id, { name: actor_name, via }]))
}
