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
  { format, columns, fnc1 }: CodeFileLayout,
  { head = true }: { head?: boolean } = {},
): AsyncGenerator<Buffer<ArrayBuffer>> {
  if (format === 'csv' && head) yield Buffer.from(`${columns.join(',')}\r\n`)
  for (const { classId, ...span } of spans)
    for await (const serials of serialsInBook(db, classId, span))
      yield Buffer.from(
        serials
          .map(serial => {
            const texts = codeTexts(origin, lot, level, serial)
            const elementString = fnc1 === 'gs' ? texts.elementString?.replaceAll('^', '\u001d') : texts.elementString
            const all: Record<CodeColumn, string | undefined> = { ...texts, level, serial, element_string: elementString }
            return format === 'csv'
              ? `${columns.map(column => csvField(all[column] ?? '')).join(',')}\r\n`
              : `${JSON.stringify(Object.fromEntries(columns.map(column => [column, all[column]])))}\n`
          })
          .join(''),
      )
}
