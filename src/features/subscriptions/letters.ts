import { peopleOfCompany, peopleWithRole } from '#/features/accounts/people.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Says } from '#/platform/http/errors.ts'
import { write } from '#/platform/mail/letters.ts'
import { words } from './words.ts'

type About = { id: string; queryName: string; companyId?: string | undefined; dest: string }

/** Writes to those who act for a subscription's owner, or to the administrators, that it has been stopped and what to do. */
export async function writeStopped(tx: Tx, about: About, problem: Says, origin: string): Promise<void> {
  const people = about.companyId ? await peopleOfCompany(tx, about.companyId) : await peopleWithRole(tx, 'administrator')
  const address = `${origin}${about.companyId ? '' : '/admin'}/subscriptions/${about.id}`
  for (const { email, lang } of people) {
    const t = words[lang]
    await write(tx, {
      to: email,
      subject: t.letterSubject(about.queryName),
      body: t.letterBody({ query: about.queryName, dest: new URL(about.dest).host, problem: problem[lang], address }),
    })
  }
}
