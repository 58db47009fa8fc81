import type { Generated } from 'kysely'
import type { RecallClass } from '#/features/recalls/recall.ts'
import type { Day } from '#/law/day.ts'

export interface RecallTable {
  id: string
  licence: string
  lot_id: string | null
  batch: string | null
  class: RecallClass | null
  reasons: string
  instrument: string
  article: string
  started_on: Day
  site_id: string | null
  from_place: number | null
  until_place: number | null
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
}
export interface RecallEndTable {
  recall_id: string
  ended_on: Day
  reasons: string
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
}
export interface RecallPartTable {
  recall_id: string
  class_id: number
  spans: string
}
export interface RecallNoticeTable {
  recall_id: string
  site_id: string
  company_id: string
  packs: number
  coming: number
  answer_by: Day
  at: Date
}
export interface RecallAnswerTable {
  id: string
  recall_id: string
  site_id: string
  kind: 'seen' | 'counted'
  quarantined: Generated<number>
  returned: Generated<number>
  destroyed: Generated<number>
  sold: Generated<number>
  note: Generated<string>
  paper: string | null
  paper_name: string | null
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
}
export interface RecallReminderTable {
  recall_id: string
  site_id: string
  for_day: Day
  at: Date
}
export interface RecallReportTable {
  id: string
  recall_id: string
  cause: string
  measures: string
  paper: string | null
  paper_name: string | null
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
}
export interface RecallEndProposalTable {
  id: string
  recall_id: string
  reasons: string
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
  refused_reasons: string | null
  refused_by: string | null
  refused_by_name: string | null
  refused_at: Date | null
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    recall: RecallTable
    recall_end: RecallEndTable
    recall_part: RecallPartTable
    recall_notice: RecallNoticeTable
    recall_answer: RecallAnswerTable
    recall_reminder: RecallReminderTable
    recall_report: RecallReportTable
    recall_end_proposal: RecallEndProposalTable
  }
}
