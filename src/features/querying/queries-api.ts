import { z } from 'zod'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { answering, answerJson, askerOf, doorProblems, linkToNext, mayAsk, perPageOf, placeAskedFor, tag } from './answering.ts'
import { dropToken } from './dropped-tokens.ts'
import { answerQuery, EpcisQueryDocument } from './events-api.ts'
import { dropQuery, getQuery, keepQuery, listQueries, type NamedQuery, readKept } from './named-queries.ts'
import { Refused } from './refused.ts'

const Definition = z.object({ name: z.string(), query: z.looseObject({}) })
const about = { tag, problemTypes: doorProblems }
const definition = ({ name, query }: NamedQuery) => ({ name, query })
const isName = (value: unknown): value is string => typeof value === 'string'

const list = answering(async c => {
  const [after, limit] = [await placeAskedFor(c, isName), perPageOf(c)]
  const found = await listQueries(c.var.db, askerOf(c), { limit: limit + 1, ...(after !== undefined && { after }) })
  const page = found.slice(0, limit)
  return answerJson(c, page.map(definition), linkToNext(c, found.length > limit ? page.at(-1)?.name : undefined))
})

const keep = answering(async c => {
  mustBeJson(c)
  const { name, query } = check(Definition, await readJson(c))
  const companyId = askerOf(c)
  await keepQuery(c.var.db, { name, query, ...(companyId !== undefined && { companyId }) }, actorOf(signedIn(c)))
  return answerJson(c, { name, query }, { Location: `/epcis/queries/${encodeURIComponent(name)}` }, 201)
})

function mustBeJson(c: Ctx): void {
  if (/^application\/(ld\+)?json(;|$)/i.test(c.req.header('content-type') ?? '')) return
  throw new Refused('UnsupportedMediaTypeException', { id: 'Kirim application/json.', en: 'Send application/json.' })
}

const get = answering(async c => answerJson(c, definition(await getQuery(c.var.db, askerOf(c), param(c, 'queryName')))))

const drop = answering(async c => {
  await dropQuery(c.var.db, askerOf(c), param(c, 'queryName'), actorOf(signedIn(c)))
  return c.body(null, 204)
})

/** The events that a kept query asks for, seen with the eyes of whoever reads them now. */
const events = answering(async c => {
  const { name, query } = await getQuery(c.var.db, askerOf(c), param(c, 'queryName'))
  return answerQuery(c, readKept(query), name)
})

const giveUp = answering(async c => {
  await dropToken(c.var.platform, param(c, 'token'))
  return c.body(null, 204)
})

/** Queries kept under names. */
export const queryRoutes: Route[] = [
  api(
    'get',
    '/epcis/queries',
    mayAsk,
    { ...about, summary: 'The queries that you keep under names', gives: z.array(Definition) },
    list,
  ),
  api(
    'post',
    '/epcis/queries',
    mayAsk,
    { ...about, summary: 'Keep a query under a name', body: Definition, gives: Definition },
    keep,
  ),
  api('get', '/epcis/queries/:queryName', mayAsk, { ...about, summary: 'One of your queries', gives: Definition }, get),
  api('delete', '/epcis/queries/:queryName', mayAsk, { ...about, summary: 'Remove one of your queries' }, drop),
  api(
    'get',
    '/epcis/queries/:queryName/events',
    mayAsk,
    { ...about, summary: 'Events that one of your queries asks for', gives: EpcisQueryDocument },
    events,
  ),
  api('delete', '/epcis/nextPageToken/:token', mayAsk, { ...about, summary: 'Give up the token of a page' }, giveUp),
]
