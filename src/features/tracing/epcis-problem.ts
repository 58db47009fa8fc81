import type { Ctx } from '#/platform/http/env.ts'
import type { Says } from '#/platform/http/errors.ts'

/** A kind of error of EPCIS 2.0's REST interface (§12), as `ValidationException`. */
export type EpcisException = `${string}Exception`

/** What refusals at the door are called in EPCIS 2.0's REST interface. */
export const doorProblems = {
  401: 'epcisException:SecurityException',
  403: 'epcisException:SecurityException',
  404: 'epcisException:NoSuchResourceException',
  413: 'epcisException:CaptureLimitExceededException',
  422: 'epcisException:ValidationException',
  500: 'epcisException:ImplementationException',
} as const

type Refusal = {
  status: 400 | 403 | 404 | 406 | 409 | 413 | 414 | 415 | 501
  type: EpcisException
  title: string
  says: Says
}

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
