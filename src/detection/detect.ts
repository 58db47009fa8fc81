import { clocksOf } from './clocks.ts'
import { type Customs, customsOf } from './customs.ts'
import type { Product, Site } from './facts.ts'
import { type AlertClass, type Finding, rules } from './finding.ts'
import type { Ledger } from './ledger.ts'
import { placesOf } from './places.ts'
import { type Faraway, lookFindings, type Nearby } from './rules-looks.ts'
import { orderFindings } from './rules-order.ts'
import { outletFindings } from './rules-outlets.ts'
import { registerFindings } from './rules-register.ts'
import type { Settings } from './settings.ts'
import { traitsOf } from './traits.ts'
import { weighTravel } from './travel.ts'

/** One pack that looks wrong: how likely a crime is behind it, the reasons with the gravest first, and since when it could be known. */
export type Alert = { epc: string; pack: number; score: number; class: AlertClass; at: number; reasons: Finding[] }

export type Background = {
  sites: readonly Site[]
  products: readonly Product[]
  /** From when a batch of a product is under recall, in milliseconds; undefined for none. */
  recalledFrom?: (product: string, batch: string) => number | undefined
}

/**
 * Every pack that looks wrong, the most suspicious first, each once. Reads all reports four times: for places, for clocks, for what is
 * usual, and to judge. Needs memory for the packs that look wrong only.
 */
export function detect(ledger: Ledger, background: Background, settings: Settings): Alert[] {
  const places = placesOf(ledger, background.sites)
  const clocks = clocksOf(ledger, places)
  const customs = customsOf(ledger, places, clocks, background.products)
  const odd: { epc: string; pack: number; findings: Finding[] }[] = []
  const lone: Finding[] = []
  const faraway: Faraway[] = []
  const near: Nearby[] = []
  const scanned = new Map<string, number>()
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const journey of ledger.journeys()) {
    const traits = traitsOf(journey, places, clocks)
    const recalled = recalledFrom(background, ledger, traits.product, traits.batch)
    const looked = lookFindings(traits, places, customs, clocks, settings)
    const findings = [
      ...registerFindings(traits, customs, clocks, recalled, settings.oftenScanned),
      ...outletFindings(traits, customs, clocks, settings),
      ...looked.findings,
      ...orderFindings(traits, places, clocks),
    ]
    first = Math.min(first, traits.steps[0]!.time)
    last = Math.max(last, traits.steps.at(-1)!.time)
    for (const one of looked.near) near.push(one)
    countScans(scanned, looked.near, looked.faraway, traits.looks.length)
    if (looked.faraway) {
      faraway.push(looked.faraway)
      findings.push(looked.faraway.finding)
    }
    lone.push(...findings.filter(({ rule }) => rule === 'not where it was sent' || rule === 'received at two outlets'))
    if (findings.length > 0) odd.push({ epc: journey.epc, pack: journey.pack, findings })
  }
  weighTravel(faraway, near, scanned, last - first)
  weighLone(lone, customs)
  return odd
    .map(({ epc, pack, findings }) => ({ epc, pack, ...verdict(findings, settings) }))
    .filter(isTold)
    .sort(bySuspicion)
}

const recalledFrom = ({ recalledFrom }: Background, ledger: Ledger, product: number, batch: number): number =>
  recalledFrom?.(ledger.products.name(product) ?? '', ledger.batches.name(batch) ?? '') ?? Number.POSITIVE_INFINITY

/** How many packs were scanned once, and how many again: what the travellers are a share of. */
function countScans(scanned: Map<string, number>, near: readonly Nearby[], away: Faraway | undefined, looks: number): void {
  const since = away?.since ?? near[0]?.since
  if (since === undefined) return
  const more = (key: string) => scanned.set(key, (scanned.get(key) ?? 0) + 1)
  if (looks === 1) more(`${since} only`)
  else {
    more('repeated')
    more(`${since} first`)
    more(`${since} again`)
  }
}

/**
 * A pack that turned up alone where nothing explains it. Sold there, it is a copy whose original was sold unreported, or a slip: the packs
 * sold at two outlets tell how many such copies there must be. Received at two outlets, it is a copy, or a return that nobody reported:
 * the reported returns tell how many of those there must be.
 */
function weighLone(lone: readonly Finding[], { soldTwice, dispensed, unreportedReturns }: Customs): void {
  const twice = lone.filter(({ rule }) => rule === 'received at two outlets')
  const once = lone.filter(({ rule }) => rule === 'not where it was sent')
  const copies = (soldTwice * (1 - dispensed)) / dispensed
  const returned = (unreportedReturns * once.length) / Math.max(1, lone.length)
  const sold = Math.min((copies + 1) / (copies + 1 + returned), (copies + 1) / (once.length + 1))
  const received = (twice.length - unreportedReturns + returned) / (twice.length + 1)
  for (const finding of once) finding.score = Math.min(0.9, Math.max(0.02, sold))
  for (const finding of twice) finding.score = Math.min(0.9, Math.max(0.02, received))
}

/** Reasons that point the same way add up; a technical explanation decides only where nothing suspicious remains. */
function verdict(findings: readonly Finding[], { suspectFrom }: Settings) {
  const reasons = [...findings].sort((a, b) => b.score - a.score)
  const score = Math.min(0.999, 1 - reasons.reduce((doubt, reason) => doubt * (1 - reason.score), 1))
  const alone = reasons.filter(reason => reason.score >= suspectFrom).map(({ at }) => at)
  const at = alone.length > 0 ? Math.min(...alone) : Math.max(...reasons.map(reason => reason.at))
  const kind: AlertClass = score >= suspectFrom ? 'suspect' : 'technical'
  return { score, class: kind, at, reasons: reasons.filter(reason => reason.score > 0) }
}

/** Below the threshold a pack is told of only where somebody can mend a slip. */
const isTold = (alert: Alert): boolean =>
  alert.class === 'suspect' || alert.reasons.some(({ rule }) => rules[rule] === 'technical')

const bySuspicion = (a: Alert, b: Alert): number => b.score - a.score || a.pack - b.pack
