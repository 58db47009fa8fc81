import { type Context, gs1Context } from '#/epcis/context.ts'
import type { Event } from '#/epcis/event.ts'
import type { Words } from '#/epcis/problem.ts'
import { readQuery } from '#/epcis/query-read.ts'
import { readDocument } from '#/epcis/read.ts'
import { type Poll, pollOfXml } from '#/epcis/xml-poll.ts'
import { isXml, readXmlDocument } from '#/epcis/xml-read.ts'

/** One thing about a file, in a line of a report. */
export type Remark = { event?: number | undefined; field: string; rule: string; says: Words; line?: number }

/** What an EPCIS file is, and what is wrong with it. A query has no events. */
export type FileReading = {
  kind: string
  events: readonly Event[]
  context: Context
  problems: readonly Remark[]
  warnings: readonly Remark[]
}

/** Reads an EPCIS file in either syntax: a document, results, an event, or a query. Throws a SyntaxError for what is neither XML nor JSON. */
export function readFileText(text: string): FileReading {
  if (isXml(text)) {
    const asked = /<(?:[\w.-]+:)?Poll[\s>]/.test(text) ? pollOfXml(text) : undefined
    return asked ? query(asked.poll.parameters, asked.problems) : readXmlDocument(text)
  }
  const json: unknown = JSON.parse(text)
  return isQuery(json) ? query(json, []) : readDocument(json)
}

/** A query in JSON names the schema of queries; it has no type. */
function isQuery(json: unknown): json is Record<string, unknown> {
  if (typeof json !== 'object' || json === null || 'type' in json || 'epcisBody' in json) return false
  return '@context' in json && String(json['@context']).endsWith('query-schema.json')
}

function query(parameters: Poll['parameters'] | Record<string, unknown>, problems: readonly Remark[]): FileReading {
  const given = Object.entries(parameters).map(([name, value]) => [name, { from: 'json', value }] as const)
  const read = readQuery(Object.fromEntries(given))
  const wrong = read.problems.map(({ parameter, says }) => ({ field: parameter, rule: 'query', says }))
  return { kind: 'query', events: [], context: gs1Context, problems: [...problems, ...wrong], warnings: [] }
}
