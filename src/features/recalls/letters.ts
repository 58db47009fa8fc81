import type { Recall } from '#/features/recalls/recall.ts'
import { extentOf } from '#/features/recalls/words.ts'
import { writeToHolder } from '#/features/register/holder-letters.ts'
import { getLicence } from '#/features/register/licences.ts'
import { groupNie } from '#/features/register/nie.ts'
import { dayAt } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Lang } from '#/platform/ui/kit.ts'

/** Writes to the holder of the licence that a recall has started, or ended. */
export async function tellHolder(tx: Tx, recall: Recall, origin: string): Promise<void> {
  const licence = await getLicence(tx, recall.licence, dayAt(new Date()))
  await writeToHolder(tx, licence.holder, lang => letterOf(lang, recall, licence.productName, origin))
}

function letterOf(lang: Lang, recall: Recall, productName: string, origin: string): { subject: string; body: string } {
  const what = `${productName}, ${groupNie(recall.licence)}, ${extentOf(lang, recall)}`
  const reasons = recall.endReasons ?? recall.reasons
  const link = `${origin}/register/${recall.licence}`
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
