import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'

/** A key among all companies', and what was asked under it: both the beginnings of hashes. */
export type ReportKey = { key: string; asked: number }

const digest = (value: unknown): Buffer => createHash('sha256').update(JSON.stringify(value)).digest()

export function reportKey(companyId: string, text: string, asked: unknown): ReportKey {
  return { key: digest(['report', companyId, text]).toString('hex', 0, 16), asked: digest(asked).readUIntBE(0, 6) }
}

/**
 * When each of these was first asked for: now, for those that nobody used before. A report sent again so is the same event, also when the
 * first attempt was cut off. What was asked differently under a used key has no time.
 */
export async function firstAsked(db: Db, keys: readonly ReportKey[], now: Date): Promise<Map<string, Date>> {
  if (keys.length === 0) return new Map()
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : 1))
  await sql`
    insert into report_key (key, asked, at)
    select key, asked, ${now}
    from unnest(${sorted.map(({ key }) => key)}::uuid[], ${sorted.map(({ asked }) => asked)}::bigint[]) as fresh (key, asked)
    on conflict do nothing`.execute(db)
  const { rows } = await sql<{ key: string; asked: number; at: Date }>`
    select replace(key::text, '-', '') as key, asked, at
    from report_key
    where key = any(${sorted.map(({ key }) => key)}::uuid[])`.execute(db)
  const asked = new Map(keys.map(one => [one.key, one.asked]))
  return new Map(rows.filter(row => asked.get(row.key) === row.asked).map(({ key, at }) => [key, at]))
}

/** Forgets keys that were first used before this moment. */
export async function forgetReportKeys(db: Db, before: Date): Promise<void> {
  await sql`delete from report_key where at < ${before}`.execute(db)
}
