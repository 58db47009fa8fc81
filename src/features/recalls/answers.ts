import { type Selectable, sql } from 'kysely'
import type { Paper } from '#/features/companies/certificates.ts'
import { findNotice } from '#/features/recalls/notices.ts'
import { getRecall, isRunning } from '#/features/recalls/recalls.ts'
import type { RecallAnswerTable } from '#/features/recalls/tables.ts'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'

/** What was found at a site, in packs, in all up to now. Four times none: none were found. */
export type Found = { quarantined: number; returned: number; destroyed: number; sold: number }

export type Answer = {
  recallId: string
  siteId: string
  /** `seen`: the notice was read; `counted`: this was found. */
  kind: 'seen' | 'counted'
  found: Found
  note: string
  paper?: Paper
  by: string
  at: Date
}

export type AnswerSent = { kind: 'seen' } | { kind: 'counted'; found: Found; note: string; paper?: Paper }

/** Keeps an answer to the notice for a site. Throws NotFound where there was none, NotAllowed where the recall has ended. */
export async function answerNotice(
  tx: Tx,
  { recallId, siteId }: { recallId: string; siteId: string },
  sent: AnswerSent,
  actor: Actor,
  today: Day,
): Promise<void> {
  if (!(await findNotice(tx, recallId, siteId)))
    throw new NotFound({ id: 'Tidak ada pemberitahuan untuk sarana ini.', en: 'There is no notice for this site.' })
  if (!isRunning(await getRecall(tx, recallId), today))
    throw new NotAllowed({
      id: 'Penarikan ini sudah berakhir; jawaban tidak diperlukan lagi.',
      en: 'This recall has ended; no answer is needed any more.',
    })
  await tx
    .insertInto('recall_answer')
    .values({
      id: newId(),
      recall_id: recallId,
      site_id: siteId,
      kind: sent.kind,
      ...(sent.kind === 'counted' && {
        ...sent.found,
        note: sent.note,
        paper: sent.paper?.hash ?? null,
        paper_name: sent.paper?.name ?? null,
      }),
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      at: new Date(),
    })
    .execute()
}

/** The answer that counts for each site of a recall: its last count, or else that it was seen. */
export async function answersTo(db: Db, recallIds: readonly string[]): Promise<Answer[]> {
  if (recallIds.length === 0) return []
  const { rows } = await sql<Selectable<RecallAnswerTable>>`
    select distinct on (recall_id, site_id) *
    from recall_answer
    where recall_id = any(${recallIds}::uuid[])
    order by recall_id, site_id, kind = 'counted' desc, at desc, id desc`.execute(db)
  return rows.map(answerFrom)
}

/** How many notices of recalls in force a company has not answered with a count. */
export async function countUnanswered(db: Db, companyId: string, today: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from recall_notice n
    where n.company_id = ${companyId}
      and not exists (
        select from recall_answer a where a.recall_id = n.recall_id and a.site_id = n.site_id and a.kind = 'counted'
      )
      and not exists (select from recall_end e where e.recall_id = n.recall_id and e.ended_on <= ${today})`.execute(db)
  return rows[0]!.count
}

/** All answers for one site, the newest first. */
export async function answersOfSite(db: Db, recallId: string, siteId: string): Promise<Answer[]> {
  const rows = await db
    .selectFrom('recall_answer')
    .selectAll()
    .where('recall_id', '=', recallId)
    .where('site_id', '=', siteId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(answerFrom)
}

const answerFrom = (row: Selectable<RecallAnswerTable>): Answer => ({
  recallId: row.recall_id,
  siteId: row.site_id,
  kind: row.kind,
  found: { quarantined: row.quarantined, returned: row.returned, destroyed: row.destroyed, sold: row.sold },
  note: row.note,
  ...(row.paper !== null && { paper: { hash: row.paper, name: row.paper_name ?? '' } }),
  by: row.actor_name,
  at: row.at,
})
