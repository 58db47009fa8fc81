import { z } from 'zod'
import { officerRoles } from '#/platform/accounts/person.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import { Misused, type Verb } from '#/platform/terminal/verb.ts'
import { together } from './attempt.ts'
import { makeInvitation } from './links.ts'
import { createPerson, findPersonByEmail } from './people.ts'

const Officer = z.object({
  email: z.email('The first word is the mail address.'),
  name: z.string().min(1, 'The second word is the name, in quotation marks where it has spaces.'),
  roles: z.array(z.enum(officerRoles, `A role is one of: ${officerRoles.join(', ')}.`)).min(1, 'Give at least one role.'),
})

/** How a register that begins empty gets its first administrator; later ones are invited on the page of people. */
export const officerInvite: Verb = {
  name: 'officer invite',
  summary: 'make an officer’s account and print the link with which they choose a password',
  help: `
./absah officer invite ADDRESS NAME ROLE …     ROLE is one of: ${officerRoles.join(', ')}

Example: ./absah officer invite siti@badan.go.id "Siti Rahma" administrator
The link works once, for seven days. An existing account gets a new link and keeps its roles.`,
  async run({ args: [email, name, ...roles], say, platform }) {
    const officer = Officer.safeParse({ email: email?.toLowerCase(), name, roles })
    if (!officer.success) throw new Misused(officer.error.issues[0]?.message)
    say(await inviteFromTerminal(await platform(), officer.data))
    return 0
  },
}

/** Makes the account unless the address has one, and gives the address of the page on which its password is chosen. */
export async function inviteFromTerminal(platform: Platform, officer: z.infer<typeof Officer>): Promise<string> {
  return together(platform, async (auth, tx) => {
    const id = (await findPersonByEmail(tx, officer.email))?.id ?? (await createPerson(tx, officer)).id
    const link = `${platform.config.origin}/${await makeInvitation(auth, id)}`
    const facts = { roles: officer.roles, by: 'terminal' }
    await recordDeed(tx, theSystem, { act: 'person.invited', subject: 'person', id, facts })
    return link
  })
}
