import { stepUpMinutes } from '#/platform/http/access.ts'
import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { Form, type FormState, Notice, Page, TextField } from '#/platform/ui/kit.ts'
import { words } from './account-words.ts'
import type { Factors } from './factors.ts'
import { carried, type Held } from './held.ts'

type Props = { c: Ctx; form: FormState; held: Held; factors: Factors }

/** Asks for the proof; everything that was entered before comes along unseen. */
export function ProvePage({ c, form, held, factors }: Props) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.prove} problems={form.problems ?? []} unlisted>
      <p>
        {t.proveSays(stepUpMinutes)} {held.fields.length ? t.proveKeeps : null}
      </p>
      {held.lost ? (
        <Notice lang={lang} tone="look">
          <p>{held.lost === 'files' ? t.filesLost : t.passwordsLost}</p>
        </Notice>
      ) : null}
      <Form
        form={form}
        action="/prove"
        submit={t.proveButton}
        beside={
          factors.passkeys > 0 ? (
            <span data-island="passkey" data-act="prove" data-label={t.provePasskey} data-failed={t.passkeyFailed} />
          ) : null
        }
      >
        {carried(held).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {factors.totp ? (
          <TextField
            form={form}
            name="proof"
            label={t.code}
            hint={t.codeHint}
            width="short"
            inputmode="numeric"
            autocomplete="one-time-code"
          />
        ) : factors.passkeys > 0 ? null : (
          <TextField form={form} name="proof" label={t.password} type="password" autocomplete="current-password" />
        )}
      </Form>
    </Page>
  )
}

/** The proof is given: one button sends on what was entered. */
export function GoOnPage({ c, held }: { c: Ctx; held: Held }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.proved} unlisted>
      <p>{t.provedSays}</p>
      <Form form={{ lang }} action={held.to} submit={t.sendOn}>
        {held.fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      </Form>
    </Page>
  )
}
