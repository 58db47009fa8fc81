import { doorProblems, epcisProblem } from '#/features/tracing/epcis-problem.ts'
import { eyesOf } from '#/features/tracing/reporter.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { Invalid, NotAllowed, NotFound } from '#/platform/http/errors.ts'
import type { Access, Route } from '#/platform/http/routes.ts'
import { expiryOf, readToken, refused, writeToken } from './cursor.ts'
import { isDropped } from './dropped-tokens.ts'
import { exceptions, Refused } from './refused.ts'

const officers = ['inspector', 'evaluator', 'approver', 'code officer'] as const
/** Who may ask: a company for what it may see, officers for everything. */
export const mayAsk: Access = { roles: ['applicant', ...officers], scope: 'movements:read' }
export const tag = 'movements'
export { doorProblems }

/** Addresses longer than this are refused before anything is looked up; a long query is kept under a name instead. */
const longestAddress = 8_000

/** A handler whose refusals are problem details of the types that EPCIS 2.0's OpenAPI lists. */
export function answering(handle: (c: Ctx) => Promise<Response>): Route['handle'] {
  return async c => {
    try {
      if (c.req.url.length > longestAddress) throw tooLong()
      return await handle(c)
    } catch (error) {
      const refusal = refusedFrom(error)
      if (!refusal) throw error
      const { exception, says, problems } = refusal
      return epcisProblem(c, { ...exceptions[exception], type: exception, says }, problems.length > 0 ? { problems } : {})
    }
  }
}

function refusedFrom(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error
  if (error instanceof NotFound) return new Refused('NoSuchResourceException', error.says)
  if (error instanceof NotAllowed) return new Refused('SecurityException', error.says)
  if (error instanceof Invalid) return new Refused('ValidationException', invalid, error.problems)
  return undefined
}

const invalid = { id: 'Perbaiki yang disebut dalam problems.', en: 'Mend what the problems name.' }

const tooLong = (): Refused =>
  new Refused('URITooLongException', {
    id: `Alamat ini lebih dari ${longestAddress} karakter. Simpan pertanyaan dengan nama (POST /epcis/queries), lalu baca hasilnya.`,
    en: `This address has more than ${longestAddress} characters. Keep the query under a name (POST /epcis/queries) and read its events.`,
  })

/** The company in whose name a question is asked; undefined for the regulator. */
export const askerOf = (c: Ctx): string | undefined => eyesOf(signedIn(c))

const usualPerPage = 30
const mostPerPage = 1_000

/** How many to give at once. More than we give in one page may be asked for: the next page is linked. */
export function perPageOf(c: Ctx): number {
  const asked = c.req.query('perPage')
  const count = asked === undefined ? usualPerPage : Number(asked)
  if (Number.isInteger(count) && count > 0) return Math.min(count, mostPerPage)
  const says = { id: 'perPage berisi bilangan bulat mulai 1.', en: 'perPage is a whole number from 1 on.' }
  throw new Refused('QueryParameterException', says, [{ field: 'perPage', says }])
}

/** The question that a page belongs to: the address without what pages through it, and who asks. */
function questionOf(c: Ctx): string {
  const url = new URL(c.req.url)
  for (const name of ['perPage', 'nextPageToken', 'lang']) url.searchParams.delete(name)
  url.searchParams.sort()
  return `${url.pathname}?${url.searchParams} ${askerOf(c) ?? ''}`
}

/** Where the page asked for begins; undefined for the first. Throws Refused for a token that leads nowhere. */
export async function placeAskedFor<Place>(c: Ctx, isPlace: (value: unknown) => value is Place): Promise<Place | undefined> {
  const token = c.req.query('nextPageToken')
  if (token === undefined) return undefined
  const place = readToken(c.var.platform.keys, token, questionOf(c), isPlace)
  if (await isDropped(c.var.db, token))
    throw refused(
      'Tanda halaman ini sudah dilepas. Mulai dari halaman pertama.',
      'This page token was given up. Begin at the first page.',
    )
  return place
}

/** The headers that lead to the next page (RFC 8288), none where there is no next. */
export function linkToNext(c: Ctx, place: unknown): Record<string, string> {
  if (place === undefined) return {}
  const url = new URL(c.req.url)
  const expires = expiryOf()
  url.searchParams.set('nextPageToken', writeToken(c.var.platform.keys, place, questionOf(c), expires))
  return {
    Link: `<${c.var.platform.config.origin}${url.pathname}${url.search}>; rel="next"`,
    'GS1-Next-Page-Token-Expires': expires.toISOString(),
  }
}

export const versions = { 'GS1-EPCIS-Version': '2.0.0', 'GS1-CBV-Version': '2.0.0', 'GS1-Extensions': '' }

/** Answers that are no events: JSON alone, as the OpenAPI has them. */
export function answerJson(c: Ctx, body: object, headers: Record<string, string> = {}, status: 200 | 201 = 200): Response {
  const accept = c.req.header('accept')
  if (accept !== undefined && !/(\*\/\*|application\/\*|application\/(ld\+)?json)/.test(accept))
    throw new Refused('NotAcceptableException', { id: 'Yang tersedia: application/json.', en: 'Available is application/json.' })
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/json', ...versions, ...headers })
}
