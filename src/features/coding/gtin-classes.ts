import type { Db } from '#/platform/database/connect.ts'
import './tables.ts'

/** The classes of numbers whose codes bear a GTIN. */
export async function classesWithGtin(db: Db): Promise<{ classId: number; gtin: string }[]> {
  const rows = await db.selectFrom('number_class').select(['id', 'gtin']).where('gtin', 'is not', null).orderBy('id').execute()
  return rows.flatMap(({ id, gtin }) => (gtin === null ? [] : [{ classId: id, gtin }]))
}
