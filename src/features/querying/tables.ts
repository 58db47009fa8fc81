import type { ColumnType, Generated } from 'kysely'

export interface NamedQueryTable {
  id: string
  company_id: string | null
  name: string
  query: ColumnType<Record<string, unknown>, string, string>
  created_at: Generated<Date>
  created_by: string
}
export interface DroppedPageTokenTable {
  mark: string
  until: Date
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    named_query: NamedQueryTable
    dropped_page_token: DroppedPageTokenTable
  }
}
