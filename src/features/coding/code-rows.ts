import { GS } from '#/gs1/element-string.ts'
import type { CodedLot, CodeTexts } from './code-text.ts'
import type { Level } from './level.ts'

export const codeColumns = ['level', 'serial', 'national', 'element_string', 'link', 'uri'] as const
export type CodeColumn = (typeof codeColumns)[number]
export const codeFormats = ['csv', 'jsonl', 'xml'] as const
export type CodeFormat = (typeof codeFormats)[number]

/** How a file of codes is written. */
export type CodeFileLayout = {
  format: CodeFormat
  columns: readonly CodeColumn[]
  /** How FNC1 is written in element strings: as people read it, or as scanners send it. XML has no sign for the latter. */
  fnc1: 'caret' | 'gs'
}

/** What one code says in each column; undefined where it has no such form. */
export type CodeValues = Record<CodeColumn, string | undefined>

/** Which codes of a level a file holds: so many, after leaving out the first `from`. */
export type CodePart = { from: number; count: number }

/** The namespace of our XML; `docs/guides/code-files.md` says what stands in it. Another number means another form. */
export const xmlNamespace = 'urn:absah:codes:1'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The values of one code by column. */
export const valuesOf = (level: Level, serial: string, texts: CodeTexts, { fnc1 }: CodeFileLayout): CodeValues => ({
  ...texts,
  level,
  serial,
  element_string: fnc1 === 'gs' ? texts.elementString?.replaceAll('^', GS) : texts.elementString,
})

/**
 * What stands before the rows. The rest of a broken-off CSV comes without the names of the columns, so that the two make one file; XML
 * is a whole document each time, which says what part it holds.
 */
export function headOf({ format, columns }: CodeFileLayout, lot: CodedLot, level: Level, { from, count }: CodePart): string {
  if (format === 'csv') return from === 0 ? `${columns.join(',')}\r\n` : ''
  if (format === 'jsonl') return ''
  const { licence, gtin, batch, expiry } = lot
  const said = Object.entries({ licence, gtin, batch, expiry, level, from, count })
  const attributes = said.flatMap(([name, value]) => (value === undefined ? [] : [` ${name}="${xmlText(String(value))}"`]))
  return `${declaration}<codes xmlns="${xmlNamespace}"${attributes.join('')}>\n`
}

/** The row of one code, with the end of its line. */
export function rowOf({ format, columns }: CodeFileLayout, values: CodeValues): string {
  if (format === 'jsonl') return `${JSON.stringify(Object.fromEntries(columns.map(column => [column, values[column]])))}\n`
  if (format === 'csv') return `${columns.map(column => csvField(values[column] ?? '')).join(',')}\r\n`
  const fields = columns.map(column => {
    const value = values[column]
    return value === undefined ? '' : `<${column}>${xmlText(value)}</${column}>`
  })
  return `<code>${fields.join('')}</code>\n`
}

/** What stands behind the rows: a document that broke off lacks it. */
export const tailOf = ({ format }: CodeFileLayout): string => (format === 'xml' ? '</codes>\n' : '')

export const csvField = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xmlText = (text: string): string => text.replace(/[&<>"]/g, sign => entities[sign]!)
