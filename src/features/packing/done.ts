import type { Says } from '#/platform/http/errors.ts'

/** Why one row was not taken. Rows count from 1; `code` is what was sent, empty where a range was. */
export type RowProblem = { row: number; code: string; says: Says }

/** A case or pallet with less in it than was planned, which may be. */
export type PartFull = { parent: string; packed: number; planned: number }

/** What became of an act. Counts are of rows: a row that was so already changes nothing and is no fault. */
export type Done = {
  /** Whether everything good was recorded: false where rows with faults kept the others back. */
  recorded: boolean
  taken: number
  already: number
  refused: number
  /** The first of the faults; `refused` says how many there are. */
  problems: RowProblem[]
  /** The events by their hashes, as `/epcis/events/…` gives them. */
  events: string[]
  partFull: PartFull[]
}

/** More faults than these nobody reads. */
export const mostTold = 1000

export type Behaviour = 'rollback' | 'proceed'
