import { z } from 'zod'
import { both, check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { answerGs1, Gs1Answer } from './gs1-answer.ts'

const Asked = z.object({ in: z.string().max(8_000, both('Paling banyak 8.000 karakter.', 'At most 8,000 characters.')) })

export const standardsRoutes: Route[] = [
  api(
    'post',
    '/api/v1/gs1/read',
    'anyone',
    { summary: 'Read GS1 data: element string, Digital Link or scan', tag: 'standards', body: Asked, gives: Gs1Answer },
    async c => c.json(answerGs1(check(Asked, await readJson(c)).in)),
    { limit: 'check' },
  ),
]
