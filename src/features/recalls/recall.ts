import type { Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'

/** How much harm is to be feared: I grave or deadly, II passing, III unlikely. */
export const recallClasses = ['I', 'II', 'III'] as const
export type RecallClass = (typeof recallClasses)[number]

export type Recall = {
  id: string
  licence: string
  /** Without lot and batch, every pack of the licence is recalled. */
  lotId?: string
  batch?: string
  /** Of the lot only the packs from this place in it, counted from 0, to that one, not included. */
  range?: Range
  /** Only packs that were at this site when the recall began. */
  siteId?: string
  class?: RecallClass
  reasons: string
  cite: Cite
  startedOn: Day
  /** The first day on which it is no longer in force. */
  endedOn?: Day
  endReasons?: string
  /** When it last changed: its start, or its end. */
  changedAt: Date
}

/** Places in a lot, `from <= place < until`. */
export type Range = { from: number; until: number }

/** Whether it reaches single packs, fixed when it began (`recalledParts`), and neither a whole licence nor a whole batch. */
export const isPartial = ({ range, siteId }: Pick<Recall, 'range' | 'siteId'>): boolean =>
  range !== undefined || siteId !== undefined

/** Whether it is in force on a day, or was going to be. */
export const isRunning = ({ endedOn }: Pick<Recall, 'endedOn'>, day: Day): boolean => endedOn === undefined || day < endedOn

/** What is recalled: a batch may be known to the platform as a lot, or by its printed number alone. */
export type Recalled = { licence: string; lotId?: string; batch?: string }

/** Whether a recall of a licence reaches all of a lot or batch of it. */
export function touches(
  recall: Pick<Recall, 'lotId' | 'batch' | 'range' | 'siteId'>,
  { lotId, batch }: Omit<Recalled, 'licence'>,
): boolean {
  if (isPartial(recall)) return false
  if (recall.batch === undefined) return true
  if (recall.lotId !== undefined && lotId !== undefined) return recall.lotId === lotId
  return batch !== undefined && recall.batch === batchKey(batch)
}

/** A batch number as it is compared: without blanks at the ends, in capitals. */
export const batchKey = (batch: string): string => batch.trim().toUpperCase()
