import type { ColumnType, Generated } from 'kysely'
import type { EpcFormat } from '#/epcis/identifier-form.ts'
import type { Says } from '#/platform/http/errors.ts'
import type { Schedule } from './schedule.ts'

/** A sentence in both languages. */
type Told = ColumnType<Says | null, string | null, string | null>
export type Wanted = 'run' | 'trial'
/** Why nothing is sent: its owner paused it, the receiver did not take something, or the query can no longer be answered. */
export type StoppedBecause = 'paused' | 'receiver' | 'query'

export interface SubscriptionTable {
  id: string
  query_id: string
  query_name: string
  company_id: string | null
  dest: string
  token: Buffer | null
  epc_format: EpcFormat
  report_if_empty: boolean
  initial_record_time: Date | null
  schedule: ColumnType<Schedule | null, string | null, never>
  trigger: string | null
  created_at: Date
  created_by: string
  watermark: number
  seq: Generated<number>
  next_at: Date | null
  wanted: Wanted | null
  last_run_at: Date | null
  last_notified_at: Date | null
  most_events: Generated<number>
  stopped_at: Date | null
  stopped_because: StoppedBecause | null
  problem: Told
  sending_by: string | null
  sending_until: Date | null
}

export type DeliveryState = 'waiting' | 'sent' | 'dead'

export interface SubscriptionDeliveryTable {
  subscription_id: string
  seq: number
  made_at: Date
  kind: 'events' | 'problem'
  events: number
  sent: Generated<number>
  state: Generated<DeliveryState>
  tries: Generated<number>
  try_at: Date
  problem: Told
  ended_at: Date | null
  content: Buffer | null
}

declare module '#/platform/database/tables.ts' {
  interface Tables {
    subscription: SubscriptionTable
    subscription_delivery: SubscriptionDeliveryTable
  }
}
