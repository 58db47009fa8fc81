import { z } from 'zod'
import {
  answering,
  answerJson,
  askerOf,
  doorProblems,
  linkToNext,
  mayAsk,
  perPageOf,
  placeAskedFor,
  tag,
} from '#/features/querying/answering.ts'
import { getQuery } from '#/features/querying/named-queries.ts'
import { isId } from '#/features/tracing/ids.ts'
import { wishesOf } from '#/features/tracing/negotiation.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { readSubscribing, Subscribing } from './controls.ts'
import { callTrigger } from './steering.ts'
import { findSubscription, type Subscription, subscribe, subscriptionsTo, unsubscribe } from './subscriptions.ts'

const Answer = z.object({
  subscriptionID: z.string(),
  queryName: z.string(),
  dest: z.string(),
  createdAt: z.string(),
  lastNotifiedAt: z.string().optional(),
  initialRecordTime: z.string().optional(),
  minRecordTime: z.string(),
  epcFormat: z.string(),
  reportIfEmpty: z.boolean(),
  schedule: z.record(z.string(), z.string().optional()).optional(),
  stream: z.literal(true).optional(),
  trigger: z.string().optional(),
})
const Trigger = z.strictObject({ trigger: z.string().min(1).max(500) })
const about = { tag, problemTypes: doorProblems }

/** A subscription as its owner is told of it: never with its token. */
const told = (one: Subscription): z.infer<typeof Answer> => ({
  subscriptionID: one.id,
  queryName: one.queryName,
  dest: one.dest,
  createdAt: one.createdAt.toISOString(),
  ...(one.lastNotifiedAt && { lastNotifiedAt: one.lastNotifiedAt.toISOString() }),
  ...(one.initialRecordTime && { initialRecordTime: one.initialRecordTime.toISOString() }),
  minRecordTime: (one.lastRunAt ?? one.initialRecordTime ?? one.createdAt).toISOString(),
  epcFormat: one.epcFormat,
  reportIfEmpty: one.reportIfEmpty,
  ...one.when,
})

const queryOf = (c: Ctx) => getQuery(c.var.db, askerOf(c), param(c, 'queryName'))
const addressOf = ({ queryName, id }: Subscription) => `/epcis/queries/${encodeURIComponent(queryName)}/subscriptions/${id}`
const isPlace = (value: unknown): value is string => typeof value === 'string' && isId(value)

const list = answering(async c => {
  const { id } = await queryOf(c)
  const limit = perPageOf(c)
  const found = await subscriptionsTo(c.var.db, id, { after: await placeAskedFor(c, isPlace), limit: limit + 1 })
  const page = found.slice(0, limit)
  return answerJson(c, page.map(told), linkToNext(c, found.length > limit ? page.at(-1)?.id : undefined))
})

const begin = answering(async c => {
  const query = await queryOf(c)
  const given = readSubscribing(await readJson(c), c.var.platform.config)
  const { wishes, refusal } = wishesOf(c)
  if (refusal) return refusal
  const made = await subscribe(c.var.platform, query, { ...given, epcFormat: wishes.form }, actorOf(signedIn(c)))
  return answerJson(c, told(made), { Location: addressOf(made) }, 201)
})

/** A subscription to a query that the asker has kept; whatever else its id is of is absent. */
async function subscriptionOf(c: Ctx): Promise<Subscription> {
  const { name } = await queryOf(c)
  const id = param(c, 'subscriptionID')
  const found = isId(id) ? await findSubscription(c.var.db, id) : undefined
  if (found && found.queryName === name && found.companyId === askerOf(c)) return found
  throw new NotFound({
    id: `Tidak ada langganan itu pada pertanyaan ${name}.`,
    en: `There is no such subscription to the query ${name}.`,
  })
}

const get = answering(async c => answerJson(c, told(await subscriptionOf(c))))

const end = answering(async c => {
  await unsubscribe(c.var.db, await subscriptionOf(c), actorOf(signedIn(c)))
  return c.body(null, 204)
})

const call = answering(async c => {
  const { trigger } = check(Trigger, await readJson(c))
  return answerJson(c, { subscriptions: await callTrigger(c.var.db, askerOf(c), trigger) })
})

const all = '/epcis/queries/:queryName/subscriptions'
const one = `${all}/:subscriptionID`

/** Subscriptions as EPCIS 2.0's REST interface has them. */
export const subscriptionApi: Route[] = [
  api('get', all, mayAsk, { ...about, summary: 'Subscriptions to one of your queries', gives: z.array(Answer) }, list),
  api('post', all, mayAsk, { ...about, summary: 'Subscribe to one of your queries', body: Subscribing, gives: Answer }, begin),
  api('get', one, mayAsk, { ...about, summary: 'One of your subscriptions', gives: Answer }, get),
  api('delete', one, mayAsk, { ...about, summary: 'End one of your subscriptions' }, end),
  api(
    'post',
    '/epcis/triggers',
    mayAsk,
    {
      ...about,
      summary: 'Call a trigger: your subscriptions to it are answered',
      body: Trigger,
      gives: z.object({ subscriptions: z.number() }),
    },
    call,
  ),
]
