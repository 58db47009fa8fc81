import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Config } from '../config.ts'
import type { Ctx } from './env.ts'
import type { Limit, Route } from './routes.ts'

/** The headers of every answer. No inline code runs here, whatever finds its way into a page. */
export function securityHeaders(config: Config): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=(), payment=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(config.origin.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}

/**
 * Whether a request that changes something comes from our own pages. Browsers say so themselves (Fetch Metadata, or Origin on older
 * ones). A request with a cookie and neither header is refused; without a cookie there is nothing to abuse.
 */
export function isOwnOrigin(headers: Headers, config: Config): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  if (!origin) return !headers.has('cookie')
  return origin === config.origin || (URL.canParse(origin) && new URL(origin).host === headers.get('host'))
}

/** Counts requests per address and kind. Gives the seconds to wait, or 0 when there is room. */
export function openLimits(config: Config): (limit: Limit, address: string) => Promise<number> {
  const perMinute: Record<Limit, number> = {
    'sign-in': 20,
    check: config.checksPerMinute,
    upload: 120,
    // An office behind one address types as it searches.
    search: 600,
    download: 60,
    // Nobody has to sign in to leave photos here.
    report: 10,
  }
  const limiters = Object.fromEntries(
    Object.entries(perMinute).map(([name, points]) => [name, new RateLimiterMemory({ points, duration: 60, keyPrefix: name })]),
  ) as Record<Limit, RateLimiterMemory>
  return async (limit, address) => {
    try {
      await limiters[limit].consume(address)
      return 0
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
      throw refusal
    }
  }
}

const isLoopback = (address: string): boolean => ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address)

/** Whether a request was made on this very machine, and by no proxy for somebody else. */
export function isFromHere(c: Ctx): boolean {
  const isForwarded = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some(name => c.req.header(name) !== undefined)
  return !isForwarded && isLoopback(directAddress(c) ?? '')
}

/** The address that a request came from: the connection's own, unless a proxy on this machine vouches for another. */
export function addressOf(c: Ctx): string {
  const direct = directAddress(c) ?? 'local'
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isLoopback(direct) && forwarded ? forwarded : direct
}

const directAddress = (c: Ctx): string | undefined =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress

const usualLargest = 1024 * 1024

/** Whether a body is larger than the route takes. Bodies without a length are counted as they are read. */
export async function isTooLarge(c: Ctx, route: Route): Promise<boolean> {
  const most = route.largest ?? usualLargest
  const length = c.req.header('content-length')
  if (length !== undefined) return !(Number(length) <= most)
  if (!c.req.raw.body) return false
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of c.req.raw.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > most) return true
    parts.push(part)
  }
  const { method, headers, url } = c.req.raw
  c.req.raw = new Request(url, { method, headers, body: Buffer.concat(parts) })
  return false
}
