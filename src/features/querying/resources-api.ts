import { z } from 'zod'
import { vocabularies } from '#/epcis/cbv.ts'
import { gs1Prefixes } from '#/epcis/context.ts'
import { eventTypes } from '#/epcis/event.ts'
import { canonicalWord } from '#/epcis/query-values.ts'
import { isUri } from '#/epcis/values.ts'
import { contextAddress } from '#/features/tracing/event-json.ts'
import { audienceOf } from '#/features/tracing/find-events.ts'
import { placesSeen, type Seen, wordsSeen } from '#/features/tracing/values-seen.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { answering, answerJson, askerOf, doorProblems, linkToNext, mayAsk, perPageOf, placeAskedFor, tag } from './answering.ts'
import { epcsSeen, isEpcPlace } from './epcs-seen.ts'
import { answerQuery, EpcisQueryDocument, queryFrom, queryInAddress } from './events-api.ts'
import { guarded } from './read-rows.ts'
import { runQuery } from './run-query.ts'

/** The standard's top-level resources that events are found by: the parameter each stands for, and its members that are always there. */
type Resource = {
  readonly one: string
  readonly parameter: string
  readonly standard: readonly string[]
  readonly seen: (c: Ctx, who: Seen) => Promise<string[]>
}

const words = (column: 'type' | 'biz_step' | 'disposition') => (c: Ctx, who: Seen) =>
  guarded(c.var.db, db => wordsSeen(db, column, who))
const places = (field: 'bizLocation' | 'readPoint') => (c: Ctx, who: Seen) => guarded(c.var.db, db => placesSeen(db, field, who))

const resources = {
  eventTypes: { one: 'eventType', parameter: 'eventType', standard: eventTypes, seen: words('type') },
  bizSteps: { one: 'bizStep', parameter: 'EQ_bizStep', standard: vocabularies.bizStep.words, seen: words('biz_step') },
  dispositions: {
    one: 'disposition',
    parameter: 'EQ_disposition',
    standard: vocabularies.disposition.words,
    seen: words('disposition'),
  },
  bizLocations: { one: 'bizLocation', parameter: 'EQ_bizLocation', standard: [], seen: places('bizLocation') },
  readPoints: { one: 'readPoint', parameter: 'EQ_readPoint', standard: [], seen: places('readPoint') },
} as const satisfies Record<string, Resource>

const epcs = { one: 'epc', parameter: 'MATCH_anyEPC', standard: [] as readonly string[] }

export const topLevel = ['queries', 'capture', 'events', ...Object.keys(resources), 'epcs'] as const

const collection = (member: readonly string[]) => ({ '@context': contextAddress, type: 'Collection', member })
const Collection = z.object({ '@context': z.unknown(), type: z.literal('Collection'), member: z.array(z.string()) })

const isText = (value: unknown): value is string => typeof value === 'string'

/** The members of a resource in the order of their characters, page by page. */
const listed = ({ standard, seen }: Resource) =>
  answering(async c => {
    const [after, limit, companyId] = [await placeAskedFor(c, isText), perPageOf(c), askerOf(c)]
    const audience = companyId === undefined ? undefined : await audienceOf(c.var.db, companyId)
    const own = await seen(c, { audience, after, limit: limit + 1 })
    const all = [...new Set([...standard, ...own])].toSorted().filter(value => after === undefined || value > after)
    const member = all.slice(0, limit)
    return answerJson(c, collection(member), linkToNext(c, all.length > limit ? member.at(-1) : undefined))
  })

const epcList = answering(async c => {
  const after = await placeAskedFor(c, isEpcPlace)
  const { uris, next } = await epcsSeen(c.var.db, c.var.platform, askerOf(c), { limit: perPageOf(c), ...(after && { after }) })
  return answerJson(c, collection(uris), linkToNext(c, next))
})

type Named = Pick<Resource, 'one' | 'parameter' | 'standard'>

/** The parameter that a member's address stands for; throws NotFound for what cannot be one, or was never heard of. */
async function memberOf(c: Ctx, { one, parameter, standard }: Named) {
  const value = param(c, one)
  const given = { [parameter]: { from: 'json', value: [value] } } as const
  const word = one === 'bizStep' || one === 'disposition' ? canonicalWord(one, value, gs1Prefixes) : value
  if (standard.includes(word)) return given
  if (!isUri(value) && !isUri(word)) throw unheard()
  const { events } = await runQuery(c.var.db, c.var.platform, askerOf(c), queryFrom(given, undefined), { limit: 1 })
  if (events.length === 0) throw unheard()
  return given
}

const unheard = () =>
  new NotFound({
    id: 'Tidak ada peristiwa tentang ini, atau tidak ada yang untuk Anda.',
    en: 'No event is about this, or none that is for you to see.',
  })

/** The list of a resource, the list of what a member has, and the events of a member. */
function routesOf(name: string, resource: Named, list: Route['handle']): Route[] {
  const about = { tag, problemTypes: doorProblems }
  return [
    api(
      'get',
      `/epcis/${name}`,
      mayAsk,
      { ...about, summary: `All ${name} in events that you may see`, gives: Collection },
      list,
    ),
    api(
      'get',
      `/epcis/${name}/:${resource.one}`,
      mayAsk,
      { ...about, summary: `What there is about one of the ${name}`, gives: Collection },
      answering(async c => {
        await memberOf(c, resource)
        return answerJson(c, collection(['events']))
      }),
    ),
    api(
      'get',
      `/epcis/${name}/:${resource.one}/events`,
      mayAsk,
      { ...about, summary: `Events of one of the ${name} that match a query`, gives: EpcisQueryDocument },
      answering(async c => answerQuery(c, queryInAddress(c, await memberOf(c, resource)))),
    ),
  ]
}

export const resourceRoutes: Route[] = [
  api(
    'get',
    '/epcis',
    mayAsk,
    { summary: 'What can be asked about', tag, gives: Collection, problemTypes: doorProblems },
    answering(async c => answerJson(c, collection(topLevel))),
  ),
  ...Object.entries(resources).flatMap(([name, resource]) => routesOf(name, resource, listed(resource))),
  ...routesOf('epcs', epcs, epcList),
]
