import type { Day } from '#/law/day.ts'
import { readRow } from './read-row.ts'
import type { ImportRow, Incoming, RowReport } from './row.ts'

/** Rows are entered so many at a time: enough for speed, few enough for one transaction and its locks. */
const mostRows = 1_000
const mostItems = 2_000

/** Rows to be entered at once, and those that cannot be read. */
export type Piece = { rows: ImportRow[]; refused: RowReport[] }

/**
 * Cuts what comes from a file into pieces in which no number and no trade item occurs twice: what a row contradicts in the file itself is
 * then found as what it contradicts in the register.
 */
export async function* piecesOf(incoming: AsyncIterable<Incoming>, today: Day): AsyncGenerator<Piece> {
  let piece: Piece = { rows: [], refused: [] }
  let seen = new Set<string>()
  for await (const one of incoming) {
    const read = 'broken' in one ? { problems: [{ field: '', says: one.broken }] } : readRow(one.row, one.sent, today)
    if ('problems' in read) piece.refused.push(refusal(one, read.problems))
    else {
      const names = [read.read.number, ...read.read.gtins]
      if (names.some(name => seen.has(name)) || seen.size + names.length > mostItems) {
        yield piece
        piece = { rows: [], refused: [] }
        seen = new Set()
      }
      for (const name of names) seen.add(name)
      piece.rows.push(read.read)
    }
    if (piece.rows.length + piece.refused.length < mostRows) continue
    yield piece
    piece = { rows: [], refused: [] }
    seen = new Set()
  }
  if (piece.rows.length + piece.refused.length > 0) yield piece
}

function refusal(one: Incoming, problems: NonNullable<RowReport['problems']>): RowReport {
  const number = 'sent' in one && typeof one.sent.number === 'string' ? one.sent.number.trim().slice(0, 60) : ''
  return { row: one.row, ...(number && { number }), outcome: 'refused', problems }
}
