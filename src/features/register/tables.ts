import type { ColumnType, Generated } from 'kysely'
import type { ActedStanding, Ingredient, Licence } from '#/features/register/licence.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'

/** Written as text, read as what it holds. */
type Json<T> = ColumnType<T, string, string>

export interface LicenceTable {
  number: string
  commodity: Commodity
  product_name: string
  brand: string | null
  dosage_form: string
  packs: string[]
  composition: Json<Ingredient[]>
  holder_id: string | null
  holder_name: string
  maker_name: string
  maker_site_id: string | null
  issued_on: Day
  valid_until: Day
  method: Licence['method']
  updated_at: Generated<Date>
  search: ColumnType<string, never, never>
}
export interface LicenceEventTable {
  number: string
  seq: number
  standing: ActedStanding
  effective: Day
  reasons: string | null
  instrument: string | null
  article: string | null
  superseded_by: string | null
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Generated<Date>
}
export interface LicenceAmendmentTable {
  number: string
  seq: number
  kind: 'amendment' | 'renewal'
  effective: Day
  changes: Json<Record<string, { from?: unknown; to: unknown }>>
  instrument: string
  article: string
  actor_kind: string
  actor_id: string
  actor_name: string
  at: Generated<Date>
}
export interface LicenceGtinTable {
  gtin: string
  number: string
}
export interface LicenceCounterTable {
  series: string
  last: number
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    licence: LicenceTable
    licence_event: LicenceEventTable
    licence_amendment: LicenceAmendmentTable
    licence_gtin: LicenceGtinTable
    licence_counter: LicenceCounterTable
  }
}
