import type { Ctx } from '#/platform/http/env.ts'
import type { Says } from '#/platform/http/errors.ts'

/** The kinds of error of EPCIS 2.0's REST interface that this feature answers with (§12). */
export type EpcisException = 'ValidationException' | 'NotAcceptableException' | 'UnsupportedMediaTypeException'

type Refusal = { status: 400 | 406 | 415; type: EpcisException; title: string; says: Says }

/** A refusal as RFC 9457 wants it, of the type that EPCIS 2.0 gives it, in both languages. */
export function epcisProblem(
  c: Ctx,
  { status, type, title, says }: Refusal,
  more: object = {},
  headers: Record<string, string> = {},
): Response {
  const body = {
    type: `epcisException:${type}`,
    title,
    status,
    detail: says.en,
    detail_id: says.id,
    instance: c.var.requestId,
    ...more,
  }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', ...headers })
}
