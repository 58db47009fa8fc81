import type { Chance } from './chance.ts'
import type { Configuration } from './configurations.ts'
import { day, hour, type Reports, start, type Unit } from './reports.ts'
import type { Place, World } from './world.ts'

/** Twenty units of a batch on their way to one outlet, and when the last of their shipments left. */
export type Case = { units: Unit[]; distributor: Place; outlet: Place; provinces: readonly string[]; left: number }

export type Chain = { config: Configuration; chance: Chance; world: World; reports: Reports }

const perBatch = 200
const perCase = 20

/** Everything that honest companies make and send, up to the door of the outlet; what happens behind it is `sell`. */
export function makeAndSend(chain: Chain): Case[] {
  const { config, chance, world, reports } = chain
  return Array.from({ length: config.batches }, (_, n) => n).flatMap(n => {
    const product = chance.pick(world.products)
    const maker = world.manufacturers.find(({ id }) => id === product.manufacturer)!
    const made = start + chance.between(0, 75) * day
    // One batch in twenty was made to be short of life, so that expired packs lie about within the half year.
    const expiry = Math.floor(chance.happens(0.05) ? start + chance.between(100, 160) * day : made + 730 * day)
    const units = Array.from({ length: perBatch }, (_, k) => {
      const serial = `${String(n).padStart(4, '0')}${String(k).padStart(4, '0')}`
      return { epc: `${product.gtin}.${serial}`, batch: `B${n}`, gtin: product.gtin, expiry }
    })
    for (const unit of units) reports.report('commission', 'M', unit, maker, made + chance.between(0, 6) * hour)
    return Array.from({ length: perBatch / perCase }, (_, c) =>
      send(chain, maker, product.provinces, units.slice(c * perCase, (c + 1) * perCase), made + chance.between(1, 9) * day),
    )
  })
}

function send(chain: Chain, maker: Place, provinces: readonly string[], units: Unit[], at: number): Case {
  const { config, chance, world } = chain
  const outlet = chance.pick(world.outlets.filter(({ province }) => provinces.includes(province)))
  const near = world.distributors.filter(({ province }) => province === outlet.province)
  const distributor = chance.pick(near)
  let time = at
  if (chance.happens(config.interDistributor)) {
    const first = chance.pick(world.distributors.filter(one => one !== distributor))
    time = leg(chain, units, maker, 'M', first, time)
    time = leg(chain, units, first, 'D', distributor, time + chance.between(1, 6) * day)
  } else time = leg(chain, units, maker, 'M', distributor, time)
  return { units, distributor, outlet, provinces, left: time + chance.between(1, 12) * day }
}

/** One shipment with its receipt: gives when it was received. */
export function leg(chain: Chain, units: readonly Unit[], from: Place, actor: 'M' | 'D', to: Place, time: number): number {
  ship(chain, units, from, actor, to, time)
  const arrived = time + transit(chain.chance, from, to)
  receive(chain, units, to, 'D', arrived)
  return arrived
}

export const ship = (
  { config, chance, reports }: Chain,
  units: readonly Unit[],
  from: Place,
  actor: 'M' | 'D',
  to: Place,
  at: number,
) =>
  readEach(config, chance, config.shipRead, units, unit =>
    reports.report('ship', actor, unit, from, at + chance.between(0, 20) * 60_000, to),
  )

export const receive = ({ config, chance, reports }: Chain, units: readonly Unit[], at: Place, actor: 'D' | 'R', time: number) =>
  readEach(config, chance, config.receiveRead, units, unit =>
    reports.report('receive', actor, unit, at, time + chance.between(0, 20) * 60_000),
  )

/** Does the act for the units that are read, and gives those for which it was done. */
function readEach(
  config: Configuration,
  chance: Chance,
  rate: number,
  units: readonly Unit[],
  act: (unit: Unit) => boolean,
): Unit[] {
  const whole = chance.happens(rate)
  return units.filter(unit => (config.readsBy === 'case' && units.length > 1 ? whole : chance.happens(rate)) && act(unit))
}

/** Half a day, and a day for each 400 km, more or less. */
export function transit(chance: Chance, from: Place, to: Place): number {
  const km = 111 * Math.hypot(from.lat - to.lat, from.lon - to.lon)
  return (0.5 + km / 400) * day * chance.around(0.35)
}
