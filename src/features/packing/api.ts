import { z } from 'zod'
import { bodyOf } from '#/features/coding/code-files.ts'
import { getLot, ownerOfLot } from '#/features/coding/read-lots.ts'
import { reporterOf } from '#/features/tracing/reporter.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import {
  CloseSent,
  PackingAggregateSent,
  PackingSent,
  RegisterParentSent,
  RegisterSent,
  SendProductSent,
  StatusesAsked,
} from './asked.ts'
import { closeLot, findClosing } from './closings.ts'
import type { Done } from './done.ts'
import { balanceOfLot } from './lot-balance.ts'
import { type Asker, packingAggregate, recordLotPacking, recordLotStatuses, register, sendProduct } from './recording.ts'
import { reportCsv, reportJson } from './report-files.ts'
import { type Report, reportRows, reports } from './reports.ts'
import { alone } from './turn.ts'

const officers = ['code officer', 'inspector'] as const
const mayAct: Access = { roles: ['applicant'], owner: ownerOfLot, scope: 'movements:write' }
const mayReport: Access = { roles: ['applicant'], scope: 'movements:write' }
const mayRead: Access = { roles: ['applicant', ...officers], owner: ownerOfLot, scope: 'movements:read' }

/** Room for some two hundred thousand rows. */
export const largestBody = 48 * 1024 * 1024

const says = z.object({ id: z.string(), en: z.string() })
const Answer = z.object({
  recorded: z.boolean(),
  taken: z.int(),
  already: z.int(),
  refused: z.int(),
  problems: z.array(z.object({ row: z.int(), code: z.string(), says })),
  events: z.array(z.string()).describe('The eventIDs of the EPCIS events that were recorded.'),
  partFull: z.array(z.object({ parent: z.string(), packed: z.int(), planned: z.int() })),
})
const counts = z.looseObject({ level: z.string(), issued: z.int() })
const differences = z.array(z.object({ kind: z.string(), level: z.string(), count: z.int() }))
const Reconciliation = z.object({
  levels: z.array(counts),
  differences,
  closed: z
    .object({ at: z.iso.datetime(), by: z.string(), balance: z.array(counts), differences })
    .partial()
    .optional(),
})

const tag = 'packing'

/** What packing lines and their software ask for. Every act carries an Idempotency-Key and is answered once. */
export const packingApi: Route[] = [
  api(
    'post',
    '/api/v1/lots/:id/statuses',
    mayAct,
    { summary: 'Activate, reject, sample or destroy codes of a lot', tag, body: StatusesAsked, gives: Answer },
    async c => {
      const asker = await askerOf(c)
      return answer(c, await recordLotStatuses(c.var.platform, asker, await lotOf(c), check(StatusesAsked, await readJson(c))))
    },
    { largest: largestBody },
  ),
  api(
    'post',
    '/api/v1/lots/:id/packing',
    mayAct,
    { summary: 'Pack packs into cases and cases onto pallets, or take them out', tag, body: PackingSent, gives: Answer },
    async c => {
      const asker = await askerOf(c)
      return answer(c, await recordLotPacking(c.var.platform, asker, await lotOf(c), check(PackingSent, await readJson(c))))
    },
    { largest: largestBody },
  ),
  api(
    'get',
    '/api/v1/lots/:id/reconciliation',
    mayRead,
    { summary: 'What became of a lot’s codes, with the differences', tag, gives: Reconciliation },
    async c => c.json(await reconciliationOf(c)),
  ),
  api(
    'post',
    '/api/v1/lots/:id/close',
    mayAct,
    { summary: 'Accept the reconciliation of a lot and close it', tag, body: CloseSent, gives: Reconciliation },
    async c => {
      const { actor } = await reporterOf(c.var.db, signedIn(c))
      const lot = await lotOf(c)
      const asked = check(CloseSent, await readJson(c))
      await alone(c.var.platform, [lot.id], tx => closeLot(tx, lot, asked, actor))
      return c.json(await reconciliationOf(c))
    },
  ),
  api(
    'get',
    '/api/v1/lots/:id/reports/:report',
    mayRead,
    {
      summary: 'One of TTAC’s four manufacturer reports about a lot, as CSV or JSON; names of columns are assumed',
      tag,
      query: z.object({ format: z.enum(['csv', 'json']).optional() }),
      media: 'text/csv',
    },
    c => sendReport(c),
  ),
  inbound('register', 'Primary packs with their status (quality release)', RegisterSent, (c, asker, sent) =>
    register(c.var.platform, asker, 'primary', sent),
  ),
  inbound('register-parent', 'Cases and pallets that are in use', RegisterParentSent, (c, asker, sent) =>
    register(c.var.platform, asker, 'outer', sent),
  ),
  inbound('packing-aggregate', 'What lies in what', PackingAggregateSent, (c, asker, sent) =>
    packingAggregate(c.var.platform, asker, sent),
  ),
  inbound('send-product', 'A shipment within the country', SendProductSent, (c, asker, sent) =>
    sendProduct(c.var.platform, asker, sent),
  ),
]

function inbound<Sent>(
  report: Report,
  summary: string,
  body: z.ZodType<Sent>,
  take: (c: Ctx, asker: Asker, sent: Sent) => Promise<Done>,
): Route {
  const description = { summary: `TTAC ${report}: ${summary}; names of columns are assumed`, tag, body, gives: Answer }
  return api(
    'post',
    `/api/v1/ttac/${report}`,
    mayReport,
    description,
    async c => {
      const asker = await askerOf(c)
      return answer(c, await take(c, asker, check(body, await readJson(c))))
    },
    { largest: largestBody },
  )
}

const lotOf = (c: Ctx) => getLot(c.var.db, param(c, 'id'))

async function askerOf(c: Ctx): Promise<Asker> {
  const key = c.req.header('idempotency-key')?.trim()
  if (key && key.length <= 100) return { who: await reporterOf(c.var.db, signedIn(c)), key }
  const says = {
    id: 'Kirim Idempotency-Key, misalnya UUID baru untuk tiap permintaan, paling panjang 100 karakter.',
    en: 'Send an Idempotency-Key, such as a UUID that is new for each request, of at most 100 characters.',
  }
  throw new Invalid([{ field: 'Idempotency-Key', says }])
}

/** Rows that kept everything back are a refusal (RFC 9457) with a problem for each; else what was recorded, and what was not. */
function answer(c: Ctx, done: Done): Response {
  if (done.recorded || done.refused === 0) return c.json(done)
  throw new Invalid(done.problems.map(({ row, says }) => ({ field: `rows.${row}`, says })))
}

async function reconciliationOf(c: Ctx) {
  const lot = await lotOf(c)
  const closed = await findClosing(c.var.db, lot.id)
  return {
    ...(await balanceOfLot(c.var.db, lot)),
    ...(closed && { closed: { ...closed, at: closed.at.toISOString() } }),
  }
}

/** A report as a file, made while it is taken. */
export async function sendReport(c: Ctx, format = c.req.query('format') ?? 'csv'): Promise<Response> {
  const lot = await lotOf(c)
  const report = reports.find(one => one === param(c, 'report').replace(/\.(csv|json)$/, ''))
  if (!report) throw new NotFound()
  const rows = await reportRows(c.var.platform, lot, report)
  const name = `${report}-${lot.licence}-${lot.batch.replace(/[^A-Za-z0-9.-]/g, '_')}.${format === 'json' ? 'json' : 'csv'}`
  return new Response(bodyOf(format === 'json' ? reportJson(report, lot, rows) : reportCsv(report, rows)), {
    headers: {
      'Content-Type': format === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
