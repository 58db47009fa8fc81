/** How one simulated chain behaves. Shares are probabilities; times are in the unit that the name says. */
export type Configuration = {
  name: string
  shipRead: number
  receiveRead: number
  dispenseRead: number
  consumerScan: number
  repeatScan: number
  travel: number
  clockNoiseMinutes: number
  grossClock: number
  aggregationError: number
  returns: number
  interDistributor: number
  clones: number
  /** Copies of a cloned serial: one, and a Poisson number of mean `copies` - 1 more. */
  copies: number
  invented: number
  divertedCases: number
  thefts: number
  expiredResales: number
  batches: number
  /** Where the specification is silent, chains differ; each of these is one way of reading it. */
  /** Each unit is read or missed alone, or a whole case is. */
  readsBy: 'unit' | 'case'
  /** A gross error strikes single events, or the reader of a site for good. */
  clockErrors: 'event' | 'reader'
  /** A unit is packed into another case of its batch, or into any case that is about. */
  wrongCase: 'batch' | 'any'
  /** Consumers may be away from home at every scan, or only when they scan again. */
  travellers: 'every scan' | 'repeats'
  /** Copies are handed over in shops that report, or are only ever seen by those who bought them. */
  copiesSeen: 'sold' | 'scanned'
  /** The shipment of a diverted case names where it should have gone, or where it went. */
  divertedPapers: 'intended' | 'actual'
  /** Whether outlets that receive diverted cases report the receipt. */
  divertedReceipt: boolean
}

const base: Configuration = {
  name: 'base',
  shipRead: 0.97,
  receiveRead: 0.96,
  dispenseRead: 0.85,
  consumerScan: 0.06,
  repeatScan: 0.25,
  travel: 0.02,
  clockNoiseMinutes: 20,
  grossClock: 0.001,
  aggregationError: 0.003,
  returns: 0.01,
  interDistributor: 0.05,
  clones: 120,
  copies: 6,
  invented: 150,
  divertedCases: 25,
  thefts: 10,
  expiredResales: 40,
  batches: 300,
  readsBy: 'unit',
  clockErrors: 'event',
  wrongCase: 'batch',
  travellers: 'every scan',
  copiesSeen: 'sold',
  divertedPapers: 'intended',
  divertedReceipt: true,
}

/** The eight chains of the published table. */
export const published: readonly Configuration[] = [
  base,
  { ...base, name: 'clean chain', clockNoiseMinutes: 5, grossClock: 0, aggregationError: 0, returns: 0 },
  { ...base, name: 'poor reads', shipRead: 0.85, receiveRead: 0.8, dispenseRead: 0.5 },
  { ...base, name: 'very poor', shipRead: 0.6, receiveRead: 0.5, dispenseRead: 0.15 },
  { ...base, name: 'no dispense reporting', dispenseRead: 0 },
  { ...base, name: 'single-copy clones', copies: 1 },
  { ...base, name: 'mass clones', copies: 40 },
  { ...base, name: 'dirty clocks', grossClock: 0.01, clockNoiseMinutes: 240 },
]

/** Chains that nothing was tuned on: the same country, but what the specification leaves open is otherwise. */
export const shifted: readonly Configuration[] = [
  { ...base, name: 'shifted: whole cases unread', readsBy: 'case' },
  { ...base, name: 'shifted: readers with wrong clocks', clockErrors: 'reader', grossClock: 0.03 },
  { ...base, name: 'shifted: units in any wrong case', wrongCase: 'any', aggregationError: 0.001 },
  { ...base, name: 'shifted: copies only scanned', copiesSeen: 'scanned' },
  { ...base, name: 'shifted: diverted on paper too', divertedPapers: 'actual', divertedReceipt: false },
  { ...base, name: 'shifted: frequent travellers', travel: 0.06, travellers: 'repeats', consumerScan: 0.12 },
  { ...base, name: 'shifted: few crimes', clones: 20, invented: 20, divertedCases: 4, thefts: 2, expiredResales: 6 },
]
