import type { Clocks } from './clocks.ts'
import { kilometres } from './distance.ts'
import type { Product } from './facts.ts'
import { productKey } from './identity.ts'
import type { Ledger } from './ledger.ts'
import { median } from './middle.ts'
import type { Places } from './places.ts'
import { tally } from './tally.ts'
import { type Traits, traitsOf } from './traits.ts'
import { waysOf } from './ways.ts'

/** What is usual in this chain, learned from all its packs: rules weigh what they see against it. */
export type Customs = {
  /** Share of a batch's packs in the chain that were commissioned; undefined where the file does not reach back to its making. */
  commissioned: (product: number, batch: number) => number | undefined
  /** Probability that nothing of makers and distributors is reported of an honest pack. */
  unseenUpstream: number
  /** Share of delivered packs whose sale is reported. */
  dispensed: number
  /** Packs sold at two outlets that no paper explains. */
  soldTwice: number
  /** Packs that strayed because their return was not reported: as many as the reported returns let expect. */
  unreportedReturns: number
  /** Kilometres around the outlet within which buyers scan. */
  near: number
  /** Share of packs seen at outlets outside their product's provinces. */
  outside: number
  isAuthorised: (product: number, outlet: number) => boolean | undefined
  /** Products are registered, and this is none of them. */
  isUnknownProduct: (product: number) => boolean
  /** Packs of a batch that papers name this outlet for, or that an outlet without papers received. */
  supplied: (batch: number, outlet: number) => number
  /** Packs of a batch seen at an outlet. */
  seenAt: (batch: number, outlet: number) => number
  /** Packs of a batch that were meant for one outlet and turned up at another. */
  strayed: (batch: number, from: number, to: number) => number
  /** Packs of a batch that turned up at an outlet though meant for another. */
  strayedTo: (batch: number, to: number) => number
  /** Packs of any batch that were meant for one outlet and turned up at another. */
  strayedBetween: (from: number, to: number) => number
}

export function customsOf(ledger: Ledger, places: Places, clocks: Clocks, products: readonly Product[]): Customs {
  const [supplied, seenAt, strayed, strayedTo, strayedBetween] = [tally(), tally(), tally(), tally(), tally()]
  const channel = channelOf(ledger, places, products)
  const reach = commissioning()
  const distances: number[] = []
  const upstream = { present: 0, unseen: 0, left: 0, sent: 0, both: 0, all: 0 }
  const returns = { resent: 0, reported: 0, explained: 0 }
  const sales = { delivered: 0, sold: 0, twice: 0 }
  const outside = { seen: 0, outside: 0 }
  for (const journey of ledger.journeys()) {
    const traits = traitsOf(journey, places, clocks)
    const { batch, product } = traits
    const { home, seen, strays } = waysOf(traits)
    for (const { site } of traits.sent.length > 0 ? traits.sent : traits.got.slice(0, 1)) supplied.add(batch, site)
    for (const { site } of seen) seenAt.add(batch, site)
    for (const { site } of traits.returned || traits.cameBack ? [] : strays) {
      strayed.add(batch, home!.site, site)
      strayedTo.add(batch, site)
      strayedBetween.add(home!.site, site)
    }
    reach.add(traits)
    if (traits.commissioned && (seen.length > 0 || traits.looks.length > 0)) {
      upstream.present++
      if (!traits.upstream) upstream.unseen++
    }
    if (traits.left) upstream.left++
    if (traits.sent.length > 0) upstream.sent++
    if (traits.left && traits.sent.length > 0) {
      upstream.both++
      if (traits.received) upstream.all++
    }
    if (traits.sent.length > 1) {
      returns.resent++
      if (traits.returned) returns.reported++
    }
    if (traits.returned && strays.length > 0) returns.explained++
    if (traits.got.length > 0) sales.delivered++
    if (traits.got.length > 0 && traits.sold.length > 0) sales.sold++
    if (traits.sold.length > 1 && !traits.returned && strays.length > 0) sales.twice++
    const allowed = seen.map(({ site }) => channel.isAuthorised(product, site)).filter(known => known !== undefined)
    if (allowed.length > 0) outside.seen++
    if (allowed.some(known => !known)) outside.outside++
    const at = seen.length === 1 ? places.positionOf(seen[0]!.site) : undefined
    if (at) for (const look of traits.looks) distances.push(kilometres(look, at))
  }
  const missed = (part: number, whole: number) => 1 - (part + 1) / (whole + 2)
  return {
    ...channel,
    commissioned: reach.share,
    unseenUpstream:
      upstream.present > 0
        ? (upstream.unseen + 1) / (upstream.present + 2)
        : missed(upstream.both, upstream.sent) * missed(upstream.both, upstream.left) * missed(upstream.all, upstream.both),
    dispensed: (sales.sold + 1) / (sales.delivered + 2),
    soldTwice: sales.twice,
    unreportedReturns:
      (returns.explained * missed(returns.reported, returns.resent)) / (1 - missed(returns.reported, returns.resent)),
    near: Math.min(500, Math.max(25, 8 * (median(distances) || 0))),
    outside: outside.outside / Math.max(1, outside.seen),
    supplied: supplied.get,
    seenAt: seenAt.get,
    strayed: strayed.get,
    strayedTo: strayedTo.get,
    strayedBetween: strayedBetween.get,
  }
}

/** Where products may be sold: by their register, and only for outlets whose province is known. */
function channelOf(ledger: Ledger, places: Places, products: readonly Product[]) {
  const registered = new Map(products.map(({ gtin, provinces }) => [ledger.products.of(productKey(gtin)), new Set(provinces)]))
  return {
    isUnknownProduct: (product: number) => product >= 0 && registered.size > 0 && !registered.has(product),
    isAuthorised(product: number, outlet: number): boolean | undefined {
      const provinces = registered.get(product)
      const province = places.provinceOf(outlet)
      return !provinces || provinces.size === 0 || province === undefined ? undefined : provinces.has(province)
    },
  }
}

/** Counts how much of each batch and product is commissioned among the packs that makers or distributors handled. */
function commissioning() {
  const [made, chained, both] = [tally(), tally(), tally()]
  const everywhere = -2
  return {
    add({ batch, product, commissioned, upstream }: Traits) {
      for (const key of [
        [0, batch],
        [1, product],
        [1, everywhere],
      ] as const) {
        if (commissioned) made.add(...key)
        if (upstream) chained.add(...key)
        if (commissioned && upstream) both.add(...key)
      }
    },
    share(product: number, batch: number): number | undefined {
      const share = (...key: [number, number]) => (both.get(...key) + 1) / (chained.get(...key) + 1)
      if (made.get(1, everywhere) === 0) return undefined
      if (batch >= 0 && made.get(0, batch) > 0) return Math.min(share(0, batch), share(1, everywhere))
      // Packs of the batch travel, and none was commissioned: it was made before the file begins.
      if (batch >= 0 && chained.get(0, batch) > 0) return undefined
      if (made.get(1, product) > 0) return share(1, product)
      return chained.get(1, product) > 0 ? undefined : share(1, everywhere)
    },
  }
}
