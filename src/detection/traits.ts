import type { Clocks } from './clocks.ts'
import type { Actor } from './facts.ts'
import type { Journey, Step } from './ledger.ts'
import type { Places } from './places.ts'

export type At = { site: number; time: number }
export type Look = { lat: number; lon: number; time: number }

/** What one pack's reports say, sorted by what the rules ask; times are corrected by what is known of each clock. */
export type Traits = {
  pack: number
  epc: string
  product: number
  batch: number
  commissioned: boolean
  /** A maker sent it off. */
  left: boolean
  /** A distributor received it. */
  received: boolean
  /** Makers or distributors handled it. */
  upstream: boolean
  /** Outlets that a shipment names as where it goes. */
  sent: At[]
  /** Outlets that say they received it. */
  got: At[]
  /** Sales; the same site within the slack of clocks is one. */
  sold: At[]
  /** How many times one sale was read again at once. */
  rereads: number
  /** Every scan by the public, and those of them that tell where. */
  scans: number[]
  looks: Look[]
  stolen: At | undefined
  /** An outlet gave it back. */
  returned: boolean
  /** A distributor handled it after an outlet did, though nobody reported a return. */
  cameBack: boolean
  /** Every handling on the way to an outlet, receipts there included. */
  chain: At[]
  /** Every report in the order of its corrected time. */
  steps: Step[]
  expiry: number
  /** The other batch and expiry that a later report gives. */
  otherBatch: { batch: number; time: number } | undefined
  otherExpiry: { expiry: number; time: number } | undefined
}

/** Who reports a step: as it says, or as its site is registered, or as such acts are usually done. */
export function roleOf({ actor, site, act }: Step, places: Places): Actor {
  return actor ?? places.roleOf(site) ?? (act === 'dispense' ? 'R' : act === 'scan' ? 'C' : act === 'commission' ? 'M' : 'D')
}

export function traitsOf({ pack, epc, product, steps: raw }: Journey, places: Places, clocks: Clocks): Traits {
  const steps = clocks.wrong.size > 0 ? corrected(raw, clocks) : raw
  const made = steps.find(({ act }) => act === 'commission')
  const traits: Traits = {
    pack,
    epc,
    product,
    batch: made?.batch ?? steps.find(({ batch }) => batch >= 0)?.batch ?? -1,
    commissioned: made !== undefined,
    left: false,
    received: false,
    upstream: false,
    sent: [],
    got: [],
    sold: [],
    rereads: 0,
    scans: [],
    looks: [],
    stolen: undefined,
    returned: false,
    cameBack: false,
    chain: [],
    steps,
    expiry:
      made && !Number.isNaN(made.expiry) ? made.expiry : (steps.find(step => !Number.isNaN(step.expiry))?.expiry ?? Number.NaN),
    otherBatch: undefined,
    otherExpiry: undefined,
  }
  for (const step of steps) take(traits, step, roleOf(step, places), places, clocks)
  traits.cameBack = handledAgain(traits, places, clocks)
  return traits
}

/** Only an outlet that the pack was meant for can have given it back: a copy sold elsewhere has not. */
function handledAgain({ sent, got, sold, steps }: Traits, places: Places, clocks: Clocks): boolean {
  const meant = (site: number) => sent.some(at => at.site === site)
  const first = Math.min(...[...got, ...sold].filter(at => meant(at.site)).map(at => at.time))
  return steps.some(
    step => (step.act === 'receive' || step.act === 'ship') && roleOf(step, places) === 'D' && step.time > first + clocks.slack,
  )
}

function corrected(steps: readonly Step[], clocks: Clocks): Step[] {
  return steps
    .map(step => (clocks.wrong.has(step.site) ? { ...step, time: step.time - clocks.aheadAt(step.site) } : step))
    .sort((a, b) => a.time - b.time)
}

function take(traits: Traits, step: Step, role: Actor, places: Places, clocks: Clocks): void {
  const { act, site, time, destination } = step
  if (step.batch >= 0 && traits.batch >= 0 && step.batch !== traits.batch) traits.otherBatch ??= { batch: step.batch, time }
  if (!Number.isNaN(step.expiry) && !Number.isNaN(traits.expiry) && step.expiry !== traits.expiry)
    traits.otherExpiry ??= { expiry: step.expiry, time }
  switch (act) {
    case 'ship':
      if (role === 'R' && places.roleOf(destination) !== 'R') {
        traits.returned = true
        break
      }
      traits.left ||= role === 'M'
      traits.upstream = true
      traits.chain.push({ site, time })
      if (destination >= 0 && places.roleOf(destination) === 'R') traits.sent.push({ site: destination, time })
      break
    case 'receive':
      traits.chain.push({ site, time })
      if (role === 'R') once(traits.got, { site, time })
      else traits.received = traits.upstream = true
      break
    case 'return':
      traits.returned = true
      break
    case 'dispense':
      if (traits.sold.some(sale => sale.site === site && Math.abs(sale.time - time) < clocks.slack)) traits.rereads++
      else traits.sold.push({ site, time })
      break
    case 'scan':
      if (role !== 'R' && role !== 'C') break
      traits.scans.push(time)
      look(traits, step, places)
      break
    case 'stolen':
      traits.stolen ??= { site, time }
      break
    case 'commission':
      break
  }
}

const once = (list: At[], at: At): void => {
  if (!list.some(({ site }) => site === at.site)) list.push(at)
}

function look({ looks }: Traits, { lat, lon, site, time }: Step, places: Places): void {
  const position = !Number.isNaN(lat) && !Number.isNaN(lon) ? { lat, lon } : places.positionOf(site)
  if (position) looks.push({ ...position, time })
}

/** What other sites did with the pack after a moment: once for each site, since one wrong clock is one witness. */
export function handledLater({ chain }: Traits, moment: number): At[] {
  const later = chain.filter(({ time }) => time > moment)
  return later.filter(({ site }, n) => later.findIndex(at => at.site === site) === n)
}
