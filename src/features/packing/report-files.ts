import type { Lot } from '#/features/coding/read-lots.ts'
import { type Report, type ReportRow, reportColumns } from './reports.ts'

const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const rowsPerPiece = 2000

/** A report as CSV, in pieces made as they are asked for: only the columns of the report, in their order. */
export function* reportCsv(report: Report, rows: Iterable<ReportRow>): Generator<Buffer<ArrayBuffer>> {
  const columns: readonly string[] = reportColumns[report]
  yield Buffer.from(`${columns.join(',')}\r\n`)
  yield* inPieces(rows, row => `${columns.map(name => csvField(row[name] ?? '')).join(',')}\r\n`)
}

/** A report as one JSON object, whose rows the inbound address of the same name takes. */
export function* reportJson(
  report: Report,
  { id, licence, batch }: Lot,
  rows: Iterable<ReportRow>,
): Generator<Buffer<ArrayBuffer>> {
  const columns: readonly string[] = reportColumns[report]
  const head = JSON.stringify({ report, lot: id, nie: licence, batch_no: batch, columns: 'assumed' })
  yield Buffer.from(`${head.slice(0, -1)},"rows":[`)
  let isFirst = true
  yield* inPieces(rows, row => {
    const kept = columns.filter(name => row[name]).map(name => [name, row[name]])
    const text = `${isFirst ? '' : ','}\n${JSON.stringify(Object.fromEntries(kept))}`
    isFirst = false
    return text
  })
  yield Buffer.from('\n]}\n')
}

function* inPieces(rows: Iterable<ReportRow>, write: (row: ReportRow) => string): Generator<Buffer<ArrayBuffer>> {
  let lines: string[] = []
  for (const row of rows) {
    if (lines.push(write(row)) < rowsPerPiece) continue
    yield Buffer.from(lines.join(''))
    lines = []
  }
  if (lines.length > 0) yield Buffer.from(lines.join(''))
}
