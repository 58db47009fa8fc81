import { z } from 'zod'
import { atomOf } from '#/features/recalls/feed.ts'
import { productNames } from '#/features/recalls/product-names.ts'
import { getRecall, latestRecalls, listRecalls, type Recall, recallClasses } from '#/features/recalls/recalls.ts'
import { readNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { check } from '#/platform/http/problems.ts'
import { api, page, type Route } from '#/platform/http/routes.ts'

const size = 100
/** How many entries the feed holds; older ones are in the list. */
const feedLength = 100

const Query = z.object({
  licence: z.string().max(100).optional(),
  state: z.enum(['running', 'ended']).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
})
const Listed = z.object({
  id: z.uuid(),
  licence: z.string(),
  productName: z.string(),
  batch: z.string().optional(),
  /** Of the batch only the packs from this place to that one, counted from 1, both included. */
  range: z.object({ first: z.int(), last: z.int() }).optional(),
  /** Only packs that were at this site. */
  site: z.uuid().optional(),
  class: z.enum(recallClasses).optional(),
  reasons: z.string(),
  basis: z.string(),
  startedOn: z.iso.date(),
  /** The first day on which it was no longer in force. */
  endedOn: z.iso.date().optional(),
})

export const recallsApi: Route[] = [
  api(
    'get',
    '/api/v1/recalls',
    'anyone',
    {
      summary: 'Recalls, the newest first',
      tag: 'Recalls',
      query: Query,
      gives: z.object({ total: z.int(), page: z.int(), size: z.int(), recalls: z.array(Listed) }),
    },
    async c => {
      const { licence, state, page } = check(Query, c.req.query())
      const today = dayAt(new Date())
      const { rows, total } = await listRecalls(
        c.var.db,
        { page, size, ...(state && { state }), ...(licence && { licence: plainNumber(licence) }) },
        today,
      )
      const names = await productNames(c.var.db, rows, today)
      return c.json({ total, page, size, recalls: rows.map(recall => listed(recall, names)) })
    },
  ),
  api('get', '/api/v1/recalls/:id', 'anyone', { summary: 'One recall', tag: 'Recalls', gives: Listed }, async c => {
    const recall = await getRecall(c.var.db, param(c, 'id'))
    return c.json(listed(recall, await productNames(c.var.db, [recall], dayAt(new Date()))))
  }),
  page('/recalls.atom', 'anyone', atomFeed),
]

async function atomFeed(c: Ctx): Promise<Response> {
  const { db, lang, platform } = c.var
  const recalls = await latestRecalls(db, feedLength)
  const names = await productNames(db, recalls, dayAt(new Date()))
  const text = atomOf(recalls, names, { origin: platform.config.origin, lang })
  return c.body(text, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
}

const listed = (recall: Recall, names: ReadonlyMap<string, string>): z.infer<typeof Listed> => ({
  id: recall.id,
  licence: recall.licence,
  productName: names.get(recall.licence) ?? recall.licence,
  ...(recall.batch && { batch: recall.batch }),
  ...(recall.range && { range: { first: recall.range.from + 1, last: recall.range.until } }),
  ...(recall.siteId && { site: recall.siteId }),
  ...(recall.class && { class: recall.class }),
  reasons: recall.reasons,
  basis: sayCite(recall.cite),
  startedOn: recall.startedOn,
  ...(recall.endedOn && { endedOn: recall.endedOn }),
})

/** A number as it is kept, however it was written; what is no number finds nothing. */
function plainNumber(written: string): string {
  const reading = readNie(written)
  return reading.kind === 'nie' ? reading.number : ''
}
