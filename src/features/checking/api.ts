import { z } from 'zod'
import type { Ctx } from '#/platform/http/env.ts'
import { addressOf } from '#/platform/http/guards.ts'
import { both, check } from '#/platform/http/problems.ts'
import { readJson } from '#/platform/http/read-json.ts'
import { api, type Route } from '#/platform/http/routes.ts'
import { checkCode, checkCodes } from './check.ts'
import type { Verdict } from './verdict.ts'
import { VerdictAnswer } from './verdict-schema.ts'

const mostCodes = 1_000
const Code = z.string().max(2_048, both('Kode paling panjang 2.048 karakter.', 'A code has at most 2,048 characters.'))
const One = z.object({ code: Code })
const mostSymbols = 8
const Symbols = z
  .array(Code)
  .min(1, both('Kirim paling sedikit satu simbol.', 'Send at least one symbol.'))
  .max(mostSymbols, both(`Paling banyak ${mostSymbols} simbol dari satu kemasan.`, `At most ${mostSymbols} symbols of one pack.`))
const Many = z.object({
  codes: z
    .array(z.union([Code, Symbols]))
    .min(1, both('Kirim paling sedikit satu kode.', 'Send at least one code.'))
    .max(mostCodes, both('Paling banyak 1.000 kode sekali kirim.', 'At most 1,000 codes at once.')),
})

export const checkingApi: Route[] = [
  api(
    'get',
    '/api/v1/check',
    'anyone',
    { summary: 'Check a code or a licence number', tag: 'Check', query: One, gives: VerdictAnswer },
    async c => {
      const { code } = check(One, c.req.query())
      return answerJson(c, await checkCode(c.var.platform, code, { from: addressOf(c) }))
    },
    { limit: 'check' },
  ),
  api(
    'post',
    '/api/v1/check',
    'anyone',
    {
      summary:
        'Check up to 1,000 codes or numbers, answered in order; a list among them is the symbols of one pack, checked as one',
      tag: 'Check',
      body: Many,
      gives: z.object({ results: z.array(VerdictAnswer) }),
    },
    async c => {
      const { codes } = check(Many, await readJson(c))
      const results = await checkCodes(c.var.platform, codes, { from: addressOf(c) })
      const unasked = results.find(({ code }) => code === 'CANNOT_CHECK_NOW')
      return unasked ? answerJson(c, unasked) : c.json({ results })
    },
    { limit: 'check', largest: 4 * 1024 * 1024 },
  ),
]

/** A verdict; where the register could not be asked, a problem (RFC 9457) that carries it. */
export function answerJson(c: Ctx, verdict: Verdict, status: 200 | 400 = 200): Response {
  if (verdict.code !== 'CANNOT_CHECK_NOW') return c.json(verdict, status)
  const problem = {
    type: 'about:blank',
    title: 'Cannot check now',
    status: 503,
    detail: `${verdict.says.en} ${verdict.toDo.en}`,
    detail_id: `${verdict.says.id} ${verdict.toDo.id}`,
    instance: c.var.requestId,
    ...verdict,
  }
  return c.body(JSON.stringify(problem), 503, { 'Content-Type': 'application/problem+json', 'Retry-After': '10' })
}
