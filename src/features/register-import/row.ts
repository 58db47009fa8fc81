import type { ActedStanding, LicenceFacts } from '#/features/register/licence.ts'
import type { Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Problem, Says } from '#/platform/http/errors.ts'
import type { Column } from './columns.ts'

/** What a row says in each column that it fills. */
export type Sent = Readonly<Partial<Record<Column, unknown>>>

/** A row as it comes out of a file: its place, counted from 1, and what it says or why it cannot be read. */
export type Incoming = { row: number; sent: Sent } | { row: number; broken: Says }

/** What became of a licence elsewhere, after its issue. */
export type Decision = { to: ActedStanding; on: Day; reasons: string; cite: Cite; by?: string }

/** A row that may be entered. */
export type ImportRow = Omit<LicenceFacts, 'holder' | 'gtins'> & {
  row: number
  number: string
  holder: { name: string; nib?: string }
  issuedOn: Day
  validUntil: Day
  gtins: readonly string[]
  /** How it stands, where the list says; `expired` follows from the days. */
  standing?: 'active' | 'expired' | Decision
  /** The columns that the row filled: only these are compared with the register. */
  given: ReadonlySet<Column>
  remarks: readonly Says[]
}

export const outcomes = ['entered', 'completed', 'already so', 'refused'] as const
/**
 * What became of a row. `entered`: a new licence. `completed`: the register had it, and got the holder's account, trade item numbers or a
 * decision that it lacked. `refused`: nothing of it was taken.
 */
export type Outcome = (typeof outcomes)[number]

/** The answer to a row. */
export type RowReport = {
  row: number
  number?: string
  outcome: Outcome
  /** Of a refused row: field and sentence. */
  problems?: readonly Problem[]
  /** What is worth knowing of a row that was taken. */
  remarks?: readonly Says[]
}
