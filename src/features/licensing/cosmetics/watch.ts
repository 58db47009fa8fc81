import { peopleWithRole } from '#/features/accounts/people.ts'
import { lotsOfLicence } from '#/features/coding/packs.ts'
import { licencesByTime } from '#/features/register/by-time.ts'
import { writeToHolder } from '#/features/register/holder-letters.ts'
import type { Licence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { addDays, addMonths, type Day, dayAt, daysBetween } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import { recordDeed, theSystem } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { write } from '#/platform/mail/letters.ts'
import { formatDay } from '#/platform/ui/formats.ts'
import { isKit } from './about-notification.ts'
import '#/features/licensing/tables.ts'
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
  for (const licence of await watched(db, today)) {
    for (const mark of dueOn(licence, await isUsed(db, licence, today), today))
      if (await db.transaction().execute(tx => tell(tx, licence, mark, { origin, today }))) written++
  }
  return written
}

/** Notifications in their first months, and those that end soon; kits are made of others and are left out. */
async function watched(db: Db, today: Day): Promise<Licence[]> {
  const { daysBefore } = find(today, ({ the }) => the(renewalReminders, {})).value
  const { warnedAfter } = find(today, ({ the }) => the(lapse, {})).value
  const issued = { from: oldestWatched(today), to: addMonths(today, -Math.min(...warnedAfter)) }
  const ending = { from: today, to: addDays(today, Math.max(...daysBefore)) }
  const found = await licencesByTime(db, 'cosmetic', { issued, ending }, today)
  return found.filter(({ number, standing }) => standing === 'active' && !isKit(number))
}

/** Older ones had their proposal a month ago, or are of an old register. */
const oldestWatched = (today: Day): Day => addMonths(today, -find(today, ({ the }) => the(lapse, {})).value.months - 1)

/** Whether codes were ordered for a lot of it, or its holder has declared an activity. */
async function isUsed(db: Db, { number, issuedOn }: Licence, today: Day): Promise<boolean> {
  if (issuedOn < oldestWatched(today) || (await lotsOfLicence(db, number)).length > 0) return true
  const declared = await db
    .selectFrom('case_file')
    .select('id')
    .where('about_licence', '=', number)
    .where('service', '=', 'cosmetic-first-activity')
    .where('filed_on', 'is not', null)
    .where('state', 'not in', ['refused', 'withdrawn', 'lapsed'])
    .executeTakeFirst()
  return declared !== undefined
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
