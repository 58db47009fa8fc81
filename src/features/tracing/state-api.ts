import { z } from 'zod'
import { readCode } from '#/gs1/code.ts'
import { signedIn } from '#/platform/http/env.ts'
import { Invalid, NotFound } from '#/platform/http/errors.ts'
import { both, check } from '#/platform/http/problems.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { uriOfCode } from './code-uri.ts'
import { identify } from './identify.ts'
import { journeyOf } from './journeys.ts'
import { standingAfter } from './life.ts'
import { readMoment } from './moment.ts'
import { namesFor } from './names.ts'
import { parentsOf } from './packing-part.tsx'
import { afterAllAt } from './parts.ts'
import { lotOfPack, sightOf } from './sight.ts'
import { en, id } from './words.ts'

const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const

const Query = z.object({
  code: z.string().min(1, both('Isi kodenya.', 'Give the code.')).max(2000).describe('Any code of a pack, case or pallet'),
  at: z
    .string()
    .optional()
    .describe('A moment of the past: a day, day and time (WIB), or an instant with its zone; now where left out'),
})
const State = z.object({
  at: z.iso.datetime(),
  status: z.string(),
  since: z.iso.datetime().optional(),
  site: z.uuid().optional(),
  boundFor: z.uuid().optional(),
  within: z.array(z.string()).describe('What it lies in, from the innermost to the outermost'),
  lot: z.uuid().optional(),
  licence: z.string().optional(),
  batch: z.string().optional(),
})

/** How one pack stands, or stood at any moment of the past. */
export const stateApi: Route[] = [
  api(
    'get',
    '/api/v1/packs/state',
    { roles: ['applicant', ...officers], scope: 'movements:read' },
    { summary: 'How a pack, case or pallet stands now, or stood at a moment', tag: 'Movements', query: Query, gives: State },
    async c => {
      const { db, platform } = c.var
      const { code, at: asked } = check(Query, c.req.query())
      const at = asked === undefined ? new Date() : readMoment(asked)
      if (!at) throw new Invalid([{ field: 'at', says: { id: id.notAMoment, en: en.notAMoment } }])
      const uri = uriOfCode(platform.config.origin, code, readCode(code)) ?? code
      const pack = (await identify(db, platform, [uri])).numbers.get(uri)
      const lot = pack && (await lotOfPack(db, pack))
      const sight = pack && (await sightOf(db, signedIn(c), lot, await journeyOf(db, pack)))
      if (!pack || !sight) throw new NotFound({ id: id.notFound, en: en.notFound })
      const { status, since, siteId, toSiteId } = standingAfter(sight.steps.filter(step => step.at <= at))
      const parents = sight.whole ? await parentsOf(db, pack, afterAllAt(at)) : []
      const sets = parents.map(({ classId, n }) => ({ classId, spans: [{ from: n, until: n + 1 }] }))
      const names = await namesFor(db, platform, sets)
      return c.json({
        at: at.toISOString(),
        status,
        ...(since && { since: since.toISOString() }),
        ...(siteId && { site: siteId }),
        ...(toSiteId && { boundFor: toSiteId }),
        within: sets.flatMap(set => names.uris(set)),
        ...(lot && { lot: lot.lotId, licence: lot.licence, batch: lot.batch }),
      })
    },
  ),
]
