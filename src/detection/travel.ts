import type { Faraway, Nearby } from './rules-looks.ts'

const day = 86_400_000
/** Days after the sale in which scans are counted together; the last goes on for ever. */
const upTo = [-2, 0, 0.5, 1, 2, 4, 8, 16, 32, 64, Number.POSITIVE_INFINITY]
const binOf = (gap: number): number => upTo.findIndex(limit => gap <= limit * day)

/** How often honest buyers scan away from home, from packs of which another scan was made at home. */
export type Travellers = { scans: number; away: number }

/**
 * Weighs travellers against copies, in place. How many travellers to expect is learned from packs that were also scanned at home; how long
 * after a sale buyers scan, from scans near the outlet. What is left over is copies, which turn up at any time. Each pack's score is the
 * probability that it is no traveller.
 */
export function weighTravel(
  away: readonly Faraway[],
  near: readonly Nearby[],
  scanned: Map<string, number>,
  length: number,
): void {
  const first = { scans: 0, away: 0 }
  const again = { scans: 0, away: 0 }
  for (const { order } of away) {
    if (order === 'first') first.away++
    if (order === 'again') again.away++
  }
  first.scans = again.scans = scanned.get('repeated') ?? 0
  for (const [family, group] of Map.groupBy(away, ({ since, order }) => `${since} ${order}`)) {
    const [since, order] = family.split(' ')
    const seen = order === 'again' ? again : first
    const rate = (seen.away + 0.5) / (seen.scans + 1)
    const expected = rate * (scanned.get(family) ?? group.length)
    weigh(group, expected, density(near.filter(one => one.since === since)), length)
  }
}

/** The share of honest scans in each span of days, never none. */
function density(near: readonly Nearby[]): number[] {
  const counts = upTo.map(() => 0.3)
  for (const { gap } of near) counts[binOf(gap)]!++
  const all = counts.reduce((sum, count) => sum + count)
  return counts.map(count => count / all)
}

/** The share of a half year (or however long the reports go) that each span of days makes: copies keep to no sale. */
function anyTime(length: number): number[] {
  const days = length / day
  let from = -days / 2
  return upTo.map(limit => {
    const until = Math.min(limit, days / 2)
    const share = Math.max(0.001, (until - from) / days)
    from = Math.max(from, until)
    return share
  })
}

function weigh(group: readonly Faraway[], expected: number, honest: readonly number[], length: number): void {
  const strange = anyTime(length)
  const timed = group[0]!.since !== 'nothing'
  const odds = group.map(({ gap }) => (timed ? strange[binOf(gap)]! / honest[binOf(gap)]! : 1))
  let copies = Math.max(0.5, group.length - expected)
  let shares: number[] = []
  for (let round = 0; round < 30; round++) {
    const prior = copies / Math.max(expected, 0.5)
    shares = odds.map(odd => (prior * odd) / (prior * odd + 1))
    copies = Math.max(
      0.1,
      shares.reduce((sum, share) => sum + share, 0),
    )
  }
  for (const [n, { finding }] of group.entries()) finding.score = Math.min(0.95, shares[n]!)
}
