import { z } from 'zod'
import { dayAt } from '#/law/day.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { readTable } from '#/platform/ui/table-address.ts'
import { CodesAsked, LabelsAsked, SymbolAsked } from './download-form.ts'
import { sendCodes } from './downloads.ts'
import { labelFormats, labelTypes, sendLabels, sendSymbol } from './label-files.ts'
import { sayFinding } from './order.ts'
import { orderStates } from './order-asked.ts'
import { OrderOnceSchema } from './order-form.ts'
import { type Orderer, orderLot } from './ordering.ts'
import { countsOf, getLot, type Lot, listLots, lotSorts, ownerOfLot, spansOfLot } from './read-lots.ts'
import { getWaitingOrder, ownerOfOrder, type WaitingOrder } from './waiting-orders.ts'

const readers = ['applicant', 'code officer', 'inspector'] as const
const lists: Access = { roles: readers, scope: 'codes' }
const reads: Access = { roles: readers, owner: ownerOfLot, scope: 'codes' }
const prints: Access = { roles: ['applicant'], owner: ownerOfLot, scope: 'codes' }
const orders: Access = { roles: ['applicant'], scope: 'codes' }

const counts = z.object({ primary: z.number(), secondary: z.number(), tertiary: z.number() })
const LotGiven = z.object({
  id: z.uuid(),
  licence: z.string(),
  companyId: z.uuid(),
  siteId: z.uuid(),
  batch: z.string(),
  gtin: z.string().optional(),
  productionDate: z.iso.date(),
  expiry: z.iso.date(),
  packs: z.number(),
  perCase: z.number(),
  perPallet: z.number(),
  issuedAt: z.iso.datetime(),
  issuer: z.enum(['regulator', 'holder']),
})
const OrderGiven = z.object({
  id: z.uuid(),
  state: z.enum(orderStates),
  licence: z.string(),
  batch: z.string(),
  packs: z.number(),
  orderedAt: z.iso.datetime(),
  lotId: z.uuid().optional(),
  reasons: z.string().optional(),
})
const LotsAsked = z.object({
  batch: z.string().optional(),
  licence: z.string().optional(),
  sort: z
    .string()
    .optional()
    .describe(`${lotSorts.join(', ')}; with - before it, the other way round`),
  page: z.string().optional(),
})
const says = z.object({ id: z.string(), en: z.string() })

/** Lots and codes for machines, under a key with the scope `codes`. */
export const codingApi: Route[] = [
  api(
    'post',
    '/api/v1/lots',
    orders,
    {
      summary:
        'Order codes for a batch. They are issued at once; the same order under the same Idempotency-Key gives the same lot. An order beyond the quota is answered 202 and waits for an officer at /api/v1/code-orders/:id.',
      tag: 'codes',
      body: OrderOnceSchema.partial({ idempotencyKey: true }),
      gives: z.object({ lot: LotGiven, counts, findings: z.array(z.object({ weight: z.string(), field: z.string(), says })) }),
    },
    takeOrder,
  ),
  api(
    'get',
    '/api/v1/lots',
    lists,
    {
      summary: 'Lots with codes, 100 to a page: your company’s own, for officers all.',
      tag: 'codes',
      query: LotsAsked,
      gives: z.object({ lots: z.array(LotGiven), total: z.number(), page: z.number() }),
    },
    async c => {
      const state = readTable(c.req.query(), { sorts: lotSorts, by: '-issued', filters: ['batch', 'licence'], size: 100 })
      const { rows, total } = await listLots(c.var.db, lotsAsked(c, state))
      return c.json({ lots: rows.map(given), total, page: state.page })
    },
  ),
  api(
    'get',
    '/api/v1/lots/:id',
    reads,
    { summary: 'A lot and how many codes it has at each level', tag: 'codes', gives: z.object({ lot: LotGiven, counts }) },
    async c => c.json(await lotAnswer(c, param(c, 'id'))),
  ),
  api(
    'get',
    '/api/v1/lots/:id/codes',
    reads,
    {
      summary: 'The codes of a lot as a stream of CSV, JSON lines or XML, resumable by from',
      tag: 'codes',
      query: CodesAsked,
      media: 'text/csv',
    },
    c => sendCodes(c),
    { limit: 'download' },
  ),
  ...labelFormats.map(format =>
    api(
      'get',
      `/api/v1/lots/:id/labels.${format}`,
      prints,
      { summary: `Labels of a lot as ${format.toUpperCase()}`, tag: 'codes', query: LabelsAsked, media: labelTypes[format] },
      c => sendLabels(c, format),
      { limit: 'download' },
    ),
  ),
  api(
    'get',
    '/api/v1/lots/:id/symbols/:place{[0-9]+}',
    prints,
    {
      summary: 'The symbol of one code of a lot, by its place from 0, as SVG or PNG',
      tag: 'codes',
      query: SymbolAsked,
      media: 'image/svg+xml',
    },
    sendSymbol,
    { limit: 'download' },
  ),
  api(
    'get',
    '/api/v1/code-orders/:id',
    { roles: readers, owner: ownerOfOrder, scope: 'codes' },
    {
      summary: 'An order that an officer decides on: waiting, issued (with its lot), refused (with the reasons) or withdrawn',
      tag: 'codes',
      gives: z.object({ order: OrderGiven }),
    },
    async c => c.json({ order: givenOrder(await getWaitingOrder(c.var.db, param(c, 'id'))) }),
  ),
]

