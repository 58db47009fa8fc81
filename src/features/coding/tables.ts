import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { Step } from '#/law/provisions.ts'
import type { Level } from './level.ts'
import type { Issuer, Order, OrderDecision, OrderState } from './order-asked.ts'

export interface NumberClassTable {
  id: Generated<number>
  licence: string
  level: Level
  gtin: string | null
  key_version: Generated<number>
  has_book: Generated<boolean>
  next: Generated<number>
}
export interface LotGroundTable {
  id: Generated<number>
  hash: string
  steps: ColumnType<Step[], string, never>
}
export interface LotTable {
  id: string
  issuer: Generated<Issuer>
  licence: string
  company_id: string
  site_id: string
  batch: string
  gtin: string | null
  production_date: Day
  expiry: Day
  packs: number
  per_case: number
  per_pallet: number
  ground: number
  idempotency_key: string
  issued_by: string
  issued_at: Generated<Date>
}
export interface LotSpanTable {
  class_id: number
  from_n: number
  until_n: number
  lot_id: string
  key_version: number
}
export interface CodeOrderTable {
  id: string
  company_id: string
  licence: string
  state: OrderState
  facts: ColumnType<Order, string, never>
  idempotency_key: string
  ordered_by: string
  ordered_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision: ColumnType<OrderDecision, string, string> | null
  lot_id: string | null
}
export interface NumberKeyTable {
  version: number
  fingerprint: string
  made_at: Generated<Date>
}
export interface SerialPieceTable {
  id: Generated<number>
  class_id: number
  from_n: number
  until_n: number
  serials: Buffer
}
export interface SerialPlaceTable {
  key: string
  piece: number
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    number_class: NumberClassTable
    lot_ground: LotGroundTable
    lot: LotTable
    lot_span: LotSpanTable
    code_order: CodeOrderTable
    number_key: NumberKeyTable
    serial_piece: SerialPieceTable
    serial_place: SerialPlaceTable
  }
}
