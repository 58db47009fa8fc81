import { z } from 'zod'
import { eyesOf } from '#/features/tracing/reporter.ts'
import { param, signedIn } from '#/platform/http/env.ts'
import { both, check } from '#/platform/http/problems.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { readWish } from './asked.ts'
import { bringUpToDate } from './counting.ts'
import { genealogyOf } from './genealogy.ts'
import { readsLot } from './genealogy-page.tsx'
import { namesOfStock } from './names.ts'
import { stockAt, stockOf } from './stock.ts'

const size = 1000
const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const
const reads: Access = { roles: ['applicant', ...officers], scope: 'movements:read' }

const Query = z.object({
  site: z.string().optional(),
  licence: z.string().optional(),
  lot: z.string().optional(),
  at: z.string().optional().describe('A moment of the past: a day, day and time (WIB), or an instant with its zone'),
  page: z.coerce.number(both('Halaman adalah angka.', 'A page is a number.')).int().min(1).max(1_000_000).default(1),
})
const Row = z.object({
  lot: z.uuid(),
  licence: z.string(),
  batch: z.string(),
  expiry: z.iso.date(),
  status: z.string(),
  site: z.uuid().optional(),
  siteName: z.string().optional(),
  boundFor: z.uuid().optional(),
  packs: z.int(),
  outerPacks: z.int(),
  since: z.iso.datetime().optional(),
})
const Other = z.object({
  lot: z.uuid().optional(),
  licence: z.string().optional(),
  batch: z.string().optional(),
  others: z.int().optional().describe('Identities that are no packs of ours'),
  material: z.string().optional().describe('A class of goods that is no lot of ours'),
  quantity: z.number().optional(),
  uom: z.string().optional().describe('UN/CEFACT Recommendation 20; left out for pieces'),
  depth: z.int(),
  from: z.uuid(),
  event: z.int().optional(),
  hidden: z.boolean(),
})

/** Stock and the descent of lots, for machines. */
export const stockApi: Route[] = [
  api(
    'get',
    '/api/v1/stock',
    reads,
    {
      summary: 'Packs at sites and on their way there, now or at a moment of the past',
      tag: 'Movements',
      query: Query,
      gives: z.object({ asOf: z.iso.datetime(), total: z.int(), page: z.int(), size: z.int(), stock: z.array(Row) }),
    },
    async c => {
      const { db } = c.var
      const { page, ...wish } = check(Query, c.req.query())
      const { asked, at } = await readWish(db, signedIn(c), wish)
      const offset = (page - 1) * size
      const asOf = at ?? (await bringUpToDate(db))
      const past = at && (await stockAt(db, asked, at))
      const { rows, total } = past
        ? { rows: past.slice(offset, offset + size), total: past.length }
        : await stockOf(db, asked, { offset, size })
      const names = await namesOfStock(db, rows)
      const stock = rows.map(({ lotId, status, siteId, toSiteId, packs, outers, oldest }) => {
        const { licence, batch, expiry } = names.lot(lotId)
        return {
          lot: lotId,
          licence,
          batch,
          expiry,
          status,
          ...(siteId && { site: siteId, siteName: names.site(siteId)?.name }),
          ...(toSiteId && { boundFor: toSiteId }),
          packs,
          outerPacks: outers,
          ...(oldest && { since: oldest.toISOString() }),
        }
      })
      return c.json({ asOf: asOf.toISOString(), total, page, size, stock })
    },
  ),
  api(
    'get',
    '/api/v1/lots/:id/genealogy',
    { ...readsLot, scope: 'movements:read' },
    {
      summary: 'From which lots a lot was made, and what was made of it',
      tag: 'Movements',
      gives: z.object({ lot: z.uuid(), madeFrom: z.array(Other), madeInto: z.array(Other) }),
    },
    async c => {
      const lot = param(c, 'id')
      const { backwards, forwards } = await genealogyOf(c.var.db, lot, eyesOf(signedIn(c)))
      const shown = (links: typeof backwards) =>
        links.map(({ event, lot: of, amount, ...link }) => ({
          ...link,
          ...amount,
          ...(!link.hidden && { event }),
          ...(of && { lot: of.id, licence: of.licence, batch: of.batch }),
        }))
      return c.json({ lot, madeFrom: shown(backwards), madeInto: shown(forwards) })
    },
  ),
]
