import { scopes } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  CheckboxesField,
  DataTable,
  EmptyState,
  Form,
  type FormState,
  formatMoment,
  Notice,
  Page,
  Tag,
  TextField,
} from '#/platform/ui/kit.ts'
import { stateOf } from './administration.ts'
import type { CompanyKey } from './company-keys.ts'
import type { Person } from './people.ts'
import { scopeNames, words } from './people-words.ts'

type Props = { c: Ctx; form: FormState; people: readonly Person[]; keys: readonly CompanyKey[] }

export function StaffPage({ c, form, people, keys }: Props) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.staff} wide problems={form.problems ?? []} unlisted>
      <section class="flow">
        <h2>{t.colleagues}</h2>
        <p>{t.colleaguesSays}</p>
        <Colleagues c={c} people={people} />
        <h3>{t.inviteColleague}</h3>
        <Form form={form} action="/staff/people" submit={t.invite}>
          <TextField form={form} name="name" label={t.name} maxlength={200} autocomplete="off" />
          <TextField form={form} name="email" label={t.email} type="email" autocomplete="off" />
        </Form>
      </section>
      <section class="flow">
        <h2>{t.keys}</h2>
        <p>{t.keysSays}</p>
        <Keys c={c} keys={keys} />
        <p>
          <a href="/subscriptions">{t.subscriptions}</a>
        </p>
        <h3>{t.makeKey}</h3>
        <Form form={form} action="/staff/keys" submit={t.makeKey}>
          <TextField form={form} name="keyName" label={t.keyName} hint={t.keyNameHint} maxlength={100} autocomplete="off" />
          <CheckboxesField
            form={form}
            name="scopes"
            label={t.scopes}
            options={scopes.map(value => ({ value, label: scopeNames[c.var.lang][value] }))}
          />
        </Form>
      </section>
    </Page>
  )
}

function Colleagues({ c, people }: { c: Ctx; people: readonly Person[] }) {
  const { lang } = c.var
  const t = words[lang]
  const { id } = signedIn(c)
  return (
    <DataTable<Person>
      lang={lang}
      caption={t.colleagues}
      captionHidden
      rows={people}
      columns={[
        { key: 'name', title: t.name, show: person => person.name },
        { key: 'email', title: t.email, show: person => person.email },
        {
          key: 'state',
          title: t.state,
          show: person => <Tag tone={stateOf(person) === 'active' ? 'ok' : 'look'}>{t.states[stateOf(person)]}</Tag>,
        },
        {
          key: 'remove',
          title: t.remove,
          show: person =>
            person.id === id ? (
              t.you
            ) : (
              <Press lang={lang} action={`/staff/people/${person.id}/remove`} label={t.remove} of={person.name} />
            ),
        },
      ]}
    />
  )
}

function Keys({ c, keys }: { c: Ctx; keys: readonly CompanyKey[] }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <DataTable<CompanyKey>
      lang={lang}
      caption={t.keys}
      captionHidden
      rows={keys}
      empty={<EmptyState title={t.noKeys} />}
      columns={[
        { key: 'name', title: t.keyName, show: key => key.name },
        { key: 'start', title: t.start, show: key => <code class="code">{key.start}…</code> },
        { key: 'scopes', title: t.scopes, show: key => key.scopes.map(scope => scopeNames[lang][scope]).join(', ') },
        { key: 'used', title: t.lastUsed, show: key => (key.lastUsedAt ? formatMoment(key.lastUsedAt, lang) : t.never) },
        {
          key: 'revoke',
          title: t.revoke,
          show: key => <Press lang={lang} action={`/staff/keys/${key.id}/revoke`} label={t.revoke} of={key.name} />,
        },
      ]}
    />
  )
}

/** A form of one button; its label also says, unseen, of what. */
function Press({ lang, action, label, of }: { lang: FormState['lang']; action: string; label: string; of: string }) {
  return (
    <Form form={{ lang }} action={action} submit={false}>
      <button type="submit" class="button button-second">
        {label}
        <span class="unseen"> {of}</span>
      </button>
    </Form>
  )
}

/** The key, for this one time. */
export function NewKeyPage({ c, name, value }: { c: Ctx; name: string; value: string }) {
  const { lang } = c.var
  const t = words[lang]
  return (
    <Page {...frame(c)} title={t.newKey} caption={name} unlisted>
      <Notice lang={lang} tone="look">
        <p>{t.newKeySays}</p>
      </Notice>
      <p>
        <code class="code">{value}</code>
      </p>
      <p>
        {t.useKey} <code class="code">Authorization: Bearer {value.slice(0, 10)}…</code>
      </p>
      <p>
        <a class="button" href="/staff">
          {t.back}
        </a>
      </p>
    </Page>
  )
}
