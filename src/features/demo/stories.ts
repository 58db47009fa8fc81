import { addDays, type Day } from '#/law/day.ts'
import type { Firm } from './firms.ts'
import type { LotPlan } from './lots-plan.ts'
import type { Random } from './random.ts'

/** Packs, cases or pallets of one lot: `count` of them from the place `from` on, counted from the lot's first. */
export type Goods = { level: 'primary' | 'secondary' | 'tertiary'; from: number; count: number }

/** One thing that happens to goods of a lot, at an instant. */
export type Happening = { at: Date } & (
  | { what: 'commissioned' | 'received' | 'dispensed' | 'destroyed'; goods: Goods }
  | { what: 'shipped' | 'sent back'; goods: Goods; to: Firm }
  | { what: 'packed'; into: Goods; goods: Goods }
  | { what: 'unpacked'; outOf: Goods }
)

/** What one firm reports of a lot, in one document. */
export type Report = { by: Firm; happenings: readonly Happening[] }

/** An instant of a legal day: midnight in Jakarta and so many minutes after. */
export const minuteOf = (day: Day, minute: number): Date => new Date(Date.parse(`${day}T00:00:00+07:00`) + minute * 60_000)

const primary = (from: number, count: number): Goods => ({ level: 'primary', from, count })
const cases = (from: number, count: number): Goods => ({ level: 'secondary', from, count })
const pallets = (from: number, count: number): Goods => ({ level: 'tertiary', from, count })

/**
 * The life of a lot's packs up to the beginning of `today`: made and packed, pallets to distributors, cases to outlets, packs to
 * people; now and then one is destroyed or a case comes back. What would lie in the future is left out, so that the latest
 * lots are on their way.
 */
export function storyOf(lot: LotPlan, random: Random, today: Day): Report[] {
  if (lot.made === 0) return []
  const until = minuteOf(today, 0)
  const reports = [production(lot), ...lot.distributors.flatMap((by, i) => distribution(lot, random, { by, share: i }))]
  return reports
    .map(({ by, happenings }) => ({ by, happenings: happenings.filter(({ at }) => at < until) }))
    .filter(({ happenings }) => happenings.length > 0)
}

/** The line makes a pallet in half an hour; the next days the pallets leave, shared among the distributors. */
function production(lot: LotPlan): Report {
  const { product, productionDate, perCase, perPallet, made } = lot
  const perLoad = perCase * perPallet
  const happenings: Happening[] = []
  for (let pallet = 0; pallet < made; pallet++) {
    const begin = 8 * 60 + pallet * 30
    const at = (minute: number) => minuteOf(productionDate, begin + minute)
    happenings.push(
      { what: 'commissioned', at: at(0), goods: primary(pallet * perLoad, perLoad) },
      { what: 'commissioned', at: at(1), goods: cases(pallet * perPallet, perPallet) },
      { what: 'commissioned', at: at(2), goods: pallets(pallet, 1) },
    )
    for (let i = 0; i < perPallet; i++) {
      const box = pallet * perPallet + i
      happenings.push({ what: 'packed', at: at(3 + i / 2), into: cases(box, 1), goods: primary(box * perCase, perCase) })
    }
    happenings.push({ what: 'packed', at: at(25), into: pallets(pallet, 1), goods: cases(pallet * perPallet, perPallet) })
  }
  for (const [i, to] of lot.distributors.entries())
    for (const pallet of palletsOf(lot, i))
      happenings.push({
        what: 'shipped',
        at: minuteOf(addDays(productionDate, 4 + i), 9 * 60 + pallet),
        goods: pallets(pallet, 1),
        to,
      })
  return { by: product.holder, happenings }
}

/** The pallets that each distributor gets: one after the other in turn. */
const palletsOf = ({ made, distributors }: LotPlan, share: number): number[] =>
  Array.from({ length: made }, (_, pallet) => pallet).filter(pallet => pallet % distributors.length === share)

/** A distributor opens its first pallet and sends cases of it to outlets, which sell packs of the first case each. */
function distribution(lot: LotPlan, random: Random, { by, share }: { by: Firm; share: number }): Report[] {
  const own = palletsOf(lot, share)
  const first = own[0]
  if (first === undefined) return []
  const arrived = addDays(lot.productionDate, 7 + share)
  const happenings: Happening[] = own.map(pallet => ({
    what: 'received',
    at: minuteOf(arrived, 10 * 60 + pallet),
    goods: pallets(pallet, 1),
  }))
  happenings.push({ what: 'unpacked', at: minuteOf(arrived, 14 * 60), outOf: pallets(first, 1) })
  const sold: Report[] = []
  const outlets = lot.outlets.filter((_, i) => i % lot.distributors.length === share)
  let next = first * lot.perPallet
  for (const [i, outlet] of outlets.entries()) {
    const day = addDays(arrived, random.between(3, 20))
    const goods = cases(next, random.between(2, 5))
    next += goods.count
    happenings.push({ what: 'shipped', at: minuteOf(day, 8 * 60 + i), goods, to: outlet })
    sold.push(sales(lot, random, { by: outlet, from: by, goods, day: addDays(day, 3) }))
  }
  return [{ by, happenings: happenings.sort((a, b) => a.at.getTime() - b.at.getTime()) }, ...sold]
}

type Sale = { by: Firm; from: Firm; goods: Goods; day: Day }

/** An outlet takes cases in, opens the first, gives packs out; one of its packs may break, its last case may go back. */
function sales({ perCase }: LotPlan, random: Random, { by, from, goods, day }: Sale): Report {
  const opened = cases(goods.from, 1)
  const happenings: Happening[] = [
    { what: 'received', at: minuteOf(day, 11 * 60), goods },
    { what: 'unpacked', at: minuteOf(day, 13 * 60), outOf: opened },
  ]
  const given = random.between(6, perCase - 6)
  for (let i = 0; i < given; i++)
    happenings.push({
      what: 'dispensed',
      at: minuteOf(addDays(day, 1 + Math.floor(i / 2)), 9 * 60 + random.int(600)),
      goods: primary(opened.from * perCase + i, 1),
    })
  if (random.oneIn(8)) {
    const broken = primary(opened.from * perCase + perCase - 1, 1)
    happenings.push({ what: 'destroyed', at: minuteOf(addDays(day, 2), 16 * 60), goods: broken })
  }
  if (goods.count > 3 && random.oneIn(3)) {
    const back = cases(goods.from + goods.count - 1, 1)
    happenings.push({ what: 'sent back', at: minuteOf(addDays(day, 6), 15 * 60), goods: back, to: from })
  }
  return { by, happenings: happenings.sort((a, b) => a.at.getTime() - b.at.getTime()) }
}
