import { isPartial, type Recall } from '#/features/recalls/recalls.ts'
import type { Licence, Standing } from '#/features/register/licence.ts'
import type { NieReading } from '#/features/register/nie.ts'
import type { Day } from '#/law/day.ts'
import { sayCite } from '#/law/explain.ts'
import type { Words } from '#/law/provisions.ts'

export const numberVerdicts = [
  'VALID',
  'EXPIRED',
  'SUSPENDED',
  'REVOKED',
  'CANCELLED',
  'SUPERSEDED',
  'RECALLED',
  'NOT_REGISTERED',
  'WRONG_FORMAT',
  'NOT_A_BPOM_NUMBER',
] as const
export type NumberVerdict = (typeof numberVerdicts)[number]

const verdictOf: Record<Standing, NumberVerdict> = {
  active: 'VALID',
  expired: 'EXPIRED',
  suspended: 'SUSPENDED',
  revoked: 'REVOKED',
  cancelled: 'CANCELLED',
  superseded: 'SUPERSEDED',
}

/** What is said of one number among many: of the number, never of a pack. */
export type NumberAnswer = {
  verdict: NumberVerdict
  number?: string
  says?: Words
  productName?: string
  holder?: string
  since?: Day
  reasons?: string
  basis?: string
  supersededBy?: string
  /** Batches of a valid licence that are being recalled: a single pack has to be compared. */
  recalledBatches?: string[]
}

/**
 * The answer to a number as it was written, given the licence and recalls of the day. A recall of every pack outweighs whatever became
 * of the licence, as it does when a pack is checked: who has one at home must bring it back.
 */
export function answerNumber(reading: NieReading, licence: Licence | undefined, recalls: readonly Recall[]): NumberAnswer {
  if (reading.kind === 'missing')
    return { verdict: 'WRONG_FORMAT', says: { id: 'Tidak ada nomor di sini.', en: 'There is no number here.' } }
  if (reading.kind === 'not BPOM') return { verdict: 'NOT_A_BPOM_NUMBER', number: reading.number, says: reading.says }
  if (reading.kind === 'malformed') return { verdict: 'WRONG_FORMAT', says: reading.says }
  const { number } = reading
  if (!licence) return { verdict: 'NOT_REGISTERED', number }
  const facts = { number, productName: licence.productName, holder: licence.holder.name }
  const whole = recalls.find(recall => recall.batch === undefined && !isPartial(recall))
  if (whole) return { verdict: 'RECALLED', ...facts, since: whole.startedOn, reasons: whole.reasons, basis: sayCite(whole.cite) }
  const { standing, since, reasons, cite, supersededBy } = licence
  const batches = recalls.flatMap(({ batch }) => batch ?? [])
  return {
    verdict: verdictOf[standing],
    ...facts,
    since,
    ...(reasons && { reasons }),
    ...(cite && { basis: sayCite(cite) }),
    ...(supersededBy && { supersededBy }),
    ...(batches.length && { recalledBatches: batches }),
  }
}
