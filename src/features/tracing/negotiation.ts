import { accepts } from 'hono/accepts'
import { type Context, gs1Context, prefixesOf } from '#/epcis/context.ts'
import type { Event, Json } from '#/epcis/event.ts'
import { type EpcFormat, epcFormats, inForm } from '#/epcis/identifier-form.ts'
import type { XmlVersion } from '#/epcis/xml-layout.ts'
import { xmlDocument } from '#/epcis/xml-write.ts'
import { type CbvXmlFormat, cbvXmlFormats } from '#/epcis/xml-writing.ts'
import type { Ctx } from '#/platform/http/env.ts'
import type { Says } from '#/platform/http/errors.ts'
import { prefixesFor } from './company-prefixes.ts'
import { epcisProblem } from './epcis-problem.ts'
import { queryDocument } from './event-json.ts'

/** What a client wants its answer to be, by its `Accept` and the GS1 headers (EPCIS 2.0 §12). */
export type Wishes = { media: string; version: XmlVersion; form: EpcFormat; cbv: CbvXmlFormat }

type Wished = { wishes: Wishes; refusal?: undefined } | { wishes?: undefined; refusal: Response }

const json = ['application/json', 'application/ld+json']
const xml = ['application/xml', 'text/xml']
const isXmlMedia = (media: string): boolean => xml.includes(media)

/** Reads the wishes; where they cannot be met, the refusal says which and what is possible. */
export function wishesOf(c: Ctx): Wished {
  const media = mediaWished(c)
  if (!media) {
    const all = [...json, ...xml].join(', ')
    return notAcceptable(c, { id: `Yang tersedia: ${all}.`, en: `Available are ${all}.` })
  }
  const form = choice(c, 'gs1-epc-format', epcFormats, 'Always_GS1_Digital_Link')
  const cbv = choice(c, 'gs1-cbv-xml-format', cbvXmlFormats, 'No_Preference')
  const version = versionWished(c)
  if (!form || !cbv || !version) {
    const what = `GS1-EPC-Format: ${epcFormats.join(', ')}; GS1-CBV-XML-Format: ${cbvXmlFormats.join(', ')}; GS1-EPCIS-Min, GS1-EPCIS-Max: 1.2.0 – 2.0.0`
    return notAcceptable(c, { id: `Yang tersedia: ${what}.`, en: `Available are ${what}.` })
  }
  if (version === '1.2' && !isXmlMedia(media)) {
    const id = 'EPCIS 1.2 hanya ada dalam XML: minta Accept: application/xml.'
    return notAcceptable(c, { id, en: 'EPCIS 1.2 exists in XML alone: ask for Accept: application/xml.' })
  }
  return { wishes: { media, version, form, cbv } }
}

const notAcceptable = (c: Ctx, says: Says, more: object = {}): { refusal: Response } => ({
  refusal: epcisProblem(
    c,
    { status: 406, type: 'NotAcceptableException', title: 'Conflicting request and response headers', says },
    more,
  ),
})

