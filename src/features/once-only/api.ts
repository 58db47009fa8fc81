import { z } from 'zod'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid } from '#/platform/http/errors.ts'
import { check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { ActsSent } from './ask.ts'
import { type Answered, takeActs } from './door.ts'
import { faultCodes } from './return-codes.ts'

const Answers = z.object({
  taken: z.int().describe('How many acts are recorded now, those that were before among them.'),
  refused: z.int(),
  alerts: z.int().describe('How many of the refused are a matter of the pack, not of habits or scanners.'),
  acts: z.array(
    z.object({
      row: z.int(),
      key: z.string().optional(),
      code: z.enum(['OK', ...faultCodes]),
      kind: z.enum(['procedure', 'technical', 'suspect']).optional(),
      alert: z.boolean(),
      says: z.object({ id: z.string(), en: z.string() }),
      pack: z.string().optional(),
      event: z.string().optional(),
      known: z.literal(true).optional(),
    }),
  ),
})

/** A thousand acts with long codes. */
const largest = 2 * 1024 * 1024

/** Once-only acts as machines ask for them: a till, a pharmacy's software, a phone that sends its queue. */
export const onceOnlyApi: Route[] = [
  api(
    'post',
    '/api/v1/packs/acts',
    { roles: ['applicant'], scope: 'movements:write' },
    {
      summary: 'Dispense, destroy, sample, export, steal or freeze packs, or undo that; each act is answered for itself',
      tag: 'packs',
      body: ActsSent,
      gives: Answers,
    },
    async c => {
      const sent = check(ActsSent, await readJson(c))
      const acts = await takeActs(c.var.platform, signedIn(c), sent, { via: 'api', key: keyOf(c) })
      return c.json({ ...countsOf(acts), acts })
    },
    { largest },
  ),
]

/** How many were taken, refused, and of the refused how many are alerts. */
export function countsOf(acts: readonly Answered[]): { taken: number; refused: number; alerts: number } {
  const taken = acts.filter(({ code }) => code === 'OK').length
  return { taken, refused: acts.length - taken, alerts: acts.filter(({ alert }) => alert).length }
}

function keyOf(c: Ctx): string | undefined {
  const key = c.req.header('idempotency-key')?.trim()
  if (!key || key.length <= 100) return key || undefined
  const says = { id: 'Idempotency-Key paling panjang 100 karakter.', en: 'An Idempotency-Key has at most 100 characters.' }
  throw new Invalid([{ field: 'Idempotency-Key', says }])
}
