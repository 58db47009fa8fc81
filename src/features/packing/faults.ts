import type { Day } from '#/law/day.ts'
import type { Says } from '#/platform/http/errors.ts'
import { formatDay, formatNumber } from '#/platform/ui/formats.ts'
import { actsAfter, type Status, type StatusAct } from './status.ts'
import { en, id } from './words.ts'

/** What may be wrong with a row, with what its sentence needs. */
export type Fault =
  | {
      kind: 'unread' | 'unknown' | 'notYours' | 'away' | 'closed' | 'inside' | 'full' | 'elsewhere' | 'notInside' | 'parentEnded'
    }
  | { kind: 'notActivated' | 'otherParentLot' | 'notPrimary' | 'notOuter' }
  | { kind: 'otherLot' | 'otherBatch'; batch: string }
  | { kind: 'otherExpiry'; expiry: Day }
  | { kind: 'twice'; row: number }
  | { kind: 'ended'; status: Status }
  | { kind: 'levels'; parent: string; child: string }
  | { kind: 'overfull'; planned: number; would: number }
  | { kind: 'recalled' | 'licence not in force' | 'expired' }

type Words = typeof id

/** The sentence of a fault, in both languages. */
export const faultSays = (fault: Fault): Says => ({ id: sentence(fault, id, 'id'), en: sentence(fault, en, 'en') })

function sentence(fault: Fault, { faults: t, statuses, after, levels }: Words, lang: 'id' | 'en'): string {
  const number = (value: number) => formatNumber(value, lang)
  switch (fault.kind) {
    case 'otherLot':
    case 'otherBatch':
      return t[fault.kind](fault.batch)
    case 'otherExpiry':
      return t.otherExpiry(formatDay(fault.expiry, lang))
    case 'twice':
      return t.twice(number(fault.row))
    case 'ended':
      return t.ended(statuses[fault.status], possible(fault.status, after))
    case 'levels':
      return t.levels(
        levels[fault.parent as keyof Words['levels']] ?? fault.parent,
        levels[fault.child as keyof Words['levels']] ?? fault.child,
      )
    case 'overfull':
      return t.overfull(number(fault.planned), number(fault.would))
    default:
      return t[fault.kind]
  }
}

const possible = (status: Status, after: Words['after']): string =>
  actsAfter(status).length === 0
    ? after.nothing
    : after.only(
        actsAfter(status)
          .map((act: StatusAct) => after.acts[act])
          .join(', '),
      )
