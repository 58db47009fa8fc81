import type { Db } from '#/platform/database/connect.ts'

/** When any licence last changed; undefined for an empty register. */
export async function lastRegisterChange(db: Db): Promise<Date | undefined> {
  const row = await db.selectFrom('licence').select('updated_at').orderBy('updated_at', 'desc').limit(1).executeTakeFirst()
  return row?.updated_at
}
