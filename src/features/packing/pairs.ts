import type { Platform } from '#/platform/platform.ts'
import type { RowProblem } from './done.ts'
import type { Pair } from './packing-acts.ts'
import { type CodeRow, understand } from './units.ts'

export type PairRow = {
  row: number
  parent: string
  child?: string | undefined
  licence?: string | undefined
  batch?: string | undefined
}

/** Understands both codes of each row. A row with a fault on either side is told once. */
export async function understandPairs(
  platform: Platform,
  rows: readonly PairRow[],
  wanted: { companyId: string; lotId?: string | undefined },
): Promise<{ pairs: Pair[]; problems: RowProblem[] }> {
  const side = (code: string, { row, licence, batch }: PairRow): CodeRow => ({ row, code, licence, batch })
  const parents = await understand(
    platform,
    rows.map(row => side(row.parent, row)),
    { ...wanted, sscc: true, again: true },
  )
  const children = await understand(
    platform,
    rows.filter(({ child }) => child).map(row => side(row.child!, row)),
    { ...wanted, sscc: true },
  )
  const parentOf = new Map(parents.units.map(unit => [unit.row, unit]))
  const childOf = new Map(children.units.map(unit => [unit.row, unit]))
  const problems = new Map([...children.problems, ...parents.problems].map(problem => [problem.row, problem]))
  const pairs = rows
    .filter(({ row }) => !problems.has(row))
    .map(({ row, child }): Pair => ({ parent: parentOf.get(row)!, ...(child && { child: childOf.get(row)! }) }))
  return { pairs, problems: [...problems.values()] }
}
