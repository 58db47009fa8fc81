import { detect } from '#/detection/detect.ts'
import { openLedger } from '#/detection/ledger.ts'
import { settingsOn } from '#/features/alerts/law.ts'
import { dayAt } from '#/law/day.ts'
import { type Bench, type Figure, figure } from './harness.ts'
import { type Configuration, published, shifted } from './supply-chain/configurations.ts'
import type { Scenario } from './supply-chain/reports.ts'
import { simulate } from './supply-chain/simulate.ts'

/** What ten rules reach on chains of the same description, mean of five seeds: precision, recall, false positives per 10,000 packs. */
const rulesReach: Readonly<Record<string, readonly [precision: number, recall: number, falsePositives: number]>> = {
  base: [0.949, 0.86, 5.5],
  'clean chain': [0.974, 0.873, 2.9],
  'poor reads': [0.885, 0.818, 12.5],
  'very poor': [0.897, 0.708, 9.5],
  'no dispense reporting': [0.991, 0.854, 0.9],
  'single-copy clones': [0.941, 0.771, 5.8],
  'mass clones': [0.951, 0.87, 5.5],
  'dirty clocks': [0.775, 0.86, 29.6],
}

const seeds = ['unseen 1', 'unseen 2', 'unseen 3', 'unseen 4', 'unseen 5']
const scenarios: readonly Scenario[] = ['clone', 'invented', 'diverted', 'stolen', 'expired']
const day = 86_400_000

type Outcome = {
  precision: number
  recall: number
  f1: number
  falsePositives: number
  averagePrecision: number
  eventsPerSecond: number
  /** Suspect packs for each day of the half year: what inspectors would have to look at. */
  perDay: number
  found: Map<Scenario, { there: number; found: number; delays: number[] }>
}

/** Judges one simulated half year and compares with what really was wrong. The unit is a serial. */
function outcomeOf(config: Configuration, seed: string): Outcome {
  const { seen, sites, products, truth, units } = simulate(config, seed)
  const start = performance.now()
  const ledger = openLedger()
  for (const one of seen) ledger.add(one)
  const alerts = detect(ledger, { sites, products }, settingsOn(dayAt(new Date())))
  const seconds = (performance.now() - start) / 1000
  const found = new Map(scenarios.map(scenario => [scenario, { there: 0, found: 0, delays: [] as number[] }]))
  for (const { scenario } of truth.values()) found.get(scenario)!.there++
  const suspects = alerts.filter(alert => alert.class === 'suspect')
  let right = 0
  for (const { epc, at } of suspects) {
    const crime = truth.get(epc)
    if (!crime) continue
    right++
    const tally = found.get(crime.scenario)!
    tally.found++
    tally.delays.push(Math.max(0, at - crime.first) / day)
  }
  let [above, averagePrecision] = [0, 0]
  for (const [place, { epc }] of alerts.entries()) if (truth.has(epc)) averagePrecision += ++above / (place + 1) / truth.size
  const [precision, recall] = [right / suspects.length, right / truth.size]
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    falsePositives: ((suspects.length - right) * 10_000) / units,
    averagePrecision,
    eventsPerSecond: seen.length / seconds,
    perDay: suspects.length / 180,
    found,
  }
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function figuresOf(config: Configuration): Figure[] {
  const outcomes = seeds.map(seed => outcomeOf(config, seed))
  const over = (pick: (outcome: Outcome) => number) => mean(outcomes.map(pick))
  const [precision, recall, falsePositives] = rulesReach[config.name] ?? []
  const name = (what: string) => `alerts, ${config.name}: ${what}`
  return [
    figure(
      name('precision'),
      over(one => one.precision),
      'of 1',
      { atLeast: precision ?? 0.9 },
      precision,
    ),
    figure(
      name('recall'),
      over(one => one.recall),
      'of 1',
      { atLeast: recall ?? 0.85 },
      recall,
    ),
    figure(
      name('F1'),
      over(one => one.f1),
      'of 1',
      {},
      precision && recall && (2 * precision * recall) / (precision + recall),
    ),
    figure(
      name('false positives'),
      over(one => one.falsePositives),
      'per 10,000 packs',
      { atMost: 5 },
      falsePositives,
    ),
    figure(
      name('average precision'),
      over(one => one.averagePrecision),
      'of 1',
      {},
    ),
    figure(
      name('alerts'),
      over(one => one.perDay),
      'per day',
      {},
    ),
    figure(
      name('speed'),
      over(one => one.eventsPerSecond),
      'events/s',
      { atLeast: 35_300 },
    ),
    ...scenarios.flatMap(scenario => {
      const tallies = outcomes.map(({ found }) => found.get(scenario)!)
      const delays = tallies.flatMap(tally => tally.delays)
      return [
        figure(name(`${scenario}, recall`), mean(tallies.map(tally => tally.found / tally.there)), 'of 1', {}),
        figure(name(`${scenario}, median delay`), quantile(delays, 0.5), 'days', {}),
        figure(name(`${scenario}, p90 delay`), quantile(delays, 0.9), 'days', {}),
      ]
    }),
  ]
}

/**
 * How well packs that look wrong are found, on seeds that nothing was tuned on: the eight published chains beside what plain rules reach on
 * chains of that description, then shifted ones.
 */
export const benches: readonly Bench[] = [{ name: 'alerts', run: async () => [...published, ...shifted].flatMap(figuresOf) }]
