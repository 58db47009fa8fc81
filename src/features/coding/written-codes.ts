import type { SignCode } from '#/features/signed-codes/code-keys.ts'
import type { Db } from '#/platform/database/connect.ts'
import { serialsInBook } from './book.ts'
import { type CodeColumn, type CodeFileLayout, csvField } from './code-files.ts'
import { type CodedLot, codeTexts } from './code-text.ts'
import type { Level } from './level.ts'
import type { LotSpan } from './read-lots.ts'

/** The codes of a lot whose serials the holder made: `codeFile` for serials of the book, a few thousand rows a piece. */
export async function* writtenCodeFile(
  db: Db,
  origin: string,
  lot: CodedLot,
  level: Level,
  spans: readonly LotSpan[],
  layout: CodeFileLayout,
  { head = true, sign }: { head?: boolean; sign?: SignCode | undefined } = {},
): AsyncGenerator<Buffer<ArrayBuffer>> {
  if (layout.format === 'csv' && head) yield Buffer.from(`${layout.columns.join(',')}\r\n`)
  for (const { classId, ...span } of spans)
    for await (const serials of serialsInBook(db, classId, span))
      yield Buffer.from(serials.map(serial => rowOfCode(origin, lot, level, serial, layout, sign)).join(''))
}

/** The codes of a lot one by one where each is signed, so that rows cannot be copied from one another: 500 to a piece. */
export function* signedCodeFile(
  origin: string,
  lot: CodedLot,
  level: Level,
  serials: Iterable<string>,
  layout: CodeFileLayout,
  { head = true, sign }: { head?: boolean; sign: SignCode },
): Generator<Buffer<ArrayBuffer>> {
  if (layout.format === 'csv' && head) yield Buffer.from(`${layout.columns.join(',')}\r\n`)
  let rows: string[] = []
  for (const serial of serials) {
    rows.push(rowOfCode(origin, lot, level, serial, layout, sign))
    if (rows.length < 500) continue
    yield Buffer.from(rows.join(''))
    rows = []
  }
  if (rows.length > 0) yield Buffer.from(rows.join(''))
}

function rowOfCode(
  origin: string,
  lot: CodedLot,
  level: Level,
  serial: string,
  { format, columns, fnc1 }: CodeFileLayout,
  sign?: SignCode,
): string {
  const texts = codeTexts(origin, lot, level, serial, sign)
  const elementString = fnc1 === 'gs' ? texts.elementString?.replaceAll('^', '\u001d') : texts.elementString
  const all: Record<CodeColumn, string | undefined> = { ...texts, level, serial, element_string: elementString }
  return format === 'csv'
    ? `${columns.map(column => csvField(all[column] ?? '')).join(',')}\r\n`
    : `${JSON.stringify(Object.fromEntries(columns.map(column => [column, all[column]])))}\n`
}
