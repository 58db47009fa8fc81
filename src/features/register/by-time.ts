import type { Licence } from '#/features/register/licence.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import { licenceFrom, licencesAt } from '#/features/register/read-licences.ts'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'

/** Both days included. */
type Span = { from: Day; to: Day }

/** The licences for products of a kind, of holders registered here, that were issued, or end, in a span: in the order of numbers. */
export async function licencesByTime(
  db: Db,
  commodity: Commodity,
  { issued, ending }: { issued: Span; ending: Span },
  day: Day,
): Promise<Licence[]> {
  const rows = await licencesAt(db, day)
    .where('l.commodity', '=', commodity)
    .where('l.holder_id', 'is not', null)
    .where(eb =>
      eb.or([
        eb.and([eb('l.issued_on', '>=', issued.from), eb('l.issued_on', '<=', issued.to)]),
        eb.and([eb('l.valid_until', '>=', ending.from), eb('l.valid_until', '<=', ending.to)]),
      ]),
    )
    .orderBy('l.number')
    .execute()
  return rows.map(row => licenceFrom(row, day))
}
