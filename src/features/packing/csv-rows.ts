import { CsvError, parse } from 'csv-parse/sync'
import { Invalid } from '#/platform/http/errors.ts'
import { mostRows } from './ranges.ts'
import { en, id } from './words.ts'

/** Which columns may hold what is asked for, by the name that we give it: the first that is there counts. */
type Columns<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** The columns under which a file may name one code a row. */
export const codeColumns = { code: ['code', 'uri', 'national', 'serial', 'link'] } as const
/** The columns under which a file may name what goes into what. */
export const pairColumns = { parent: ['parent', 'parent_serial'], child: ['child', 'child_serial'] } as const

/**
 * The rows of a CSV file with the columns wanted, separated by commas, semicolons or tabs. Where no first row names them, they are
 * taken in their order. Throws Invalid for what is no CSV, lacks a column, or has more rows than one act takes.
 */
export function rowsOfCsv<Name extends string>(text: string, columns: Columns<Name>): Record<Name, string>[] {
  const records = parsed(text)
  const names = Object.keys(columns) as Name[]
  const head = (records[0] ?? []).map(cell => cell.trim().toLowerCase())
  const hasHead = head.some(cell => names.some(name => columns[name].includes(cell)))
  const places = names.map((name, at) => (hasHead ? head.findIndex(cell => columns[name].includes(cell)) : at))
  const rows = hasHead ? records.slice(1) : records
  if (places.includes(-1) || rows.some(row => row.length < names.length && !hasHead)) throw lacking(names)
  if (rows.length > mostRows) throw tooMany()
  return rows.map(
    row => Object.fromEntries(names.map((name, i) => [name, (row[places[i]!] ?? '').trim()])) as Record<Name, string>,
  )
}

function parsed(text: string): string[][] {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [';', '\t'].find(mark => firstLine.includes(mark)) ?? ','
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Invalid([{ field: 'file', says: { id: id.badCsv(error.message), en: en.badCsv(error.message) } }])
  }
}

const lacking = (names: readonly string[]) =>
  new Invalid([{ field: 'file', says: { id: id.noColumns(names.join(', ')), en: en.noColumns(names.join(', ')) } }])

/** More rows than one act takes. */
export const tooMany = () => {
  const most = String(mostRows)
  return new Invalid([{ field: 'file', says: { id: id.tooMany(most), en: en.tooMany(most) } }])
}
