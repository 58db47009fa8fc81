import { sql } from 'kysely'
import type { Db } from '#/platform/database/connect.ts'
import { certificatesOf } from './certificates.ts'
import { getCompanyFile } from './companies.ts'
import type { WholeFile } from './completeness.ts'
import { companyDocuments } from './documents.ts'
import type { BusinessKind } from './kinds.ts'
import { sitesOf } from './sites.ts'

/** A company's file with its sites, certificates and papers. Throws NotFound. */
export async function getWholeFile(db: Db, companyId: string): Promise<WholeFile> {
  const company = await getCompanyFile(db, companyId)
  // One after the other: in a transaction there is only one connection.
  return {
    company,
    sites: await sitesOf(db, companyId),
    certificates: await certificatesOf(db, companyId),
    documents: await companyDocuments(db, companyId),
  }
}

/** A file that waits for an officer. `additions`: a verified company's new or changed entries. */
export type WaitingFile = {
  id: string
  name: string
  kind: BusinessKind
  regencyCode: string
  waitingSince: Date
  additions: boolean
}

/** The files that wait for an officer, the longest waiting first, with how many there are in all. */
export async function waitingFiles(
  db: Db,
  { offset, size }: { offset: number; size: number },
): Promise<{ files: WaitingFile[]; total: number }> {
  const waiting = db.selectFrom('company').where('waiting_since', 'is not', null)
  const rows = await waiting
    .select(['id', 'name', 'kind', 'regency_code', 'standing', 'waiting_since'])
    .orderBy('waiting_since')
    .orderBy('id')
    .offset(offset)
    .limit(size)
    .execute()
  const { total } = await waiting.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const files = rows.map(row => ({
    id: row.id,
    name: row.name,
    kind: row.kind as BusinessKind,
    regencyCode: row.regency_code,
    waitingSince: row.waiting_since!,
    additions: row.standing === 'verified',
  }))
  return { files, total }
}

/** How many files wait for an officer: for the officer's desk. */
export async function countWaitingFiles(db: Db): Promise<number> {
  const row = await db
    .selectFrom('company')
    .select(sql<number>`count(*)`.as('total'))
    .where('waiting_since', 'is not', null)
    .executeTakeFirstOrThrow()
  return row.total
}

/** The sizes of papers by their hashes. */
export async function sizesOf(db: Db, hashes: readonly string[]): Promise<ReadonlyMap<string, { bytes: number; kind: string }>> {
  if (hashes.length === 0) return new Map()
  const rows = await db.selectFrom('file').select(['hash', 'bytes', 'kind']).where('hash', 'in', hashes).execute()
  return new Map(rows.map(({ hash, bytes, kind }) => [hash, { bytes, kind }]))
}

/** Whether a person has themselves registered, changed or sent this company's file. */
export async function hasWorkedOn(db: Db, companyId: string, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('company_event')
    .select('seq')
    .where('company_id', '=', companyId)
    .where('actor_id', '=', personId)
    .where('kind', 'not in', ['verified', 'returned', 'closed'])
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
