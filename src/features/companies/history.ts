import { type Selectable, sql, type Updateable } from 'kysely'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { mayChangeItems, refusalOf, type Standing } from './company.ts'
import type { CompanyTable } from './tables.ts'

/** What happens to a company's file, in its history. */
export type CompanyEventKind =
  | 'registered'
  | 'identity changed'
  | `${'site' | 'certificate' | 'document'} ${'added' | 'changed' | 'removed'}`
  | 'sent'
  | 'withdrawn'
  | 'verified'
  | 'returned'
  | 'reopened'
  | 'closed'

export type CompanyEvent = { kind: CompanyEventKind; facts?: Record<string, unknown> }

/** What an officer found wanting in one part of the file: `identity`, `document:NPWP`, `site:<id>`, `certificate:<id>`, `file`. */
export type Remark = { item: string; says: string }
export type CompanyRow = Selectable<CompanyTable>

/** The company's row, held until the transaction ends: of two who act at once, the second sees what the first did. Throws NotFound. */
export async function lockCompany(tx: Tx, id: string): Promise<CompanyRow> {
  const row = await tx.selectFrom('company').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw noCompany()
  return row
}

/** Writes the next event of a locked company and changes its present accordingly. */
export async function record(
  tx: Tx,
  { id, seq }: Pick<CompanyRow, 'id' | 'seq'>,
  { kind, facts = {} }: CompanyEvent,
  actor: Actor,
  present: Updateable<CompanyTable> = {},
): Promise<void> {
  const values = { company_id: id, seq: seq + 1, kind, actor_kind: actor.kind, actor_id: actor.id, actor_name: actor.name }
  await tx
    .insertInto('company_event')
    .values({ ...values, facts: JSON.stringify(facts) })
    .execute()
  await tx
    .updateTable('company')
    .set({ ...present, seq: seq + 1 })
    .where('id', '=', id)
    .execute()
}

/**
 * Adds, changes or removes a site, certificate or document of a company whose file may be changed now. What a verified company adds
 * waits for an officer; when nothing unchecked is left, the file waits no longer. A remark on what is changed counts as met.
 */
export async function changeItem<T>(
  tx: Tx,
  companyId: string,
  { item, ...event }: CompanyEvent & { item: string },
  actor: Actor,
  work: (company: CompanyRow) => Promise<T>,
): Promise<T> {
  const company = await lockCompany(tx, companyId)
  const standing = company.standing as Standing
  if (!mayChangeItems(standing)) throw refusalOf(standing)
  const result = await work(company)
  const waiting = standing === 'verified' && (await hasUnchecked(tx, companyId))
  await record(tx, company, event, actor, {
    waiting_since: waiting ? (company.waiting_since ?? new Date()) : null,
    remarks: remarksWithout(company, item),
  })
  return result
}

/** The remarks that are left when an item has been changed, as the column takes them. */
export const remarksWithout = ({ remarks }: Pick<CompanyRow, 'remarks'>, item: string): string =>
  JSON.stringify((remarks as Remark[]).filter(remark => remark.item !== item))

async function hasUnchecked(tx: Tx, companyId: string): Promise<boolean> {
  const { rows } = await sql<{ unchecked: boolean }>`
    select exists (select from company_site where company_id = ${companyId} and checked_at is null and removed_at is null)
        or exists (select from certificate where company_id = ${companyId} and checked_at is null and removed_at is null)
        or exists (select from company_document where company_id = ${companyId} and checked_at is null and removed_at is null)
      as unchecked`.execute(tx)
  return rows[0]?.unchecked ?? false
}

/** What has happened to a company's file, the newest first. */
export const historyOfCompany = (db: Db, companyId: string, limit = 100) =>
  db
    .selectFrom('company_event')
    .select(['seq', 'kind', 'at', 'actor_name', 'facts'])
    .where('company_id', '=', companyId)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()

export const noCompany = () => new NotFound({ id: 'Perusahaan ini tidak ada.', en: 'There is no such company.' })

/** Whether a text can be an id at all: PostgreSQL refuses a comparison with anything else. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
