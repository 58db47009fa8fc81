import { z } from 'zod'
import type { Query } from '#/epcis/query.ts'
import { declaredPrefixes } from '#/epcis/query-families.ts'
import { readQuery } from '#/epcis/query-read.ts'
import type { Given } from '#/epcis/query-values.ts'
import { eventsAsJson } from '#/features/tracing/event-json.ts'
import { audienceOf, eventsCalled, findEvent } from '#/features/tracing/find-events.ts'
import { answerEvents, wishesOf } from '#/features/tracing/negotiation.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { answering, askerOf, doorProblems, linkToNext, mayAsk, perPageOf, placeAskedFor, tag } from './answering.ts'
import { isCursor } from './cursor.ts'
import { Refused } from './refused.ts'
import { runQuery } from './run-query.ts'

export const EpcisQueryDocument = z
  .looseObject({ '@context': z.unknown(), type: z.literal('EPCISQueryDocument'), epcisBody: z.looseObject({}) })
  .describe('An EPCISQueryDocument of EPCIS 2.0')
/** The parameters have 55 fixed names and 108 families, which no schema of names can list. */
const Parameters = z
  .looseObject({ perPage: z.string().optional(), nextPageToken: z.string().optional() })
  .describe('EPCIS 2.0’s query language (§8.2.7.1); see docs/guides/query.md')

/** Reads a query, or throws Refused naming each parameter that cannot be taken. */
export function queryFrom(parameters: Record<string, Given>, context: unknown, header?: string): Query {
  const { query, problems } = readQuery(parameters, declaredPrefixes(context, header))
  if (problems.length === 0) return query
  throw new Refused(
    'QueryParameterException',
    { id: 'Perbaiki parameter yang disebut dalam problems.', en: 'Mend the parameters that the problems name.' },
    problems.map(({ parameter, says }) => ({ field: parameter, says })),
  )
}

const paging = ['perPage', 'nextPageToken', 'lang']

/** The query in an address; a parameter that is given more than once is a list. */
export function queryInAddress(c: Ctx, more: Record<string, Given> = {}): Query {
  const asked = Object.entries(c.req.queries()).filter(([name]) => !paging.includes(name))
  const twice = asked.find(([name]) => Object.hasOwn(more, name))
  if (twice) {
    const says = { id: 'Alamat ini sudah menentukannya.', en: 'The address has said this already.' }
    throw new Refused('QueryParameterException', says, [{ field: twice[0], says }])
  }
  const given = asked.map(([name, values]): [string, Given] => [name, { from: 'address', value: values.join('|') }])
  return queryFrom({ ...Object.fromEntries(given), ...more }, undefined, c.req.header('gs1-extensions'))
}

/** Answers with one page of the events that a query asks for. */
export async function answerQuery(c: Ctx, query: Query, queryName?: string): Promise<Response> {
  const { wishes, refusal } = wishesOf(c)
  if (refusal) return refusal
  const after = await placeAskedFor(c, isCursor)
  const { db, platform } = c.var
  const { events, next } = await runQuery(db, platform, askerOf(c), query, { limit: perPageOf(c), ...(after && { after }) })
  return answerEvents(c, wishes, events, { headers: linkToNext(c, next), ...(queryName && { queryName }) })
}

const eventQuery = answering(async c => answerQuery(c, queryInAddress(c)))

const oneEvent = answering(async c => {
  const { wishes, refusal } = wishesOf(c)
  if (refusal) return refusal
  const { db, platform } = c.var
  const companyId = askerOf(c)
  const audience = companyId === undefined ? undefined : await audienceOf(db, companyId)
  const found = []
  for (const id of await eventsCalled(db, param(c, 'id'))) found.push((await findEvent(db, id, audience)) ?? [])
  const events = found.flat()
  if (events.length > 0) return answerEvents(c, wishes, await eventsAsJson(db, platform, events))
  throw new NotFound({
    id: 'Tidak ada peristiwa dengan pengenal itu, atau bukan untuk Anda.',
    en: 'There is no event of that id, or none for you to see.',
  })
})

export const eventRoutes: Route[] = [
  api(
    'get',
    '/epcis/events',
    mayAsk,
    {
      summary: 'Events that match a query, by default in the order in which they were recorded',
      tag,
      query: Parameters,
      gives: EpcisQueryDocument,
      problemTypes: doorProblems,
    },
    eventQuery,
  ),
  api(
    'get',
    '/epcis/events/:id',
    mayAsk,
    { summary: 'The event of this eventID', tag, gives: EpcisQueryDocument, problemTypes: doorProblems },
    oneEvent,
  ),
]
