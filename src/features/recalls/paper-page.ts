import { sql } from 'kysely'
import { getRecall } from '#/features/recalls/recalls.ts'
import { licenceOn } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { isOfficer, type Visitor } from '#/platform/accounts/person.ts'
import type { Db } from '#/platform/database/connect.ts'
import { streamKept } from '#/platform/files/files.ts'
import { type FileKind, mediaTypes } from '#/platform/files/kinds.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'

/**
 * `/recalls/:id/papers/:hash`: a paper of an answer or of the final report, for officers, the holder of the licence, and the company
 * that sent it. Its media type is that of its content, and nothing in it may run.
 */
export async function giveRecallPaper(c: Ctx): Promise<Response> {
  const hash = param(c, 'hash')
  const recall = await getRecall(c.var.db, param(c, 'id'))
  const paper = await findPaper(c.var.db, recall.id, hash)
  if (!paper || !(await maySee(c.var.db, signedIn(c), recall.licence, paper.companies))) throw new NotFound()
  const kind = paper.kind as FileKind
  return c.body(streamKept(c.var.platform.files, hash), 200, {
    'Content-Type': mediaTypes[kind],
    'Content-Disposition': 'inline',
    'Content-Security-Policy': `default-src 'none'; frame-ancestors 'self'${kind === 'pdf' ? "; object-src 'self'; style-src 'unsafe-inline'" : '; sandbox'}`,
    'Cache-Control': 'private, no-store',
  })
}

/** A paper with the companies that sent it as an answer; the holder's own reports have none. */
async function findPaper(db: Db, recallId: string, hash: string): Promise<{ kind: string; companies: string[] } | undefined> {
  const { rows } = await sql<{ kind: string; companies: string[] }>`
    select f.kind, array(
      select distinct n.company_id::text
      from recall_answer a
      join recall_notice n on n.recall_id = a.recall_id and n.site_id = a.site_id
      where a.recall_id = ${recallId} and a.paper = f.hash
    ) as companies
    from file f
    where f.hash = ${hash} and (
      exists (select from recall_answer a where a.recall_id = ${recallId} and a.paper = f.hash)
      or exists (select from recall_report r where r.recall_id = ${recallId} and r.paper = f.hash)
    )`.execute(db)
  return rows[0]
}

async function maySee(db: Db, visitor: Visitor, licence: string, companies: readonly string[]): Promise<boolean> {
  if (isOfficer(visitor)) return true
  if (visitor.companyId === undefined) return false
  return (
    companies.includes(visitor.companyId) ||
    (await licenceOn(db, licence, dayAt(new Date())))?.holder.companyId === visitor.companyId
  )
}
