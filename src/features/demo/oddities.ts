import { addDays, type Day } from '#/law/day.ts'
import type { Firm } from './firms.ts'
import type { LotPlan } from './lots-plan.ts'
import { type Goods, minuteOf, type Report } from './stories.ts'

/** The lots with which something is wrong: what a board of the inspectors shows. */
export const oddLots = {
  /** Its code was copied: one pack is given out in two places, and one is checked far too often. */
  copied: 4,
  /** The batch is recalled, and a pack of it is given out all the same. */
  batchRecalled: 6,
  /** A recall of the batch has ended. */
  recallEnded: 8,
  /** Its licence was revoked while packs are in the shops; one is given out afterwards. */
  revoked: 9,
  /** Everything under its licence is recalled. */
  licenceRecalled: 11,
  suspended: 14,
} as const

const dispensed = (lot: LotPlan, by: Firm, on: Day, place: number): { lot: LotPlan; report: Report } => {
  const goods: Goods = { level: 'primary', from: place, count: 1 }
  return { lot, report: { by, happenings: [{ what: 'dispensed', at: minuteOf(on, 11 * 60 + 20), goods }] } }
}

/** Reports that the platform has to find strange: a pack given out twice, packs given out in spite of a recall and a revocation. */
export function planOddities(lots: readonly LotPlan[], firms: readonly Firm[], today: Day): { lot: LotPlan; report: Report }[] {
  const copied = lots[oddLots.copied]!
  const recalled = lots[oddLots.batchRecalled]!
  const revoked = lots[oddLots.revoked]!
  const stranger = firms.find(one => one.kind === 'pharmacy' && one.file === 'verified' && !copied.outlets.includes(one))!
  return [
    dispensed(copied, stranger, addDays(today, -5), 0),
    dispensed(recalled, recalled.outlets[0]!, addDays(today, -3), 47),
    dispensed(revoked, revoked.outlets[0]!, addDays(today, -2), 46),
  ]
}
