import { sql } from 'kysely'
import type { Role } from '#/platform/accounts/person.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import type { TableState } from '#/platform/ui/kit.ts'
import { getPerson, type Person, personOf } from './people.ts'
import { inOrder, refusalOf } from './role-rules.ts'
import { endSessionsOf } from './sessions.ts'

export type PersonState = 'active' | 'invited' | 'suspended'
export const personStates: readonly PersonState[] = ['active', 'invited', 'suspended']

export const stateOf = ({ suspendedAt, isConfirmed }: Person): PersonState =>
  suspendedAt ? 'suspended' : isConfirmed ? 'active' : 'invited'

const sorts: Record<string, 'name' | 'email'> = { name: 'name', email: 'email' }

/** A page of everyone with an account. Filters: `q` in name or address, `role`, `state`. */
export async function listPeople(db: Db, state: TableState): Promise<{ people: Person[]; total: number }> {
  const { q, role, state: wanted } = state.filters
  let found = db.selectFrom('person')
  if (q) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
    found = found.where(eb => eb.or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)]))
  }
  if (role) found = found.where(sql<boolean>`roles @> array[${role}]::text[]`)
  if (wanted === 'suspended') found = found.where('suspended_at', 'is not', null)
  if (wanted === 'active' || wanted === 'invited')
    found = found.where('suspended_at', 'is', null).where('email_confirmed', '=', wanted === 'active')
  const [rows, { total }] = await Promise.all([
    found
      .select(['id', 'name', 'email', 'lang', 'roles', 'company_id', 'email_confirmed', 'totp_on', 'passkeys', 'suspended_at'])
      .orderBy(sorts[state.sort] ?? 'name', state.descending ? 'desc' : 'asc')
      .orderBy('id')
      .limit(state.size)
      .offset(state.offset)
      .execute(),
    found.select(eb => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ])
  return { people: rows.map(personOf), total }
}

/** Gives a person other roles; the sessions begun with the old ones end. Throws NotAllowed with the rule that forbids it. */
export async function setRoles(tx: Tx, actorId: string, personId: string, roles: readonly Role[]): Promise<Person> {
  const after = inOrder(roles)
  const person = await lockFor(tx, actorId, personId, after)
  await tx.updateTable('person').set({ roles: after, updated_at: new Date() }).where('id', '=', personId).execute()
  await endSessionsOf(tx, personId)
  return person
}

/** Shuts a person out, at once. */
export async function suspend(tx: Tx, actorId: string, personId: string): Promise<Person> {
  const person = await lockFor(tx, actorId, personId, [])
  await tx.updateTable('person').set({ suspended_at: new Date(), updated_at: new Date() }).where('id', '=', personId).execute()
  await endSessionsOf(tx, personId)
  return person
}

export async function restore(tx: Tx, personId: string): Promise<void> {
  await tx.updateTable('person').set({ suspended_at: null, updated_at: new Date() }).where('id', '=', personId).execute()
}

/** Removes every second factor of a person who lost theirs, and ends the sessions. */
export async function removeFactors(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('totp').where('person_id', '=', personId).execute()
  await tx.deleteFrom('passkey').where('person_id', '=', personId).execute()
  await tx.updateTable('person').set({ totp_on: false, updated_at: new Date() }).where('id', '=', personId).execute()
  await endSessionsOf(tx, personId)
}

/** Two administrators who take the role from each other at once wait here: the second finds that it is one no more. */
async function lockFor(tx: Tx, actorId: string, personId: string, after: readonly Role[]): Promise<Person> {
  const { rows } = await sql<{ id: string }>`
    select id from person
    where roles @> array['administrator'] and suspended_at is null
    order by id
    for update`.execute(tx)
  const person = await getPerson(tx, personId)
  const refusal = refusalOf({ actorId, person, after, administrators: rows.map(row => row.id) })
  if (refusal) throw new NotAllowed(refusal)
  return person
}