/** The lots that a visitor may see: a company’s own, for officers all. */
export function lotsAsked(c: Ctx, state: ReturnType<typeof readTable>): Parameters<typeof listLots>[1] {
  const { sort, filters, ...rest } = state
  const visitor = signedIn(c)
  const isReader = visitor.roles.some(role => role === 'code officer' || role === 'inspector')
  const own = isReader ? {} : { companyId: ordererOf(c).companyId }
  return { ...rest, ...filters, sort: lotSorts.find(known => known === sort) ?? 'issued', ...own }
}

/** Who orders, from who is at the door. Throws NotAllowed for an account without a company. */
export function ordererOf(c: Ctx): Orderer {
  const visitor = signedIn(c)
  if (!visitor.companyId)
    throw new NotAllowed({
      id: 'Akun ini belum terhubung dengan perusahaan. Isi berkas perusahaan dahulu.',
      en: 'This account does not belong to a company yet. Fill in the company file first.',
    })
  return { actor: actorOf(visitor), companyId: visitor.companyId, hasSecondFactor: visitor.hasSecondFactor }
}

async function takeOrder(c: Ctx): Promise<Response> {
  const body = await readJson(c)
  const key = c.req.header('idempotency-key')
  const order = check(OrderOnceSchema, key && typeof body === 'object' ? { ...body, idempotencyKey: key } : body)
  const { id, isNew, waits, findings } = await orderLot(c.var.db, order, ordererOf(c), dayAt(new Date()))
  const told = findings.map(one => ({ weight: one.weight, field: one.field, says: sayFinding(one) }))
  if (waits) {
    const waiting = givenOrder(await getWaitingOrder(c.var.db, id))
    return c.json({ order: waiting, findings: told }, 202, { Location: `/api/v1/code-orders/${id}` })
  }
  const answer = { ...(await lotAnswer(c, id)), findings: told }
  return c.json(answer, isNew ? 201 : 200, { Location: `/api/v1/lots/${id}` })
}

async function lotAnswer(c: Ctx, id: string) {
  return { lot: given(await getLot(c.var.db, id)), counts: countsOf(await spansOfLot(c.var.db, id)) }
}

/** A lot as machines read it: without the name of who ordered. */
const given = ({ issuedBy: _issuedBy, issuedAt, ...lot }: Lot) => ({ ...lot, issuedAt: issuedAt.toISOString() })

/** An order as machines read it: without the name of who ordered. */
const givenOrder = ({ id, state, order, orderedAt, lotId, decision }: WaitingOrder) => ({
  id,
  state,
  licence: order.licence,
  batch: order.batch,
  packs: order.packs,
  orderedAt: orderedAt.toISOString(),
  ...(lotId && { lotId }),
  ...(decision && { reasons: decision.reasons }),
})
