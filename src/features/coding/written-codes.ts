import type { SignCode } from '#/features/signed-codes/code-keys.ts'
import type { Db } from '#/platform/database/connect.ts'
import { serialsInBook } from './book.ts'
import { sizeOf, textPiece } from './code-files.ts'
import { type CodeFileLayout, type CodePart, headOf, rowOf, tailOf, valuesOf } from './code-rows.ts'
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
  { from = 0, sign }: { from?: number; sign?: SignCode | undefined } = {},
): AsyncGenerator<Buffer<ArrayBuffer>> {
  yield* textPiece(headOf(layout, lot, level, { from, count: sizeOf(spans) }))
  for (const { classId, ...span } of spans)
    for await (const serials of serialsInBook(db, classId, span))
      yield Buffer.from(serials.map(serial => rowOfCode(origin, lot, level, serial, layout, sign)).join(''))
  yield* textPiece(tailOf(layout))
}

/** The codes of a lot one by one where each is signed, so that rows cannot be copied from one another: 500 to a piece. */
export function* signedCodeFile(
  origin: string,
  lot: CodedLot,
  level: Level,
  serials: Iterable<string>,
  layout: CodeFileLayout,
  { sign, ...part }: CodePart & { sign: SignCode },
): Generator<Buffer<ArrayBuffer>> {
  yield* textPiece(headOf(layout, lot, level, part))
  let rows: string[] = []
  for (const serial of serials) {
    rows.push(rowOfCode(origin, lot, level, serial, layout, sign))
    if (rows.length < 500) continue
    yield Buffer.from(rows.join(''))
    rows = []
  }
  yield* textPiece(rows.join('') + tailOf(layout))
}

const rowOfCode = (origin: string, lot: CodedLot, level: Level, serial: string, layout: CodeFileLayout, sign?: SignCode) =>
  rowOf(layout, valuesOf(level, serial, codeTexts(origin, lot, level, serial, sign), layout))
