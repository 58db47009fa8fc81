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
    for (let end = lineEnd(rest, from); end >= 0; end = lineEnd(rest, from)) {
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

/** Where the line that begins here ends; -1 where its end has not come yet. A line end between quotes is part of a field. */
function lineEnd(text: string, from: number): number {
  let end = text.indexOf('\n', from)
  while (end >= 0 && isQuoted(text, from, end)) end = text.indexOf('\n', end + 1)
  return end
}

function isQuoted(text: string, from: number, until: number): boolean {
  return text.slice(from, until).split('"').length % 2 === 0
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
    let value = ''
    let end = at + 1
    for (; end < text.length; end++) {
      if (text[end] !== '"') value += text[end]
      else if (text[end + 1] === '"') value += text[++end]
      else break
    }
    const next = text.indexOf(between, end + 1)
    fields.push(value)
    at = next < 0 ? text.length + 1 : next + 1
  }
  return fields
}

/** One field, in quotes where it must be. */
export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
