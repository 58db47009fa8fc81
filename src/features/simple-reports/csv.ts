import { parse } from 'csv-parse'
import { Invalid } from '#/platform/http/errors.ts'
import type { Incoming } from './take-reports.ts'

/** Rows are taken so many at a time: enough for speed, few enough for one transaction. */
export const rowsAtOnce = 1000

/** A row longer than this, in bytes, is none: a quote was opened and not closed, and all that follows would be held as one field. */
const longestRow = 65_536

/** The names that a first row may give columns: those of the JSON rows, and those of the vaccine interface of 2021. */
const names: Readonly<Record<string, string>> = {
  tgl_expired: 'expiry',
  tgl_pemasukan: 'at',
  tgl_distribusi: 'at',
  jumlah: 'quantity',
  nomor_faktur: 'invoice',
  sumber: 'from',
  tujuan: 'to',
  peruntukan: 'purpose',
  keterangan: 'note',
  jenis: 'kind',
  bets: 'batch',
  kedaluwarsa: 'expiry',
  kode: 'code',
  seri: 'serial',
}

/**
 * The rows of a CSV file in pieces, read while it comes: commas, semicolons or tabs, the first row naming the columns. Empty cells are
 * left out. A day alone is noon in Jakarta. Throws Invalid for what is no CSV; what had been given before it stands.
 */
export async function* piecesOfCsv(text: AsyncIterable<Uint8Array | string>): AsyncGenerator<Incoming[]> {
  const parser = parse({
    bom: true,
    delimiter: [',', ';', '\t'],
    columns: head => head.map(nameOf),
    relax_column_count: true,
    max_record_size: longestRow,
    skip_empty_lines: true,
    trim: true,
  })
  void pump(text, parser)
  let piece: Incoming[] = []
  let place = 0
  try {
    for await (const record of parser as AsyncIterable<Record<string, string>>) {
      piece.push({ place: ++place, sent: rowFrom(record) })
      if (piece.length < rowsAtOnce) continue
      yield piece
      piece = []
    }
  } catch (error) {
    if (error instanceof Invalid) throw error
    const message = (error as Error).message
    throw new Invalid([
      {
        field: 'file',
        says: {
          id: `Berkas CSV rusak setelah baris ${place}: ${message}`,
          en: `The CSV file is broken after row ${place}: ${message}`,
        },
      },
    ])
  }
  if (piece.length > 0) yield piece
}

async function pump(text: AsyncIterable<Uint8Array | string>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const part of text) {
      // Whoever reads the rows may have given up: then nothing drains any more, and the rest is not read.
      if (parser.destroyed) return
      if (!parser.write(part) && !parser.destroyed) await new Promise<void>(go => parser.once('drain', go).once('close', go))
    }
    parser.end()
  } catch (error) {
    parser.destroy(error as Error)
  }
}

const nameOf = (cell: string): string => {
  const name = cell.trim().toLowerCase()
  return names[name] ?? name
}

const aDay = /^\d{4}-\d{2}-\d{2}$/

function rowFrom(record: Record<string, string>): Record<string, string> {
  const filled = Object.entries(record).filter(([, cell]) => cell !== '')
  const row = Object.fromEntries(filled)
  if (row.at && aDay.test(row.at)) row.at = `${row.at}T12:00:00+07:00`
  return row
}
