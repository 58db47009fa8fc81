import { z } from 'zod'
import { rules } from '#/detection/finding.ts'
import { check } from '#/platform/http/problems.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { outcomes, states } from './alert.ts'
import { listAlerts } from './alerts.ts'
import { alertReaders } from './who.ts'

const size = 100
const names = Object.keys(rules) as (keyof typeof rules)[]

const Query = z.object({
  class: z.enum(['suspect', 'technical']).optional(),
  state: z.enum([...states, 'waiting']).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
})
const Listed = z.object({
  id: z.uuid(),
  code: z.string(),
  licence: z.string().optional(),
  batch: z.string().optional(),
  class: z.enum(['suspect', 'technical']),
  /** How likely a crime is, from 0 to 1. */
  score: z.number(),
  rule: z.enum(names).optional(),
  state: z.enum(states),
  outcome: z.enum(outcomes).optional(),
  raisedAt: z.iso.datetime(),
})

export const alertsApi: Route[] = [
  api(
    'get',
    '/api/v1/alerts',
    { roles: alertReaders },
    {
      summary: 'Packs that look wrong, the most suspicious first',
      tag: 'Alerts',
      query: Query,
      gives: z.object({ total: z.int(), page: z.int(), size: z.int(), alerts: z.array(Listed) }),
    },
    async c => {
      const { class: kind, state, page } = check(Query, c.req.query())
      const filter = { ...(kind && { class: kind }), ...(state && { state }), size, offset: (page - 1) * size }
      const { rows, total } = await listAlerts(c.var.db, filter)
      const alerts = rows.map(({ id, code, licence, batch, score, rule, state, outcome, raisedAt, ...one }) => ({
        id,
        code,
        ...(licence && { licence }),
        ...(batch && { batch }),
        class: one.class,
        score: Math.round(score * 10_000) / 10_000,
        ...(rule && { rule }),
        state,
        ...(outcome && { outcome }),
        raisedAt: raisedAt.toISOString(),
      }))
      return c.json({ total, page, size, alerts })
    },
  ),
]
