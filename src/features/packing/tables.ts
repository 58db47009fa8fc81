import type { ColumnType, Generated } from 'kysely'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Difference, LevelBalance } from './balance.ts'
import type { Done } from './done.ts'

type AsJson<T> = ColumnType<T, string, string>

export interface PackingAnswerTable {
  company_id: string
  idempotency_key: string
  asked: Buffer
  answer: AsJson<Done>
  at: Generated<Date>
}
export interface LotCloseTable {
  lot_id: string
  balance: AsJson<LevelBalance[]>
  differences: AsJson<Difference[]>
  counted: number | null
  reason: string | null
  actor_kind: Actor['kind']
  actor_id: string
  actor_name: string
  at: Generated<Date>
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    packing_answer: PackingAnswerTable
    lot_close: LotCloseTable
  }
}
