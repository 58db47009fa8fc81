import type { Case, Chain } from './chain.ts'
import { receive, ship, transit } from './chain.ts'
import { day, end, hour, start, type Unit } from './reports.ts'
import { sellIllicitly } from './sell.ts'

/** Serials of real packs on copies, sold anywhere, some before and some after the real pack is. */
export function clone(chain: Chain, units: readonly Unit[], commissioned: (unit: Unit) => number): void {
  const { config, chance, world } = chain
  for (const unit of chance.some(units, config.clones)) {
    const copies = 1 + chance.poisson(config.copies - 1)
    for (let copy = 0; copy < copies; copy++) {
      const at = chance.between(commissioned(unit) + 14 * day, end - 10 * day)
      const seenBy = config.copiesSeen === 'scanned' || chance.happens(0.6) ? 'buyer' : 'shop'
      sellIllicitly(chain, unit, 'clone', chance.pick(world.outlets), at, seenBy)
    }
  }
}

/** Serials that nobody ever gave out, of real products, in real and in made-up batches. */
export function invent(chain: Chain, units: readonly Unit[]): void {
  const { config, chance, world, reports } = chain
  for (let n = 0; n < config.invented; n++) {
    const like = chance.pick(units)
    const batch = chance.happens(0.2) ? `X${n}` : like.batch
    const unit = { ...like, batch, epc: `${like.gtin}.9${String(n).padStart(7, '0')}` }
    const at = chance.between(start + 30 * day, end - 10 * day)
    // Only those that somebody saw are there at all.
    while (!reports.truth.has(unit.epc))
      sellIllicitly(chain, unit, 'invented', chance.pick(world.outlets), at, chance.happens(0.5) ? 'shop' : 'buyer')
  }
}

/** Whole cases that leave the distributor and go to an outlet in another province, most often one where the product may not be sold. */
export function divert(chain: Chain, { units, distributor, outlet, left, provinces }: Case): void {
  const { config, chance, world, reports } = chain
  const elsewhere = world.outlets.filter(({ province }) =>
    chance.happens(0.8) ? !provinces.includes(province) : province !== outlet.province,
  )
  const actual = chance.pick(elsewhere)
  const honestPapers = config.divertedPapers === 'actual'
  const shipped = ship(chain, units, distributor, 'D', honestPapers ? actual : outlet, left)
  // Papers that name a province where the product may not be sold are themselves a report of it.
  if (honestPapers && !provinces.includes(actual.province))
    for (const unit of shipped) reports.illicit(true, unit, 'diverted', left)
  const arrived = left + transit(chance, distributor, actual)
  if (config.divertedReceipt)
    for (const unit of receive(chain, units, actual, 'R', arrived)) reports.illicit(true, unit, 'diverted', arrived)
  for (const unit of units) {
    const at = arrived + chance.exponential(14) * day
    if (at < unit.expiry) sellIllicitly(chain, unit, 'diverted', actual, at, 'shop')
  }
}

/** A case disappears on its way; the loss is reported within a day, and half of the units turn up somewhere. */
export function steal(chain: Chain, { units, distributor, outlet, left }: Case): void {
  const { chance, world, reports } = chain
  ship(chain, units, distributor, 'D', outlet, left)
  const taken = left + chance.between(1, 24) * hour
  for (const unit of units) {
    reports.report('stolen', 'D', unit, distributor, taken)
    if (!chance.happens(0.5)) continue
    const at = taken + chance.between(2, 40) * day
    if (at < unit.expiry)
      sellIllicitly(chain, unit, 'stolen', chance.pick(world.outlets), at, chance.happens(0.7) ? 'shop' : 'buyer')
  }
}

/** Packs whose day has passed, handed over all the same where they lay. */
export function resellExpired(chain: Chain, cases: readonly Case[]): void {
  const { config, chance, reports } = chain
  const short = cases.filter(({ units }) => units[0]!.expiry < end - 15 * day)
  if (short.length === 0) return
  for (let n = 0; n < config.expiredResales; n++) {
    const { units, outlet } = chance.pick(short)
    const unit = chance.pick(units)
    const at = unit.expiry + chance.between(2, 14) * day
    reports.illicit(reports.report('dispense', 'R', unit, outlet, at), unit, 'expired', at)
  }
}
