import { sql } from 'kysely'
import { isPartial, type Recall } from '#/features/recalls/recall.ts'
import type { ClassSpans, PackNumber } from '#/features/tracing/identity.ts'
import { fromMultirange, normalise, toMultirange } from '#/numbers/spans.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import './tables.ts'

/** Packs that one recall of a range or a site reaches. */
export type RecalledPart = ClassSpans & { recallId: string }

/** Fixes which packs a recall of a range or a site reaches. */
export async function keepParts(tx: Tx, recallId: string, parts: readonly ClassSpans[]): Promise<void> {
  const rows = parts.map(({ classId, spans }) => ({ recall_id: recallId, class_id: classId, spans: toMultirange(spans) }))
  if (rows.length > 0) await tx.insertInto('recall_part').values(rows).execute()
}

/** The packs of one recall of a range or a site. */
export async function partsOfRecall(db: Db, recallId: string): Promise<ClassSpans[]> {
  const { rows } = await sql<{ class_id: number; spans: string }>`
    select class_id, spans::text as spans
    from recall_part
    where recall_id = ${recallId}
    order by class_id`.execute(db)
  return rows.map(({ class_id, spans }) => ({ classId: class_id, spans: fromMultirange(spans) }))
}

/** Which of these packs the recalls of ranges and sites among these reach. */
export async function recalledParts(db: Db, recalls: readonly Recall[], sets: readonly ClassSpans[]): Promise<RecalledPart[]> {
  const ids = recalls.filter(isPartial).map(({ id }) => id)
  if (ids.length === 0 || sets.length === 0) return []
  const { rows } = await sql<{ recall_id: string; class_id: number; spans: string }>`
    select p.recall_id, p.class_id, (p.spans * asked.spans)::text as spans
    from unnest(
      ${sets.map(({ classId }) => classId)}::int[],
      ${sets.map(({ spans }) => toMultirange(normalise(spans)))}::text[]::int8multirange[]
    ) as asked (class_id, spans)
    join recall_part p on p.class_id = asked.class_id and p.recall_id = any(${ids}::uuid[]) and p.spans && asked.spans`.execute(
    db,
  )
  return rows.map(({ recall_id, class_id, spans }) => ({ recallId: recall_id, classId: class_id, spans: fromMultirange(spans) }))
}

/** Of recalls of a licence those that may reach a pack: without those of ranges and sites that it is not in. */
export async function recallsOfPack(db: Db, recalls: readonly Recall[], { classId, n }: PackNumber): Promise<Recall[]> {
  if (!recalls.some(isPartial)) return [...recalls]
  const reached = new Set(
    (await recalledParts(db, recalls, [{ classId, spans: [{ from: n, until: n + 1 }] }])).map(({ recallId }) => recallId),
  )
  return recalls.filter(recall => !isPartial(recall) || reached.has(recall.id))
}
