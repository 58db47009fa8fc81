import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import { type CaptureRecord, captureColumns, recordFrom } from './captures.ts'
import { isId } from './ids.ts'

/** Where a list of captures goes on: the moment and id of the last one read. */
export type After = { at: Date; id: string }

/** What became of the documents of a company, or of everyone's where none is named, the latest first. `more` tells whether there are more. */
export async function listCaptures(
  db: Db,
  companyId: string | undefined,
  { after, limit }: { after?: After; limit: number },
): Promise<{ captures: CaptureRecord[]; more: boolean }> {
  const page = db
    .selectFrom('capture')
    .select(captureColumns)
    .limit(limit + 1)
  const rows =
    companyId === undefined
      ? // Ids are numbered by time, and have an index of their own.
        await page
          .$if(after !== undefined, query => query.where('id', '<', after!.id))
          .orderBy('id', 'desc')
          .execute()
      : await page
          .where('company_id', '=', companyId)
          .$if(after !== undefined, query =>
            query.where(sql<boolean>`(at, id) < (${after!.at}::timestamptz, ${after!.id}::uuid)`),
          )
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute()
  return { captures: rows.slice(0, limit).map(recordFrom), more: rows.length > limit }
}

/** When the first and the last of these documents were captured; undefined where there is none of them. */
export async function momentsOf(db: Db, captures: readonly string[]): Promise<{ first: Date; last: Date } | undefined> {
  const { rows } = await sql<{ first: Date | null; last: Date | null }>`
    select min(at) as first, max(at) as last
    from capture
    where id = any(${captures.filter(isId)}::uuid[])`.execute(db)
  const [row] = rows
  return row?.first && row.last ? { first: row.first, last: row.last } : undefined
}
