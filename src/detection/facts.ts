/** What may be reported about a pack: the acts of the chain, scans by the public, and a theft. */
export const acts = ['commission', 'ship', 'receive', 'return', 'dispense', 'scan', 'stolen'] as const
export type Act = (typeof acts)[number]

/** Who reports: maker, distributor, retailer, consumer. */
export const actors = ['M', 'D', 'R', 'C'] as const
export type Actor = (typeof actors)[number]

/**
 * One thing reported about one pack. `time` is in milliseconds of Unix time; `expiry` is the first moment at which the pack may no
 * longer be handed over, in the same unit. A scan by the public has a position and often no site.
 */
export type Seen = {
  time: number
  act: Act
  epc: string
  batch?: string
  site?: string
  actor?: Actor
  lat?: number
  lon?: number
  /** The site to which a shipment or return goes. */
  destination?: string
  expiry?: number
}

/** A place. Without a type or position, what is reported there tells them. */
export type Site = { id: string; type?: Actor; province: string; lat?: number; lon?: number }

/** A product with the provinces in which its holder may sell it; none named: all. */
export type Product = { gtin: string; manufacturer?: string; provinces: readonly string[] }
