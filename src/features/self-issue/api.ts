import { z } from 'zod'
import { ordererOf } from '#/features/coding/api.ts'
import { levels } from '#/features/coding/level.ts'
import { OrderOnceSchema } from '#/features/coding/order-form.ts'
import { orderLot } from '#/features/coding/ordering.ts'
import { getLot, ownerOfLot } from '#/features/coding/read-lots.ts'
import { actorOf } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { beginList } from './begin-list.ts'
import { dropList } from './drop-list.ts'
import { largestList, largestPart, listStates, type SerialList } from './list.ts'
import { listFormats } from './list-lines.ts'
import { getList, listsOfLot, ownerOfList } from './lists.ts'
import { receivePart } from './receive.ts'
import { sendReport } from './report.ts'

const readers = ['applicant', 'code officer', 'inspector'] as const
const declares: Access = { roles: ['applicant'], scope: 'codes' }
const lists: Access = { roles: ['applicant'], owner: ownerOfLot, scope: 'codes' }
const readsLot: Access = { roles: readers, owner: ownerOfLot, scope: 'codes' }
const sends: Access = { roles: ['applicant'], owner: ownerOfList, scope: 'codes' }
const reads: Access = { roles: readers, owner: ownerOfList, scope: 'codes' }

const ListGiven = z.object({
  id: z.uuid(),
  lotId: z.uuid(),
  level: z.enum(levels),
  format: z.enum(listFormats),
  name: z.string(),
  state: z.enum(listStates),
  bytes: z.number(),
  received: z.number().describe('The next byte to send'),
  read: z.number(),
  lines: z.number(),
  accepted: z.number(),
  refused: z.number(),
  problem: z.object({ id: z.string(), en: z.string() }).optional(),
})
const ListAsked = z.strictObject({
  level: z.enum(levels),
  format: z.enum(listFormats),
  name: z.string().trim().min(1).max(200),
  bytes: z
    .int()
    .min(1)
    .max(largestList, both('Berkas paling besar 32 GiB. Bagi daftarnya.', 'A file has at most 32 GiB. Divide the list.')),
  idempotencyKey: z.string().trim().min(1).max(100),
})
const Offset = z.object({ offset: z.coerce.number().int().min(0) })

/** Serials of a holder's own for machines, under a key with the scope `codes`. */
export const selfIssueApi: Route[] = [
  api(
    'post',
    '/api/v1/own-lots',
    declares,
    {
      summary:
        'Enter a batch whose serials you make yourselves. The same facts under the same Idempotency-Key give the same lot.',
      tag: 'codes',
      body: OrderOnceSchema.partial({ idempotencyKey: true }),
      gives: z.object({ id: z.uuid() }),
    },
    declareLot,
  ),
  api(
    'post',
    '/api/v1/lots/:id/serial-lists',
    lists,
    {
      summary: 'Begin a list of serials for a lot, announcing its size; the same key gives the list begun before, to go on with',
      tag: 'codes',
      body: ListAsked.partial({ idempotencyKey: true }),
      gives: ListGiven,
    },
    takeList,
  ),
  api(
    'get',
    '/api/v1/lots/:id/serial-lists',
    readsLot,
    { summary: 'The lists of a lot, the newest first', tag: 'codes', gives: z.object({ lists: z.array(ListGiven) }) },
    async c => c.json({ lists: (await listsOfLot(c.var.db, param(c, 'id'))).map(given) }),
  ),
  api(
    'put',
    '/api/v1/serial-lists/:id/bytes',
    sends,
    {
      summary:
        'Send a part of the file: its first byte as ?offset=, its SHA-256 as Content-Digest (RFC 9530). The last part starts the reading. A part that has come before changes nothing.',
      tag: 'codes',
      query: Offset,
      gives: ListGiven,
    },
    takePart,
    { largest: largestPart },
  ),
  api(
    'get',
    '/api/v1/serial-lists/:id',
    reads,
    { summary: 'How far a list has come and been read, and what became of its lines', tag: 'codes', gives: ListGiven },
    async c => c.json(given(await getList(c.var.db, param(c, 'id')))),
  ),
  api(
    'get',
    '/api/v1/serial-lists/:id/refusals',
    reads,
    { summary: 'The refused lines of a list: line, value, reason, batch', tag: 'codes', media: 'text/csv' },
    sendReport,
    { limit: 'download' },
  ),
  api(
    'delete',
    '/api/v1/serial-lists/:id',
    sends,
    { summary: 'Drop a list that has not come whole', tag: 'codes', gives: ListGiven },
    async c => c.json(given(await dropList(c.var.platform, param(c, 'id'), actorOf(signedIn(c))))),
  ),
]

async function declareLot(c: Ctx): Promise<Response> {
  const order = check(OrderOnceSchema, await withKey(c))
  const { id, isNew } = await orderLot(c.var.db, order, { ...ordererOf(c), issuer: 'holder' })
  return c.json({ id }, isNew ? 201 : 200, { Location: `/api/v1/lots/${id}` })
}

async function takeList(c: Ctx): Promise<Response> {
  const facts = check(ListAsked, await withKey(c))
  const lot = await getLot(c.var.db, param(c, 'id'))
  const { list, isNew } = await beginList(c.var.db, actorOf(signedIn(c)), lot, facts)
  return c.json(given(list), isNew ? 201 : 200, { Location: `/api/v1/serial-lists/${list.id}` })
}

/** The body with the idempotency key of the header, where it is given there. */
async function withKey(c: Ctx): Promise<unknown> {
  const body = await readJson(c)
  const key = c.req.header('idempotency-key')
  return key && typeof body === 'object' ? { ...body, idempotencyKey: key } : body
}

async function takePart(c: Ctx): Promise<Response> {
  const { offset } = check(Offset, c.req.query())
  const digest = /sha-256=:([A-Za-z0-9+/]{43}=):/.exec(c.req.header('content-digest') ?? '')?.[1]
  if (!digest) throw new Invalid([{ field: 'Content-Digest', says: noDigest }])
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const list = await receivePart(c.var.platform, param(c, 'id'), { offset, bytes, digest }, actorOf(signedIn(c)))
  return c.json(given(list))
}

const noDigest = {
  id: 'Sertakan SHA-256 potongan ini: Content-Digest: sha-256=:…base64…:',
  en: 'Send the SHA-256 of this part: Content-Digest: sha-256=:…base64…:',
}

/** A list as machines read it: without the name of who uploaded it. */
const given = ({ madeBy: _madeBy, madeAt: _madeAt, since: _since, companyId: _companyId, ...list }: SerialList) => list
