import type { Tx } from '#/platform/database/connect.ts'
import { write } from '#/platform/mail/letters.ts'
import { invitationLetter, joinLetter } from './letters.ts'
import type { Auth } from './library.ts'
import { makeInvitation, makeJoin } from './links.ts'
import { createPerson, findPersonByEmail, type NewPerson, type Person } from './people.ts'

type About = { origin: string; by: string }

/** Makes an account and sends its person a letter with which to choose a password. Throws when the address is taken. */
export async function invite(auth: Auth, tx: Tx, person: NewPerson, { origin, by }: About): Promise<string> {
  const { id } = await createPerson(tx, person)
  await sendInvitation(auth, tx, { ...person, id }, { origin, by })
  return id
}

/** Sends the letter of an invitation, also once more. */
export async function sendInvitation(
  auth: Auth,
  tx: Tx,
  { id, email, name, lang = 'id' }: Pick<Person, 'id' | 'email' | 'name'> & { lang?: Person['lang'] },
  { origin, by }: About,
): Promise<void> {
  const url = `${origin}/${await makeInvitation(auth, id)}`
  await write(tx, invitationLetter(lang, { to: email, name, url, by }))
}

/**
 * Invites someone to act for a company: with a new account, or by asking whoever has the address already. The caller cannot tell
 * which, so that an invitation tells nobody who has an account.
 */
export async function inviteColleague(
  auth: Auth,
  tx: Tx,
  colleague: { email: string; name: string; lang: Person['lang']; companyId: string },
  about: About,
): Promise<void> {
  const known = await findPersonByEmail(tx, colleague.email)
  if (!known) return void (await invite(auth, tx, { ...colleague, roles: ['applicant'] }, about))
  if (known.companyId === colleague.companyId && !known.isConfirmed) return sendInvitation(auth, tx, known, about)
  const url = `${about.origin}/${await makeJoin(auth, { personId: known.id, companyId: colleague.companyId, by: about.by })}`
  await write(tx, joinLetter(known.lang, { to: known.email, name: known.name, url, by: about.by }))
}
