import type { SerialList } from './list.ts'
import { type Layout, type Lines, readFirstLine, readLines } from './list-lines.ts'
import { readAt } from './spool.ts'

/** How much of a file is read and entered at once: some hundred thousand serials, whose keys then lie near each other in the index. */
const pieceBytes = 2 * 1024 ** 2

/** Whole lines of a list from one byte of its file to another. */
export type FilePiece = {
  from: number
  until: number
  /** Lines before it. */
  lines: number
  layout: Layout
  content: Lines
  /** Why nothing of this and what follows can be read. */
  problem?: { id: string; en: string }
}

type Where = Pick<SerialList, 'format' | 'bytes' | 'read' | 'lines'> & { layout?: Layout }

const plain: Layout = { separator: ',', column: 0 }
const nothing: Lines = { serials: [], lines: [], refused: [], count: 0 }

/** Reads the next lines of a list. */
export async function readPiece(path: string, { format, bytes, read, lines, layout }: Where): Promise<FilePiece> {
  const buffer = await readAt(path, read, Math.min(pieceBytes, bytes - read))
  const at = { from: read, lines, layout: layout ?? plain }
  const isLast = read + buffer.length === bytes
  const end = isLast ? buffer.length : buffer.lastIndexOf(10) + 1
  if (buffer.length === 0) throw new Error(`The bytes of a list that was received whole are gone: ${path}.`)
  if (end === 0) return { ...at, until: bytes, content: nothing, problem: endless }
  const text = buffer.toString('latin1', isMarked(buffer, read) ? 3 : 0, end)
  const until = read + end
  if (format === 'jsonl' || layout) return { ...at, until, content: readLines(text, format, at.layout, lines + 1) }
  const firstEnd = text.indexOf('\n') + 1 || text.length
  const first = readFirstLine(text.slice(0, firstEnd).replace(/\n$/, ''))
  if ('problem' in first) return { ...at, until: bytes, content: nothing, problem: first.problem }
  if (!first.isHeader) return { ...at, layout: first.layout, until, content: readLines(text, format, first.layout, lines + 1) }
  const content = readLines(text.slice(firstEnd), format, first.layout, lines + 2)
  return { ...at, layout: first.layout, until, content: { ...content, count: content.count + 1 } }
}

/** Some programs begin a text file with the byte order mark of UTF-8. */
const isMarked = (buffer: Buffer, read: number): boolean =>
  read === 0 && buffer.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf))

const endless = {
  id: 'Dua megabita berkas ini tidak memiliki satu pun akhir baris. Kirim CSV atau JSON Lines, satu nomor seri per baris.',
  en: 'Two megabytes of this file hold no end of a line. Send CSV or JSON Lines, one serial to a line.',
}
