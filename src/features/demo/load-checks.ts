import { oftenFrom } from '#/features/checking/cases.ts'
import { countScan, flushScans } from '#/features/checking/scans.ts'
import { spansOfLot } from '#/features/coding/read-lots.ts'
import { addDays } from '#/law/day.ts'
import type { Platform } from '#/platform/platform.ts'
import type { LotPlan } from './lots-plan.ts'
import { oddLots } from './oddities.ts'
import { randomFrom } from './random.ts'
import type { DemoPlan } from './register-plan.ts'

/**
 * Counts checks that the public made over the last weeks, of packs in the shops and of licences typed in, and of one pack so often
 * that its code has probably been copied. Gives how many.
 */
export async function loadChecks(platform: Platform, plan: DemoPlan, idOf: (lot: LotPlan) => string): Promise<number> {
  const { lots, fates, today } = plan
  const random = randomFrom('absah demo: checks')
  const { batchRecalled, licenceRecalled } = oddLots
  const acted = new Set([
    ...fates.map(({ number }) => number),
    ...[batchRecalled, licenceRecalled].map(i => lots[i]!.product.number),
  ])
  const inShops = lots.filter(({ made, product }) => made > 0 && !acted.has(product.number))
  let count = 0
  const check = (licence: string, daysAgo: number, pack?: { classId: number; n: number }): void => {
    countScan(platform, { licence, verdict: 'VALID', day: addDays(today, -daysAgo), ...(pack && { pack }) })
    count++
  }
  for (const lot of inShops) {
    const [span] = (await spansOfLot(platform.db, idOf(lot))).primary
    if (!span) continue
    const packAt = (place: number) => ({ classId: span.classId, n: span.from + place })
    for (let times = random.between(3, 9); times > 0; times--) check(lot.product.number, random.int(30), packAt(random.int(40)))
    if (lot === lots[oddLots.copied])
      for (let times = 0; times < oftenFrom + 4; times++) check(lot.product.number, times, packAt(2))
    for (let times = random.int(20); times > 0; times--) check(lot.product.number, random.int(60))
  }
  await flushScans(platform)
  return count
}
