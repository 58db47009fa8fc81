import type { Product, Seen, Site } from '#/detection/facts.ts'
import { makeAndSend } from './chain.ts'
import { chanceFrom } from './chance.ts'
import type { Configuration } from './configurations.ts'
import { clone, divert, invent, resellExpired, steal } from './crimes.ts'
import { openReports, type Truth } from './reports.ts'
import { deliver, packWrongly } from './sell.ts'
import { worldOf } from './world.ts'

export type Simulated = { seen: Seen[]; sites: readonly Site[]; products: readonly Product[]; truth: Truth; units: number }

/**
 * Half a year of a country's supply chain, from surveillance reference §7.2: 60,000 packs, what was reported of them, and which
 * serials were part of a crime of which something was reported. The same configuration and seed give the same half year.
 */
export function simulate(config: Configuration, seed: string): Simulated {
  const chance = chanceFrom(`${config.name} ${seed}`)
  const world = worldOf(chance)
  const reports = openReports(config, chance)
  const chain = { config, chance, world, reports }
  const cases = makeAndSend(chain)
  const made = new Map(reports.seen.filter(({ act }) => act === 'commission').map(({ epc, time }) => [epc, time]))
  const taken = new Set(chance.some(cases, config.divertedCases + config.thefts))
  const [diverted, stolen] = [[...taken].slice(0, config.divertedCases), [...taken].slice(config.divertedCases)]
  const honest = cases.filter(parcel => !taken.has(parcel))
  packWrongly(chain, honest)
  for (const parcel of honest) deliver(chain, parcel)
  for (const parcel of diverted) divert(chain, parcel)
  for (const parcel of stolen) steal(chain, parcel)
  const units = honest.flatMap(parcel => parcel.units)
  clone(chain, units, ({ epc }) => made.get(epc)!)
  invent(chain, units)
  resellExpired(chain, honest)
  return {
    seen: reports.seen,
    sites: [...world.manufacturers, ...world.distributors, ...world.outlets],
    products: world.products,
    truth: reports.truth,
    units: units.length + taken.size * 20,
  }
}
