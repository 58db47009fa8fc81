import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#/law/day.ts'

type Json<T> = ColumnType<T, string, string>

export interface CaseFileTable {
  id: string
  number: string
  service: string
  service_version: number
  company_id: string
  state: string
  seq: number
  product_name: string | null
  plain_name: string | null
  opened_on: Day
  filed_on: Day | null
  changed_at: Date
  licence: string | null
  about_licence: string | null
  follows: string | null
  gives: string | null
}
export interface CaseEventTable {
  case_id: string
  seq: number
  kind: string
  on_day: Day
  at: Generated<Date>
  actor_kind: string
  actor_id: string
  actor_name: string
  data: Json<Record<string, unknown>>
}
export interface CaseSectionTable {
  case_id: string
  section: string
  version: number
  content: Json<Record<string, unknown>>
  at: Generated<Date>
  actor_id: string
  actor_name: string
}
export interface CaseDocumentTable {
  id: string
  case_id: string
  need: string
  hash: string | null
  name: string
  replaces: string | null
  at: Generated<Date>
  actor_id: string
  actor_name: string
}
export interface FeeOrderTable {
  number: string
  case_id: string
  amount: number
  issued_on: Day
  finding: Json<unknown>
}
export interface PaymentTable {
  order_number: string
  amount: number
  bank_reference: string
  paid_on: Day
  via: string
  at: Generated<Date>
  actor_kind: string
  actor_id: string
  actor_name: string
}
export interface CaseMarkTable {
  id: string
  case_id: string
  item: string
  verdict: string
  reason: string | null
  note: string | null
  at: Generated<Date>
  actor_id: string
  actor_name: string
}
export interface CaseQuestionTable {
  id: string
  case_id: string
  round: number | null
  section: string
  asks: string
  instrument: string
  article: string
  asked_by: string
  asked_name: string
  at: Generated<Date>
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}
export interface CaseReminderTable {
  case_id: string
  clock: string
  due: Day
}
export interface CaseCounterTable {
  series: string
  last: number
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    case_file: CaseFileTable
    case_event: CaseEventTable
    case_section: CaseSectionTable
    case_document: CaseDocumentTable
    fee_order: FeeOrderTable
    payment: PaymentTable
    case_mark: CaseMarkTable
    case_question: CaseQuestionTable
    case_reminder: CaseReminderTable
    case_counter: CaseCounterTable
  }
}
