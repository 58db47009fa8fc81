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
declare module '#/platform/database/tables.ts' {
  interface Tables {
    recall: RecallTable
    recall_end: RecallEndTable
  }
}
