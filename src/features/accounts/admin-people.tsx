import { z } from 'zod'
import { actorOf, officerRoles } from '#/platform/accounts/person.ts'
import { act, recordDeed } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { goOn } from '#/platform/http/frame.ts'
import { both, check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { readTable } from '#/platform/ui/kit.ts'
import { OfficerPage, PeoplePage, PersonPage } from './admin-people-pages.tsx'
import { listPeople, removeFactors, restore, setRoles, suspend } from './administration.ts'
import { together } from './attempt.ts'
import { Email, fault, formOf, Name, type Sent, take } from './forms.ts'
import { invite, sendInvitation } from './invitations.ts'
import { findPersonByEmail, getPerson } from './people.ts'

const administrator = { roles: ['administrator'] } as const
const proved = { ...administrator, stepUp: true } as const

const Roles = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform(value => [value].flat())
  .pipe(z.array(z.enum(officerRoles)).min(1, both('Pilih paling sedikit satu peran.', 'Choose at least one role.')))
const Officer = z.object({ name: Name, email: Email, lang: z.enum(['id', 'en']), roles: Roles })

/** Everyone with an account, for administrators: officers are made here, and roles given and taken. */
export const adminPeopleRoutes: Route[] = [
  page('/admin/people', administrator, async c => {
    const state = readTable(c.req.query(), { sorts: ['name', 'email'], by: 'name', filters: ['q', 'role', 'state'] })
    return c.html(<PeoplePage c={c} state={state} {...(await listPeople(c.var.db, state))} />)
  }),
  page('/admin/people/new', administrator, c => c.html(<OfficerPage c={c} form={formOf(c, { lang: 'id' })} />)),
  form('/admin/people/new', proved, c =>
    take(
      c,
      sent => addOfficer(c, sent),
      again => <OfficerPage c={c} form={again} />,
    ),
  ),
  page('/admin/people/:id', administrator, async c => c.html(await showPerson(c))),
  form('/admin/people/:id/roles', proved, c =>
    take(
      c,
      sent => changeRoles(c, sent),
      again => showPerson(c, again),
    ),
  ),
  form('/admin/people/:id/suspend', proved, suspendPerson),
  form('/admin/people/:id/restore', proved, restorePerson),
  form('/admin/people/:id/second-factor', proved, resetFactor),
  form('/admin/people/:id/invite', administrator, inviteAgain),
]

async function showPerson(c: Ctx, form = formOf(c)) {
  const person = await getPerson(c.var.db, personId(c))
  return <PersonPage c={c} form={{ ...form, values: { roles: [...person.roles], ...form.values } }} person={person} />
}

function personId(c: Ctx): string {
  const id = param(c, 'id')
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  return id
}

async function addOfficer(c: Ctx, sent: Sent): Promise<Response> {
  const officer = check(Officer, sent)
  const visitor = signedIn(c)
  const { origin } = c.var.platform.config
  const id = await together(c.var.platform, async (auth, tx) => {
    if (await findPersonByEmail(tx, officer.email))
      throw fault('email', { id: 'Alamat ini sudah mempunyai akun.', en: 'This address has an account already.' })
    const id = await invite(auth, tx, officer, { origin, by: visitor.name })
    await recordDeed(tx, actorOf(visitor), { act: 'person.invited', subject: 'person', id, facts: { roles: officer.roles } })
    return id
  })
  return goOn(c, `/admin/people/${id}`, { id: 'Undangan dikirim.', en: 'The invitation is sent.' })
}

async function changeRoles(c: Ctx, sent: Sent): Promise<Response> {
  const { roles } = check(z.object({ roles: Roles }), sent)
  const visitor = signedIn(c)
  const id = personId(c)
  const deed = (before: { roles: readonly string[] }) =>
    ({ act: 'person.roles changed', subject: 'person', id, facts: { before: before.roles, after: roles } }) as const
  await act(c.var.db, actorOf(visitor), deed, tx => setRoles(tx, visitor.id, id, roles))
  return goOn(c, `/admin/people/${id}`, { id: 'Peran disimpan.', en: 'The roles are saved.' })
}

async function suspendPerson(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  const id = personId(c)
  await act(c.var.db, actorOf(visitor), { act: 'person.suspended', subject: 'person', id }, tx => suspend(tx, visitor.id, id))
  return goOn(c, `/admin/people/${id}`, { id: 'Akun dibekukan.', en: 'The account is suspended.' })
}

async function restorePerson(c: Ctx): Promise<Response> {
  const id = personId(c)
  await getPerson(c.var.db, id)
  await act(c.var.db, actorOf(signedIn(c)), { act: 'person.restored', subject: 'person', id }, tx => restore(tx, id))
  return goOn(c, `/admin/people/${id}`, { id: 'Akun dipulihkan.', en: 'The account is restored.' })
}

async function resetFactor(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  const id = personId(c)
  if (id === visitor.id)
    throw new NotAllowed({
      id: 'Bukti kedua Anda sendiri diatur di akun Anda.',
      en: 'Your own second factor is managed in your account.',
    })
  await getPerson(c.var.db, id)
  await act(c.var.db, actorOf(visitor), { act: 'person.second factor removed', subject: 'person', id }, tx =>
    removeFactors(tx, id),
  )
  return goOn(c, `/admin/people/${id}`, { id: 'Bukti kedua dihapus.', en: 'The second factor is removed.' })
}

async function inviteAgain(c: Ctx): Promise<Response> {
  const visitor = signedIn(c)
  const { origin } = c.var.platform.config
  const id = personId(c)
  await together(c.var.platform, async (auth, tx) => {
    const person = await getPerson(tx, id)
    if (person.isConfirmed) throw new NotAllowed({ id: 'Orang ini sudah masuk.', en: 'This person has signed in already.' })
    await sendInvitation(auth, tx, person, { origin, by: visitor.name })
    await recordDeed(tx, actorOf(visitor), { act: 'person.invited again', subject: 'person', id })
  })
  return goOn(c, `/admin/people/${id}`, { id: 'Undangan dikirim lagi.', en: 'The invitation is sent again.' })
}
