import { peopleOfCompany } from '#/features/accounts/people.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { write } from '#/platform/mail/letters.ts'
import type { Lang } from '#/platform/ui/kit.ts'

/** Writes to everyone who acts for the holder of a licence, each in their language; to nobody where the holder is not registered here. */
export async function writeToHolder(
  tx: Tx,
  holder: { companyId?: string },
  say: (lang: Lang) => { subject: string; body: string },
): Promise<void> {
  if (!holder.companyId) return
  for (const { email, lang, suspendedAt } of await peopleOfCompany(tx, holder.companyId))
    if (!suspendedAt) await write(tx, { to: email, ...say(lang) })
}
