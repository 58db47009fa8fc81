import { type ActedStanding, mayBecome, type Standing } from '#/features/register/licence.ts'

/** What an officer may do to a licence, each with the standing it leads to. Succession is no act: a new licence brings it. */
export const acts = {
  suspend: 'suspended',
  lift: 'active',
  revoke: 'revoked',
  cancel: 'cancelled',
} as const satisfies Record<string, Exclude<ActedStanding, 'superseded'>>
export type ActName = keyof typeof acts
export const actNames = Object.keys(acts) as ActName[]

/** Which acts a standing allows: what the page offers, and what the register takes. */
export const actsOn = (standing: Standing): ActName[] => actNames.filter(act => mayBecome(standing, acts[act]))
