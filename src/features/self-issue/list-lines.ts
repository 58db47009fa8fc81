import { faultOf, type Reason } from './serial-rules.ts'

export const listFormats = ['csv', 'jsonl'] as const
export type ListFormat = (typeof listFormats)[number]

/** Where the serial stands in a row. JSON lines need none. */
export type Layout = { separator: ',' | ';' | '\t'; column: number }

/** What the first line of a CSV file says. */
export type FirstLine = { layout: Layout; isHeader: boolean } | { problem: { id: string; en: string } }

/** Names of the column, as line software and people write them. */
const columnNames = ['serial', 'serial_number', 'serialnumber', 'serial number', 'sn', 'nomor seri', 'nomor_seri', '21', '(21)']
const separators = [',', ';', '\t'] as const

/** Reads the first line: the names of columns, or, in a file of one column, already a serial. */
export function readFirstLine(line: string): FirstLine {
  const text = line.replace(/\r$/, '')
  for (const separator of separators) {
    const names = fieldsOf(text, separator)?.map(name => name.trim().toLowerCase()) ?? []
    const column = columnNames.map(name => names.indexOf(name)).find(at => at >= 0)
    if (column !== undefined) return { layout: { separator, column }, isHeader: true }
  }
  if (!separators.some(separator => (fieldsOf(text, separator)?.length ?? 2) > 1))
    return { layout: { separator: ',', column: 0 }, isHeader: false }
  return {
    problem: {
      id: 'Berkas ini memiliki beberapa kolom dan tidak ada yang bernama serial. Beri nama serial pada baris pertama kolom nomor seri.',
      en: 'This file has several columns and none is called serial. Name the column of serial numbers serial in the first line.',
    },
  }
}

/** The lines of a piece of a file: serials that can be entered, in their order, and what was refused at once. */
export type Lines = {
  serials: string[]
  /** The line of the file on which each serial stands, counted from 1. */
  lines: number[]
  refused: Refused[]
  /** How many lines the piece has, blank ones among them. */
  count: number
}
export type Refused = { line: number; reason: Reason; value: string; batch?: string }

/**
 * Reads whole lines of a list. `first` is the number of the first of them. Blank lines are passed over. Text comes as Latin 1, one
 * character for each byte: what no serial may hold stays recognisable, and nothing is decoded that is not shown.
 */
export function readLines(text: string, format: ListFormat, layout: Layout, first: number): Lines {
  const read: Lines = { serials: [], lines: [], refused: [], count: 0 }
  const seen = new Set<string>()
  const serialOf = format === 'csv' ? (line: string) => serialInRow(line, layout) : serialInJson
  const all = text.split('\n')
  if (all.at(-1) === '') all.pop()
  read.count = all.length
  for (let i = 0; i < all.length; i++) {
    const line = all[i]!.endsWith('\r') ? all[i]!.slice(0, -1) : all[i]!
    if (line.length === 0 || line.trim() === '') continue
    const serial = serialOf(line)
    const reason = serial === undefined ? 'unreadable' : (faultOf(serial) ?? (seen.has(serial) ? 'twice' : undefined))
    if (reason !== undefined) read.refused.push({ line: first + i, reason, value: shown(serial ?? line) })
    else {
      seen.add(serial!)
      read.serials.push(serial!)
      read.lines.push(first + i)
    }
  }
  return read
}

/** A value as the report shows it: UTF-8 again, without what cannot be seen, at most 80 characters. */
function shown(latin1: string): string {
  const text = Buffer.from(latin1.slice(0, 400), 'latin1').toString('utf8').replace(/\p{C}/gu, '�')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

function serialInRow(line: string, { separator, column }: Layout): string | undefined {
  if (!line.includes('"') && !line.includes(separator)) return column === 0 ? line.trim() : undefined
  return fieldsOf(line, separator)?.[column]?.trim()
}

/** The fields of a CSV row (RFC 4180); undefined where quotation marks do not close. */
function fieldsOf(line: string, separator: string): string[] | undefined {
  if (!line.includes('"')) return line.split(separator)
  const fields: string[] = []
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const end = line.indexOf(separator, at)
      fields.push(line.slice(at, end < 0 ? undefined : end))
      at = end < 0 ? line.length + 1 : end + 1
      continue
    }
    let end = line.indexOf('"', at + 1)
    while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2)
    if (end < 0 || (end + 1 < line.length && line[end + 1] !== separator)) return undefined
    fields.push(line.slice(at + 1, end).replaceAll('""', '"'))
    at = end + 2
  }
  return fields
}

function serialInJson(line: string): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return undefined
  }
  if (value !== null && typeof value === 'object') value = 'serial' in value ? value.serial : undefined
  return typeof value === 'string' ? value : undefined
}
