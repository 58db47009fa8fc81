import type { Recall } from '#/features/recalls/recalls.ts'
import { licencesByNumber } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'

/** The products of recalled licences by number, for lists. */
export async function productNames(db: Db, recalls: readonly Recall[], day: Day): Promise<Map<string, string>> {
  const licences = await licencesByNumber(db, [...new Set(recalls.map(recall => recall.licence))], day)
  return new Map(licences.map(({ number, productName }) => [number, productName]))
}
