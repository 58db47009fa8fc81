/** One line of a file with columns: its fields in the order of the file, and the line on which it begins, counted from 1. */
export type Line = { line: number; fields: string[] }

/**
 * Cuts text that comes in pieces into lines of fields: commas, semicolons or tabs between them (as the first line has it), quotes as in
 * RFC 4180, any kind of line end. Lines without anything are left out. Holds no more than one line at a time.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = ''
  let line = 1
  let between: string | undefined
  for await (const piece of endedBy(pieces, '\n')) {
    rest += piece
    let from = 0
    for (let end = lineEnd(rest, from, between); end >= 0; end = lineEnd(rest, from, between)) {
      const text = rest.slice(from, rest[end - 1] === '\r' ? end - 1 : end)
      between ??= delimiterOf(text)
      if (text.trim() !== '') yield { line, fields: fieldsOf(text, between) }
      line += text.includes('\n') ? text.split('\n').length : 1
      from = end + 1
    }
    rest = rest.slice(from)
  }
  if (rest.trim() !== '') yield { line, fields: fieldsOf(rest, between ?? ',') }
}

async function* endedBy(pieces: AsyncIterable<string>, end: string): AsyncGenerator<string> {
  let first = true
  for await (const piece of pieces) {
    // A byte order mark is no part of the first column's name.
    yield first ? piece.replace(/^\uFEFF/, '') : piece
    first = false
  }
  yield end
}

/** A field longer than this is no field: a quote was opened by mistake, and its line ends where it ends. */
const longestField = 65_536

/** Where the line that begins here ends; -1 where its end has not come yet. A line end between quotes is part of a field. */
function lineEnd(text: string, from: number, between: string | undefined): number {
  const first = text.indexOf('\n', from)
  let end = first
  while (end >= 0 && end - from < longestField && isQuoted(text.slice(from, end), between)) end = text.indexOf('\n', end + 1)
  return end - from >= longestField || (end < 0 && text.length - from >= longestField) ? first : end
}

/** Whether a field is still open at the end: only a quote with which a field begins opens it. */
function isQuoted(text: string, between: string | undefined): boolean {
  if (!text.includes('"')) return false
  const delimiter = between ?? delimiterOf(text)
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      const close = closing(text, at)
      if (close < 0) return true
      at = close
    }
    const next = text.indexOf(delimiter, at)
    if (next < 0) return false
    at = next + 1
  }
  return false
}

/** Where the quote that opens a field here is closed; -1 where it is not. Two quotes stand for one. */
function closing(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}

const delimiterOf = (header: string): string =>
  [',', ';', '\t'].reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best))

function fieldsOf(text: string, between: string): string[] {
  if (!text.includes('"')) return text.split(between)
  const fields: string[] = []
  for (let at = 0; at <= text.length; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(between, at)
      fields.push(text.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? text.length + 1 : end + 1
      continue
    }
    const close = closing(text, at)
    const end = close < 0 ? text.length : close
    const value = text.slice(at + 1, end).replaceAll('""', '"')
    const next = text.indexOf(between, end + 1)
    fields.push(value)
    at = next < 0 ? text.length + 1 : next + 1
  }
  return fields
}

/** One field, in quotes where it must be. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
