import type { Says } from '#/platform/http/errors.ts'
import { broken } from './broken.ts'

type Row = { row: number } & ({ value: Record<string, unknown> } | { broken: Says })

/** An object longer than this is no licence: a bracket was left open. */
const longest = 4 * 1024 * 1024

/**
 * The objects of a JSON list, or of lines of JSON, or of both mixed, one by one while the text comes. An object that is no JSON is a broken
 * row; text between objects ends the reading with Invalid.
 */
export async function* rowsOfJson(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let row = 0
  for await (const object of objectsIn(text)) yield { row: ++row, ...parsed(object) }
}

async function* objectsIn(text: AsyncIterable<string>): AsyncGenerator<string> {
  let open = ''
  let depth = 0
  let inText = false
  let isEscaped = false
  for await (const part of text) {
    let from = 0
    for (let at = 0; at < part.length; at++) {
      const sign = part[at]!
      if (depth === 0) {
        if (sign === '{') {
          depth = 1
          from = at
        } else if (!/[\s,[\]]/.test(sign)) throw broken(notBetween(part.slice(at, at + 20)))
      } else if (isEscaped) isEscaped = false
      else if (inText) {
        if (sign === '\\') isEscaped = true
        else if (sign === '"') inText = false
      } else if (sign === '"') inText = true
      else if (sign === '{') depth++
      else if (sign === '}' && --depth === 0) {
        yield open + part.slice(from, at + 1)
        open = ''
      }
    }
    if (depth > 0) open += part.slice(from)
    if (open.length > longest) throw broken(leftOpen)
  }
  if (depth > 0) throw broken(leftOpen)
}

function parsed(text: string): { value: Record<string, unknown> } | { broken: Says } {
  try {
    return { value: JSON.parse(text) as Record<string, unknown> }
  } catch (error) {
    const where = error instanceof Error ? error.message : ''
    return { broken: { id: `Ini bukan JSON: ${where}`, en: `This is not JSON: ${where}` } }
  }
}

const leftOpen: Says = { id: 'Sebuah objek JSON tidak ditutup.', en: 'An object of the JSON is not closed.' }
const notBetween = (text: string): Says => ({
  id: `Di antara objek-objek JSON ada “${text}”.`,
  en: `Between the objects of the JSON there is “${text}”.`,
})
