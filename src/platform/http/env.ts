import type { Context } from 'hono'
import type { Visitor } from '../accounts/person.ts'
import type { Db } from '../database/connect.ts'
import type { Platform } from '../platform.ts'
import type { Lang } from '../ui/lang.ts'

/** What every handler finds in `c.var`. */
export type Env = {
  Variables: {
    platform: Platform
    db: Db
    lang: Lang
    /** Who is at the door; undefined for anyone. `signedIn(c)` gives it where the route's access promises one. */
    visitor: Visitor | undefined
    requestId: string
    /** The route's pattern, for logs and metrics: never the address itself, which may name a person's thing. */
    route: string
    /** By status, what the route's standard calls a refusal. */
    problemTypes: Readonly<Record<number, string>> | undefined
  }
}

export type Ctx = Context<Env>

/** The visitor of a route whose access demands one. */
export function signedIn(c: Ctx): Visitor {
  const { visitor } = c.var
  if (!visitor) throw new Error(`The route ${c.var.route} reads a visitor but lets anyone in.`)
  return visitor
}

/** A part of the path that the route's pattern names. */
export function param(c: Ctx, name: string): string {
  const value = c.req.param(name)
  if (value === undefined) throw new Error(`The route ${c.var.route} has no part “${name}”.`)
  return value
}
