import { z } from 'zod'
import { both, check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { answerGs1, Gs1Answer, mostSymbols } from './gs1-answer.ts'

const Text = z.string().max(8_000, both('Paling banyak 8.000 karakter.', 'At most 8,000 characters.'))
const tooFew = both('Kirim paling sedikit satu simbol.', 'Send at least one symbol.')
const tooMany = both(`Paling banyak ${mostSymbols} simbol dari satu kemasan.`, `At most ${mostSymbols} symbols of one pack.`)
const Asked = z.object({
  in: z
    .union([Text, z.array(Text).min(1, tooFew).max(mostSymbols, tooMany)])
    .describe('One text, or several symbols of one pack.'),
})

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
