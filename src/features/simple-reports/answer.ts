import type { FaultKind, ReturnCode } from '#/features/once-only/return-codes.ts'
import type { FlagKind } from '#/features/tracing/problem.ts'
import type { Says } from '#/platform/http/errors.ts'

/** What became of one row: recorded as an event, or refused with a sentence. */
export type RowAnswer = {
  /** Its place, from 1. */
  row: number
  key?: string
  ok: boolean
  /** The event by its hash, by which it can be read and taken back. */
  event?: string
  /** It had been recorded before; nothing was done now. */
  known?: true
  /** What looked wrong with it, although it was recorded. */
  flags?: FlagKind[]
  /** The return code of a use or discard, as `/api/v1/packs/acts` gives it. */
  code?: ReturnCode
  kind?: FaultKind
  says?: Says
}

/** Why a row was refused, by the name of its column where one is at fault. */
export const refused = (row: number, key: string | undefined, says: Says): RowAnswer => ({
  row,
  ...(key !== undefined && { key }),
  ok: false,
  says,
})

export type Counts = { recorded: number; known: number; refused: number }

export function countsOf(answers: readonly RowAnswer[]): Counts {
  const recorded = answers.filter(({ ok }) => ok).length
  return { recorded, known: answers.filter(({ known }) => known).length, refused: answers.length - recorded }
}
