import { sql } from 'kysely'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { FileKind } from '#/platform/files/kinds.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { isId } from './cases.ts'

/** A paper handed in with a case: for which need, and which version of it this is. */
export type CaseDocument = {
  id: string
  need: string
  hash: string
  name: string
  bytes: number
  kind: FileKind
  at: Date
  by: string
  /** 1 for the first; more where it replaced others. */
  version: number
}

/** The papers of a case as they are now, or were at an instant, oldest first. Replaced ones are left out and stay readable by their id. */
export async function documentsOf(db: Db, caseId: string, asOf: Date | undefined = undefined): Promise<CaseDocument[]> {
  const { rows } = await sql<CaseDocument>`
    with recursive handed_in as (
      select * from case_document where case_id = ${caseId} and at <= coalesce(${asOf ?? null}::timestamptz, 'infinity')
    ), chain as (
      select id, replaces, 1 as version from handed_in where replaces is null
      union all
      select d.id, d.replaces, c.version + 1 from handed_in d join chain c on d.replaces = c.id
    )
    select d.id, d.need, d.hash, d.name, f.bytes, f.kind, d.at, d.actor_name as by, c.version
    from handed_in d
    join chain c on c.id = d.id
    join file f on f.hash = d.hash
    where not exists (select from handed_in newer where newer.replaces = d.id)
    order by d.id`.execute(db)
  return rows
}

/** A paper of this case by its id, replaced ones too. Throws NotFound. */
export async function getCaseDocument(
  db: Db,
  caseId: string,
  id: string,
): Promise<{ hash: string; name: string; kind: FileKind }> {
  const found = isId(id)
    ? await db
        .selectFrom('case_document as d')
        .innerJoin('file as f', 'f.hash', 'd.hash')
        .select(['f.hash', 'd.name', 'f.kind'])
        .where('d.case_id', '=', caseId)
        .where('d.id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!found) throw noDocument()
  return { ...found, kind: found.kind as FileKind }
}

/** Adds a paper, or replaces one, which stays as the older version. Gives the new paper's id. */
export async function putDocument(
  tx: Tx,
  caseId: string,
  { need, paper, replaces }: { need: string; paper: { hash: string | null; name: string }; replaces?: string | undefined },
  actor: Actor,
): Promise<string> {
  const id = newId()
  const added = await tx
    .insertInto('case_document')
    .values({
      id,
      case_id: caseId,
      need,
      hash: paper.hash,
      name: paper.name,
      replaces: replaces ?? null,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .onConflict(conflict => conflict.column('replaces').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added)
    throw new NotAllowed({
      id: 'Dokumen ini sudah diganti atau dikeluarkan. Muat ulang halaman untuk melihat yang terbaru.',
      en: 'This document has been replaced or taken out already. Load the page again to see the newest.',
    })
  return id
}

export const noDocument = () => new NotFound({ id: 'Dokumen ini tidak ada.', en: 'There is no such document.' })
