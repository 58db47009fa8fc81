import type { Says } from '#/platform/http/errors.ts'
import { type Fault, type FaultKind, kindOfFault, type ReturnCode } from './return-codes.ts'
import { faultSays } from './says.ts'

/** What became of one act: taken (`OK`), or refused with a code, where the cause lies, and a sentence. */
export type Answer = {
  code: ReturnCode
  kind?: FaultKind
  /** Whether somebody should look at the pack: never for habits or scanners. */
  alert: boolean
  says: Says
  /** The identity of the pack, as far as it could be read. */
  pack?: string
  /** The event by its hash, as `/epcis/events/…` gives it. */
  event?: string
  /** The same report had been taken before: nothing was done now. */
  known?: true
}

/** The answer that refuses. */
export function refusal(fault: Fault, pack: string | undefined): Answer {
  const kind = kindOfFault(fault)
  return { code: fault.code, kind, alert: kind === 'suspect', says: faultSays(fault), ...(pack !== undefined && { pack }) }
}
