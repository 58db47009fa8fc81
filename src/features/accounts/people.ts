import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Role } from '#/platform/accounts/person.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotAllowed, NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import type { Lang } from '#/platform/ui/lang.ts'
import './tables.ts'

export { hashPassword }

export type Person = {
  id: string
  name: string
  email: string
  lang: Lang
  roles: readonly Role[]
  companyId: string | undefined
  /** Whether the person has shown that letters to the address reach them. */
  isConfirmed: boolean
  hasSecondFactor: boolean
  suspendedAt: Date | undefined
}

export type NewPerson = {
  email: string
  name: string
  roles: readonly Role[]
  companyId?: string | undefined
  lang?: Lang
  /** Makes the account ready for use, its address confirmed. Without a password the person chooses one by a letter. */
  password?: string
  /** A hash by `hashPassword` in place of the password: for many accounts with one password, each hash of which takes long. */
  passwordHash?: string
}

/** Makes a person without asking anyone: for administrators, the demo register and tests. Throws when the address is taken. */
export async function createPerson(tx: Tx | Db, person: NewPerson): Promise<{ id: string }> {
  const id = newId()
  const password = person.passwordHash ?? (person.password === undefined ? undefined : await hashPassword(person.password))
  const at = new Date()
  await tx
    .insertInto('person')
    .values({
      id,
      name: person.name,
      email: person.email.toLowerCase(),
      email_confirmed: password !== undefined,
      lang: person.lang ?? 'id',
      roles: person.roles,
      company_id: person.companyId ?? null,
      suspended_at: null,
    })
    .execute()
  if (password)
    await tx
      .insertInto('credential')
      .values({ id: newId(), person_id: id, provider: 'credential', account_id: id, password, created_at: at, updated_at: at })
      .execute()
  return { id }
}

/** Makes a person act for a company. Throws NotAllowed when they cannot. */
export async function joinCompany(tx: Tx | Db, personId: string, companyId: string): Promise<void> {
  const { rows } = await sql`
    update person
    set company_id = ${companyId}, updated_at = now()
    where id = ${personId} and 'applicant' = any (roles) and (company_id is null or company_id = ${companyId})
    returning id`.execute(tx)
  if (rows.length === 0)
    throw new NotAllowed({
      id: 'Orang ini tidak dapat bertindak bagi perusahaan: akunnya tidak ada, milik petugas, atau sudah bertindak bagi perusahaan lain.',
      en: 'This person cannot act for the company: there is no such account, it is an officer’s, or it acts for another company.',
    })
}

/** Ends a person's acting for a company; their account stays. False when the person does not act for it. */
export async function leaveCompany(tx: Tx | Db, personId: string, companyId: string): Promise<boolean> {
  const { rows } = await sql`
    update person
    set company_id = null, updated_at = now()
    where id = ${personId} and company_id = ${companyId}
    returning id`.execute(tx)
  return rows.length === 1
}

export async function findPerson(db: Db | Tx, id: string): Promise<Person | undefined> {
  const row = await people(db).where('id', '=', id).executeTakeFirst()
  return row && personOf(row)
}

/** The person with this id. Throws NotFound when there is none. */
export async function getPerson(db: Db | Tx, id: string): Promise<Person> {
  const person = await findPerson(db, id)
  if (!person) throw new NotFound({ id: 'Akun ini tidak ada.', en: 'There is no such account.' })
  return person
}

export async function findPersonByEmail(db: Db | Tx, email: string): Promise<Person | undefined> {
  const row = await people(db).where('email', '=', email.toLowerCase()).executeTakeFirst()
  return row && personOf(row)
}

/** Everyone who acts for a company, by name. */
export async function peopleOfCompany(db: Db | Tx, companyId: string): Promise<Person[]> {
  return (await people(db).where('company_id', '=', companyId).orderBy('name').execute()).map(personOf)
}

/** Everyone with a role who may sign in, by name. */
export async function peopleWithRole(db: Db | Tx, role: Role): Promise<Person[]> {
  const rows = await people(db)
    .where(sql<boolean>`roles @> array[${role}]::text[]`)
    .where('suspended_at', 'is', null)
    .orderBy('name')
    .execute()
  return rows.map(personOf)
}

const people = (db: Db | Tx) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'lang', 'roles', 'company_id', 'email_confirmed', 'totp_on', 'passkeys', 'suspended_at'])

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>

export const personOf = (row: Row): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  lang: row.lang,
  roles: row.roles,
  companyId: row.company_id ?? undefined,
  isConfirmed: row.email_confirmed,
  hasSecondFactor: row.totp_on || row.passkeys > 0,
  suspendedAt: row.suspended_at ?? undefined,
})
