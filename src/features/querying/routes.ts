import { z } from 'zod'
import { Job, jobOf } from '#/features/tracing/api.ts'
import { type After, listCaptures } from '#/features/tracing/capture-list.ts'
import { isId } from '#/features/tracing/ids.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { answering, answerJson, askerOf, doorProblems, linkToNext, perPageOf, placeAskedFor, tag } from './answering.ts'
import { discoveryRoutes } from './discovery.ts'
import { eventRoutes } from './events-api.ts'
import { queryRoutes } from './queries-api.ts'
import { resourceRoutes } from './resources-api.ts'

/** Whoever may report may read what became of it. */
const mayReadJobs: Access = {
  roles: ['applicant', 'inspector', 'evaluator', 'approver', 'code officer'],
  scope: 'movements:write',
}

type JobPlace = { at: string; id: string }
const isJobPlace = (value: unknown): value is JobPlace =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'string' &&
  !Number.isNaN(Date.parse(value.at)) &&
  'id' in value &&
  typeof value.id === 'string' &&
  isId(value.id)

const jobs = answering(async c => {
  const place = await placeAskedFor(c, isJobPlace)
  const after: After | undefined = place && { at: new Date(place.at), id: place.id }
  const { captures, more } = await listCaptures(c.var.db, askerOf(c), { limit: perPageOf(c), ...(after && { after }) })
  const last = captures.at(-1)
  return answerJson(c, captures.map(jobOf), linkToNext(c, more && last ? { at: last.at.toISOString(), id: last.id } : undefined))
})

/** Every address under which the event store is asked (EPCIS 2.0's REST interface). */
export const queryingRoutes: Route[] = [
  ...discoveryRoutes,
  api(
    'get',
    '/epcis/capture',
    mayReadJobs,
    { summary: 'What became of documents, the latest first', tag, gives: z.array(Job), problemTypes: doorProblems },
    jobs,
  ),
  ...eventRoutes,
  ...resourceRoutes,
  ...queryRoutes,
]
