import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import type { Paper } from './certificates.ts'
import { changeItem } from './history.ts'
import type { DocumentKind } from './kinds.ts'

/** A paper of the company: its kind, the hash of its content and the name under which it was handed in. */
export type CompanyDocument = { kind: DocumentKind; hash: string; name: string; madeAt: Date; checked: boolean }

/** The papers in force of a company, one of each kind. */
export async function companyDocuments(db: Db, companyId: string): Promise<CompanyDocument[]> {
  const rows = await db
    .selectFrom('company_document')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ kind, hash, name, made_at, checked_at }) => ({
    kind: kind as DocumentKind,
    hash,
    name,
    madeAt: made_at,
    checked: checked_at !== null,
  }))
}

/** Puts a paper into the file in place of the one of its kind, which stays as an older version. */
export function putDocument(tx: Tx, companyId: string, kind: DocumentKind, paper: Paper, actor: Actor): Promise<void> {
  return changeItem(
    tx,
    companyId,
    { kind: 'document added', item: `document:${kind}`, facts: { kind, file: paper.hash } },
    actor,
    async () => {
      await retire(tx, companyId, kind)
      await tx
        .insertInto('company_document')
        .values({ id: newId(), company_id: companyId, kind, hash: paper.hash, name: paper.name })
        .execute()
    },
  )
}

/** Takes a paper out of the file. Throws NotFound where there is none of that kind. */
export function removeDocument(tx: Tx, companyId: string, kind: DocumentKind, actor: Actor): Promise<void> {
  return changeItem(tx, companyId, { kind: 'document removed', item: `document:${kind}`, facts: { kind } }, actor, async () => {
    if ((await retire(tx, companyId, kind)) === 0n)
      throw new NotFound({ id: 'Dokumen ini tidak ada di berkas Anda.', en: 'Your file has no such document.' })
  })
}

async function retire(tx: Tx, companyId: string, kind: DocumentKind): Promise<bigint> {
  const { numUpdatedRows } = await tx
    .updateTable('company_document')
    .set({ removed_at: new Date() })
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows
}

/** The name and kind of a paper of the company by its hash, older versions too; undefined where the company has no such paper. */
export async function findPaper(db: Db, companyId: string, hash: string): Promise<{ name: string; kind: string } | undefined> {
  return db
    .selectFrom('company_document')
    .innerJoin('file', 'file.hash', 'company_document.hash')
    .select(['company_document.name', 'file.kind'])
    .where('company_document.company_id', '=', companyId)
    .where('company_document.hash', '=', hash)
    .unionAll(
      db
        .selectFrom('certificate')
        .innerJoin('file', 'file.hash', 'certificate.file')
        .select(['certificate.file_name as name', 'file.kind'])
        .where('certificate.company_id', '=', companyId)
        .where('certificate.file', '=', hash),
    )
    .executeTakeFirst()
}
