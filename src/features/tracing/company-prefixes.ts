import { type ColumnType, sql } from 'kysely'
import { type CompanyPrefixes, companyPrefixesIn, keyDigitsIn } from '#/epcis/identifier-form.ts'
import type { Db } from '#/platform/database/connect.ts'

declare module '#/platform/database/tables.ts' {
  interface Tables {
    company_prefix: { prefix: string; learned_at: ColumnType<Date, never, never> }
  }
}

/** Keeps the company prefixes that the EPC URNs of these events show, unless one begins, or is begun by, another that is known. */
export async function learnPrefixes(db: Db, events: readonly object[]): Promise<void> {
  const shown = new Set(events.flatMap(event => [...companyPrefixesIn(event)]))
  if (shown.size === 0) return
  await sql`
    insert into company_prefix (prefix)
    select shown
    from unnest(${[...shown]}::text[]) shown
    where not exists (select from company_prefix known where starts_with(known.prefix, shown) or starts_with(shown, known.prefix))
    on conflict do nothing`.execute(db)
}

/** The prefixes known of the companies whose keys these events name. */
export async function prefixesFor(db: Db, events: readonly object[]): Promise<CompanyPrefixes> {
  const digits = new Set(events.flatMap(event => [...keyDigitsIn(event)]))
  const beginnings = new Set([...digits].flatMap(one => lengths.map(length => one.slice(0, length))))
  const { rows } = await sql<{ prefix: string }>`
    select prefix
    from company_prefix
    where prefix = any(${[...beginnings]}::text[])`.execute(db)
  return new Set(rows.map(({ prefix }) => prefix))
}

const lengths = [4, 5, 6, 7, 8, 9, 10, 11, 12]
