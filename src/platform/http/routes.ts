import type { z } from 'zod'
import type { Role, Scope } from '../accounts/person.ts'
import type { Db } from '../database/connect.ts'
import type { Ctx } from './env.ts'

type Params = Record<string, string>

/** The company that a thing belongs to, or undefined when there is no such thing. */
export type Owner = (db: Db, params: Params) => Promise<string | undefined>

/**
 * Who may come in. Every route says it, and `access.ts` alone decides by it. An `applicant` reaches a thing with an `owner` only
 * when it is their company's; officers with a role named here reach every company's.
 */
export type Access =
  | 'anyone'
  | 'signed in'
  | {
      roles: readonly Role[]
      owner?: Owner
      /** The person must have proved again, minutes ago, who they are: before a decision or a signature. */
      stepUp?: true
      /** Also for officers who have no second factor yet: the pages on which they set one up. Every other door sends them there. */
      beforeSecondFactor?: true
      /** A company's API key with this scope comes in too, as an applicant of that company. */
      scope?: Scope
    }

/** Requests allowed to one address in a minute, by what they cost or could be abused for. */
export type Limit = 'sign-in' | 'check' | 'upload' | 'search' | 'download' | 'report'

export type Method = 'get' | 'post' | 'put' | 'delete' | 'options'

export type Route = {
  method: Method
  path: string
  access: Access
  handle: (c: Ctx) => Response | Promise<Response>
  limit?: Limit
  /** The largest body taken, in bytes; 1 MiB where nothing is said. */
  largest?: number
  /** Machines come here: answers are JSON, also errors, and the route stands in `/openapi.json`. */
  api?: ApiDescription
}

export type ApiDescription = {
  summary: string
  tag: string
  query?: z.ZodType
  body?: z.ZodType
  gives?: z.ZodType
  /** For answers that are no JSON. */
  media?: string
  /** By status, the type of a refusal at the door (RFC 9457), where a standard names it; `about:blank` otherwise. */
  problemTypes?: Readonly<Record<number, string>>
}

type More = Pick<Route, 'limit' | 'largest'>

/** A page that is read. */
export const page = (path: string, access: Access, handle: Route['handle'], more: More = {}): Route => ({
  method: 'get',
  path,
  access,
  handle,
  ...more,
})

/** A form that is sent. */
export const form = (path: string, access: Access, handle: Route['handle'], more: More = {}): Route => ({
  method: 'post',
  path,
  access,
  handle,
  ...more,
})

/** A route for machines. `query` and `body` schemas validate the request and describe it in `/openapi.json`. */
export const api = (
  method: Method,
  path: string,
  access: Access,
  description: ApiDescription,
  handle: Route['handle'],
  more: More = {},
): Route => ({
  method,
  path,
  access,
  handle,
  api: description,
  ...more,
})
