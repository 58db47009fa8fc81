import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#/law/day.ts'

export interface PackScanTable {
  class_id: number
  n: number
  day: Day
  count: number
}
export interface LicenceScanTable {
  number: string
  day: Day
  verdict: string
  count: number
}
export interface ReportTable {
  number: string
  at: Generated<Date>
  code: string
  kind: string
  what: string
  bought_at: string | null
  contact: string | null
  photos: ColumnType<{ hash: string; name: string; kind: string }[], string, never>
  licence: string | null
  verdict: string | null
}
export interface ReportStepTable {
  report: string
  seq: number
  state: 'in hand' | 'closed'
  note: string
  actor_id: string
  actor_name: string
  at: Generated<Date>
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    pack_scan: PackScanTable
    licence_scan: LicenceScanTable
    report: ReportTable
    report_step: ReportStepTable
  }
}
