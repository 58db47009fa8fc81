import { blockSize } from '#/numbers/ff1-block.ts'
import { type SerialKey, serialLength, writeSerials } from '#/numbers/serial.ts'
import type { Span } from '#/numbers/spans.ts'
import { type CodeColumn, type CodeFileLayout, type CodeValues, headOf, rowOf, tailOf, valuesOf } from './code-rows.ts'
import { type CodedLot, codeTexts } from './code-text.ts'
import type { Level } from './level.ts'

/** Ranges with the key that numbers them. */
export type KeyedSpan = Span & { key: SerialKey }

/** Stands for the serial while a row is laid out; no code may contain this character. */
const hole = '\ue000'

/** No serial that a lot has: Crockford's base 32 knows no U. */
const sample = 'U'.repeat(serialLength)

/**
 * The codes of a lot at one level as a file, in pieces of a few thousand rows, each made when it is asked for: a file of ten million
 * codes takes no more memory than one of ten. `spans` are the ranges to write (`windowOf`), of which `from` codes were left out.
 */
export function* codeFile(
  origin: string,
  lot: CodedLot,
  level: Level,
  spans: readonly KeyedSpan[],
  layout: CodeFileLayout,
  from = 0,
): Generator<Buffer<ArrayBuffer>> {
  yield* textPiece(headOf(layout, lot, level, { from, count: sizeOf(spans) }))
  const row = rowOf(layout, withHoles(valuesOf(level, sample, codeTexts(origin, lot, level, sample), layout)))
  for (const span of spans) yield* rows(span, row)
  yield* textPiece(tailOf(layout))
}

/** How many numbers some ranges hold. */
export const sizeOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, until }) => sum + until - from, 0)

/** A piece of text; nothing is no piece. */
export function* textPiece(text: string): Generator<Buffer<ArrayBuffer>> {
  if (text !== '') yield Buffer.from(text)
}

/** The values with a hole for the serial. It is the last thing of its form in every text: a batch that looks like it stands before. */
function withHoles(values: CodeValues): CodeValues {
  const holed = Object.entries(values).map(([column, text]) => {
    if (text === undefined || column === 'level') return [column, text]
    const at = text.lastIndexOf(sample)
    return [column, text.slice(0, at) + hole + text.slice(at + serialLength)]
  })
  return Object.fromEntries(holed) as Record<CodeColumn, string | undefined>
}

function* rows({ key, from: first, until: end }: KeyedSpan, row: string): Generator<Buffer<ArrayBuffer>> {
  const parts = row.split(hole)
  const line = Buffer.from(parts.join(' '.repeat(serialLength)))
  const holes: number[] = []
  let at = 0
  for (const part of parts.slice(0, -1)) {
    at += Buffer.byteLength(part)
    holes.push(at)
    at += serialLength
  }
  const blank = Buffer.alloc(line.length * Math.min(blockSize, end - first), line)
  for (let from = first; from < end; from += blockSize) {
    const until = Math.min(from + blockSize, end)
    const lines = Buffer.from(blank.subarray(0, line.length * (until - from)))
    fill(key, { from, until }, lines, line.length, holes)
    yield lines
  }
}

/** Makes each serial once, in the first hole of its row, and copies it to the others. */
function fill(
  key: SerialKey,
  range: Span,
  lines: Buffer<ArrayBuffer>,
  stride: number,
  [first, ...others]: readonly number[],
): void {
  if (first === undefined) return
  writeSerials(key, range, lines, first, stride)
  const view = new DataView(lines.buffer, lines.byteOffset, lines.byteLength)
  for (let row = 0; row < lines.length; row += stride) {
    const a = view.getUint32(row + first)
    const b = view.getUint32(row + first + 4)
    const c = view.getUint32(row + first + 8)
    for (const place of others) {
      view.setUint32(row + place, a)
      view.setUint32(row + place + 4, b)
      view.setUint32(row + place + 8, c)
    }
  }
}

/** The part of some ranges, counted through from 0, that begins at place `from` and holds `count` numbers or what is left. */
export function windowOf<Of extends Span>(spans: readonly Of[], from: number, count = Infinity): Of[] {
  const window: Of[] = []
  let skip = from
  let left = count
  for (const span of spans) {
    const size = span.until - span.from
    const start = Math.min(skip, size)
    const taken = Math.min(left, size - start)
    if (taken > 0) window.push({ ...span, from: span.from + start, until: span.from + start + taken })
    skip -= start
    left -= taken
  }
  return window
}

/** Pieces as a body that is made as fast as the other side takes it: nothing is made ahead. */
export function bodyOf(pieces: Generator<Buffer<ArrayBuffer>> | AsyncGenerator<Buffer<ArrayBuffer>>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
