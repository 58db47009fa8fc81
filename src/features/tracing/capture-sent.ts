import { isXml, jsonOfXml, withLines } from '#/epcis/xml-read.ts'
import { decodeXml } from '#/epcis/xml-text.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Captured, type CaptureOptions, capture, type Who } from './capture.ts'
import { learnPrefixes } from './company-prefixes.ts'
import { epcisProblem } from './epcis-problem.ts'
import type { CaptureProblem } from './problem.ts'
import { reporterOf } from './reporter.ts'
import type { Behaviour } from './tables.ts'

/** A document as it came, in either syntax, understood as JSON. */
export type Sent = { json: unknown; xml?: string; fault?: undefined } | { fault: CaptureProblem }

/** Understands a text as XML or JSON. Never throws: what is neither is a fault of the document. */
export function readSent(text: string): Sent {
  if (isXml(text)) {
    const { json, fault } = jsonOfXml([text])
    return fault
      ? { fault: { field: '', rule: fault.rule, says: fault.says, ...(fault.line && { line: fault.line }) } }
      : { json, xml: text }
  }
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    const where = error instanceof Error ? error.message : ''
    return {
      fault: { field: '', rule: 'json', says: { id: `Isinya bukan JSON: ${where}.`, en: `The body is not JSON: ${where}.` } },
    }
  }
}

/** Captures what was understood, tells the lines of faults in XML, and learns the company prefixes that its URNs show. */
export async function captureRead(
  platform: Platform,
  who: Who,
  { json, xml }: { json: unknown; xml?: string },
  options: CaptureOptions,
): Promise<Captured> {
  const done = await capture(platform, who, json, options)
  if (done.captured > 0) await learnPrefixes(platform.db, eventsIn(json))
  return xml === undefined || done.problems.length === 0 ? done : { ...done, problems: withLines(xml, done.problems) }
}

type Tree = { readonly [name: string]: unknown }
const inside = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Tree)[name] : undefined

function eventsIn(json: unknown): object[] {
  const body = inside(json, 'epcisBody')
  if (body === undefined) return typeof json === 'object' && json !== null ? [json] : []
  const list = inside(body, 'eventList') ?? inside(inside(inside(body, 'queryResults'), 'resultsBody'), 'eventList')
  return Array.isArray(list) ? list.filter(one => typeof one === 'object' && one !== null) : []
}

type Outcome = { done: Captured; refusal?: undefined } | { done?: undefined; refusal: Response }

/** Captures the body of a request, JSON or XML of EPCIS 2.0 or 1.x; `event` where one bare event is wanted and no document. */
export async function captureSent(c: Ctx, behaviour: Behaviour, wanted?: 'event'): Promise<Outcome> {
  const who = await reporterOf(c.var.db, signedIn(c))
  const text = await bodyText(c)
  if (text === undefined) return { refusal: notText(c) }
  const sent = readSent(text)
  if (sent.fault) {
    if (!isXml(text)) throw new Invalid([sent.fault])
    return {
      refusal: epcisProblem(
        c,
        { status: 400, type: 'ValidationException', title: 'Refused', says: sent.fault.says },
        { problems: [sent.fault] },
      ),
    }
  }
  if (wanted && inside(sent.json, 'epcisBody') !== undefined) {
    const says = { id: 'Kirim dokumen ke /epcis/capture.', en: 'Send documents to /epcis/capture.' }
    throw new Invalid([{ field: 'epcisBody', says }])
  }
  return { done: await captureRead(c.var.platform, who, sent, { behaviour }) }
}

/** The body as text; undefined where it is in an encoding that is unknown, or not in the one it claims. */
async function bodyText(c: Ctx): Promise<string | undefined> {
  try {
    return decodeXml(new Uint8Array(await c.req.arrayBuffer()))
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined
    throw error
  }
}

function notText(c: Ctx): Response {
  const says = {
    id: 'Isinya bukan teks dalam pengodean yang disebutnya. Kirim JSON atau XML dalam UTF-8.',
    en: 'The body is no text in the encoding it claims. Send JSON or XML in UTF-8.',
  }
  return epcisProblem(c, { status: 415, type: 'UnsupportedMediaTypeException', title: 'Unsupported encoding', says })
}
