import { officerRoles, roles } from '#/platform/accounts/person.ts'
import { type Ctx, signedIn } from '#/platform/http/env.ts'
import { frame } from '#/platform/http/frame.ts'
import {
  CheckboxesField,
  DataTable,
  Form,
  type FormState,
  Notice,
  Page,
  RadiosField,
  type TableState,
  Tag,
  TextField,
} from '#/platform/ui/kit.ts'
import { personStates, stateOf } from './administration.ts'
import type { Person } from './people.ts'
import { roleNames, words } from './people-words.ts'

const tones = { active: 'ok', invited: 'look', suspended: 'stop' } as const

export function PeoplePage({ c, state, people, total }: { c: Ctx; state: TableState; people: readonly Person[]; total: number }) {
  const { lang } = c.var
  const t = words[lang]
  const names = roleNames[lang]
  return (
    <Page {...frame(c)} title={t.people} wide unlisted>
      <p>
        <a class="button" href="/admin/people/new">
          {t.newOfficer}
        </a>
      </p>
      <DataTable<Person>
        lang={lang}
        caption={t.people}
        captionHidden
        path="/admin/people"
        state={state}
        rows={people}
        total={total}
        filters={[
          { name: 'q', label: t.search },
          { name: 'role', label: t.role, options: roles.map(value => ({ value, label: names[value] })) },
          { name: 'state', label: t.state, options: personStates.map(value => ({ value, label: t.states[value] })) },
        ]}
        columns={[
          {
            key: 'name',
            title: t.name,
            sortable: true,
            show: person => <a href={`/admin/people/${person.id}`}>{person.name}</a>,
          },
          { key: 'email', title: t.email, sortable: true, show: person => person.email },
          { key: 'roles', title: t.roles, show: person => person.roles.map(role => names[role]).join(', ') },
          { key: 'factor', title: t.secondFactor, show: person => (person.hasSecondFactor ? t.yes : t.no) },
          { key: 'state', title: t.state, show: person => <Tag tone={tones[stateOf(person)]}>{t.states[stateOf(person)]}</Tag> },
        ]}
      />
    </Page>
  )
}

const tongues = [
  { value: 'id', label: 'Bahasa Indonesia' },
  { value: 'en', label: 'English' },
]

const roleOptions = (c: Ctx) => officerRoles.map(value => ({ value, label: roleNames[c.var.lang][value] }))

export function OfficerPage({ c, form }: { c: Ctx; form: FormState }) {
  const t = words[c.var.lang]
  return (
    <Page {...frame(c)} title={t.newOfficer} back="/admin/people" problems={form.problems ?? []} unlisted>
      <p>{t.newOfficerSays}</p>
      <Form form={form} submit={t.invite}>
        <TextField form={form} name="name" label={t.name} maxlength={200} autocomplete="off" />
        <TextField form={form} name="email" label={t.email} type="email" autocomplete="off" />
        <RadiosField form={form} name="lang" label={t.language} inline options={tongues} />
        <CheckboxesField form={form} name="roles" label={t.roles} options={roleOptions(c)} />
      </Form>
    </Page>
  )
}

type PersonProps = { c: Ctx; form: FormState; person: Person }

export function PersonPage({ c, form, person }: PersonProps) {
  const { lang } = c.var
  const t = words[lang]
  const isOwn = person.id === signedIn(c).id
  return (
    <Page {...frame(c)} title={person.name} back="/admin/people" problems={form.problems ?? []} unlisted>
      <p>
        <Tag tone={tones[stateOf(person)]}>{t.states[stateOf(person)]}</Tag> {person.email}
      </p>
      <p>
        {t.roles}: {person.roles.map(role => roleNames[lang][role]).join(', ')} · {t.secondFactor}:{' '}
        {person.hasSecondFactor ? t.yes : t.no}
      </p>
      {isOwn ? (
        <Notice lang={lang}>
          <p>{t.ownSays}</p>
        </Notice>
      ) : (
        <Changes c={c} form={form} person={person} />
      )}
    </Page>
  )
}

function Changes({ c, form, person }: PersonProps) {
  const { lang } = c.var
  const t = words[lang]
  const path = `/admin/people/${person.id}`
  const bare: FormState = { lang }
  return (
    <>
      {person.companyId ? (
        <p>{t.applicantSays}</p>
      ) : (
        <section class="flow">
          <h2>{t.roles}</h2>
          <p>{t.changeRolesSays}</p>
          <Form form={form} action={`${path}/roles`} submit={t.changeRoles}>
            <CheckboxesField form={form} name="roles" label={t.roles} options={roleOptions(c)} />
          </Form>
        </section>
      )}
      {person.isConfirmed ? null : <Form form={bare} action={`${path}/invite`} submit={t.inviteAgain} />}
      {person.hasSecondFactor ? (
        <section class="flow">
          <h2>{t.secondFactor}</h2>
          <p>{t.resetFactorSays}</p>
          <Form form={bare} action={`${path}/second-factor`} submit={t.resetFactor} danger />
        </section>
      ) : null}
      <section class="flow">
        <h2>{t.state}</h2>
        {person.suspendedAt ? (
          <Form form={bare} action={`${path}/restore`} submit={t.restore} />
        ) : (
          <>
            <p>{t.suspendSays}</p>
            <Form form={bare} action={`${path}/suspend`} submit={t.suspend} danger />
          </>
        )}
      </section>
    </>
  )
}
