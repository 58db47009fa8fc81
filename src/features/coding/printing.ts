import { type Licence, standingWords } from '#/features/register/licence.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Says } from '#/platform/http/errors.ts'
import { formatDay } from '#/platform/ui/formats.ts'

/** How many labels one file holds: a minute's work for this program, a day's for a label printer. */
export const labelsPerFile = 100_000

/** Standings under which packs may no longer be brought to market, so that nobody has a use for new labels. */
const withoutLabels: readonly Licence['standing'][] = ['suspended', 'revoked', 'cancelled']

/**
 * Why labels of a lot may not be printed now, or undefined. A licence that merely ended keeps the labels of the lots made under it.
 * Lists of codes stay open in every case: a recall and a report of destruction need them.
 */
export function refusalToPrint(
  licence: Pick<Licence, 'standing' | 'since' | 'number'>,
  recalls: readonly { startedOn: string; cite: Cite }[],
): Says | undefined {
  const [recall] = recalls
  if (recall)
    return {
      id: `Bets ini ditarik sejak ${formatDay(recall.startedOn, 'id')}. Selama penarikan berjalan labelnya tidak dicetak; daftar kodenya tetap dapat diunduh.`,
      en: `This lot has been recalled since ${formatDay(recall.startedOn, 'en')}. While the recall runs its labels are not printed; its list of codes stays open.`,
    }
  if (!withoutLabels.includes(licence.standing)) return undefined
  const word = standingWords[licence.standing]
  return {
    id: `Izin edar ${licence.number} ${word.id} sejak ${formatDay(licence.since, 'id')}, jadi labelnya tidak dicetak; daftar kodenya tetap dapat diunduh.`,
    en: `Licence ${licence.number} has been ${word.en} since ${formatDay(licence.since, 'en')}, so its labels are not printed; its list of codes stays open.`,
  }
}
