import { z } from 'zod'
import { facilitiesAPage, findFacilities } from '#/features/companies/facilities.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { type Access, api, type Route } from '#/platform/http/routes.ts'
import { countsOf } from './answer.ts'
import { piecesOfCsv } from './csv.ts'
import { reportFile } from './csv-report.ts'
import { takeReversals } from './reverse.ts'
import { type Report, ReversalSent, reports, rowOf, Sent } from './rows.ts'
import { reporterAt, takeRows } from './take-reports.ts'

const tag = 'simple reports'
const mayReport: Access = { roles: ['applicant'], scope: 'movements:write' }

const Answers = z.object({
  recorded: z.int(),
  known: z.int().describe('How many of these had been recorded before.'),
  refused: z.int(),
  rows: z.array(
    z.object({
      row: z.int(),
      key: z.string().optional(),
      ok: z.boolean(),
      event: z.string().optional(),
      known: z.literal(true).optional(),
      flags: z.array(z.string()).optional(),
      code: z.string().optional(),
      kind: z.enum(['procedure', 'technical', 'suspect']).optional(),
      says: z.object({ id: z.string(), en: z.string() }).optional(),
    }),
  ),
})
const FacilityAsked = z.object({
  q: z.string().trim().min(2).max(100).optional().describe('Part of the name of the site or its company.'),
  nib: z.string().trim().max(20).optional(),
  gln: z.string().trim().max(13).optional(),
  regency: z.string().trim().max(10).optional().describe('Code of the regency, such as 31.71.'),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
})
const Facilities = z.object({
  facilities: z.array(z.looseObject({ id: z.string(), uri: z.string(), name: z.string() })),
  more: z.boolean(),
})

/** A million rows of CSV. */
const largest = 256 * 1024 * 1024

const summaries: Record<Report, string> = {
  receive: 'Report what came in: receipts, returns received, stock counted. JSON, or CSV of any length',
  distribute: 'Report what went out: issues, returns sent, discards. JSON, or CSV of any length',
  use: 'Report what was used: dispensed, administered, discarded. JSON, or CSV of any length',
}

/** The simple reports beside EPCIS, for small systems. */
export const simpleReportsApi: Route[] = [
  ...reports.flatMap(report => [
    api(
      'post',
      `/api/v1/reports/${report}`,
      mayReport,
      { summary: summaries[report], tag, body: bodyOf(report), gives: Answers },
      c => takeReport(c, report),
      { largest },
    ),
    api(
      'post',
      `/api/v1/reports/${report}/reverse`,
      mayReport,
      { summary: `Take back what was reported by ${report}, named by its events`, tag, body: ReversalSent, gives: Answers },
      async c => {
        const sent = check(ReversalSent, await readJson(c))
        const rows = await takeReversals(c.var.platform, signedIn(c), sent.rows, { via: 'api', key: keyOf(c) })
        return c.json({ ...countsOf(rows), rows })
      },
    ),
  ]),
  api(
    'get',
    '/api/v1/facilities',
    { roles: ['applicant', 'inspector', 'evaluator', 'approver', 'code officer'], scope: 'movements:write' },
    {
      summary: `Registered sites by name, NIB, GLN or regency, ${facilitiesAPage} a page`,
      tag,
      query: FacilityAsked,
      gives: Facilities,
    },
    async c => c.json(await findFacilities(c.var.db, c.var.platform.config.origin, check(FacilityAsked, c.req.query()))),
  ),
]

/** The shape of a request as the description of the interface tells it; rows are read one by one, so that one may be wrong. */
function bodyOf(report: Report) {
  return Sent.extend({ rows: z.array(rowOf[report] as z.ZodType<Record<string, unknown>>) })
}

async function takeReport(c: Ctx, report: Report): Promise<Response> {
  const { platform } = c.var
  const visitor = signedIn(c)
  const key = keyOf(c)
  if (/^text\/csv\b/i.test(c.req.header('content-type') ?? '')) {
    const asked = check(Sent.omit({ rows: true }), { site: c.req.query('site'), at: c.req.query('at') })
    const reporter = await reporterAt(platform, visitor, asked.site)
    const pieces = piecesOfCsv(bodyOfRequest(c))
    return reportFile(c, platform, pieces, piece => takeRows(platform, reporter, piece, { report, ...asked, key, via: 'api' }))
  }
  const sent = check(Sent, await readJson(c))
  const reporter = await reporterAt(platform, visitor, sent.site)
  const incoming = sent.rows.map((row, i) => ({ place: i + 1, sent: row }))
  const rows = await takeRows(platform, reporter, incoming, { report, site: sent.site, at: sent.at, key, via: 'api' })
  return c.json({ ...countsOf(rows), rows })
}

function bodyOfRequest(c: Ctx): AsyncIterable<Uint8Array> {
  if (c.req.raw.body) return c.req.raw.body as unknown as AsyncIterable<Uint8Array>
  throw new Invalid([{ field: 'file', says: { id: 'Berkasnya kosong.', en: 'The file is empty.' } }])
}

function keyOf(c: Ctx): string | undefined {
  const key = c.req.header('idempotency-key')?.trim()
  if (!key || key.length <= 100) return key || undefined
  const says = { id: 'Idempotency-Key paling panjang 100 karakter.', en: 'An Idempotency-Key has at most 100 characters.' }
  throw new Invalid([{ field: 'Idempotency-Key', says }])
}
