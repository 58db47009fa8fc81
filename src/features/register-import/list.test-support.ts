import { type Actor, theSystem } from '#/platform/audit/audit.ts'
import type { Db } from '#/platform/database/connect.ts'
import { importLicences } from './import.ts'
import { type Fixed, readList } from './read-file.ts'
import type { RowReport } from './row.ts'

/** A text as a file that comes in pieces of so many bytes. */
export async function* bytesOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

type Way = { dryRun?: boolean; fixed?: Fixed; actor?: Actor }

/** Imports a text as `list.csv` and gives the answers to its rows. */
export async function imported(
  db: Db,
  text: string,
  { dryRun = false, fixed = {}, actor = theSystem }: Way = {},
): Promise<RowReport[]> {
  const reports: RowReport[] = []
  const asked = { name: 'list.csv', dryRun }
  await importLicences(db, actor, readList(bytesOf(text, 65_536), fixed).rows, asked, some => void reports.push(...some))
  return reports
}

/** A list in CSV from rows as objects. */
export function csvOf(rows: readonly Record<string, string>[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const cell = (text = '') => `"${text.replaceAll('"', '""')}"`
  return [columns.join(','), ...rows.map(row => columns.map(column => cell(row[column])).join(','))].join('\n')
}
