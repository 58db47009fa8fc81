import { z } from 'zod'
import type { Event, Json } from '#/epcis/event.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import type { Captured } from './capture.ts'
import { captureSent } from './capture-sent.ts'
import { type CaptureRecord, findCapture } from './captures.ts'
import { epcisProblem } from './epcis-problem.ts'
import { eventsAsJson } from './event-json.ts'
import { narrow, readQuery, tokenAfter } from './event-query.ts'
import { audienceOf, eventsCalled, findEvent, findEvents } from './find-events.ts'
import { hashUri } from './hash-uri.ts'
import { answerEvent, answerEvents, wishesOf } from './negotiation.ts'
import type { CaptureProblem } from './problem.ts'
import { eyesOf } from './reporter.ts'
import type { Behaviour } from './tables.ts'

/** A document of some two hundred thousand packs. */
export const largestDocument = 16 * 1024 * 1024

const versions = { 'GS1-EPCIS-Version': '2.0.0', 'GS1-CBV-Version': '2.0.0', 'GS1-EPC-Format': 'Always_GS1_Digital_Link' }
const ranges = { 'GS1-EPCIS-Min': '1.2.0', 'GS1-EPCIS-Max': '2.0.0', 'GS1-CBV-Min': '1.2.0', 'GS1-CBV-Max': '2.0.0' }
const limits = {
  'GS1-EPCIS-Capture-File-Size-Limit': String(largestDocument),
  'GS1-Capture-Error-Behaviour': 'all',
}

const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const
const mayReport: Access = { roles: ['applicant'], scope: 'movements:write' }
const mayRead: Access = { roles: ['applicant', ...officers], scope: 'movements:read' }
/** Whoever may report may read what became of it. */
const mayReadJob: Access = { roles: ['applicant', ...officers], owner: ownerOfCapture, scope: 'movements:write' }

async function ownerOfCapture(db: Db, { id = '' }: Record<string, string>): Promise<string | undefined> {
  const found = await findCapture(db, id)
  return found && (found.companyId ?? 'the regulator')
}

const EpcisDocument = z
  .looseObject({ '@context': z.unknown(), type: z.string(), epcisBody: z.looseObject({}) })
  .describe('An EPCISDocument or EPCISQueryDocument of EPCIS 2.0, as JSON; also as XML of EPCIS 2.0 or 1.x (application/xml)')
const EpcisEvent = z.looseObject({ '@context': z.unknown(), type: z.string() }).describe('One event of EPCIS 2.0, as JSON or XML')
const Job = z.object({
  captureID: z.string(),
  createdAt: z.string(),
  finishedAt: z.string(),
  running: z.literal(false),
  success: z.boolean(),
  captureErrorBehaviour: z.enum(['rollback', 'proceed']),
  events: z.int(),
  captured: z.int(),
  known: z.int(),
  errors: z.array(z.looseObject({ type: z.string(), title: z.string(), detail: z.string() })),
})
const EventQuery = z.object({
  eventType: z.string().optional(),
  GE_eventTime: z.string().optional(),
  LT_eventTime: z.string().optional(),
  EQ_bizStep: z.string().optional(),
  EQ_bizLocation: z.string().optional(),
  MATCH_anyEPC: z.string().optional(),
  perPage: z.string().optional(),
  nextPageToken: z.string().optional(),
})

const tag = 'movements'

