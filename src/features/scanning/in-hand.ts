import { readCode } from '#/gs1/code.ts'
import { isTechnical } from '#/gs1/repair.ts'

/** What a code says by itself, without asking anyone. */
export type InHand = {
  raw: string
  /** The same for every code of the same pack, in whichever form it was scanned. */
  identity: string
  /** What people call the pack. */
  name: string
  nie?: string
  gtin?: string
  serial?: string
  batch?: string
  /** A day, as the code says it. */
  expiry?: string
  signature?: string
  repaired: boolean
  fault?: 'unread' | 'broken' | 'product'
}

/** The address printed on packs without a GTIN, on whichever host it was printed. */
const ownAddress = /^https?:\/\/[^/?#\s]+\/v\/([^/?#\s]+)\/([^/?#\s]+)\/?(?:[?#]\S*)?$/i

/** Reads a code on the device itself. Never throws: what cannot be read has a fault. */
export function readInHand(raw: string): InHand {
  const reading = readCode(raw)
  const own = ownAddress.exec(raw.trim())
  const nie = own?.[1]?.toUpperCase() ?? reading.nie
  const serial = own?.[2]?.toUpperCase() ?? reading.serial
  const { sscc, gtin, batch, expiry, signature, faults, repairs } = reading
  const told = {
    ...(nie !== undefined && { nie }),
    ...(gtin !== undefined && { gtin }),
    ...(serial !== undefined && { serial }),
    ...(batch !== undefined && { batch }),
    ...(expiry !== undefined && { expiry }),
    ...(signature !== undefined && { signature }),
  }
  const repaired = repairs.some(({ code }) => code !== 'trimmed' && code !== 'symbology')
  if (sscc) return { raw, identity: `sscc ${sscc}`, name: `(00) ${sscc}`, repaired, ...told }
  // The licence counts before the GTIN, as it does when the identity of a pack is written.
  const product = nie ?? gtin
  if (product && serial)
    return { raw, identity: `${product} ${serial}`, name: serial, repaired, ...told, ...faultOf(own, faults) }
  const unread = reading.kind === 'unread' || faults.some(isTechnical)
  const name = (product ?? raw).slice(0, 40)
  return { raw, identity: raw.trim(), name, repaired, ...told, fault: unread ? 'unread' : product ? 'product' : 'broken' }
}

type Faults = ReturnType<typeof readCode>['faults']

function faultOf(own: RegExpExecArray | null, faults: Faults): { fault?: 'unread' | 'broken' } {
  if (own) return {}
  if (faults.some(isTechnical)) return { fault: 'unread' }
  return faults.some(({ code }) => code !== 'incomplete') ? { fault: 'broken' } : {}
}
