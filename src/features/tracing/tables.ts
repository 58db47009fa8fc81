import type { ColumnType } from 'kysely'
import type { Json } from '#/epcis/event.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { CaptureProblem } from './problem.ts'

/** A column that takes JSON as text and gives it back as what it means. */
type AsJson<T> = ColumnType<T, string, string>

export type Behaviour = 'rollback' | 'proceed'
export type Via = 'api' | 'page' | 'scan' | 'system'
export type Role = 'epc' | 'parent' | 'child' | 'input' | 'output' | 'emptied'
/** The letters by which `pack_once` knows its acts. */
export type OnceLetter = 'g' | 'x' | 's' | 'e' | 't' | 'f'

export interface CaptureTable {
  id: string
  company_id: string | null
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
  via: Via
  at: Date
  behaviour: Behaviour
  success: boolean
  hash: Buffer
  context: AsJson<Json> | null
  events: number
  captured: number
  known: number
  problems: AsJson<CaptureProblem[]>
}
/** An event with all that its shape says: what the view `event_as_read` gives. */
export interface EventTable {
  id: number
  at: Date
  recorded_at: Date
  capture_id: string
  company_id: string | null
  site_id: string | null
  to_site_id: string | null
  zone: string
  type: string
  action: string | null
  biz_step: string | null
  disposition: string | null
  retracted: boolean
  hash: Buffer
  body: Record<string, Json>
}
export interface KeptEventTable {
  id: number
  at: Date
  recorded_at: Date
  page: number | null
  node: number | null
  shape: number
  share: number
  capture_id: string
  hash_head: string
  hash_tail: string
  body: AsJson<Record<string, Json>>
}
export interface EventSpanTable {
  event: number
  role: Role
  class_id: number
  spans: string
}
export interface SightingTable {
  page: number
  node: number
  at: Date
  event: number
  parent_class: number | null
  parent_n: number | null
  packed: boolean | null
}
export interface PackOnceTable {
  n: number
  event: number
  class_id: number
  act: OnceLetter
}
export interface ForeignEpcTable {
  uri: string
  n: number
}
export interface EventFlagTable {
  event: number
  kind: string
  facts: AsJson<Record<string, Json>>
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    capture: CaptureTable
    event: KeptEventTable
    event_as_read: EventTable
    event_packs: EventSpanTable
    event_span: EventSpanTable
    sighting: SightingTable
    pack_once: PackOnceTable
    foreign_epc: ForeignEpcTable
    event_flag: EventFlagTable
  }
}
