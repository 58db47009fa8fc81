import type { ColumnType } from 'kysely'
import type { Answer } from './answer.ts'
import type { FaultKind } from './return-codes.ts'

export interface ActAnswerTable {
  key: string
  asked: number
  event: number | null
  answer: ColumnType<Answer, string, string> | null
  at: ColumnType<Date, Date | undefined, never>
}
export interface RefusedActTable {
  id: string
  class_id: number | null
  n: number | null
  code: string
  act: string
  kind: FaultKind
  company_id: string
  site_id: string
  at: Date
  facts: ColumnType<Record<string, unknown>, string, never>
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    act_answer: ActAnswerTable
    refused_act: RefusedActTable
  }
}
