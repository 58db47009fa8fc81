import { z } from 'zod'
import { actorOf, scopes } from '#/platform/accounts/person.ts'
import { act, recordDeed } from '#/platform/audit/audit.ts'
import { type Ctx, param, signedIn } from '#/platform/http/env.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { goOn } from '#/platform/http/frame.ts'
import { both, check } from '#/platform/http/problems.ts'
import { form, page, type Route } from '#/platform/http/routes.ts'
import { together } from './attempt.ts'
import { keysOfCompany, makeKey, revokeKey } from './company-keys.ts'
import { Email, formOf, Name, type Sent, take } from './forms.ts'
import { inviteColleague } from './invitations.ts'
import { leaveCompany, peopleOfCompany } from './people.ts'
import { NewKeyPage, StaffPage } from './staff-pages.tsx'

const staff = { roles: ['applicant'] } as const
const proved = { ...staff, stepUp: true } as const

const Colleague = z.object({ name: Name, email: Email })
const Key = z.object({
  keyName: z
    .string()
    .trim()
    .min(1, both('Beri kunci ini nama.', 'Give the key a name.'))
    .max(100, both('Nama kunci paling panjang 100 huruf.', 'The name of a key has at most 100 letters.')),
  scopes: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform(value => [value].flat())
    .pipe(z.array(z.enum(scopes)).min(1, both('Pilih paling sedikit satu kegunaan.', 'Choose at least one use.'))),
})

/** Who acts for a company, and with which keys its programs come in. */
export const staffRoutes: Route[] = [
  page('/staff', staff, async c => c.html(await show(c))),
  form('/staff/people', proved, c =>
    take(
      c,
      sent => inviteOne(c, sent),
      again => show(c, again),
    ),
  ),
  form('/staff/people/:id/remove', proved, remove),
  form('/staff/keys', proved, c =>
    take(
      c,
      sent => addKey(c, sent),
      again => show(c, again),
    ),
  ),
  form('/staff/keys/:id/revoke', staff, revoke),
]

/** The company that the visitor acts for; without one there is nothing to manage yet. */
function companyOf(c: Ctx): string {
  const { companyId } = signedIn(c)
  if (companyId) return companyId
  throw new NotAllowed({
    id: 'Akun Anda belum bertindak bagi perusahaan. Daftarkan perusahaan, atau minta rekan mengundang Anda.',
    en: 'Your account does not act for a company yet. Register a company, or ask a colleague to invite you.',
  })
}

async function show(c: Ctx, form = formOf(c)) {
  const companyId = companyOf(c)
  const [people, keys] = await Promise.all([peopleOfCompany(c.var.db, companyId), keysOfCompany(c.var.db, companyId)])
  return <StaffPage c={c} form={form} people={people} keys={keys} />
}

async function inviteOne(c: Ctx, sent: Sent): Promise<Response> {
  const colleague = check(Colleague, sent)
  const companyId = companyOf(c)
  const visitor = signedIn(c)
  const { origin } = c.var.platform.config
  await together(c.var.platform, async (auth, tx) => {
    await inviteColleague(auth, tx, { ...colleague, lang: c.var.lang, companyId }, { origin, by: visitor.name })
    await recordDeed(tx, actorOf(visitor), { act: 'colleague.invited', subject: 'company', id: companyId })
  })
  return goOn(c, '/staff', { id: 'Undangan dikirim.', en: 'The invitation is sent.' })
}

async function remove(c: Ctx): Promise<Response> {
  const id = idOf(c)
  const companyId = companyOf(c)
  const visitor = signedIn(c)
  if (id === visitor.id) throw new NotAllowed({ id: 'Rekan lain yang mengeluarkan Anda.', en: 'Another colleague removes you.' })
  const deed = { act: 'colleague.removed', subject: 'company', id: companyId, facts: { person: id } }
  await act(c.var.db, actorOf(visitor), deed, async tx => {
    if (!(await leaveCompany(tx, id, companyId))) throw new NotFound()
  })
  return goOn(c, '/staff', { id: 'Rekan dikeluarkan.', en: 'The colleague is removed.' })
}

async function addKey(c: Ctx, sent: Sent): Promise<Response> {
  const { keyName: name, scopes } = check(Key, sent)
  const companyId = companyOf(c)
  const visitor = signedIn(c)
  const deed = ({ id }: { id: string }) => ({ act: 'key.made', subject: 'key', id, facts: { companyId, name, scopes } })
  const { key } = await act(c.var.db, actorOf(visitor), deed, tx => makeKey(tx, { companyId, name, scopes, by: visitor.id }))
  c.header('Cache-Control', 'no-store')
  return c.html(<NewKeyPage c={c} name={name} value={key} />)
}

async function revoke(c: Ctx): Promise<Response> {
  const id = idOf(c)
  const companyId = companyOf(c)
  await act(c.var.db, actorOf(signedIn(c)), { act: 'key.revoked', subject: 'key', id, facts: { companyId } }, async tx => {
    if (!(await revokeKey(tx, companyId, id))) throw new NotFound()
  })
  return goOn(c, '/staff', { id: 'Kunci dicabut.', en: 'The key is revoked.' })
}

function idOf(c: Ctx): string {
  const id = param(c, 'id')
  if (!z.uuid().safeParse(id).success) throw new NotFound()
  return id
}
