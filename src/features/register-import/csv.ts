import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CsvError, parse } from 'csv-parse'
import { broken } from './broken.ts'

/** The rows of a CSV file, the heading among them as row 0, quotes as in RFC 4180. Throws Invalid where it breaks. */
export async function* rowsOfCsv(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<{ row: number; cells: string[] }> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 1024 * 1024,
  })
  // Whoever reads the rows meets the fault of the text; here it only ends the flow.
  pipeline(Readable.from(text), parser).catch(() => undefined)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield { row: row++, cells }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw broken({
      id: `Berkas CSV rusak sesudah baris ${Math.max(row - 1, 0)}: ${error.message}`,
      en: `The CSV file is broken after row ${Math.max(row - 1, 0)}: ${error.message}`,
    })
  } finally {
    parser.destroy()
  }
}
