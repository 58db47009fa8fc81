/** What a rule may say. `technical`: an innocent slip explains it, and whoever reports should be told. */
export const rules = {
  'unknown serial': 'suspect',
  'unknown product': 'suspect',
  'sold after expiry': 'suspect',
  'seen after theft': 'suspect',
  'sold under recall': 'suspect',
  'sold at two outlets': 'suspect',
  'sold twice at one outlet': 'suspect',
  'too far too soon': 'suspect',
  'outside its provinces': 'suspect',
  'not where it was sent': 'suspect',
  'received at two outlets': 'suspect',
  'at several outlets': 'suspect',
  'strayed with its case': 'suspect',
  'scanned often': 'suspect',
  'scanned in several places': 'suspect',
  'scanned far from its outlet': 'suspect',
  'seen before it was there': 'suspect',
  'other batch': 'technical',
  'other expiry': 'technical',
  'commission not reported': 'technical',
  'return not reported': 'technical',
  'in another case': 'technical',
  'sale read twice': 'technical',
  'clock out of order': 'technical',
} as const

export type Rule = keyof typeof rules
export type AlertClass = (typeof rules)[Rule]

/** One reason: what a rule saw, how likely that alone makes a crime (0 to 1), and the moment from which it could be known. */
export type Finding = { rule: Rule; score: number; at: number; facts: Facts }

/** Sites as numbers of the ledger under `site`, `other`, `home`; moments under `first`, `next`; anything else as it is. */
export type Facts = {
  site?: number
  other?: number
  home?: number
  first?: number
  next?: number
  km?: number
  count?: number
  hours?: number
}
