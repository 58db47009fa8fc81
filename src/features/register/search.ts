import { type RawBuilder, sql } from 'kysely'
import { type Licence, type Standing, standings } from '#/features/register/licence.ts'
import { readNie } from '#/features/register/nie.ts'
import { type Commodity, commodities } from '#/features/register/nie-formats.ts'
import { licenceFrom, licencesAt } from '#/features/register/read-licences.ts'
import { type Day, dayAt } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'

export const licenceSorts = ['number', 'name', 'holder', 'issued', 'valid'] as const
export type LicenceSort = (typeof licenceSorts)[number]

export type LicenceSearch = {
  /** Words that all occur in number, product name, brand, holder or maker; a licence number may be written with spaces or points. */
  q?: string
  commodity?: Commodity
  standing?: Standing
  /** Only cosmetic kits, or none of them. */
  kits?: 'only' | 'none'
  /** A company's id. */
  holder?: string
  /** From 1. */
  page?: number
  size?: number
  sort?: LicenceSort
  descending?: boolean
}

/** The wish in an address; a value that cannot be counts as no wish. */
export function wishFrom(filters: Readonly<Record<string, string | undefined>>): LicenceSearch {
  const { q, holder } = filters
  const commodity = commodities.find(each => each === filters.commodity)
  const standing = standings.find(each => each === filters.standing)
  return {
    ...(q && { q: q.slice(0, 200) }),
    ...(commodity && { commodity }),
    ...(standing && { standing }),
    ...((filters.kits === 'only' || filters.kits === 'none') && { kits: filters.kits }),
    ...(holder && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(holder) && { holder }),
  }
}

const columns = {
  number: 'l.number',
  name: 'l.product_name',
  holder: 'l.holder_name',
  issued: 'l.issued_on',
  valid: 'l.valid_until',
} as const

/** One page of the licences that fit, as they stand on a day, and how many fit in all. */
export async function searchLicences(
  db: Db,
  wish: LicenceSearch,
  day: Day = dayAt(new Date()),
): Promise<{ rows: Licence[]; total: number }> {
  const { page = 1, size = 25, sort = 'issued', descending = sort === 'issued' } = wish
  const direction = descending ? 'desc' : 'asc'
  // First which ones, by index alone; only for those the rest is read.
  const chosen = await db
    .selectFrom('licence as l')
    .select('l.number')
    .where('l.issued_on', '<=', day)
    .where(fits(wish, day))
    .orderBy(columns[sort], direction)
    .$if(sort !== 'number', query => query.orderBy('l.number', direction))
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await db
    .selectFrom('licence as l')
    .select(sql<number>`count(*)`.as('total'))
    .where('l.issued_on', '<=', day)
    .where(fits(wish, day))
    .executeTakeFirstOrThrow()
  return {
    rows: await inOrder(
      db,
      chosen.map(({ number }) => number),
      day,
    ),
    total,
  }
}

async function inOrder(db: Db, numbers: readonly string[], day: Day): Promise<Licence[]> {
  if (numbers.length === 0) return []
  const rows = await licencesAt(db, day).where('l.number', 'in', numbers).execute()
  const licences = new Map(rows.map(row => [row.number, licenceFrom(row, day)]))
  return numbers.flatMap(number => licences.get(number) ?? [])
}

/** The licences that come after a number in the order of numbers: for reading the whole register piece by piece. */
export async function licencesAfter(db: Db, number: string, limit: number, day: Day): Promise<Licence[]> {
  const rows = await licencesAt(db, day).where('l.number', '>', number).orderBy('l.number').limit(limit).execute()
  return rows.map(row => licenceFrom(row, day))
}

/** The conditions of a search on `licence l`. */
function fits({ q, commodity, standing, holder, kits }: LicenceSearch, day: Day): RawBuilder<boolean> {
  const conditions = [
    ...(q?.trim() ? [says(q)] : []),
    ...(commodity ? [sql`l.commodity = ${commodity}`] : []),
    ...(kits ? [kits === 'only' ? sql`l.number like 'NKIT%'` : sql`l.number not like 'NKIT%'`] : []),
    ...(holder ? [sql`l.holder_id = ${holder}`] : []),
    ...(standing ? [stands(standing, day)] : []),
  ]
  return conditions.length ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`
}

/** Words hold letters and digits only, so nothing that is typed is a wildcard. */
function says(q: string): RawBuilder<unknown> {
  const reading = readNie(q)
  if (reading.kind === 'nie') return sql`l.number = ${reading.number}`
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu)
  if (!words) return sql`false`
  return sql.join(
    words.slice(0, mostWords).map(word => sql`l.search like ${`%${word}%`}`),
    sql` and `,
  )
}
const mostWords = 10

/** `standingOn` as a condition. It begins at the few licences that were acted on, so no other's events are read. */
function stands(standing: Standing, day: Day): RawBuilder<unknown> {
  const acted = (which: RawBuilder<unknown>) => sql`l.number in (
    select last.number
    from (
      select distinct on (e.number) e.number, e.standing
      from licence_event e
      where e.seq > 1 and e.effective <= ${day}
      order by e.number, e.seq desc
    ) last
    where ${which}
  )`
  const inTime = sql`l.valid_until > ${day}`
  if (standing === 'active') return sql`${inTime} and not ${acted(sql`last.standing <> 'active'`)}`
  if (standing === 'suspended') return sql`${inTime} and ${acted(sql`last.standing = 'suspended'`)}`
  if (standing === 'expired')
    return sql`not ${inTime} and not ${acted(sql`last.standing in ('revoked', 'cancelled', 'superseded')`)}`
  return acted(sql`last.standing = ${standing}`)
}
