import { GS } from '#/gs1/element-string.ts'
import { blockSize } from '#/numbers/ff1-block.ts'
import { type SerialKey, serialLength, writeSerials } from '#/numbers/serial.ts'
import type { Span } from '#/numbers/spans.ts'
import { type CodedLot, codeTexts } from './code-text.ts'
import type { Level } from './level.ts'

export const codeColumns = ['level', 'serial', 'national', 'element_string', 'link', 'uri'] as const
export type CodeColumn = (typeof codeColumns)[number]
export const codeFormats = ['csv', 'jsonl'] as const
export type CodeFormat = (typeof codeFormats)[number]

/** How a file of codes is written. */
export type CodeFileLayout = {
  format: CodeFormat
  columns: readonly CodeColumn[]
  /** How FNC1 is written in element strings: as people read it, or as scanners send it. */
  fnc1: 'caret' | 'gs'
}

/** Ranges with the key that numbers them. */
export type KeyedSpan = Span & { key: SerialKey }

/** Stands for the serial while a row is laid out; no code may contain this character. */
const hole = '\ue000'

/** No serial that a lot has: Crockford's base 32 knows no U. */
const sample = 'U'.repeat(serialLength)

/**
 * The codes of a lot at one level as a file, in pieces of a few thousand rows, each made when it is asked for: a file of ten million
 * codes takes no more memory than one of ten. `spans` are the ranges to write (`windowOf`); the names of the columns come first
 * where `head` says so.
 */
export function* codeFile(
  origin: string,
  lot: CodedLot,
  level: Level,
  spans: readonly KeyedSpan[],
  layout: CodeFileLayout,
  { head = true }: { head?: boolean } = {},
): Generator<Buffer<ArrayBuffer>> {
  if (layout.format === 'csv' && head) yield Buffer.from(`${layout.columns.join(',')}\r\n`)
  const row = rowOf(origin, lot, level, layout)
  for (const span of spans) yield* rows(span, row)
}

/** One row with a hole for each place of the serial. */
function rowOf(origin: string, lot: CodedLot, level: Level, { format, columns, fnc1 }: CodeFileLayout): string {
  const texts = codeTexts(origin, lot, level, sample)
  const elementString = fnc1 === 'gs' ? texts.elementString?.replaceAll('^', GS) : texts.elementString
  const all: Record<CodeColumn, string | undefined> = { ...texts, level, serial: sample, element_string: elementString }
  const values = columns.map(column => [column, withHole(all[column], column)] as const)
  if (format === 'jsonl') return `${JSON.stringify(Object.fromEntries(values))}\n`
  return `${values.map(([, value]) => csvField(value ?? '')).join(',')}\r\n`
}

/** The serial is the last thing of its form in every text: a batch that looks like the sample stands before it. */
function withHole(text: string | undefined, column: CodeColumn): string | undefined {
  if (text === undefined || column === 'level') return text
  const at = text.lastIndexOf(sample)
  return text.slice(0, at) + hole + text.slice(at + serialLength)
}

export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

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
