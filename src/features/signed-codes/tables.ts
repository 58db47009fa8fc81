import type { Generated } from 'kysely'

export interface CodeKeyTable {
  id: string
  version: number
  public_key: string
  made_at: Generated<Date>
  retired_at: Date | null
  withdrawn_at: Date | null
  reasons: string | null
}
export interface SignedLotTable {
  lot_id: string
  key_id: string
  since: Generated<Date>
  asked_by: string
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    code_key: CodeKeyTable
    signed_lot: SignedLotTable
  }
}
