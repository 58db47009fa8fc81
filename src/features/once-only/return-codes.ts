import type { OnceKind } from '#/features/tracing/life.ts'
import type { Day } from '#/law/day.ts'
import type { Act, Derived } from './acts.ts'

/** Where the cause lies: with how things are done, with the scan or the data, or with the pack. Only the last is an alert. */
export type FaultKind = 'procedure' | 'technical' | 'suspect'

/** When, and at whose site, something was done to a pack first. */
export type First = { at: Date; siteId?: string; companyId?: string; disposition?: string }

/** Why an act is refused. The codes LOT_…, PC_… and PCK_… are those of the European verification systems; the others are ours. */
export type Fault =
  /** The code could not be read as that of a pack. */
  | { code: 'SCAN_UNREAD' }
  /** Its time has not come yet, or cannot be right. */
  | { code: 'TIME' }
  /** The key was used for something else. */
  | { code: 'KEY_REUSED' }
  /** The product is known, and no batch of that number. */
  | { code: 'LOT_03'; batch: string }
  /** The code says another expiry than its lot. */
  | { code: 'LOT_12'; expiry: Day; repaired: boolean }
  /** The code says another batch than its lot. */
  | { code: 'LOT_13'; batch: string; repaired: boolean }
  /** No pack of this serial was ever given a code; or nobody issues codes of this product here. */
  | { code: 'PC_02'; repaired: boolean; product: boolean }
  /** Undo of a state that the pack is not in. */
  | { code: 'PCK_06'; asked: OnceKind; state?: OnceKind }
  /** The pack is in that state already. */
  | { code: 'PCK_19'; state: OnceKind; first: First; here: boolean }
  /** Undo after its time. */
  | { code: 'PCK_20'; days: number }
  /** Undo by another company, or at another site. */
  | { code: 'PCK_21'; other: 'company' | 'premises' }
  /** The pack is not active, by an act or by its product, batch or date. */
  | { code: 'PCK_22'; state: OnceKind | 'decommissioned' | Derived; first?: First; own: boolean }
  /** Not possible: an undo that the rules exclude, or a case with packs in it that are not active. */
  | { code: 'PCK_27'; why: 'stolen' | 'supplied' | Derived }
  | { code: 'PCK_27'; why: 'inside'; count: number }

export type ReturnCode = Fault['code'] | 'OK'

/** Every code, in the order in which the guide lists them. */
export const faultCodes = [
  'SCAN_UNREAD',
  'TIME',
  'KEY_REUSED',
  'LOT_03',
  'LOT_12',
  'LOT_13',
  'PC_02',
  'PCK_06',
  'PCK_19',
  'PCK_20',
  'PCK_21',
  'PCK_22',
  'PCK_27',
] as const satisfies readonly Fault['code'][]

/**
 * Where the cause of a fault lies (standards of verification, and what went wrong elsewhere: nine in ten alerts are scanners and habits).
 * A repaired scan is never suspect, nor is what is inactive by its product, batch or date alone; a pack that somebody else ended is.
 */
export function kindOfFault(fault: Fault): FaultKind {
  switch (fault.code) {
    case 'SCAN_UNREAD':
    case 'TIME':
    case 'KEY_REUSED':
    case 'LOT_03':
      return 'technical'
    case 'LOT_12':
    case 'LOT_13':
      return fault.repaired ? 'technical' : 'suspect'
    case 'PC_02':
      return fault.repaired || !fault.product ? 'technical' : 'suspect'
    case 'PCK_19':
      return fault.here ? 'procedure' : 'suspect'
    case 'PCK_22':
      return fault.own || fault.first === undefined ? 'procedure' : 'suspect'
    default:
      return 'procedure'
  }
}

/** What is asked for, in the words of a sentence about it. */
export type AskedFor = { act: Act; undo: boolean }
