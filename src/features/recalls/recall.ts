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

/** What is recalled: a batch may be known to the platform as a lot, or by its printed number alone. */
export type Recalled = { licence: string; lotId?: string; batch?: string }

/** Whether a recall of a licence reaches a lot or batch of it. */
export function touches(recall: Pick<Recall, 'lotId' | 'batch'>, { lotId, batch }: Omit<Recalled, 'licence'>): boolean {
  if (recall.batch === undefined) return true
  if (recall.lotId !== undefined && lotId !== undefined) return recall.lotId === lotId
  return batch !== undefined && recall.batch === batchKey(batch)
}

/** A batch number as it is compared: without blanks at the ends, in capitals. */
export const batchKey = (batch: string): string => batch.trim().toUpperCase()
