import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { isUnreachable } from '../database/connect.ts'
import { requests } from '../observe/metrics.ts'
import type { Platform } from '../platform.ts'
import { langFrom } from '../ui/lang.ts'
import { judge } from './access.ts'
import { type Answers, answerFor } from './answers.tsx'
import type { Ctx, Env } from './env.ts'
import { statusOf } from './errors.ts'
import { addressOf, isOwnOrigin, isTooLarge, openLimits, securityHeaders } from './guards.ts'
import type { Route } from './routes.ts'

/** What the accounts feature adds to the doors: the page on which a person proves again who they are, keeping what was sent. */
export type Doors = { proveAgain: (c: Ctx) => Response | Promise<Response> }

/** The whole web application: every route behind the same door. */
export function mount(platform: Platform, routes: readonly Route[], doors: Doors): Hono<Env> {
  const app = new Hono<Env>()
  const headers = Object.entries(securityHeaders(platform.config))
  const limited = openLimits(platform.config)

  app.use(async (c, next) => {
    const began = performance.now()
    const given = c.req.header('x-request-id')
    c.set('platform', platform)
    c.set('db', platform.db)
    c.set('requestId', given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID())
    c.set('route', 'unknown')
    c.set('visitor', undefined)
    chooseLanguage(c)
    await next()
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    // What a signed-in person sees stays in no cache, on a shared computer least of all.
    if (c.var.visitor && !c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
    // Nor does a cookie that is one person's, also when it comes with a file that is everyone's.
    if (c.res.headers.has('Set-Cookie')) c.res.headers.set('Cache-Control', 'no-store')
    c.res.headers.set('X-Request-Id', c.var.requestId)
    report(c, performance.now() - began)
  })

  for (const route of routes) app.on(route.method.toUpperCase(), route.path, c => serve(c, route))

  /** Each request passes here: limit, who is it, may they, is it from our pages, is it small enough. Then the handler. */
  async function serve(c: Ctx, route: Route): Promise<Response> {
    const answers: Answers = route.api ? 'json' : 'page'
    c.set('route', route.path)
    c.set('problemTypes', route.api?.problemTypes)
    if (route.limit) {
      const wait = await limited(route.limit, addressOf(c))
      if (wait > 0) return answerFor(c, answers, { status: 429, wait })
    }
    await recognise(c, route)
    const verdict = await judge(route.access, c.var.visitor, platform.db, c.req.param() as Record<string, string>)
    const changes = route.method !== 'get'
    if (changes && c.var.visitor?.via !== 'key' && !isOwnOrigin(c.req.raw.headers, platform.config))
      return answerFor(c, answers, { status: 403, why: 'origin' })
    if (verdict === 'sign in first') {
      if (route.api || changes) return answerFor(c, answers, { status: 401 })
      return c.redirect(`/sign-in?next=${encodeURIComponent(pathOf(c))}`, 303)
    }
    if (verdict === 'absent') return answerFor(c, answers, { status: 404 })
    if (verdict === 'forbidden') return answerFor(c, answers, { status: 403, why: 'role' })
    if (verdict === 'set up a second factor') {
      if (route.api) return answerFor(c, answers, { status: 403, why: 'role' })
      return c.redirect(`/account/second-factor${changes ? '' : `?next=${encodeURIComponent(pathOf(c))}`}`, 303)
    }
    if (changes && (await isTooLarge(c, route))) return answerFor(c, answers, { status: 413 })
    if (verdict === 'prove again') return route.api ? answerFor(c, answers, { status: 403, why: 'proof' }) : doors.proveAgain(c)
    try {
      return tellScript(c, await route.handle(c))
    } catch (error) {
      return failure(c, answers, error)
    }
  }

  async function recognise(c: Ctx, route: Route): Promise<void> {
    if (!c.req.header('cookie') && !c.req.header('authorization')) return
    try {
      const found = await platform.accounts.whoIs(c.req.raw.headers)
      c.set('visitor', found?.visitor)
      for (const cookie of found?.setCookies ?? []) c.header('Set-Cookie', cookie, { append: true })
    } catch (error) {
      // A page for anyone goes on without knowing who asks: a check must not fail because a session cannot be read.
      if (route.access !== 'anyone' || !isUnreachable(error)) throw error
    }
  }

  function failure(c: Ctx, answers: Answers, error: unknown): Response | Promise<Response> {
    const status = statusOf(error)
    if (status) return answerFor(c, answers, { status, error })
    if (isUnreachable(error)) {
      platform.log.warn({ requestId: c.var.requestId, route: c.var.route }, 'the database cannot be reached')
      return answerFor(c, answers, { status: 503 })
    }
    platform.log.error({ err: error, requestId: c.var.requestId, route: c.var.route }, 'a request failed')
    return answerFor(c, answers, { status: 500 })
  }

  function report(c: Ctx, ms: number): void {
    const { route, requestId, visitor } = c.var
    requests.observe({ method: c.req.method, route, status: String(c.res.status) }, ms / 1000)
    platform.log.info(
      { requestId, method: c.req.method, route, status: c.res.status, ms: Math.round(ms * 10) / 10, actor: visitor?.id },
      'request',
    )
  }

  const looksLikeApi = (c: Ctx): Answers => (/^\/(api|epcis)\//.test(c.req.path) ? 'json' : 'page')
  app.notFound(c => answerFor(c, looksLikeApi(c), { status: 404 }))
  app.onError((error, c) => failure(c, looksLikeApi(c), error))
  return app
}

/**
 * A script that sends a form, to show how much has been sent, cannot see where a redirect leads, and would use up the message that is
 * left for the person. It is told the place instead, and leads the person there.
 */
function tellScript(c: Ctx, answer: Response): Response {
  const to = answer.headers.get('Location')
  if (!to || c.req.header('x-sent-by') !== 'script') return answer
  const told = new Response(null, { status: 204, headers: answer.headers })
  told.headers.delete('Location')
  told.headers.set('X-Go-On', to)
  return told
}

function pathOf(c: Ctx): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

/** `?lang=` chooses and is remembered; a machine may also ask by `Accept-Language`, people get Indonesian until they choose. */
function chooseLanguage(c: Ctx): void {
  const asked = c.req.query('lang')
  if (asked === 'id' || asked === 'en') {
    c.set('lang', asked)
    setCookie(c, 'lang', asked, { path: '/', sameSite: 'Lax', maxAge: 31_536_000 })
  } else c.set('lang', langFrom(getCookie(c, 'lang')))
}
