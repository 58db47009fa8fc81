import type { Rule } from '#/detection/finding.ts'
import { findSite } from '#/features/companies/companies.ts'
import { writeToHolder } from '#/features/register/holder-letters.ts'
import { dayAt } from '#/law/day.ts'
import { find } from '#/law/provisions.ts'
import type { Platform } from '#/platform/platform.ts'
import { formatNumber } from '#/platform/ui/kit.ts'
import { alertCoaching } from './law.ts'
import { noteLetter, sitesToCoach, slipsAt } from './readings.ts'
import { words } from './words.ts'

/**
 * Writes to companies about technical alerts at their sites: what happened, how often, and how to mend it. Once in so many days for a site, and
 * only where there are several. Gives how many sites were written about.
 */
export async function coach({ db, config }: Platform, now = new Date()): Promise<number> {
  const { from, everyDays } = find(dayAt(now), ({ the }) => the(alertCoaching, {})).value
  const sites = await sitesToCoach(db, { from, notSince: new Date(now.getTime() - everyDays * 86_400_000) })
  for (const site of sites) {
    const [place, slips] = [await findSite(db, site.siteId), await slipsAt(db, site.siteId)]
    await db.transaction().execute(async tx => {
      await writeToHolder(tx, { companyId: site.companyId }, lang => {
        const t = words[lang]
        const name = place?.name ?? site.siteId
        const lines = slips.map(
          ({ rule, count }) =>
            `- ${t.rules[rule as Rule]}: ${formatNumber(count, lang)}. ${t.remedies[rule as Rule] ?? t.remedy}`,
        )
        return {
          subject: t.coachSubject(name),
          body: [
            t.coachBegins(name, formatNumber(site.alerts, lang)),
            '',
            ...lines,
            '',
            t.coachEnds,
            `${config.origin}/movements`,
            '',
          ].join('\n'),
        }
      })
      await noteLetter(tx, site)
    })
  }
  return sites.length
}
