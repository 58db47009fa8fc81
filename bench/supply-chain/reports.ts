import type { Act, Actor, Seen } from '#/detection/facts.ts'
import type { Chance } from './chance.ts'
import type { Configuration } from './configurations.ts'
import type { Place } from './world.ts'

export const hour = 3_600_000
export const day = 24 * hour
/** The simulated half year: what would happen later does not happen. */
export const start = Date.UTC(2026, 0, 1)
export const end = start + 180 * day

/** A pack of the simulation; `expiry` as in `Seen`. */
export type Unit = { epc: string; batch: string; gtin: string; expiry: number }

export type Scenario = 'clone' | 'invented' | 'diverted' | 'stolen' | 'expired'

/** What really was wrong: the scenario of each serial that had an illicit event which was reported, and when the first happened. */
export type Truth = Map<string, { scenario: Scenario; first: number }>

export type Reports = {
  seen: Seen[]
  truth: Truth
  /** Reports what happened at a place, as its clock says. Gives whether it fell within the half year. */
  report: (act: Act, actor: Actor, unit: Unit, place: Place, time: number, destination?: Place) => boolean
  /** A member of the public scans: a position and no site. */
  scan: (unit: Unit, at: { lat: number; lon: number }, time: number) => boolean
  /** Marks the unit as part of a scenario, if the event was reported. */
  illicit: (reported: boolean, unit: Unit, scenario: Scenario, time: number) => void
}

/** The book into which a simulated chain writes, with the faults of its clocks. */
export function openReports(config: Configuration, chance: Chance): Reports {
  const seen: Seen[] = []
  const truth: Truth = new Map()
  const readers = new Map<string, number>()
  const gross = () => (chance.happens(0.5) ? 1 : -1) * chance.between(1, 20) * day
  const drawn = (site: string): number => {
    const offset = chance.happens(config.grossClock) ? gross() / 4 : 0
    readers.set(site, offset)
    return offset
  }
  const clockAt = (site: string): number => {
    const noise = chance.normal(config.clockNoiseMinutes * 60_000)
    if (config.clockErrors === 'reader') return noise + (readers.get(site) ?? drawn(site))
    return noise + (chance.happens(config.grossClock) ? gross() : 0)
  }
  return {
    seen,
    truth,
    report(act, actor, { epc, batch, expiry }, { id, lat, lon }, time, destination) {
      if (time >= end) return false
      seen.push({
        time: Math.round(time + clockAt(id)),
        act,
        epc,
        batch,
        site: id,
        actor,
        lat,
        lon,
        ...(destination && { destination: destination.id }),
        expiry,
      })
      return true
    },
    scan({ epc, batch, expiry }, { lat, lon }, time) {
      if (time >= end) return false
      seen.push({ time: Math.round(time), act: 'scan', epc, batch, actor: 'C', lat, lon, expiry })
      return true
    },
    illicit(reported, { epc }, scenario, time) {
      const known = truth.get(epc)
      if (reported && (!known || time < known.first)) truth.set(epc, { scenario: known?.scenario ?? scenario, first: time })
    },
  }
}
