import { isXml, jsonOfXml, withLines } from '#/epcis/xml-read.ts'
import { decodeXml } from '#/epcis/xml-text.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, type Says } from '#/platform/http/errors.ts'
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

/** So many events are taken in one document: more would hold others up. */
export const mostEvents = 100_000

function tooMany(c: Ctx): Response {
  const says = {
    id: `Satu dokumen memuat paling banyak ${mostEvents} peristiwa. Bagi, lalu kirim lagi.`,
    en: `A document holds at most ${mostEvents} events. Divide it and send the parts.`,
  }
  const refusal = { status: 413, type: 'CaptureLimitExceededException', title: 'Capture Payload too large', says } as const
  return epcisProblem(c, refusal, {}, { 'GS1-EPCIS-Capture-Limit': String(mostEvents) })
}

/** Captures the body of a request, JSON or XML of EPCIS 2.0 or 1.x; `event` where one bare event is wanted and no document. */
export async function captureSent(c: Ctx, behaviour: Behaviour, wanted?: 'event'): Promise<Outcome> {
  const who = await reporterOf(c.var.db, signedIn(c))
  const unlike = refusedByHeaders(c)
  if (unlike) return { refusal: unlike }
  const text = decodeXml(new Uint8Array(await c.req.arrayBuffer()))
  if (text === undefined) return { refusal: notText(c) }
  const sent = readSent(text)
  if (sent.fault) {
    if (!isXml(text)) throw new Invalid([sent.fault])
    return {
      refusal: epcisProblem(
        c,
        { status: 400, type: 'ValidationException', title: 'Validation exception', says: sent.fault.says },
        { problems: [sent.fault] },
      ),
    }
  }
  if (wanted && inside(sent.json, 'epcisBody') !== undefined) {
    const says = { id: 'Kirim dokumen ke /epcis/capture.', en: 'Send documents to /epcis/capture.' }
    throw new Invalid([{ field: 'epcisBody', says }])
  }
  if (eventsIn(sent.json).length > mostEvents) return { refusal: tooMany(c) }
  return { done: await captureRead(c.var.platform, who, sent, { behaviour }) }
}

const unsupported = (c: Ctx, says: Says): Response =>
  epcisProblem(c, { status: 415, type: 'UnsupportedMediaTypeException', title: 'Unsupported Media Type', says })

/** Refuses by its headers what is neither JSON nor XML, or of a version that is not known here. */
function refusedByHeaders(c: Ctx): Response | undefined {
  const media = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (media !== '' && !/^(?:application|text)\/(?:[\w.-]+\+)?(?:json|xml)$/.test(media)) {
    const id = `Isi jenis ${media} tidak diterima. Kirim application/json, application/ld+json, atau application/xml.`
    const en = `Content of the type ${media} is not taken. Send application/json, application/ld+json or application/xml.`
    return unsupported(c, { id, en })
  }
  const version = c.req.header('gs1-epcis-version')
  if (version === undefined || /^\s*(?:1\.[0-2]|2\.0)(?:\.\d+)?\s*$/.test(version)) return undefined
  const says = {
    id: 'GS1-EPCIS-Version yang diterima: 1.0 sampai 1.2 (XML) dan 2.0.',
    en: 'GS1-EPCIS-Version may be 1.0 to 1.2 (XML) or 2.0.',
  }
  const title = 'Conflicting request and response headers'
  return epcisProblem(c, { status: 406, type: 'NotAcceptableException', title, says })
}

function notText(c: Ctx): Response {
  const says = {
    id: 'Isinya bukan teks dalam pengodean yang disebutnya. Kirim JSON atau XML dalam UTF-8.',
    en: 'The body is no text in the encoding it claims. Send JSON or XML in UTF-8.',
  }
  return unsupported(c, says)
}
