import type { Generated } from 'kysely'
import type { Status } from '#/features/tracing/life.ts'

export interface StockTable {
  id: Generated<number>
  lot_id: string
  status: Status
  site_id: string | null
  to_site_id: string | null
  packs: number
  outers: number
  oldest: Date | null
}
export interface StockPlaceTable {
  site_id: string
  lot_id: string
}
export interface StockMarkTable {
  one: boolean
  event: number
  last: number
  beyond: number
  counted_at: Date
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    stock: StockTable
    stock_place: StockPlaceTable
    stock_mark: StockMarkTable
  }
}
