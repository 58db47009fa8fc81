import type { SignCode } from '#/features/signed-codes/code-keys.ts'
import { signatureAi } from '#/features/signed-codes/signed-text.ts'
import { formatDigitalLink } from '#/gs1/digital-link.ts'
import { type Element, elementsOf, formatElementString } from '#/gs1/element-string.ts'
import { sixOfDay } from '#/gs1/gs1-date.ts'
import { writeNational } from '#/gs1/national.ts'
import type { Level } from './level.ts'
import { packUri } from './packs.ts'
import type { Lot } from './read-lots.ts'

/** What of a lot stands in its codes. */
export type CodedLot = Pick<Lot, 'licence' | 'gtin' | 'batch' | 'expiry'>

/** The forms in which one code is written. */
export type CodeTexts = {
  /** The national payload, literal brackets and all (PerBPOM 22/2022 art. 7). */
  national: string
  /** GS1 elements with `^` for FNC1; only packs with a GTIN have them. */
  elementString: string | undefined
  /** What any camera opens: our Digital Link where there is a GTIN, else the address of the check page. */
  link: string
  /** The identity of the pack in EPCIS events. */
  uri: string
}

/** The GS1 elements of a pack: GTIN, expiry, batch, serial. Cases and pallets have no GTIN of their own. */
function elements({ gtin, batch, expiry }: CodedLot, level: Level, serial: string, sign?: SignCode): Element[] | undefined {
  if (!gtin || level !== 'primary') return undefined
  const read = elementsOf([
    ['01', gtin],
    ['17', sixOfDay(expiry)],
    ['10', batch],
    ['21', serial],
    ...(sign ? [[signatureAi, sign({ gtin, batch, expiry, serial })] as const] : []),
  ])
  if (!read.ok) throw new Error(`The lot cannot be written as GS1 elements: ${read.fault.error}`)
  return read.elements
}

/** All forms of one code; with `sign` each carries a signature over what it says itself. */
export function codeTexts(origin: string, lot: CodedLot, level: Level, serial: string, sign?: SignCode): CodeTexts {
  const { licence, gtin, batch, expiry } = lot
  const gs1 = elements(lot, level, serial, sign)
  const says = { nie: licence, batch, expiry, serial }
  return {
    national: writeNational({ ...says, ...(sign && { signature: sign(says) }) }),
    elementString: gs1 && formatElementString(gs1),
    link: (gs1 && formatDigitalLink(gs1, origin)) ?? ownAddress(origin, licence, serial, sign),
    uri: packUri(origin, { gtin, licence, serial, level }),
  }
}

/** The address of the check page says only licence and serial, so a signature in it covers those. */
const ownAddress = (origin: string, nie: string, serial: string, sign?: SignCode): string =>
  `${origin}/v/${nie}/${encodeURIComponent(serial)}${sign ? `?${signatureAi}=${sign({ nie, serial })}` : ''}`
