import { z } from 'zod'
import { actorOf } from '#/platform/accounts/person.ts'
import { recordDeed } from '#/platform/audit/audit.ts'
import { hasProvedAgain } from '#/platform/http/access.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { goOn, safeNext } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { attempt, together } from './attempt.ts'
import { factorsOf } from './factors.ts'
import { fault, formOf, Given, passOn, type Sent, take } from './forms.ts'
import { type Held, heldIn, hold } from './held.ts'
import { failedProof, own } from './own.ts'
import { spendCode } from './proofs.ts'
import { GoOnPage, ProvePage } from './prove-pages.tsx'
import { saysOf } from './says.ts'

const Proof = z.object({ proof: Given.transform(proof => proof.trim()) })

/** Proving again who one is, before a decision or a signature. A form that was sent too late is held meanwhile. */
export const proveRoutes: Route[] = [
  page('/prove', own, async c => {
    const to = safeNext(c.req.query('next'))
    return c.html(await show(c, { method: 'get', to, from: to, fields: [], lost: '' }))
  }),
  form(
    '/prove',
    own,
    c =>
      take(
        c,
        sent => prove(c, sent),
        again => show(c, heldIn(again.values ?? {}), again),
      ),
    {
      limit: 'sign-in',
      largest: 4 * 1024 * 1024,
    },
  ),
]

/** The door that a route with `stepUp` leads to: a page that is read is come back to, a form that was sent is held. */
export async function proveAgain(c: Ctx): Promise<Response> {
  const { pathname, search } = new URL(c.req.url)
  if (c.req.method === 'GET') return c.redirect(`/prove?next=${encodeURIComponent(pathname + search)}`, 303)
  c.header('Cache-Control', 'no-store')
  return c.html(await show(c, hold(pathname + search, cameFrom(c), await c.req.parseBody({ all: true }))), 403)
}

/** The page that the form was on, as the browser says (it does so to our own pages). */
function cameFrom(c: Ctx): string {
  const referer = c.req.header('referer')
  if (!referer || !URL.canParse(referer)) return '/desk'
  const { pathname, search } = new URL(referer)
  return safeNext(pathname + search)
}

async function show(c: Ctx, held: Held, form = formOf(c)) {
  return <ProvePage c={c} form={form} held={held} factors={await factorsOf(c.var.db, signedIn(c).id)} />
}

async function prove(c: Ctx, sent: Sent): Promise<Response> {
  const visitor = signedIn(c)
  const held = heldIn(sent)
  // A passkey proved it a moment ago: the button in the browser then sends this form, empty.
  if (!sent.proof && hasProvedAgain(visitor)) return proved(c, held)
  const { totp: isTotp, passkeys } = await factorsOf(c.var.db, visitor.id)
  if (!isTotp && passkeys > 0) throw fault('', saysOf('PASSKEY_WANTED'))
  const { proof } = check(Proof, sent)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const code = proof.replaceAll(/\s/g, '')
    const shown = isTotp
      ? await attempt(auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
      : await attempt(auth.api.verifyPassword({ body: { password: proof }, headers, returnHeaders: true }))
    if (!shown.ok) return shown
    if (isTotp && !(await spendCode(tx, visitor.id, code))) throw fault('proof', saysOf('CODE_SPENT'))
    const renewed = await attempt(auth.api.renewSession({ headers, returnHeaders: true }))
    const facts = { by: isTotp ? 'code' : 'password' }
    if (renewed.ok)
      await recordDeed(tx, actorOf(visitor), { act: 'person.proved again', subject: 'person', id: visitor.id, facts })
    return renewed
  })
  if (!answer.ok) return failedProof(c, 'proof', answer.code)
  passOn(c, answer.cookies)
  return proved(c, held)
}

function proved(c: Ctx, held: Held): Response | Promise<Response> {
  if (held.method === 'get' || held.lost)
    return goOn(c, held.method === 'get' ? held.to : held.from, {
      id: 'Terbukti. Silakan lanjutkan.',
      en: 'Proved. Please go on.',
    })
  c.header('Cache-Control', 'no-store')
  return c.html(<GoOnPage c={c} held={held} />)
}
