import { isOfficer } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Form, type FormState, formatMoment, Notice, Page, Tag, TextField } from '#/platform/ui/kit.ts'
import { words } from './account-words.ts'
import type { Passkey } from './passkeys.ts'

type Props = { c: Ctx; form: FormState; isOn: boolean; passkeys: readonly Passkey[]; next: string }

export function SecondFactorPage({ c, form, isOn, passkeys, next }: Props) {
  const { lang } = c.var
  const t = words[lang]
  const visitor = signedIn(c)
  const hidden = { next }
  const password = (
    <TextField form={form} name="password" label={t.currentPassword} type="password" autocomplete="current-password" />
  )
  return (
    <Page {...frame(c)} title={t.secondFactor} back="/account" problems={form.problems ?? []} unlisted>
      {isOfficer(visitor) && !visitor.hasSecondFactor ? (
        <Notice lang={lang} tone="look">
          <p>{t.secondFactorDue}</p>
        </Notice>
      ) : (
        <p>{t.secondFactorSays}</p>
      )}
      <section class="flow">
        <h2>{t.app}</h2>
        <p>
          <Tag tone={isOn ? 'ok' : 'look'}>{isOn ? t.isOn : t.isOff}</Tag>
        </p>
        <p>{t.appSays}</p>
        {isOn ? (
          <Form
            form={form}
            action="/account/second-factor/backup-codes"
            submit={t.newBackupCodes}
            beside={
              <button type="submit" class="button button-second" formaction="/account/second-factor/remove">
                {t.removeApp}
              </button>
            }
          >
            <p>{t.newBackupCodesSays}</p>
            {password}
          </Form>
        ) : (
          <Form form={form} action="/account/second-factor" hidden={hidden} submit={t.setUp}>
            {password}
          </Form>
        )}
      </section>
      <Passkeys c={c} passkeys={passkeys} next={next} />
    </Page>
  )
}

function Passkeys({ c, passkeys, next }: { c: Ctx; passkeys: readonly Passkey[]; next: string }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <section class="flow">
      <h2>{t.passkeys}</h2>
      <p>{t.passkeysSays}</p>
      {passkeys.length === 0 ? <p>{t.noPasskeys}</p> : null}
      <ul>
        {passkeys.map(({ id, name, addedAt }) => (
          <li>
            <Form form={{ lang }} action={`/account/passkeys/${id}/remove`} submit={false}>
              <p>
                {name || t.passkeyDefault} – {t.added} {formatMoment(addedAt, lang)}{' '}
                <button type="submit" class="button button-second">
                  {t.remove}
                  <span class="unseen"> {name || t.passkeyDefault}</span>
                </button>
              </p>
            </Form>
          </li>
        ))}
      </ul>
      <div
        data-island="passkey"
        data-act="add"
        data-next={next || '/account/second-factor'}
        data-label={t.addPasskey}
        data-failed={t.passkeyFailed}
      >
        <noscript>{t.passkeyNeedsScript}</noscript>
      </div>
    </section>
  )
}
