import { kilometres } from './distance.ts'
import type { Journey, Ledger } from './ledger.ts'
import { median, robustSpread } from './middle.ts'
import type { Places } from './places.ts'

const hour = 3_600_000

/** How far the clock at each site can be believed, and how long goods travel. */
export type Clocks = {
  /** Milliseconds that a site's clock is ahead; 0 where nothing shows that it is wrong. */
  aheadAt: (site: number) => number
  /** Sites whose clock is wrong for good, with how far. */
  wrong: ReadonlyMap<number, number>
  /** Two times nearer to each other than this are not in any order. */
  slack: number
  /** How many standard deviations a journey's logarithmic duration lies from what is usual over that distance. */
  unusual: (from: number, to: number, duration: number) => number
}

type Leg = { from: number; to: number; lot: string; duration: number }

const farthest = [50, 150, 400, 800, 1600, Number.POSITIVE_INFINITY]

/**
 * Estimates each site's clock from pairs of shipment and receipt before any rule trusts a time. Packs that travelled together are one
 * witness, whatever their number; an offset counts only where it stands out from the spread of several witnesses.
 */
export function clocksOf(ledger: Ledger, places: Places): Clocks {
  const { legs, noise } = legsOf(ledger)
  const distanceClass = (from: number, to: number): number => {
    const [a, b] = [places.positionOf(from), places.positionOf(to)]
    const km = a && b ? kilometres(a, b) : Number.NaN
    return !Number.isNaN(km) ? farthest.findIndex(limit => km <= limit) : farthest.length
  }
  const usual = new Map<number, { middle: number; spread: number; logMiddle: number; logSpread: number }>()
  for (const [kind, group] of Map.groupBy(legs, ({ from, to }) => distanceClass(from, to))) {
    const durations = group.map(leg => leg.duration)
    const logs = durations.filter(duration => duration > 0).map(Math.log)
    usual.set(kind, {
      middle: median(durations),
      spread: robustSpread(durations),
      logMiddle: median(logs),
      logSpread: Math.max(0.1, robustSpread(logs)),
    })
  }
  // Without a distance, a remote site looks like one whose clock is ahead.
  const measured = legs.filter(({ from, to }) => distanceClass(from, to) < farthest.length)
  const wrong = offsets(measured, leg => usual.get(distanceClass(leg.from, leg.to))!)
  return {
    wrong,
    aheadAt: site => wrong.get(site) ?? 0,
    slack: Math.min(2 * 24 * hour, Math.max(hour, 5 * (robustSpread(noise) || 0))),
    unusual(from, to, duration) {
      const known = usual.get(distanceClass(from, to))
      if (!known || Number.isNaN(known.logMiddle)) return 0
      return (Math.log(Math.max(duration, 1)) - known.logMiddle) / known.logSpread
    },
  }
}

/** Each lot's journeys between two sites, as the median of its packs; and how the times of packs handled together differ. */
function legsOf(ledger: Ledger): { legs: Leg[]; noise: number[] } {
  const found = new Map<string, number[]>()
  const sent = new Map<string, number>()
  const noise: number[] = []
  for (const journey of ledger.journeys())
    for (const { from, to, batch, left, arrived } of legsIn(journey)) {
      const lot = `${batch} ${from} ${to} ${Math.round(left / (48 * hour))}`
      const leg = `${from} ${to} ${lot}`
      const durations = found.get(leg) ?? []
      if (durations.push(arrived - left) === 1) found.set(leg, durations)
      // Half a day apart, they did not leave together.
      const other = sent.get(lot)
      if (other === undefined) sent.set(lot, left)
      else if (Math.abs(left - other) < 24 * hour) noise.push((left - other) / Math.SQRT2)
    }
  const legs = [...found].map(([leg, durations]) => {
    const [from, to, ...lot] = leg.split(' ')
    return { from: Number(from), to: Number(to), lot: lot.join(' '), duration: median(durations) }
  })
  return { legs, noise }
}

/** Shipments of a journey with the receipt at their destination. */
function* legsIn({ steps }: Journey) {
  for (const { act, site, destination, batch, time } of steps) {
    if (act !== 'ship' || destination < 0 || site < 0) continue
    const received = steps.find(step => step.act === 'receive' && step.site === destination)
    if (received) yield { from: site, to: destination, batch, left: time, arrived: received.time }
  }
}

/** Alternating medians: what is left of the journeys from and to a site when the usual duration and the other end's clock are taken off. */
function offsets(legs: readonly Leg[], usualFor: (leg: Leg) => { middle: number; spread: number }): Map<number, number> {
  const ends = new Map<number, { leg: Leg; sign: 1 | -1; other: number }[]>()
  const add = (site: number, leg: Leg, sign: 1 | -1, other: number) => {
    const list = ends.get(site) ?? []
    if (list.push({ leg, sign, other }) === 1) ends.set(site, list)
  }
  for (const leg of legs) {
    add(leg.to, leg, 1, leg.from)
    add(leg.from, leg, -1, leg.to)
  }
  let ahead = new Map<number, number>()
  for (let round = 0; round < 3; round++) {
    const next = new Map<number, number>()
    for (const [site, witnesses] of ends) {
      if (witnesses.length < 4) continue
      const left = witnesses.map(({ leg, sign, other }) => sign * (leg.duration - usualFor(leg).middle) + (ahead.get(other) ?? 0))
      const offset = median(left)
      const spread = Math.max(...witnesses.map(({ leg }) => usualFor(leg).spread))
      if (Math.abs(offset) > Math.max(6 * hour, (4 * 1.25 * spread) / Math.sqrt(witnesses.length))) next.set(site, offset)
    }
    ahead = next
  }
  return ahead
}
