import type { Clocks } from './clocks.ts'
import type { Customs } from './customs.ts'
import { kilometres } from './distance.ts'
import type { Finding } from './finding.ts'
import type { Places } from './places.ts'
import type { Settings } from './settings.ts'
import { handledLater, type Look, type Traits } from './traits.ts'
import { waysOf } from './ways.ts'

const hour = 3_600_000

/**
 * A buyer's scan far from the outlet, and nothing else odd: a traveller, or a copy. `order` says which of a buyer's scans it is, and
 * `since` what the days `gap` are counted from; `travel.ts` weighs all such packs against each other.
 */
export type Faraway = { since: 'sale' | 'delivery' | 'nothing'; order: 'only' | 'first' | 'again'; gap: number; finding: Finding }

/** What scans by the public say. `near` and `faraway` are what is usual and what needs weighing against it. */
export type Looked = { findings: Finding[]; near: Nearby[]; faraway: Faraway | undefined }
export type Nearby = { since: Faraway['since']; gap: number }

type Anchor = { lat: number; lon: number; site: number; time: number; since: 'sale' | 'delivery' }

export function lookFindings(traits: Traits, places: Places, customs: Customs, clocks: Clocks, settings: Settings): Looked {
  const { looks } = traits
  if (looks.length === 0) return { findings: [], near: [], faraway: undefined }
  const anchors = anchorsOf(traits, places)
  const near = looks.filter(look => anchors.some(anchor => kilometres(look, anchor) <= customs.near))
  const away = anchors.length > 0 ? looks.filter(look => !near.includes(look)) : looks
  const spots = spotsOf(away, customs.near)
  const since = anchors[0]?.since ?? 'nothing'
  const gapOf = (look: Look) => (anchors[0] ? look.time - anchors[0].time : 0)
  const findings = [
    ...before(traits, away, clocks),
    ...tooFast(traits, looks, anchors, clocks, settings),
    ...many(spots, anchors.length > 0, near),
  ]
  const single = spots.length === (anchors.length > 0 ? 1 : 2) ? spots.at(-1)![0]! : undefined
  if (!single || findings.length > 0)
    return { findings, near: near.map(look => ({ since, gap: gapOf(look) })), faraway: undefined }
  const order = looks.length === 1 ? 'only' : looks[0] === single ? 'first' : 'again'
  const from = anchors[0] ?? spots[0]![0]!
  const facts = { site: anchors[0]?.site ?? -1, next: single.time, km: Math.round(kilometres(single, from)) }
  const finding: Finding = { rule: 'scanned far from its outlet', score: 0, at: single.time, facts }
  return {
    findings,
    near: near.map(look => ({ since, gap: gapOf(look) })),
    faraway: { since, order, gap: gapOf(single), finding },
  }
}

/** Where the pack is known to have been on offer: where it was sold, or failing that, delivered or sent. */
function anchorsOf(traits: Traits, places: Places): Anchor[] {
  const { sold, got, sent } = traits
  const { seen } = waysOf(traits)
  const at = (since: Anchor['since']) => (one: { site: number; time: number }) => {
    const position = places.positionOf(one.site)
    return position ? [{ ...position, ...one, since }] : []
  }
  const known = [...sold.flatMap(at('sale')), ...[...seen, ...got, ...sent].flatMap(at('delivery'))]
  return known.filter(({ site }, n) => known.findIndex(one => one.site === site) === n)
}

/** Scans that lie within reach of each other are one spot. */
function spotsOf(looks: readonly Look[], near: number): Look[][] {
  const spots: Look[][] = []
  for (const look of looks) {
    const spot = spots.find(([first]) => kilometres(first!, look) <= 2 * near)
    if (spot) spot.push(look)
    else spots.push([look])
  }
  return spots
}

/** In a stranger's hand while makers and distributors still had it, or before the outlet sold it. */
function before(traits: Traits, away: readonly Look[], { slack }: Clocks): Finding[] {
  const { sold, returned, cameBack } = traits
  const [look] = away
  if (!look || returned || cameBack) return []
  const later = handledLater(traits, look.time + slack)
  const sale = sold.find(({ time }) => time > look.time + slack)
  const seen = later[1] ?? sale ?? later[0]
  if (!seen) return []
  const score = later.length > 1 ? 0.95 : sale ? 0.9 : 0.75
  return [
    {
      rule: 'seen before it was there',
      score,
      at: Math.max(look.time, later[0]?.time ?? seen.time),
      facts: { site: seen.site, first: look.time, next: seen.time },
    },
  ]
}

/** Between two places in less time than an aeroplane needs. */
function tooFast(
  { sold }: Traits,
  looks: readonly Look[],
  anchors: readonly Anchor[],
  { slack }: Clocks,
  { fastest }: Settings,
): Finding[] {
  const points = [
    ...looks.map(look => ({ ...look, site: -1, slack: hour / 4 })),
    ...anchors
      .filter(({ site, since }) => since === 'sale' && sold.some(sale => sale.site === site))
      .map(anchor => ({ ...anchor, slack })),
  ].sort((a, b) => a.time - b.time)
  for (const [n, a] of points.entries())
    for (const b of points.slice(n + 1)) {
      const km = kilometres(a, b)
      const hours = (b.time - a.time + a.slack + b.slack) / hour
      if (km > 100 && km / hours > fastest)
        return [
          {
            rule: 'too far too soon',
            score: 0.9,
            at: b.time,
            facts: { km: Math.round(km), hours: Math.max(1, Math.round((b.time - a.time) / hour)), first: a.time, next: b.time },
          },
        ]
    }
  return []
}

function many(spots: readonly Look[][], anchored: boolean, near: readonly Look[]): Finding[] {
  const strange = anchored ? spots.length : spots.length - 1
  if (strange < 2) return []
  const at = spots[anchored ? 1 : 2]![0]!.time
  const count = strange + (near.length > 0 || !anchored ? 1 : 0)
  return [{ rule: 'scanned in several places', score: 1 - 0.07 * 0.3 ** (strange - 2), at, facts: { count, next: at } }]
}
