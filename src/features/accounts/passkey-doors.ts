import { getAuthenticatorName } from '@better-auth/passkey'
import { z } from 'zod'
import { isOfficer } from '#/platform/accounts/person.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { goOn, safeNext } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, type Route } from '#/platform/http/routes.ts'
import { attempt, together } from './attempt.ts'
import { factorsOf } from './factors.ts'
import { passOn } from './forms.ts'
import { own, ownProved } from './own.ts'
import { removePasskey } from './passkeys.ts'
import { saysOf } from './says.ts'
import { changed, lastFactor } from './second-factor.tsx'
import { opened } from './sign-in.tsx'

const Text = z.string().max(20_000)

/** What an authenticator answers (WebAuthn, section 5.1, as JSON). The library judges it; here only its outline is checked. */
const Signed = z.object({
  response: z.object({
    id: Text,
    rawId: Text,
    type: z.literal('public-key'),
    clientExtensionResults: z.looseObject({}),
    response: z.object({ clientDataJSON: Text, authenticatorData: Text, signature: Text, userHandle: Text.optional() }),
  }),
  next: z.string().optional(),
})
const Made = z.object({ response: z.looseObject({ id: Text }), next: z.string().optional() })

/** What the passkey button in the browser asks: WebAuthn's challenges and answers, as JSON. */
export const passkeyRoutes: Route[] = [
  form('/sign-in/passkey/options', 'anyone', challenge, { limit: 'sign-in' }),
  form('/sign-in/passkey', 'anyone', signIn, { limit: 'sign-in' }),
  form('/prove/passkey', own, prove, { limit: 'sign-in' }),
  form('/account/passkeys/options', ownProved, creation),
  form('/account/passkeys', ownProved, add),
  form('/account/passkeys/:id/remove', ownProved, remove),
]

async function challenge(c: Ctx): Promise<Response> {
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, auth =>
    attempt(auth.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true })),
  )
  if (!answer.ok) return refused(c, answer.code)
  passOn(c, answer.cookies)
  return c.json({ ...answer.value, userVerification: 'required' })
}

async function signIn(c: Ctx): Promise<Response> {
  const { response, next } = check(Signed, await json(c))
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(
      auth.api.verifyPasskeyAuthentication({
        body: { response },
        headers,
        returnHeaders: true,
      }),
    )
    if (answer.ok) await opened(c, tx, answer.value.user, 'passkey')
    return answer
  })
  if (!answer.ok) return refused(c, answer.code)
  passOn(c, answer.cookies)
  return c.json({ next: safeNext(next) })
}

/** A step-up by passkey: the library begins a new session, so the old one ends. It must be the same person's passkey. */
async function prove(c: Ctx): Promise<Response> {
  const { response } = check(Signed, await json(c))
  const visitor = signedIn(c)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(
      auth.api.verifyPasskeyAuthentication({
        body: { response },
        headers,
        returnHeaders: true,
      }),
    )
    if (!answer.ok) return answer
    if (answer.value.user.id !== visitor.id)
      throw new NotAllowed({ id: 'Passkey ini milik akun lain.', en: 'This passkey belongs to another account.' })
    await opened(c, tx, visitor, 'passkey', 'person.proved again')
    return answer
  })
  if (!answer.ok) return refused(c, answer.code)
  passOn(c, answer.cookies)
  return c.json({ proved: true })
}

async function creation(c: Ctx): Promise<Response> {
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, auth =>
    attempt(auth.api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true })),
  )
  if (!answer.ok) return refused(c, answer.code)
  passOn(c, answer.cookies)
  return c.json(answer.value)
}

async function add(c: Ctx): Promise<Response> {
  const { response, next } = check(Made, await json(c))
  const visitor = signedIn(c)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(auth.api.verifyPasskeyRegistration({ body: { response }, headers, returnHeaders: true }))
    if (!answer.ok) return answer
    const { id, aaguid } = answer.value
    const name = getAuthenticatorName(aaguid) ?? ''
    await tx.updateTable('passkey').set({ name }).where('id', '=', id).where('person_id', '=', visitor.id).execute()
    await changed(c, tx, 'person.passkey added')
    return answer
  })
  if (!answer.ok) return refused(c, answer.code)
  passOn(c, answer.cookies)
  return c.json({ next: safeNext(next, '/account/second-factor') })
}

async function remove(c: Ctx): Promise<Response> {
  const id = param(c, 'id')
  const visitor = signedIn(c)
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  await together(c.var.platform, async (_auth, tx) => {
    if (!(await removePasskey(tx, visitor.id, id))) throw new NotFound()
    const { totp, passkeys } = await factorsOf(tx, visitor.id)
    if (isOfficer(visitor) && !totp && passkeys === 0) throw new NotAllowed(lastFactor)
    await changed(c, tx, 'person.passkey removed')
  })
  return goOn(c, '/account/second-factor', { id: 'Passkey dilepas.', en: 'The passkey is removed.' })
}

async function json(c: Ctx): Promise<unknown> {
  return c.req.json().catch(() => undefined)
}

function refused(c: Ctx, code: string): Response {
  const says = saysOf(code)
  return c.json({ says: says[c.var.lang] }, 422)
}