/** Capture and query of movements, as EPCIS 2.0 describes them for machines. */
export const tracingApi: Route[] = [
  api(
    'post',
    '/epcis/capture',
    mayReport,
    { summary: 'Report a document of events', tag, body: EpcisDocument, gives: Job },
    async c => {
      const sent = await captureSent(c, readBehaviour(c))
      if (sent.refusal) return sent.refusal
      const { done } = sent
      const location = { Location: `/epcis/capture/${done.id}` }
      return isRefused(done) ? refused(c, done.problems, location) : c.json(jobOf(done), 202, { ...versions, ...location })
    },
    { largest: largestDocument },
  ),
  api('get', '/epcis/capture/:id', mayReadJob, { summary: 'What became of a document', tag, gives: Job }, async c => {
    const found = await findCapture(c.var.db, param(c, 'id'))
    if (!found) throw new NotFound()
    return c.json(jobOf(found), 200, versions)
  }),
  api(
    'post',
    '/epcis/events',
    mayReport,
    { summary: 'Report one event', tag, body: EpcisEvent, gives: EpcisEvent },
    async c => {
      const { wishes, refusal } = wishesOf(c)
      if (refusal) return refusal
      const sent = await captureSent(c, 'rollback', 'event')
      if (sent.refusal) return sent.refusal
      const { done } = sent
      if (isRefused(done)) return refused(c, done.problems)
      const eventId = hashUri(Buffer.from(done.hashes[0]!, 'hex'))
      const location = { Location: `/epcis/events/${encodeURIComponent(eventId)}` }
      return answerEvent(c, wishes, await oneEvent(c, eventId, undefined), {
        status: done.captured ? 201 : 200,
        headers: location,
      })
    },
    { largest: largestDocument },
  ),
  api(
    'get',
    '/epcis/events',
    mayRead,
    {
      summary: 'Events that match a query, in the order in which they were reported',
      tag,
      query: EventQuery,
      gives: EpcisDocument,
    },
    async c => {
      const { wishes, refusal } = wishesOf(c)
      if (refusal) return refusal
      const { db, platform } = c.var
      const asked = await readQuery(db, c.req.query())
      const { filter, audience } = await narrow(db, platform, asked, eyesOf(signedIn(c)))
      const { events, more } = await findEvents(db, filter, audience, asked.paging)
      const next = more ? nextPage(c, events.at(-1)!.id) : {}
      return answerEvents(c, wishes, await eventsAsJson(db, platform, events), { headers: next })
    },
  ),
  api('get', '/epcis/events/:id', mayRead, { summary: 'One event by its eventID', tag, gives: EpcisEvent }, async c => {
    const { wishes, refusal } = wishesOf(c)
    return refusal ?? answerEvent(c, wishes, await oneEvent(c, param(c, 'id'), eyesOf(signedIn(c))))
  }),
  ...['/epcis/capture', '/epcis/events'].map(path =>
    api('options', path, 'anyone', { summary: 'What this interface understands', tag }, c =>
      c.body(null, 204, {
        Allow: path === '/epcis/capture' ? 'OPTIONS, POST' : 'OPTIONS, GET, POST',
        ...versions,
        ...ranges,
        ...limits,
      }),
    ),
  ),
]

function readBehaviour(c: Ctx): Behaviour {
  const wish = c.req.header('gs1-capture-error-behaviour') ?? 'rollback'
  if (wish === 'rollback' || wish === 'proceed') return wish
  const says = {
    id: 'GS1-Capture-Error-Behaviour berisi rollback atau proceed.',
    en: 'GS1-Capture-Error-Behaviour is rollback or proceed.',
  }
  throw new Invalid([{ field: 'GS1-Capture-Error-Behaviour', says }])
}

const isRefused = ({ success, captured, known }: Captured): boolean => !success && captured + known === 0

/** The answer to what was not taken. */
function refused(c: Ctx, problems: readonly CaptureProblem[], headers: Record<string, string> = {}): Response {
  const says = {
    id: 'Tidak ada yang direkam. Perbaiki yang disebut dalam problems, lalu kirim lagi.',
    en: 'Nothing was captured. Mend what the problems name and send it again.',
  }
  const refusal = { status: 400, type: 'ValidationException', title: 'Refused', says } as const
  return epcisProblem(c, refusal, { problems }, { ...versions, ...headers })
}

/** A capture as the job that EPCIS 2.0 lets clients read. Ours have always finished. */
const jobOf = ({ id, at, success, behaviour, events, captured, known, problems }: CaptureRecord): z.infer<typeof Job> => ({
  captureID: id,
  createdAt: at.toISOString(),
  finishedAt: at.toISOString(),
  running: false,
  success,
  captureErrorBehaviour: behaviour,
  events,
  captured,
  known,
  errors: problems.map(({ says, ...where }) => ({
    type: 'epcisException:ValidationException',
    title: where.field || 'document',
    status: 400,
    detail: says.en,
    detail_id: says.id,
    ...where,
  })),
})

async function oneEvent(c: Ctx, eventId: string, companyId: string | undefined): Promise<Record<string, Json> & Partial<Event>> {
  const { db, platform } = c.var
  const audience = companyId === undefined ? undefined : await audienceOf(db, companyId)
  for (const id of await eventsCalled(db, eventId)) {
    const event = await findEvent(db, id, audience)
    if (event) return (await eventsAsJson(db, platform, [event]))[0]!
  }
  throw new NotFound({
    id: 'Tidak ada peristiwa dengan pengenal itu, atau bukan untuk Anda.',
    en: 'There is no event of that id, or none for you to see.',
  })
}

function nextPage(c: Ctx, last: number): Record<string, string> {
  const url = new URL(c.req.url)
  url.searchParams.set('nextPageToken', tokenAfter(last))
  return { Link: `<${c.var.platform.config.origin}${url.pathname}${url.search}>; rel="next"` }
}
