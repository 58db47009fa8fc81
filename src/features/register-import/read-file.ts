import type { Says } from '#/platform/http/errors.ts'
import { broken } from './broken.ts'
import { type Column, columnNamed, needed } from './columns.ts'
import { rowsOfCsv } from './csv.ts'
import { rowsOfJson } from './json.ts'
import type { Incoming, Sent } from './row.ts'

/** A list as it is read: its rows, and which of its columns we do not know. `ignored` fills while rows are read. */
export type List = { rows: AsyncIterable<Incoming>; ignored: Set<string> }

/** Values for columns that hold for every row which leaves them empty: the maker of a list that is one maker's. */
export type Fixed = Readonly<Partial<Record<Column, string>>>

/**
 * The rows of a list in CSV (commas, semicolons or tabs) or JSON (a list of objects, or one a line), told apart by its first character,
 * read while it comes. Throws Invalid for what is neither, not UTF-8, or lacks a column without which no row says enough.
 */
export function readList(bytes: AsyncIterable<Uint8Array>, fixed: Fixed = {}): List {
  const ignored = new Set<string>()
  return { rows: rowsOf(bytes, fixed, ignored), ignored }
}

async function* rowsOf(bytes: AsyncIterable<Uint8Array>, fixed: Fixed, ignored: Set<string>): AsyncGenerator<Incoming> {
  const text = textOf(bytes)
  const first = await text.next()
  if (first.done) throw broken({ id: 'Berkas ini kosong.', en: 'This file is empty.' })
  const whole = joined(first.value, text)
  const filled = (sent: Sent): Sent => ({
    ...fixed,
    ...Object.fromEntries(Object.entries(sent).filter(([, cell]) => !isEmpty(cell))),
  })
  if (/^[[{]/.test(first.value)) {
    for await (const { row, ...one } of rowsOfJson(whole))
      yield 'broken' in one ? { row, ...one } : { row, sent: filled(sentOf(Object.entries(one.value), ignored)) }
    return
  }
  let names: (Column | undefined)[] | undefined
  for await (const { row, cells } of rowsOfCsv(whole, separatorIn(first.value))) {
    if (!names) {
      names = cells.map(cell => columnNamed(cell))
      for (const [at, name] of names.entries()) if (!name) ignored.add(cells[at]!)
      checkHead(names, fixed)
    } else if (cells.length > names.length) yield { row, broken: tooMany(cells.length, names.length) }
    else yield { row, sent: filled(Object.fromEntries(cells.flatMap((cell, at) => (names![at] ? [[names![at], cell]] : [])))) }
  }
}

/** What stands between the cells, told by the heading: a semicolon where the office's language writes decimal commas. */
function separatorIn(text: string): string {
  const heading = text.split('\n', 1)[0]!
  return [',', ';', '\t'].reduce((best, one) => (heading.split(one).length > heading.split(best).length ? one : best))
}

const isEmpty = (cell: unknown): boolean => cell === undefined || cell === null || cell === ''

/** The longest heading that is waited for before the reading begins. */
const longestHeading = 64 * 1024

/** Text of the bytes, the first line whole in the first part, blanks and a byte order mark before it left out; nothing comes of no text. */
async function* textOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let heading: string | undefined = ''
  for await (const part of decoded(bytes)) {
    if (heading === undefined) yield part
    else {
      heading = (heading + part).trimStart()
      if (!heading.includes('\n') && heading.length < longestHeading) continue
      yield heading
      heading = undefined
    }
  }
  if (heading) yield heading
}

async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (part?: Uint8Array): string => {
    try {
      return part ? decoder.decode(part, { stream: true }) : decoder.decode()
    } catch {
      throw broken({
        id: 'Berkas ini bukan teks UTF-8. Simpan lagi sebagai “CSV UTF-8”.',
        en: 'This file is no UTF-8 text. Save it again as “CSV UTF-8”.',
      })
    }
  }
  for await (const part of bytes) yield decode(part)
  yield decode()
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

function sentOf(entries: readonly (readonly [string, unknown])[], ignored: Set<string>): Sent {
  const sent: Partial<Record<Column, unknown>> = {}
  for (const [name, value] of entries) {
    const column = columnNamed(name)
    if (column) sent[column] = value
    else if (ignored.size < 100) ignored.add(name)
  }
  return sent
}

function checkHead(names: readonly (Column | undefined)[], fixed: Fixed): void {
  const lacking = needed.filter(column => !names.includes(column) && !fixed[column])
  if (lacking.length > 0)
    throw broken({
      id: `Baris pertama menamai kolom. Yang belum ada: ${lacking.join(', ')}.`,
      en: `The first row names the columns. Lacking: ${lacking.join(', ')}.`,
    })
  const twice = names.find((name, at) => name && names.indexOf(name) !== at)
  if (twice) throw broken({ id: `Kolom ${twice} ada dua kali.`, en: `The column ${twice} is there twice.` })
}

const tooMany = (cells: number, columns: number): Says => ({
  id: `Baris ini memuat ${cells} isian, padahal ada ${columns} kolom. Beri tanda kutip pada isian yang memuat pemisah.`,
  en: `This row has ${cells} cells, but there are ${columns} columns. Put quotes around cells that hold the separator.`,
})
