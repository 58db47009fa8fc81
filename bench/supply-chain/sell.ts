import type { Case, Chain } from './chain.ts'
import { receive, ship, transit } from './chain.ts'
import type { Chance } from './chance.ts'
import { day, hour, type Scenario, type Unit } from './reports.ts'
import type { Place } from './world.ts'

/** Sends a case from its distributor to the outlet and sells what arrives. Gives when it arrived. */
export function deliver(chain: Chain, parcel: Case): number {
  const { config, chance } = chain
  const { units, distributor, outlet, left } = parcel
  ship(chain, units, distributor, 'D', outlet, left)
  const arrived = left + transit(chance, distributor, outlet)
  receive(chain, units, outlet, 'R', arrived)
  for (const unit of units) {
    const shelf = arrived + chance.exponential(14) * day + chance.between(2, 20) * hour
    if (chance.happens(config.returns)) giveBack(chain, parcel, unit, shelf)
    else sellAt(chain, unit, (misplaced.get(unit) ?? parcel).outlet, shelf)
  }
  return arrived
}

/** Units that were packed into the wrong case, with the case in which they really lie. */
const misplaced = new WeakMap<Unit, Case>()

/** Lets a share of all units change places with a unit of another case; their papers stay as they were. */
export function packWrongly({ config, chance }: Chain, cases: readonly Case[]): void {
  for (const parcel of cases)
    for (const unit of parcel.units) {
      if (!chance.happens(config.aggregationError / 2)) continue
      const other = chance.pick(
        config.wrongCase === 'batch' ? cases.filter(({ units }) => units[0]!.batch === unit.batch) : cases,
      )
      misplaced.set(unit, other)
      misplaced.set(chance.pick(other.units), parcel)
    }
}

function giveBack(chain: Chain, { distributor, outlet, provinces }: Case, unit: Unit, at: number): void {
  const { config, chance, world, reports } = chain
  if (chance.happens(config.shipRead)) reports.report('return', 'R', unit, outlet, at, distributor)
  const back = at + transit(chance, outlet, distributor)
  receive(chain, [unit], distributor, 'D', back)
  const again = chance.pick(world.outlets.filter(({ province }) => provinces.includes(province)))
  const left = back + chance.between(1, 10) * day
  ship(chain, [unit], distributor, 'D', again, left)
  const arrived = left + transit(chance, distributor, again)
  receive(chain, [unit], again, 'R', arrived)
  sellAt(chain, unit, again, arrived + chance.exponential(14) * day)
}

/** An honest sale: none after the expiry, reported or not, and perhaps looked at by who bought it. */
function sellAt(chain: Chain, unit: Unit, outlet: Place, at: number): void {
  const { config, chance, reports } = chain
  if (at >= unit.expiry) return
  if (chance.happens(config.dispenseRead)) reports.report('dispense', 'R', unit, outlet, at)
  if (!chance.happens(config.consumerScan)) return
  const first = at + chance.exponential(2) * day
  lookAt(chain, unit, outlet, first, config.travellers === 'every scan')
  if (chance.happens(config.repeatScan)) lookAt(chain, unit, outlet, first + chance.exponential(15) * day, true)
}

function lookAt({ config, chance, world, reports }: Chain, unit: Unit, outlet: Place, at: number, mayTravel: boolean): void {
  const around = mayTravel && chance.happens(config.travel) ? chance.pick(world.outlets) : outlet
  reports.scan(unit, nearby(chance, around), at)
}

/** Where somebody lives who buys here: some kilometres away. */
export const nearby = (chance: Chance, { lat, lon }: Place) => ({
  lat: lat + chance.normal(0.05),
  lon: lon + chance.normal(0.05),
})

/** A sale that should not be. Reported by the shop as its other sales are, or seen by the buyer. */
export function sellIllicitly(
  chain: Chain,
  unit: Unit,
  scenario: Scenario,
  outlet: Place,
  at: number,
  seenBy: 'shop' | 'buyer',
): void {
  const { config, chance, reports } = chain
  const sold = seenBy === 'shop' && chance.happens(config.dispenseRead)
  if (sold) reports.illicit(reports.report('dispense', 'R', unit, outlet, at), unit, scenario, at)
  if (sold && !chance.happens(config.consumerScan)) return
  if (!sold && !chance.happens(seenBy === 'buyer' ? 0.6 : config.consumerScan)) return
  const looked = at + chance.exponential(2) * day
  reports.illicit(reports.scan(unit, nearby(chance, outlet), looked), unit, scenario, looked)
}
