export interface BoardCoverageTable {
  company_id: string
  shipments: number
  received: number
  counted_at: Date
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    board_coverage: BoardCoverageTable
  }
}
