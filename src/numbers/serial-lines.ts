import { checkRange } from './class.ts'
import { blockSize } from './ff1-block.ts'
import { type SerialKey, serialLength, writeSerials } from './serial.ts'
import type { Span } from './spans.ts'

/** What stands around every serial of a file: the rest of an address before it, the rest of a CSV row after it. */
export type Around = { prefix?: string; suffix?: string }

/**
 * The serials of `[from, until)` in order, as UTF-8 buffers of a few thousand lines each, made when they are asked for: a
 * file of ten million codes costs no more memory than one of ten. `Readable.from(serialLines(…))` streams it.
 * @example for (const lines of serialLines(key, lot, { prefix: '(90)SD123456789(21)', suffix: '\r\n' })) file.write(lines)
 */
export function* serialLines(
  key: SerialKey,
  range: Span,
  { prefix = '', suffix = '\n' }: Around = {},
): Generator<Buffer<ArrayBuffer>> {
  checkRange(range)
  const line = Buffer.from(prefix + ' '.repeat(serialLength) + suffix)
  const at = Buffer.byteLength(prefix)
  // Repeating the line once and copying it is cheaper than writing what surrounds each serial.
  const blank = Buffer.alloc(line.length * Math.min(blockSize, range.until - range.from), line)
  for (let from = range.from; from < range.until; from += blockSize) {
    const until = Math.min(from + blockSize, range.until)
    const lines = Buffer.from(blank.subarray(0, line.length * (until - from)))
    writeSerials(key, { from, until }, lines, at, line.length)
    yield lines
  }
}

/** The serials of `[from, until)` in order, as strings, made block by block: for labels and lists of EPC URIs. */
export function* serialsOf(key: SerialKey, range: Span): Generator<string> {
  for (const lines of serialLines(key, range, { suffix: '' }))
    for (let at = 0; at < lines.length; at += serialLength) yield lines.toString('latin1', at, at + serialLength)
}
