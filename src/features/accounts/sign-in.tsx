import { z } from 'zod'
import { recordDeed } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame, goOn, safeNext } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { Form, type FormState, Page, TextField } from '#/platform/ui/kit.ts'
import { attempt, together } from './attempt.ts'
import { factorsOf } from './factors.ts'
import { Email, fault, formOf, Given, passOn, type Sent, take } from './forms.ts'
import { spendCode } from './proofs.ts'
import { saysOf } from './says.ts'
import { endSession } from './sessions.ts'
import { words } from './words.ts'

const SignIn = z.object({ email: Email, password: Given })
const Code = z.object({ code: Given.transform(code => code.replaceAll(/\s/g, '')) })

/** Signing in by password, then by a code where the person has an authenticator app; and signing out. */
export const signInRoutes: Route[] = [
  page('/sign-in', 'anyone', c =>
    c.var.visitor ? c.redirect(nextOf(c), 303) : c.html(<SignInPage c={c} form={formOf(c)} next={nextOf(c)} />),
  ),
  form(
    '/sign-in',
    'anyone',
    c =>
      take(
        c,
        sent => signIn(c, sent),
        again => <SignInPage c={c} form={again} next={nextIn(again.values)} />,
      ),
    {
      limit: 'sign-in',
    },
  ),
  page('/sign-in/code', 'anyone', c => c.html(<CodePage c={c} form={formOf(c)} next={nextOf(c)} />)),
  form(
    '/sign-in/code',
    'anyone',
    c =>
      take(
        c,
        sent => enterCode(c, sent),
        again => <CodePage c={c} form={again} next={nextIn(again.values)} />,
      ),
    {
      limit: 'sign-in',
    },
  ),
  form('/sign-out', 'anyone', signOut),
]

async function signIn(c: Ctx, sent: Sent): Promise<Response> {
  const { email, password } = check(SignIn, sent)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }))
    if (!answer.ok || asksForCode(answer.value)) return answer
    // The library asks for a code by itself, but takes no notice of a passkey: a password alone would pass by it.
    if ((await factorsOf(tx, answer.value.user.id)).passkeys > 0) throw fault('', saysOf('PASSKEY_WANTED'))
    await opened(c, tx, answer.value.user, 'password')
    return answer
  })
  if (!answer.ok) throw fault(answer.code === 'INVALID_EMAIL' ? 'email' : '', saysOf(answer.code))
  passOn(c, answer.cookies)
  const next = nextIn(sent)
  return c.redirect(asksForCode(answer.value) ? `/sign-in/code?next=${encodeURIComponent(next)}` : next, 303)
}

const asksForCode = (answer: object): boolean => 'twoFactorRedirect' in answer

async function enterCode(c: Ctx, sent: Sent): Promise<Response> {
  if (c.var.visitor) return c.redirect(nextIn(sent), 303)
  const { code } = check(Code, sent)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const isTotp = /^\d{6}$/.test(code)
    const answer = isTotp
      ? await attempt(auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
      : await attempt(auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }))
    if (!answer.ok) return answer
    const { user } = answer.value
    if (isTotp && !(await spendCode(tx, user.id, code))) throw fault('code', saysOf('CODE_SPENT'))
    await opened(c, tx, { id: user.id, name: user.name ?? '' }, isTotp ? 'password and code' : 'password and backup code')
    return answer
  })
  if (answer.ok) {
    passOn(c, answer.cookies)
    return c.redirect(nextIn(sent), 303)
  }
  if (isOver(answer.code)) return goOn(c, `/sign-in?next=${encodeURIComponent(nextIn(sent))}`, saysOf(answer.code), 'stop')
  throw fault('code', saysOf(answer.code))
}

const isOver = (code: string): boolean => code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE'

/** A new session has begun: it is recorded, and the one that this browser had before is over. */
export async function opened(
  c: Ctx,
  tx: Tx,
  person: { id: string; name: string },
  by: string,
  act = 'person.signed in',
): Promise<void> {
  const before = c.var.visitor?.sessionId
  if (before) await endSession(tx, before)
  const actor = { kind: 'person', id: person.id, name: person.name } as const
  await recordDeed(tx, actor, { act, subject: 'person', id: person.id, facts: { by } })
}

async function signOut(c: Ctx): Promise<Response> {
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, auth => attempt(auth.api.signOut({ headers, returnHeaders: true })))
  if (answer.ok) passOn(c, answer.cookies)
  return goOn(c, '/', { id: 'Anda sudah keluar.', en: 'You are signed out.' })
}

const nextOf = (c: Ctx): string => safeNext(c.req.query('next'))
const nextIn = (values: FormState['values']): string => safeNext(String(values?.next ?? ''))

type PageProps = { c: Ctx; form: FormState; next: string }

function SignInPage({ c, form: state, next }: PageProps) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.signIn} problems={state.problems ?? []}>
      <Form form={state} action="/sign-in" hidden={{ next }} submit={t.signIn} beside={<a href="/forgot">{t.forgot}</a>}>
        <TextField form={state} name="email" label={t.email} type="email" autocomplete="username webauthn" />
        <TextField form={state} name="password" label={t.password} type="password" autocomplete="current-password" />
      </Form>
      <p data-island="passkey" data-act="sign-in" data-next={next} data-label={t.passkeySignIn} data-failed={t.passkeyFailed} />
      <p>
        <a href="/sign-up">{t.noAccount}</a>
      </p>
    </Page>
  )
}

function CodePage({ c, form: state, next }: PageProps) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.codeTitle} problems={state.problems ?? []} unlisted>
      <Form
        form={state}
        action="/sign-in/code"
        hidden={{ next }}
        submit={t.signIn}
        beside={<a href="/sign-in">{t.startAgain}</a>}
      >
        <TextField form={state} name="code" label={t.code} hint={t.codeHint} width="medium" autocomplete="one-time-code" />
      </Form>
    </Page>
  )
}
