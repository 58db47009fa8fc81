import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { isOfficer, type Visitor } from '../accounts/person.ts'
import type { Who } from '../ui/navigation.ts'
import type { Frame } from '../ui/page.tsx'
import type { Ctx } from './env.ts'
import type { Says } from './errors.ts'

type Flash = NonNullable<Frame['flash']>

/** What every page is told of the request: `<Page {...frame(c)} title="…">`. Reads the message left by the act before, once. */
export function frame(c: Ctx): Frame {
  const { visitor, lang, platform } = c.var
  const url = new URL(c.req.url)
  const flash = takeFlash(c)
  return {
    lang,
    // With two slashes in front it would be the address of another host.
    path: url.pathname.replace(/^\/+/, '/') + url.search,
    demo: platform.config.demo,
    ...(visitor ? { who: whoOf(visitor) } : {}),
    ...(flash ? { flash } : {}),
  }
}

function whoOf(visitor: Visitor): Who {
  const kind = visitor.roles.includes('administrator') ? 'administrator' : isOfficer(visitor) ? 'officer' : 'company'
  return { name: visitor.name, kind, roles: visitor.roles }
}

/** Goes on to another page after an act, with a message that is shown there once. */
export function goOn(c: Ctx, to: string, title?: Says, tone: Flash['tone'] = 'ok'): Response {
  if (title) {
    const message: Flash = { tone, title: title[c.var.lang] }
    setCookie(c, 'flash', JSON.stringify(message), { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 60 })
  }
  return c.redirect(to, 303)
}

function takeFlash(c: Ctx): Flash | undefined {
  const kept = getCookie(c, 'flash')
  if (!kept) return undefined
  deleteCookie(c, 'flash', { path: '/' })
  try {
    const { tone, title } = JSON.parse(kept) as Flash
    return { tone, title: String(title).slice(0, 300) }
  } catch {
    return undefined
  }
}

/** A path of ours to return to, or the fallback: never an address that leads elsewhere. */
export function safeNext(next: string | undefined, fallback = '/desk'): string {
  // Browsers drop tabs and line ends from an address, so that `/<tab>/elsewhere` would leave us.
  return next && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) ? next : fallback
}
