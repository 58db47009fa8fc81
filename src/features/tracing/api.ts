import { z } from 'zod'
import type { Event, Json } from '#/epcis/event.ts'
import type { Db } from '#/platform/database/connect.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import type { Captured } from './capture.ts'
import { captureSent } from './capture-sent.ts'
import { type CaptureRecord, findCapture } from './captures.ts'
import { doorProblems, epcisProblem } from './epcis-problem.ts'
import { eventsAsJson } from './event-json.ts'
import { eventsCalled, findEvent } from './find-events.ts'
import { hashUri } from './hash-uri.ts'
import { answerEvent, wishesOf } from './negotiation.ts'
import type { CaptureProblem } from './problem.ts'
import type { Behaviour } from './tables.ts'

/** A document of some two hundred thousand packs. */
export const largestDocument = 16 * 1024 * 1024

const versions = { 'GS1-EPCIS-Version': '2.0.0', 'GS1-CBV-Version': '2.0.0', 'GS1-EPC-Format': 'Always_GS1_Digital_Link' }

const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const
const mayReport: Access = { roles: ['applicant'], scope: 'movements:write' }
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
/** What became of a document, as machines read it. */
export const Job = z.object({
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

const tag = 'movements'

/** Capture and query of movements, as EPCIS 2.0 describes them for machines. */
export const tracingApi: Route[] = [
  api(
    'post',
    '/epcis/capture',
    mayReport,
    { summary: 'Report a document of events', tag, body: EpcisDocument, gives: Job, problemTypes: doorProblems },
    async c => {
      const sent = await captureSent(c, readBehaviour(c))
      if (sent.refusal) return sent.refusal
      const { done } = sent
      const location = { Location: `/epcis/capture/${done.id}` }
      return isRefused(done) ? refused(c, done.problems, location) : c.json(jobOf(done), 202, { ...versions, ...location })
    },
    { largest: largestDocument },
  ),
  api(
    'get',
    '/epcis/capture/:id',
    mayReadJob,
    { summary: 'What became of a document', tag, gives: Job, problemTypes: doorProblems },
    async c => {
      const found = await findCapture(c.var.db, param(c, 'id'))
      if (!found) throw new NotFound()
      return c.json(jobOf(found), 200, versions)
    },
  ),
  api(
    'post',
    '/epcis/events',
    mayReport,
    { summary: 'Report one event', tag, body: EpcisEvent, gives: EpcisEvent, problemTypes: doorProblems },
    async c => {
      const { wishes, refusal } = wishesOf(c)
      if (refusal) return refusal
      const sent = await captureSent(c, 'rollback', 'event')
      if (sent.refusal) return sent.refusal
      const { done } = sent
      if (isRefused(done)) return refused(c, done.problems)
      const eventId = hashUri(Buffer.from(done.hashes[0]!, 'hex'))
      const location = { Location: `/epcis/events/${encodeURIComponent(eventId)}` }
      return answerEvent(c, wishes, await oneEvent(c, eventId), {
        status: done.captured ? 201 : 200,
        headers: location,
      })
    },
    { largest: largestDocument },
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
export const jobOf = ({ id, at, success, behaviour, events, captured, known, problems }: CaptureRecord): z.infer<typeof Job> => ({
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

/** The event that was just reported, as its sender would find it. */
async function oneEvent(c: Ctx, eventId: string): Promise<Record<string, Json> & Partial<Event>> {
  const { db, platform } = c.var
  for (const id of await eventsCalled(db, eventId)) {
    const event = await findEvent(db, id, undefined)
    if (event) return (await eventsAsJson(db, platform, [event]))[0]!
  }
  throw new NotFound()
}
