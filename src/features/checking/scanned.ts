import { sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import './tables.ts'

/** Packs checked by the public on any day from `from` to before `until`, of those that were ever checked so often. */
export async function packsOftenScanned(
  db: Db,
  { from, until, often }: { from: Day; until: Day; often: number },
): Promise<{ classId: number; n: number }[]> {
  const { rows } = await sql<{ class_id: number; n: number }>`
    select class_id, n
    from pack_scan s
    where exists (
      select from pack_scan lately
      where lately.class_id = s.class_id and lately.n = s.n and lately.day >= ${from} and lately.day < ${until}
    )
    group by class_id, n
    having sum(count) >= ${often}
    order by class_id, n`.execute(db)
  return rows.map(({ class_id, n }) => ({ classId: class_id, n }))
}

/** On which days the public checked a pack, and how often. */
export async function scanDaysOf(db: Db, { classId, n }: { classId: number; n: number }): Promise<{ day: Day; count: number }[]> {
  return db
    .selectFrom('pack_scan')
    .select(['day', 'count'])
    .where('class_id', '=', classId)
    .where('n', '=', n)
    .orderBy('day')
    .execute()
}
