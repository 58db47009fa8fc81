import { z } from 'zod'
import { recordDeed } from '#/platform/audit/audit.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame, goOn } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { Form, type FormState, Notice, Page, TextField } from '#/platform/ui/kit.ts'
import { attempt, together } from './attempt.ts'
import { Email, formOf, Name, NewPassword, take } from './forms.ts'
import { shortestPassword } from './library.ts'
import { findPersonByEmail } from './people.ts'
import { words } from './words.ts'

const SignUp = z.object({ name: Name, email: Email, password: NewPassword })

/** Signing up and confirming the address. The answer is the same whether or not the address has an account. */
export const signUpRoutes: Route[] = [
  page('/sign-up', 'anyone', c => c.html(<SignUpPage c={c} form={formOf(c)} />)),
  form(
    '/sign-up',
    'anyone',
    c =>
      take(
        c,
        async sent => {
          await signUp(c, check(SignUp, sent))
          return c.redirect('/sign-up/sent', 303)
        },
        again => <SignUpPage c={c} form={again} />,
      ),
    { limit: 'sign-in' },
  ),
  page('/sign-up/sent', 'anyone', c => c.html(<LetterSent c={c} says={words[c.var.lang].sentSignUp} />)),
  page('/confirm', 'anyone', c => c.html(<ConfirmPage c={c} form={formOf(c)} token={c.req.query('token') ?? ''} />)),
  form('/confirm', 'anyone', confirm, { limit: 'sign-in' }),
]

async function signUp(c: Ctx, { name, email, password }: z.infer<typeof SignUp>): Promise<void> {
  const { platform, lang } = c.var
  await together(platform, async (auth, tx) => {
    const isNew = !(await findPersonByEmail(tx, email))
    const answer = await attempt(auth.api.signUpEmail({ body: { name, email, password, lang }, returnHeaders: true }))
    if (!answer.ok || !isNew) return
    const { user } = answer.value
    await recordDeed(tx, { kind: 'person', id: user.id, name }, { act: 'person.signed up', subject: 'person', id: user.id })
  })
}

async function confirm(c: Ctx): Promise<Response> {
  const { platform, lang } = c.var
  const token = String((await c.req.parseBody()).token ?? '')
  const answer = await together(platform, async (auth, tx) => {
    const answer = await attempt(auth.api.verifyEmail({ query: { token }, returnHeaders: true }))
    const email = answer.ok ? addressIn(token) : undefined
    const person = email ? await findPersonByEmail(tx, email) : undefined
    if (person)
      await recordDeed(
        tx,
        { kind: 'person', id: person.id, name: person.name },
        { act: 'person.confirmed', subject: 'person', id: person.id },
      )
    return answer
  })
  if (answer.ok)
    return goOn(c, '/sign-in', {
      id: 'Alamat surel Anda dikonfirmasi. Silakan masuk.',
      en: 'Your mail address is confirmed. Please sign in.',
    })
  const t = words[lang]
  return c.html(
    <Page {...frame(c)} title={t.linkOver} unlisted>
      <p>{t.linkOverSays}</p>
      <p>
        <a href="/sign-in">{t.signIn}</a>
      </p>
    </Page>,
    410,
  )
}

/** The address in a confirmation token that the library has just accepted. */
function addressIn(token: string): string | undefined {
  const { email } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { email?: string }
  return email
}

function SignUpPage({ c, form: state }: { c: Ctx; form: FormState }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.signUp} problems={state.problems ?? []}>
      <p>{t.signUpIntro}</p>
      <Form form={state} submit={t.signUp} beside={<a href="/sign-in">{t.haveAccount}</a>}>
        <TextField form={state} name="name" label={t.name} hint={t.nameHint} autocomplete="name" maxlength={200} />
        <TextField form={state} name="email" label={t.email} type="email" autocomplete="email" />
        <TextField
          form={state}
          name="password"
          label={t.password}
          hint={t.passwordHint(shortestPassword)}
          type="password"
          autocomplete="new-password"
        />
      </Form>
    </Page>
  )
}

function ConfirmPage({ c, form: state, token }: { c: Ctx; form: FormState; token: string }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.confirmTitle} unlisted>
      <p>{t.confirmSays}</p>
      <Form form={state} action="/confirm" hidden={{ token }} submit={t.confirm} />
    </Page>
  )
}

/** Says that a letter is on its way, to whoever it may be. */
export function LetterSent({ c, says }: { c: Ctx; says: string }) {
  const { lang, platform } = c.var
  const t = words[lang]
  const isShown = platform.config.demo && !platform.config.smtpUrl
  return (
    <Page {...frame(c)} title={t.sentTitle} unlisted>
      <p>{says}</p>
      <p class="quiet">{t.sentNothing}</p>
      {isShown ? (
        <Notice lang={lang}>
          <p>
            <a href="/outbox">{t.outbox}</a>
          </p>
        </Notice>
      ) : null}
    </Page>
  )
}
