import type { ColumnType } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { PaperContent, PaperKind } from './paper.ts'

export interface BorderPaperTable {
  number: string
  kind: PaperKind
  licence: string
  company_id: string
  content: ColumnType<PaperContent, string, never>
  issued_on: Day
  valid_until: Day
  decided_by: string
  hash: string | null
  bytes: number | null
  made_at: Date | null
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    border_paper: BorderPaperTable
  }
}
