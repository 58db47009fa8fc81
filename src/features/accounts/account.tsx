import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import { actorOf } from '#/platform/accounts/person.ts'
import { act, recordDeed } from '#/platform/audit/audit.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { goOn } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { write } from '#/platform/mail/letters.ts'
import { AccountPage } from './account-page.tsx'
import { attempt, together } from './attempt.ts'
import { formOf, Given, Name, NewPassword, passOn, type Sent, take } from './forms.ts'
import { changedLetter } from './letters.ts'
import { failedProof, own, ownProved } from './own.ts'
import { getPerson } from './people.ts'
import { endOtherSessions, sessionsOf } from './sessions.ts'

const About = z.object({ name: Name, lang: z.enum(['id', 'en']) })
const NewPasswords = z.object({ current: Given, password: NewPassword })

/** What a person sees and changes of their own account. */
export const accountRoutes: Route[] = [
  page('/account', own, async c => c.html(await show(c))),
  form('/account', own, c => takeHere(c, saveAbout)),
  // A change of password begins a new session, which counts as a proof: it must not be had for a password alone.
  form('/account/password', ownProved, c => takeHere(c, changePassword), { limit: 'sign-in' }),
  form('/account/sessions/end', own, endOthers),
]

async function show(c: Ctx, form = formOf(c)) {
  const { id, sessionId } = signedIn(c)
  const [person, sessions] = await Promise.all([getPerson(c.var.db, id), sessionsOf(c.var.db, id)])
  const values = { name: person.name, lang: person.lang, ...form.values }
  return <AccountPage c={c} form={{ ...form, values }} person={person} sessions={sessions} here={sessionId} />
}

/** A form of the account page: with a fault, the same page is shown again. */
async function takeHere(c: Ctx, act: (c: Ctx, sent: Sent) => Promise<Response>): Promise<Response> {
  return take(
    c,
    sent => act(c, sent),
    again => show(c, again),
  )
}

async function saveAbout(c: Ctx, sent: Sent): Promise<Response> {
  const { name, lang } = check(About, sent)
  const visitor = signedIn(c)
  await act(c.var.db, actorOf(visitor), { act: 'person.changed', subject: 'person', id: visitor.id }, async tx => {
    await tx.updateTable('person').set({ name, lang, updated_at: new Date() }).where('id', '=', visitor.id).execute()
  })
  setCookie(c, 'lang', lang, { path: '/', sameSite: 'Lax', maxAge: 31_536_000 })
  c.set('lang', lang)
  return goOn(c, '/account', { id: 'Tersimpan.', en: 'Saved.' })
}

async function changePassword(c: Ctx, sent: Sent): Promise<Response> {
  const { current, password } = check(NewPasswords, sent)
  const visitor = signedIn(c)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true }
    const answer = await attempt(auth.api.changePassword({ body, headers, returnHeaders: true }))
    if (!answer.ok) return answer
    const { lang } = await getPerson(tx, visitor.id)
    await write(tx, changedLetter(lang, { to: visitor.email, name: visitor.name, url: `${c.var.platform.config.origin}/forgot` }))
    await recordDeed(tx, actorOf(visitor), { act: 'person.password changed', subject: 'person', id: visitor.id })
    return answer
  })
  if (!answer.ok) return failedProof(c, 'current', answer.code)
  passOn(c, answer.cookies)
  return goOn(c, '/account', {
    id: 'Kata sandi diganti. Sesi di peramban lain berakhir.',
    en: 'The password is changed. Sessions in other browsers have ended.',
  })
}

async function endOthers(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  await act(c.var.db, actorOf(visitor), { act: 'person.sessions ended', subject: 'person', id: visitor.id }, tx =>
    endOtherSessions(tx, visitor.id, visitor.sessionId),
  )
  return goOn(c, '/account', { id: 'Sesi di peramban lain berakhir.', en: 'Sessions in other browsers have ended.' })
}
