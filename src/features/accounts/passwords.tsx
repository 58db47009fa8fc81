import { z } from 'zod'
import { recordDeed } from '#/platform/audit/audit.ts'
import { type Ctx, param } from '#/platform/http/env.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { write } from '#/platform/mail/letters.ts'
import { Form, type FormState, Page, TextField } from '#/platform/ui/kit.ts'
import { attempt, together } from './attempt.ts'
import { Email, fault, formOf, NewPassword, type Sent, take } from './forms.ts'
import { changedLetter } from './letters.ts'
import { shortestPassword } from './library.ts'
import { findResetLink } from './links.ts'
import { findPerson } from './people.ts'
import { saysOf } from './says.ts'
import { LetterSent } from './sign-up.tsx'
import { words } from './words.ts'

const Forgot = z.object({ email: Email })
const Reset = z.object({ password: NewPassword })

/** A new password by a letter: the link works once, for a limited time, and ends every session. */
export const passwordRoutes: Route[] = [
  page('/forgot', 'anyone', c => c.html(<ForgotPage c={c} form={formOf(c)} />)),
  form(
    '/forgot',
    'anyone',
    c =>
      take(
        c,
        sent => forgot(c, sent),
        again => <ForgotPage c={c} form={again} />,
      ),
    { limit: 'sign-in' },
  ),
  page('/forgot/sent', 'anyone', c => c.html(<LetterSent c={c} says={words[c.var.lang].sentForgot} />)),
  page('/reset/:token', 'anyone', async c => {
    const link = await together(c.var.platform, auth => findResetLink(auth, param(c, 'token')))
    return link ? c.html(<ResetPage c={c} form={formOf(c)} />) : c.html(<LinkOver c={c} />, 410)
  }),
  form(
    '/reset/:token',
    'anyone',
    c =>
      take(
        c,
        sent => reset(c, sent),
        again => <ResetPage c={c} form={again} />,
      ),
    { limit: 'sign-in' },
  ),
]

async function forgot(c: Ctx, sent: Sent): Promise<Response> {
  const { email } = check(Forgot, sent)
  await together(c.var.platform, auth => attempt(auth.api.requestPasswordReset({ body: { email }, returnHeaders: true })))
  return c.redirect('/forgot/sent', 303)
}

async function reset(c: Ctx, sent: Sent): Promise<Response> {
  const { password } = check(Reset, sent)
  const token = param(c, 'token')
  const answer = await together(c.var.platform, async (auth, tx) => {
    const personId = await findResetLink(auth, token)
    const person = personId ? await findPerson(tx, personId) : undefined
    const answer = await attempt(auth.api.resetPassword({ body: { newPassword: password, token }, returnHeaders: true }))
    if (!answer.ok || !person) return answer
    // The link came by mail, so the address is the person's own.
    await tx.updateTable('person').set({ email_confirmed: true, updated_at: new Date() }).where('id', '=', person.id).execute()
    await write(
      tx,
      changedLetter(person.lang, { to: person.email, name: person.name, url: `${c.var.platform.config.origin}/forgot` }),
    )
    const actor = { kind: 'person', id: person.id, name: person.name } as const
    await recordDeed(tx, actor, { act: 'person.password reset', subject: 'person', id: person.id })
    return answer
  })
  if (answer.ok)
    return goOn(c, '/sign-in', {
      id: 'Kata sandi baru tersimpan. Silakan masuk.',
      en: 'The new password is saved. Please sign in.',
    })
  if (answer.code === 'INVALID_TOKEN') return c.html(<LinkOver c={c} />, 410)
  throw fault('password', saysOf(answer.code))
}

type PageProps = { c: Ctx; form: FormState }

function ForgotPage({ c, form: state }: PageProps) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.forgotTitle} back="/sign-in" problems={state.problems ?? []}>
      <Form form={state} submit={t.forgotSend}>
        <TextField form={state} name="email" label={t.email} type="email" autocomplete="email" />
      </Form>
    </Page>
  )
}

function ResetPage({ c, form: state }: PageProps) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.resetTitle} problems={state.problems ?? []} unlisted>
      <p>{t.resetSays}</p>
      <Form form={state} submit={t.resetSave}>
        <TextField
          form={state}
          name="password"
          label={t.newPassword}
          hint={t.passwordHint(shortestPassword)}
          type="password"
          autocomplete="new-password"
        />
      </Form>
    </Page>
  )
}

function LinkOver({ c }: { c: Ctx }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.linkOver} unlisted>
      <p>{t.linkOverSays}</p>
      <p>
        <a href="/forgot">{t.forgotTitle}</a>
      </p>
    </Page>
  )
}
