import { z } from 'zod'
import { signedIn } from '#/platform/http/env.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { type Access, api, page, type Route } from '#/platform/http/routes.ts'
import { ActsSent, LookAsked } from './ask.ts'
import { lookAt } from './look.ts'
import { openScan, scanShell } from './pages.tsx'
import { takeScanned } from './take.ts'

const scans: Access = { roles: ['applicant'] }
const says = z.object({ id: z.string(), en: z.string() })
const Answers = z.object({
  now: z.iso.datetime(),
  acts: z.array(
    z.object({
      key: z.string(),
      ok: z.boolean(),
      event: z.string().optional(),
      pack: z.string().optional(),
      code: z.string().optional(),
      kind: z.enum(['procedure', 'technical', 'suspect']).optional(),
      says: says.optional(),
      flags: z.array(says).optional(),
    }),
  ),
})
const Looked = z.object({ now: z.iso.datetime(), lines: z.array(z.looseObject({ raw: z.string(), name: z.string() })) })

/** Scanning by hand, with a line and without one. */
export const scanningRoutes: Route[] = [
  page('/scan', scans, openScan),
  page('/scan/shell', 'anyone', scanShell),
  api(
    'post',
    '/api/v1/scans/look',
    scans,
    { summary: 'What scanned codes are and hold, before anything is recorded', tag: 'scanning', body: LookAsked, gives: Looked },
    async c => c.json(await lookAt(c.var.platform, signedIn(c), check(LookAsked, await readJson(c)))),
  ),
  api(
    'post',
    '/api/v1/scans',
    scans,
    {
      summary: 'Acts that a device recorded, in their order; each has a number, is taken once and answered for itself',
      tag: 'scanning',
      body: ActsSent,
      gives: Answers,
    },
    async c => {
      const sent = check(ActsSent, await readJson(c))
      return c.json({ now: new Date().toISOString(), acts: await takeScanned(c.var.platform, signedIn(c), sent) })
    },
  ),
]
