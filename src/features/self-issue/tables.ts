import type { ColumnType } from 'kysely'
import type { Level } from '#/features/coding/level.ts'
import type { AccessEventKind, AccessFacts, AccessState, Way } from './access.ts'
import type { ListState } from './list.ts'
import type { Layout, ListFormat } from './list-lines.ts'
import type { Reason } from './serial-rules.ts'

type AsJson<T> = ColumnType<T, string, string>

export interface CodeAccessTable {
  id: string
  company_id: string
  way: Way
  state: AccessState
  seq: number
  facts: AsJson<AccessFacts>
  filed_at: Date
  since: Date
}
export interface CodeAccessEventTable {
  access_id: string
  seq: number
  kind: AccessEventKind
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Date
  data: AsJson<Record<string, unknown>>
}
export interface SerialListTable {
  id: string
  lot_id: string
  company_id: string
  level: Level
  format: ListFormat
  name: string
  state: ListState
  bytes: number
  received: ColumnType<number, number | undefined, number>
  read: ColumnType<number, number | undefined, number>
  layout: AsJson<Layout> | null
  lines: ColumnType<number, number | undefined, number>
  accepted: ColumnType<number, number | undefined, number>
  refused: ColumnType<number, number | undefined, number>
  problem: AsJson<{ id: string; en: string }> | null
  idempotency_key: string
  made_by: string
  made_at: Date
  since: Date
}
export interface SerialRefusalTable {
  list_id: string
  line: number
  reason: Reason
  value: string
  batch: string | null
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    code_access: CodeAccessTable
    code_access_event: CodeAccessEventTable
    serial_list: SerialListTable
    serial_refusal: SerialRefusalTable
  }
}
