import { findSite } from '#/features/companies/companies.ts'
import { words } from '#/features/recalls/notice-words.ts'
import type { Notice } from '#/features/recalls/notices.ts'
import type { Recall } from '#/features/recalls/recall.ts'
import { extentOf } from '#/features/recalls/words.ts'
import { writeToHolder } from '#/features/register/holder-letters.ts'
import { getLicence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Tx } from '#/platform/database/connect.ts'
import { formatDay, formatNumber, type Lang } from '#/platform/ui/kit.ts'

/** Writes to the holder of the licence that a recall has started, or ended. */
export async function tellHolder(tx: Tx, recall: Recall, origin: string): Promise<void> {
  const licence = await getLicence(tx, recall.licence, dayAt(new Date()))
  await writeToHolder(tx, licence.holder, lang => letterOf(lang, recall, licence.productName, origin))
}

/** Writes to a company that packs of a recall are at its sites, or on their way there, and what to do. */
export const writeNotice = (
  tx: Tx,
  recall: Recall,
  companyId: string,
  notices: readonly Notice[],
  origin: string,
): Promise<void> => writeAbout(tx, recall, companyId, notices, origin, 'notice')

/** Writes again to a company that has not answered in time. */
export const writeReminder = (
  tx: Tx,
  recall: Recall,
  companyId: string,
  notices: readonly Notice[],
  origin: string,
): Promise<void> => writeAbout(tx, recall, companyId, notices, origin, 'reminder')

async function writeAbout(
  tx: Tx,
  recall: Recall,
  companyId: string,
  notices: readonly Notice[],
  origin: string,
  kind: 'notice' | 'reminder',
): Promise<void> {
  const { productName } = await getLicence(tx, recall.licence, dayAt(new Date()))
  const names = new Map(
    await Promise.all(notices.map(async ({ siteId }) => [siteId, (await findSite(tx, siteId))?.name] as const)),
  )
  await writeToHolder(tx, { companyId }, lang => {
    const t = words[lang].letters
    const sites = notices.map(({ siteId, packs, coming }) =>
      t.site(names.get(siteId) ?? siteId, formatNumber(packs, lang), coming > 0 ? formatNumber(coming, lang) : undefined),
    )
    const what = `${productName}, ${groupNie(recall.licence)}, ${extentOf(lang, recall)}`
    const by = formatDay(notices[0]!.answerBy, lang)
    return {
      subject: t[kind].subject(productName),
      body: [
        t[kind].begins(what),
        '',
        ...sites,
        '',
        t.reasons(recall.reasons),
        '',
        t[kind].asks(by),
        `${origin}/recall-notices`,
        '',
      ].join('\n'),
    }
  })
}

function letterOf(lang: Lang, recall: Recall, productName: string, origin: string): { subject: string; body: string } {
  const what = `${productName}, ${groupNie(recall.licence)}, ${extentOf(lang, recall)}`
  const reasons = recall.endReasons ?? recall.reasons
  const link = `${origin}/recalls/${recall.id}`
  if (lang === 'id')
    return recall.endedOn
      ? { subject: `Penarikan berakhir: ${productName}`, body: `Penarikan ${what} berakhir.\n\nAlasan: ${reasons}\n\n${link}\n` }
      : {
          subject: `Penarikan: ${productName}`,
          body: `Tarik dari peredaran: ${what}.\n\nAlasan: ${reasons}\nDasar hukum: ${sayCite(recall.cite)}\n\n${link}\n`,
        }
  return recall.endedOn
    ? { subject: `Recall ended: ${productName}`, body: `The recall of ${what} has ended.\n\nReasons: ${reasons}\n\n${link}\n` }
    : {
        subject: `Recall: ${productName}`,
        body: `Bring back from the market: ${what}.\n\nReasons: ${reasons}\nLegal basis: ${sayCite(recall.cite)}\n\n${link}\n`,
      }
}
