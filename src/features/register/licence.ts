import type { Commodity } from '#/features/register/nie-formats.ts'
import type { Day } from '#/law/day.ts'
import type { Cite } from '#/law/provisions.ts'
import { NotAllowed } from '#/platform/http/errors.ts'

/** What an officer's act, or the issue itself, makes of a licence. */
export type ActedStanding = 'active' | 'suspended' | 'revoked' | 'cancelled' | 'superseded'
/** How a licence stands on a day: what was last decided, unless its time has run out. */
export type Standing = ActedStanding | 'expired'
export const standings = [
  'active',
  'expired',
  'suspended',
  'revoked',
  'cancelled',
  'superseded',
] as const satisfies readonly Standing[]

export type Ingredient = { name: string; amount?: number; unit?: string }

/** What a licence says of its product, apart from number and time. */
export type LicenceFacts = {
  commodity: Commodity
  productName: string
  brand?: string
  dosageForm: string
  /** Packs as they are sold: `Dus, 3 strip @ 10 kapsul`. */
  packs: readonly string[]
  composition: readonly Ingredient[]
  /** Without `companyId` where the holder of an old licence is not registered here. */
  holder: { companyId?: string; name: string }
  maker: { name: string; siteId?: string }
  /** How packs are known in the 2D barcode: by the licence alone, or each by a serial of its own. */
  method: 'identification' | 'authentication'
  gtins?: readonly string[]
}

/** A licence as it stands on one day. */
export type Licence = Required<Pick<LicenceFacts, 'gtins'>> &
  Omit<LicenceFacts, 'gtins'> & {
    number: string
    issuedOn: Day
    /** The first day on which it is no longer valid. */
    validUntil: Day
    standing: Standing
    /** Since which day it stands so. */
    since: Day
    reasons?: string
    cite?: Cite
    /** The number of the licence that took its place. */
    supersededBy?: string
    updatedAt: Date
  }

/** One thing that happened to a licence; the first is its issue. */
export type LicenceEvent = {
  seq: number
  standing: ActedStanding
  effective: Day
  reasons?: string
  cite?: Cite
  supersededBy?: string
}

/** Which standings an act may lead to. A revoked, cancelled or superseded licence never comes back. */
export const moves = {
  active: ['suspended', 'revoked', 'cancelled', 'superseded'],
  suspended: ['active', 'revoked', 'cancelled', 'superseded'],
  expired: ['revoked', 'superseded'],
  revoked: [],
  cancelled: [],
  superseded: [],
} as const satisfies Record<Standing, readonly ActedStanding[]>

/** Whether an act may lead from one standing to another. */
export const mayBecome = (from: Standing, to: ActedStanding): boolean => (moves[from] as readonly ActedStanding[]).includes(to)

/** Refuses an act that the standing does not allow, saying what it does. */
export function checkMove(from: Standing, to: ActedStanding): void {
  if (mayBecome(from, to)) return
  const possible = moves[from]
  throw new NotAllowed({
    id: `Izin edar ini ${standingWords[from].id}, jadi tidak dapat menjadi ${standingWords[to].id}. ${
      possible.length ? `Yang mungkin: ${possible.map(each => standingWords[each].id).join(', ')}.` : 'Keadaan ini akhir.'
    }`,
    en: `This licence is ${standingWords[from].en}, so it cannot become ${standingWords[to].en}. ${
      possible.length ? `Possible: ${possible.map(each => standingWords[each].en).join(', ')}.` : 'This state is final.'
    }`,
  })
}

/** How a licence stands on a day, given the last event that has taken effect by then; without one it is as it was issued. */
export function standingOn(
  { issuedOn, validUntil }: { issuedOn: Day; validUntil: Day },
  last: Pick<LicenceEvent, 'standing' | 'effective' | 'reasons' | 'cite' | 'supersededBy'> | undefined,
  day: Day,
): Pick<Licence, 'standing' | 'since' | 'reasons' | 'cite' | 'supersededBy'> {
  const ended = last && isFinal(last.standing)
  if (!ended && day >= validUntil) return { standing: 'expired', since: validUntil }
  if (!last) return { standing: 'active', since: issuedOn }
  const { standing, effective, reasons, cite, supersededBy } = last
  return { standing, since: effective, ...(reasons && { reasons }), ...(cite && { cite }), ...(supersededBy && { supersededBy }) }
}

/** Whether nothing can follow. */
export const isFinal = (standing: Standing): boolean => moves[standing].length === 0

/** The words in which a standing is spoken of, as the register of BPOM calls them. */
export const standingWords = {
  active: { id: 'berlaku', en: 'in force' },
  expired: { id: 'kedaluwarsa', en: 'expired' },
  suspended: { id: 'dibekukan', en: 'suspended' },
  revoked: { id: 'dicabut', en: 'revoked' },
  cancelled: { id: 'dibatalkan', en: 'cancelled' },
  superseded: { id: 'digantikan', en: 'superseded' },
} as const satisfies Record<Standing, { id: string; en: string }>
