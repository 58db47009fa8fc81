import type { Ctx } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import { DataTable, Form, type FormState, formatMoment, Page, RadiosField, Tag, TextField } from '#/platform/ui/kit.ts'
import { words } from './account-words.ts'
import { shortestPassword } from './library.ts'
import type { Person } from './people.ts'
import type { Session } from './sessions.ts'
import { words as signInWords } from './words.ts'

type Props = { c: Ctx; form: FormState; person: Person; sessions: readonly Session[]; here: string | undefined }

export function AccountPage({ c, form, person, sessions, here }: Props) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.account} problems={form.problems ?? []} unlisted>
      <section class="flow">
        <h2>{t.about}</h2>
        <p>
          {t.email}: <strong>{person.email}</strong>
        </p>
        <Form form={form} action="/account" submit={t.save}>
          <TextField form={form} name="name" label={t.name} autocomplete="name" maxlength={200} />
          <RadiosField
            form={form}
            name="lang"
            label={t.language}
            inline
            options={[
              { value: 'id', label: 'Bahasa Indonesia' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form>
      </section>
      <section class="flow">
        <h2>{t.secondFactor}</h2>
        <p>
          <Tag tone={person.hasSecondFactor ? 'ok' : 'look'}>{person.hasSecondFactor ? t.isOn : t.isOff}</Tag>
        </p>
        <p>{t.secondFactorSays}</p>
        <p>
          <a class="button button-second" href="/account/second-factor">
            {t.manage}
          </a>
        </p>
      </section>
      <section class="flow">
        <h2>{t.changePassword}</h2>
        <p>{t.changePasswordSays}</p>
        <Form form={form} action="/account/password" submit={t.changePassword}>
          <TextField form={form} name="current" label={t.currentPassword} type="password" autocomplete="current-password" />
          <TextField
            form={form}
            name="password"
            label={t.newPassword}
            hint={signInWords[lang].passwordHint(shortestPassword)}
            type="password"
            autocomplete="new-password"
          />
        </Form>
      </section>
      <section class="flow">
        <h2>{t.sessions}</h2>
        <DataTable<Session>
          lang={lang}
          caption={t.sessions}
          captionHidden
          rows={sessions}
          columns={[
            {
              key: 'browser',
              title: t.browser,
              show: row => (row.id === here ? `${row.browser} (${t.thisSession})` : row.browser),
            },
            { key: 'since', title: t.since, show: row => formatMoment(row.since, lang, 'WIB', 'short') },
            { key: 'seen', title: t.lastSeen, show: row => formatMoment(row.lastSeen, lang, 'WIB', 'short') },
          ]}
        />
        {sessions.length > 1 ? <Form form={formOfNothing(form)} action="/account/sessions/end" submit={t.endOthers} /> : null}
      </section>
    </Page>
  )
}

const formOfNothing = ({ lang }: FormState): FormState => ({ lang })
