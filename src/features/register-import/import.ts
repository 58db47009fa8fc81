import { dayAt } from '#/law/day.ts'
import { type Actor, recordDeed } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import { enterRows, type Ground } from './enter.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { type Incoming, type Outcome, outcomes, type RowReport } from './row.ts'

/** How many rows came to what. */
export type Counts = Record<Outcome, number>

/** What is imported: under which name the audit knows it, and whether everything is undone at the end. */
export type Asked = { name: string; dryRun: boolean }

/**
 * Enters the rows of a list into the register and answers each in the order of the file, through `tell`. Pieces commit one by one, each
 * with its audit row: interrupted, the same file goes on where it stopped, as rows that are there are already so. A dry run
 * does all of it in one transaction and takes it back.
 */
export async function importLicences(
  db: Db,
  actor: Actor,
  incoming: AsyncIterable<Incoming>,
  { name, dryRun }: Asked,
  tell: (reports: readonly RowReport[]) => void | Promise<void>,
): Promise<Counts> {
  const today = dayAt(new Date())
  const id = newId()
  const counts = Object.fromEntries(outcomes.map(outcome => [outcome, 0])) as Counts
  const ground: Ground = { actor, today, holdsItems: !dryRun }
  const through = async (enter: (piece: Piece) => Promise<RowReport[]>) => {
    for await (const piece of piecesOf(incoming, today)) {
      const reports = [...piece.refused, ...(await enter(piece))].sort((a, b) => a.row - b.row)
      for (const { outcome } of reports) counts[outcome]++
      await tell(reports)
    }
  }
  if (dryRun) await undone(db, tx => through(({ rows }) => enterRows(tx, rows, ground)))
  else await through(piece => db.transaction().execute(tx => enterPiece(tx, piece, ground, { id, name })))
  return counts
}

/** Enters a piece. The audit row stands with what it tells; a piece that changes nothing leaves none. */
async function enterPiece(
  tx: Tx,
  { rows }: Piece,
  ground: Ground,
  { id, name }: { id: string; name: string },
): Promise<RowReport[]> {
  const reports = await enterRows(tx, rows, ground)
  const numbers = changedIn(reports)
  const facts = { name, from: rows[0]?.row, to: rows.at(-1)?.row, numbers }
  if (numbers.length > 0) await recordDeed(tx, ground.actor, { act: 'register.imported', subject: 'register', id, facts })
  return reports
}

/** The licences that an import changed: the audit names each of them. */
const changedIn = (reports: readonly RowReport[]): string[] =>
  reports.flatMap(({ outcome, number }) => ((outcome === 'entered' || outcome === 'completed') && number ? number : []))

class TakenBack extends Error {}

/** Does the work and takes all of it back. */
async function undone(db: Db, work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await db.transaction().execute(async tx => {
      await work(tx)
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
}
