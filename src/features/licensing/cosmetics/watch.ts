import { sql } from 'kysely'
import { peopleWithRole } from '#/features/accounts/people.ts'
import { writeToHolder } from '#/features/register/holder-letters.ts'
import { type Licence, licencesByNumber } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { addDays, addMonths, type Day, dayAt, daysBetween } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { write } from '#/platform/mail/letters.ts'
import { formatDay } from '#/platform/ui/formats.ts'
import { lapse, renewalReminders } from './law-terms.ts'
import { lastRenewalDay } from './renewal.ts'
import { lapseWarning, proposalLetter, renewalReminder } from './watch-letters.ts'

declare module '#/platform/database/tables.ts' {
  interface Tables {
    notification_mark: { number: string; mark: string }
  }
}

/** What is due on a day for a notification: a warning or the proposal to cancel it where it is unused, a reminder to renew it. */
export function dueOn(
  { issuedOn, validUntil }: Pick<Licence, 'issuedOn' | 'validUntil'>,
  isUsed: boolean,
  today: Day,
): ('propose' | `warn ${number}` | `renew ${number}`)[] {
  const { months, warnedAfter } = find(today, ({ the }) => the(lapse, {})).value
  const { daysBefore } = find(today, ({ the }) => the(renewalReminders, {})).value
  const left = daysBetween(today, validUntil)
  const reminder = daysBefore.toSorted((a, b) => a - b).find(days => left <= days)
  const after = (count: number) => today >= addMonths(issuedOn, count)
  const warning = warnedAfter.toSorted((a, b) => b - a).find(after)
  return [
    ...(isUsed ? [] : after(months) ? (['propose'] as const) : warning ? [`warn ${warning}` as const] : []),
    ...(reminder !== undefined && today <= lastRenewalDay(validUntil, today) ? [`renew ${reminder}` as const] : []),
  ]
}

/** Writes what is due on a day, each thing once. Gives how many letters were called for. */
export async function watchNotifications(db: Db, origin: string, today: Day): Promise<number> {
  let written = 0
  for (const { number, used } of await watched(db, today)) {
    const [licence] = await licencesByNumber(db, [number], today)
    if (licence?.standing !== 'active') continue
    for (const mark of dueOn(licence, used, today))
      if (await db.transaction().execute(tx => tell(tx, licence, mark, { origin, today }))) written++
  }
  return written
}

/**
 * Notifications in their first months, and those that end soon. One is used when codes were ordered for a lot of it, or its holder has
 * declared an activity; those of an old register, older than what is watched, are left alone.
 */
async function watched(db: Db, today: Day): Promise<{ number: string; used: boolean }[]> {
  const { months, warnedAfter } = find(today, ({ the }) => the(lapse, {})).value
  const { daysBefore } = find(today, ({ the }) => the(renewalReminders, {})).value
  const youngest = addMonths(today, -Math.min(...warnedAfter))
  const oldest = addMonths(today, -months - 1)
  const { rows } = await sql<{ number: string; used: boolean }>`
    select l.number, l.issued_on < ${oldest}
      or exists (select from lot where lot.licence = l.number)
      or exists (
        select from case_file c
        where c.about_licence = l.number and c.service = 'cosmetic-first-activity'
          and c.filed_on is not null and c.state not in ('refused', 'withdrawn', 'lapsed')
      ) as used
    from licence l
    where l.commodity = 'cosmetic' and l.holder_id is not null and l.number not like 'NKIT%'
      and ((l.issued_on between ${oldest} and ${youngest})
        or (l.valid_until between ${today} and ${addDays(today, Math.max(...daysBefore))}))
    order by l.number`.execute(db)
  return rows
}

async function tell(tx: Tx, licence: Licence, mark: string, { origin, today }: { origin: string; today: Day }): Promise<boolean> {
  const { number, holder, productName, issuedOn, validUntil } = licence
  const first = await tx
    .insertInto('notification_mark')
    .values({ number, mark })
    .onConflict(conflict => conflict.doNothing())
    .returning('number')
    .executeTakeFirst()
  if (!first) return false
  const about = { product: productName, number: groupNie(number) }
  const { months } = find(today, ({ the }) => the(lapse, {})).value
  if (mark.startsWith('renew')) {
    const last = lastRenewalDay(validUntil, today)
    const url = `${origin}/apply?commodity=cosmetic&service=cosmetic-renewal&licence=${number}`
    await writeToHolder(tx, holder, lang => renewalReminder(lang, { ...about, by: formatDay(last, lang), url }))
  } else {
    const by = addMonths(issuedOn, months)
    const url = `${origin}/apply?commodity=cosmetic&service=cosmetic-first-activity&licence=${number}`
    await writeToHolder(tx, holder, lang => lapseWarning(lang, { ...about, by: formatDay(by, lang), url }))
  }
  if (mark === 'propose')
    for (const { email, lang } of await peopleWithRole(tx, 'approver'))
      await write(tx, {
        to: email,
        ...proposalLetter(lang, { ...about, holder: holder.name, url: `${origin}/register/${number}/cancel` }),
      })
  await recordDeed(tx, theSystem, { act: 'licence.told', subject: 'licence', id: number, facts: { mark } })
  return true
}

/** Every morning: holders of unused notifications are warned, officers get the proposal to cancel, renewals are remembered. */
export const watchCosmetics: Job = {
  name: 'licensing.cosmetics',
  title: {
    id: 'Memantau notifikasi yang tidak dipakai atau akan berakhir',
    en: 'Watching notifications that are unused or end soon',
  },
  schedule: '30 6 * * *',
  async run({ db, config, log }) {
    const written = await watchNotifications(db, config.origin, dayAt(new Date()))
    log.info({ written }, 'cosmetic notifications watched')
  },
}
