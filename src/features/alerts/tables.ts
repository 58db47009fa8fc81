import type { ColumnType } from 'kysely'
import type { AlertClass, Rule } from '#/detection/finding.ts'
import type { Day } from '#/law/day.ts'
import type { Outcome, State, StepKind } from './alert.ts'

export interface AlertTable {
  id: string
  class_id: number
  n: number
  code: string
  licence: string | null
  lot_id: string | null
  batch: string | null
  class: AlertClass
  score: number
  since: Date
  site_id: string | null
  company_id: string | null
  reporter: string | null
  raised_at: Date
  judged_at: Date
  state: State
  owner_id: string | null
  owner_name: string | null
  outcome: Outcome | null
  closed_at: Date | null
}
export interface AlertReasonTable {
  alert_id: string
  seq: number
  rule: Rule
  score: number
  at: Date
  facts: ColumnType<KeptFacts, string, string>
}
/** Sites by their ids, moments in milliseconds. */
export type KeptFacts = {
  site?: string
  home?: string
  other?: string
  first?: number
  next?: number
  km?: number
  count?: number
  hours?: number
}
export interface AlertStepTable {
  alert_id: string
  seq: number
  kind: StepKind
  note: string
  facts: ColumnType<Record<string, unknown>, string, never>
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
}
export interface AlertReadingTable {
  one: ColumnType<boolean, never, never>
  event: number
  day: Day | null
}
export interface AlertJudgedTable {
  class_id: number
  n: number
  judged_on: Day
}
export interface AlertSourceTable {
  kind: 'site' | 'reporter'
  name: string
  day: Day
  packs: number
}
export interface AlertLetterTable {
  site_id: string
  at: Date
  alerts: number
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    alert: AlertTable
    alert_reason: AlertReasonTable
    alert_step: AlertStepTable
    alert_reading: AlertReadingTable
    alert_judged: AlertJudgedTable
    alert_source: AlertSourceTable
    alert_letter: AlertLetterTable
  }
}
