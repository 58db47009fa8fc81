import type { Words } from '#/law/provisions.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'

/** Why an item of the checklist is not met: coded, so that decisions can be compared. */
// biome-ignore format: a table of words
export const markReasons = {
  missing:      { id: 'Data atau dokumen tidak ada',             en: 'Data or document missing' },
  unreadable:   { id: 'Dokumen tidak terbaca',                   en: 'Document unreadable' },
  inconsistent: { id: 'Data tidak sama antardokumen',            en: 'Data differ between documents' },
  insufficient: { id: 'Bukti tidak memadai',                     en: 'Proof insufficient' },
  'not permitted': { id: 'Tidak diizinkan oleh peraturan',       en: 'Not permitted by the rules' },
  'out of date': { id: 'Dokumen tidak berlaku lagi',             en: 'Document no longer valid' },
  other:        { id: 'Alasan lain',                             en: 'Another reason' },
} as const satisfies Record<string, Words>
export type MarkReason = keyof typeof markReasons
export const markReasonKeys = Object.keys(markReasons) as [MarkReason, ...MarkReason[]]

export type Mark = { item: string; verdict: 'met' | 'not met'; reason?: MarkReason; note?: string; by: string; at: Date }

/** The newest mark of each item. */
export async function marksOf(db: Db, caseId: string): Promise<Mark[]> {
  const rows = await db
    .selectFrom('case_mark')
    .distinctOn('item')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('item')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ item, verdict, reason, note, actor_name, at }) => ({
    item,
    verdict: verdict as Mark['verdict'],
    ...(reason && { reason: reason as MarkReason }),
    ...(note && { note }),
    by: actor_name,
    at,
  }))
}

export async function insertMark(
  tx: Tx,
  caseId: string,
  { item, verdict, reason, note }: Omit<Mark, 'by' | 'at'>,
  actor: Actor,
): Promise<void> {
  await tx
    .insertInto('case_mark')
    .values({
      id: newId(),
      case_id: caseId,
      item,
      verdict,
      reason: reason ?? null,
      note: note ?? null,
      actor_id: actor.id,
      actor_name: actor.name,
    })
    .execute()
}
