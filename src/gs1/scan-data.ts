import { hasCheckDigit, withCheckDigit } from './check-digit.ts'
import { GS } from './element-string.ts'

/** The symbologies that carry GS1 data, by the names of GS1's syntax engine. */
export const symbologies = {
  DataBarOmni: { gs1: ']e0', gtinOnly: true },
  DataBarTruncated: { gs1: ']e0', gtinOnly: true },
  DataBarLimited: { gs1: ']e0', gtinOnly: true },
  DataBarStacked: { gs1: ']e0', gtinOnly: true },
  DataBarStackedOmni: { gs1: ']e0', gtinOnly: true },
  DataBarExpanded: { gs1: ']e0' },
  GS1_128_CCA: { gs1: ']C1' },
  GS1_128_CCC: { gs1: ']C1' },
  QR: { gs1: ']Q3', plain: ']Q1' },
  DM: { gs1: ']d2', plain: ']d1' },
  DotCode: { gs1: ']J1', plain: ']J0' },
  UPCA: { digits: 12, ean: ']E0' },
  UPCE: { digits: 12, ean: ']E0' },
  EAN13: { digits: 13, ean: ']E0' },
  EAN8: { digits: 8, ean: ']E4' },
} as const satisfies Record<string, { gs1?: string; plain?: string; gtinOnly?: true; digits?: number; ean?: string }>

export type Symbology = keyof typeof symbologies

type Carrier = { symbology: Symbology; kind: 'gs1' | 'plain' | 'ean'; digits?: number }

/** What the symbology identifier of a scanner says (ISO/IEC 15424). */
const carriers: Readonly<Record<string, Carrier>> = {
  ']C1': { symbology: 'GS1_128_CCA', kind: 'gs1' },
  ']e0': { symbology: 'DataBarExpanded', kind: 'gs1' },
  ']d2': { symbology: 'DM', kind: 'gs1' },
  ']Q3': { symbology: 'QR', kind: 'gs1' },
  ']J1': { symbology: 'DotCode', kind: 'gs1' },
  ']d1': { symbology: 'DM', kind: 'plain' },
  ']Q1': { symbology: 'QR', kind: 'plain' },
  ']J0': { symbology: 'DotCode', kind: 'plain' },
  ']E0': { symbology: 'EAN13', kind: 'ean', digits: 13 },
  ']E4': { symbology: 'EAN8', kind: 'ean', digits: 8 },
}

/** A scan with its symbology identifier taken off. `message` is GS1 data written with `^`, plain data, or a GTIN. */
export type Scan =
  | { ok: true; symbology: Symbology; kind: 'gs1' | 'plain' | 'ean'; message: string }
  | { ok: false; code: string; error: string }

const refused = (code: string, error: string): Scan => ({ ok: false, code, error })

/** A `^` that is data at the beginning of a plain message is written `\^`, and a `\^` there `\\^`. */
const guarded = (plain: string): string => (/^\\*\^/.test(plain) ? `\\${plain}` : plain)
const unguarded = (message: string): string => (/^\\+\^/.test(message) ? message.slice(1) : message)

/** The elements with `^` for FNC1; undefined where the scan holds a `^` that would be taken for one. */
function withCarets(elements: string): string | undefined {
  if (elements.includes('^')) return undefined
  return `^${(elements.startsWith(GS) ? elements.slice(1) : elements).replaceAll(GS, '^')}`
}

function readEan(data: string, { symbology, digits = 13 }: Carrier): Scan {
  const bar = data.indexOf('|')
  const gtin = bar < 0 ? data : data.slice(0, bar)
  if (gtin.length !== digits || !hasCheckDigit(gtin)) {
    return refused('EAN_DIGITS', `This scan should hold ${digits} digits that end in their check digit.`)
  }
  if (bar < 0) return { ok: true, symbology, kind: 'ean', message: gtin }
  const composite = data.slice(bar + 1)
  const elements = composite.startsWith(']e0') ? withCarets(composite.slice(3)) : undefined
  if (elements === undefined) return refused('COMPOSITE', 'The composite component beside this number cannot be read.')
  return { ok: true, symbology, kind: 'ean', message: `${gtin}|${elements}` }
}

/** Reads what a scanner sends: symbology identifier, then the data with GS (U+001D) as separator. */
export function parseScan(input: string): Scan {
  const carrier = carriers[input.slice(0, 3)]
  if (!carrier) return refused('SYMBOLOGY', 'The scan begins with no symbology identifier that carries GS1 data.')
  const data = input.slice(3)
  if (carrier.kind === 'ean') return readEan(data, carrier)
  if (carrier.kind === 'plain') return { ok: true, ...carrier, message: guarded(data) }
  if (data === '') return refused('EMPTY', 'The scan holds no data.')
  const message = withCarets(data)
  if (message === undefined) return refused('ILLEGAL_CARET', 'The scan contains ^, which no GS1 value may contain.')
  return { ok: true, ...carrier, message }
}

/** `^…` with GS as separator, without the first FNC1. */
const withSeparators = (elements: string): string => elements.slice(1).replaceAll('^', GS)

/** The GTIN a linear symbol carries, out of `^01…` or out of its digits; undefined where it can carry no such number. */
function gtinOf(message: string, digits: number, addCheckDigit: boolean): string | undefined {
  const number = message.startsWith('^01') ? message.slice(3).replace(new RegExp(`^0{${14 - digits}}`), '') : message
  const complete = addCheckDigit && number.length === digits - 1 && /^\d+$/.test(number) ? withCheckDigit(number) : number
  return complete.length === digits && hasCheckDigit(complete) ? complete : undefined
}

/**
 * What a scanner would send of this message in this symbology; undefined where the symbology cannot carry it. `|` stands
 * before the composite component of a linear symbol. With `addCheckDigit`, numbers are given without their check digit.
 */
export function formatScan(symbology: Symbology, message: string, { addCheckDigit = false } = {}): string | undefined {
  const carrier: { gs1?: string; plain?: string; gtinOnly?: true; digits?: number; ean?: string } = symbologies[symbology]
  if (message === '') return undefined
  if (carrier.plain) {
    return message.startsWith('^') ? carrier.gs1 + withSeparators(message) : carrier.plain + unguarded(message)
  }
  const bar = message.indexOf('|')
  const linear = bar < 0 ? message : message.slice(0, bar)
  const composite = bar < 0 ? '' : withSeparators(message.slice(bar + 1))
  if (carrier.ean && carrier.digits) {
    const gtin = gtinOf(linear, carrier.digits, addCheckDigit)
    if (!gtin) return undefined
    return carrier.ean + gtin.padStart(carrier.digits === 8 ? 8 : 13, '0') + (composite && `|]e0${composite}`)
  }
  if (carrier.gtinOnly) {
    const gtin = gtinOf(linear, 14, addCheckDigit)
    return gtin && isCarriedBy(symbology, gtin) ? `]e001${gtin}${composite}` : undefined
  }
  if (!linear.startsWith('^')) return undefined
  if (!composite) return carrier.gs1 + withSeparators(linear)
  return `]e0${withSeparators(linear)}${GS}${composite}`
}

/** DataBar Limited carries GTINs whose indicator is 0 or 1. */
const isCarriedBy = (symbology: Symbology, gtin: string): boolean => symbology !== 'DataBarLimited' || /^[01]/.test(gtin)
