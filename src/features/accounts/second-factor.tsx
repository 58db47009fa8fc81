import { z } from 'zod'
import { actorOf, isOfficer } from '#/platform/accounts/person.ts'
import { recordDeed } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { goOn, safeNext } from '#/platform/http/frame.ts'
import { check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { write } from '#/platform/mail/letters.ts'
import { attempt, together } from './attempt.ts'
import { AppPage, BackupCodesPage } from './authenticator-pages.tsx'
import { factorsOf } from './factors.ts'
import { fault, formOf, Given, passOn, type Sent, take } from './forms.ts'
import { changedLetter } from './letters.ts'
import { failedProof, own, ownProved } from './own.ts'
import { passkeysOf } from './passkeys.ts'
import { getPerson } from './people.ts'
import { spendCode } from './proofs.ts'
import { saysOf } from './says.ts'
import { SecondFactorPage } from './second-factor-pages.tsx'

const Password = z.object({ password: Given })
const Code = z.object({ code: Given.transform(code => code.replaceAll(/\s/g, '')) })

/** Setting up, renewing and removing the authenticator app; passkeys are listed on the same page. */
export const secondFactorRoutes: Route[] = [
  page('/account/second-factor', own, async c => c.html(await show(c))),
  form('/account/second-factor', ownProved, c => takeHere(c, begin), { limit: 'sign-in' }),
  form(
    '/account/second-factor/confirm',
    ownProved,
    c =>
      take(
        c,
        sent => confirm(c, sent),
        again => <AppPage c={c} form={again} />,
      ),
    {
      limit: 'sign-in',
    },
  ),
  form('/account/second-factor/backup-codes', ownProved, c => takeHere(c, renewBackupCodes), { limit: 'sign-in' }),
  form('/account/second-factor/remove', ownProved, c => takeHere(c, remove), { limit: 'sign-in' }),
]

const takeHere = (c: Ctx, act: (c: Ctx, sent: Sent) => Promise<Response>) =>
  take(
    c,
    sent => act(c, sent),
    again => show(c, again),
  )

async function show(c: Ctx, form = formOf(c)) {
  const { id } = signedIn(c)
  const [{ totp }, passkeys] = await Promise.all([factorsOf(c.var.db, id), passkeysOf(c.var.db, id)])
  const next = safeNext(c.req.query('next') ?? String(form.values?.next ?? ''), '')
  return <SecondFactorPage c={c} form={form} isOn={totp} passkeys={passkeys} next={next} />
}

/** Makes a secret and shows it. Nothing is on until a code shows that the app knows it. */
async function begin(c: Ctx, sent: Sent): Promise<Response> {
  const { password } = check(Password, sent)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, auth =>
    attempt(auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true })),
  )
  if (!answer.ok) return failedProof(c, 'password', answer.code)
  if (answer.value.method !== 'totp') throw new Error('The library set up another second factor than was asked for.')
  const { totpURI, backupCodes } = answer.value
  c.header('Cache-Control', 'no-store')
  return c.html(<AppPage c={c} form={formOf(c, { next: sent.next ?? '' })} uri={totpURI} backupCodes={backupCodes} />)
}

async function confirm(c: Ctx, sent: Sent): Promise<Response> {
  const { code } = check(Code, sent)
  const visitor = signedIn(c)
  if ((await factorsOf(c.var.db, visitor.id)).totp) throw fault('', saysOf('TOTP_ALREADY_ENABLED'))
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }))
    if (!answer.ok) return answer
    await spendCode(tx, visitor.id, code)
    await changed(c, tx, 'person.authenticator set up')
    return answer
  })
  if (!answer.ok) return failedProof(c, 'code', answer.code)
  passOn(c, answer.cookies)
  const done = { id: 'Aplikasi autentikator terpasang.', en: 'The authenticator app is set up.' }
  return goOn(c, safeNext(String(sent.next ?? ''), '/account/second-factor'), done)
}

async function renewBackupCodes(c: Ctx, sent: Sent): Promise<Response> {
  const { password } = check(Password, sent)
  const { headers } = c.req.raw
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(auth.api.generateBackupCodes({ body: { password }, headers, returnHeaders: true }))
    if (answer.ok) await changed(c, tx, 'person.backup codes renewed')
    return answer
  })
  if (!answer.ok) return failedProof(c, 'password', answer.code)
  c.header('Cache-Control', 'no-store')
  return c.html(<BackupCodesPage c={c} codes={answer.value.backupCodes} />)
}

async function remove(c: Ctx, sent: Sent): Promise<Response> {
  const { password } = check(Password, sent)
  const visitor = signedIn(c)
  const { headers } = c.req.raw
  if (isOfficer(visitor) && (await factorsOf(c.var.db, visitor.id)).passkeys === 0) throw fault('', lastFactor)
  const answer = await together(c.var.platform, async (auth, tx) => {
    const answer = await attempt(auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }))
    if (answer.ok) await changed(c, tx, 'person.authenticator removed')
    return answer
  })
  if (!answer.ok) return failedProof(c, 'password', answer.code)
  passOn(c, answer.cookies)
  return goOn(c, '/account/second-factor', { id: 'Aplikasi autentikator dilepas.', en: 'The authenticator app is removed.' })
}

export const lastFactor = {
  id: 'Petugas wajib memiliki bukti kedua. Pasang yang lain dahulu, lalu lepas yang ini.',
  en: 'An officer must have a second factor. Set up another one first, then remove this one.',
}

/** Records a change of how the person signs in, and tells them by a letter. */
export async function changed(c: Ctx, tx: Tx, act: string): Promise<void> {
  const visitor = signedIn(c)
  const { lang, email, name } = await getPerson(tx, visitor.id)
  await write(tx, changedLetter(lang, { to: email, name, url: `${c.var.platform.config.origin}/forgot` }))
  await recordDeed(tx, actorOf(visitor), { act, subject: 'person', id: visitor.id })
}