function mediaWished(c: Ctx): string | undefined {
  const header = c.req.header('accept')
  const found = accepts(c, { header: 'Accept', supports: [...json, ...xml], default: '' })
  return found || (header === undefined || /\*\/\*(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(header) ? json[0] : undefined)
}

function choice<Value extends string>(c: Ctx, header: string, values: readonly Value[], usual: Value): Value | undefined {
  const wish = c.req.header(header)
  return wish === undefined ? usual : values.find(value => value === wish)
}

/** The newest version within the client's bounds. */
function versionWished(c: Ctx): XmlVersion | undefined {
  const bound = (header: string, usual: number) => {
    const found = /^\s*(\d+)(?:\.(\d+))?(?:\.\d+)?\s*$/.exec(c.req.header(header) ?? '')
    return c.req.header(header) === undefined ? usual : found ? Number(found[1]) * 100 + Number(found[2] ?? 0) : Number.NaN
  }
  const [least, most] = [bound('gs1-epcis-min', 0), bound('gs1-epcis-max', Number.POSITIVE_INFINITY)]
  if (least <= 200 && most >= 200) return '2.0'
  return least <= 102 && most >= 102 ? '1.2' : undefined
}

type EventJson = { readonly [name: string]: Json }
type Answer = {
  status?: 200 | 201
  headers?: Record<string, string>
  /** The query that is answered; the predefined one where nothing is said. */
  queryName?: string
  subscriptionID?: string
}

/**
 * Answers a query with events as `eventsAsJson` gives them: identifiers in the form wished for, as JSON or XML. Events that the version
 * of XML cannot say are refused, each named, rather than left out.
 */
export async function answerEvents(c: Ctx, wishes: Wishes, events: readonly EventJson[], answer: Answer = {}): Promise<Response> {
  const { status = 200, headers = {}, queryName = 'SimpleEventQuery', subscriptionID } = answer
  const formed = await formedFor(c, wishes, events)
  const meta = { ...headersOf(wishes, formed), ...headers }
  if (!isXmlMedia(wishes.media)) return c.body(JSON.stringify(queryDocument(formed, { queryName, subscriptionID })), status, meta)
  const query = { name: queryName, ...(subscriptionID !== undefined && { subscription: subscriptionID }) }
  return xmlAnswer(c, wishes, formed, { status, headers: meta, query })
}

/** Answers with one event: bare in JSON, and in XML, where an event cannot stand alone, in a document. */
export async function answerEvent(
  c: Ctx,
  wishes: Wishes,
  event: EventJson,
  { status = 200, headers = {} }: Answer = {},
): Promise<Response> {
  const formed = await formedFor(c, wishes, [event])
  const meta = { ...headersOf(wishes, formed), ...headers }
  if (!isXmlMedia(wishes.media)) return c.body(JSON.stringify(formed[0]), status, meta)
  return xmlAnswer(c, wishes, formed, { status, headers: meta })
}

/** EPCIS 1.2 knows EPC URNs alone. */
async function formedFor(c: Ctx, { form, version }: Wishes, events: readonly EventJson[]): Promise<EventJson[]> {
  const wanted = version === '1.2' ? 'Always_EPC_URN' : form
  const known = wanted === 'Always_EPC_URN' ? await prefixesFor(c.var.db, events) : undefined
  return events.map(event => inForm(event, wanted, known))
}

type Sending = { status: 200 | 201; headers: Record<string, string>; query?: { name: string; subscription?: string } }

function xmlAnswer(
  c: Ctx,
  { version, cbv }: Wishes,
  events: readonly EventJson[],
  { status, headers, query }: Sending,
): Response {
  const context: Context = gs1Context
  // What the store gives has been read by `readDocument` before it was kept.
  const list = events as unknown as readonly Event[]
  const { xml, lost } = xmlDocument(list, context, { created: new Date(), version, cbv, ...(query && { query }) })
  const refused = lost.filter(({ rule }) => rule === 'xmlVersion')
  if (refused.length === 0) return c.body(xml, status, headers)
  const says = {
    id: 'Sebagian peristiwa tidak dapat ditulis dalam EPCIS 1.2. Minta versi 2.0, atau persempit kueri dengan eventType.',
    en: 'Some of the events cannot be written in EPCIS 1.2. Ask for version 2.0, or narrow the query by eventType.',
  }
  return notAcceptable(c, says, { problems: refused }).refusal
}

function headersOf({ media, version, form }: Wishes, events: readonly EventJson[]): Record<string, string> {
  const extensions = extensionsOf(events)
  return {
    'Content-Type': isXmlMedia(media) ? `${media}; charset=UTF-8` : media,
    Vary: 'Accept, GS1-EPC-Format, GS1-CBV-XML-Format, GS1-EPCIS-Min, GS1-EPCIS-Max',
    'GS1-EPCIS-Version': `${version}.0`,
    'GS1-CBV-Version': `${version}.0`,
    'GS1-EPC-Format': version === '1.2' ? 'Always_EPC_URN' : form,
    ...(extensions && { 'GS1-Extensions': extensions }),
  }
}

/** The namespaces of senders' own fields in an answer; a header holds only so many. */
function extensionsOf(events: readonly EventJson[]): string {
  const own = new Map(
    events.flatMap(event => [...prefixesOf(event['@context'])].filter(([prefix]) => !gs1Context.prefixes.has(prefix))),
  )
  const pairs = [...own]
    .map(([prefix, space]) => `${prefix}=${space}`)
    .filter(pair => /^[!-~]+$/.test(pair) && !pair.includes(','))
  return pairs.slice(0, 20).join(',').slice(0, 2000)
}
