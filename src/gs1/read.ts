import { formatDigitalLink, parseDigitalLink } from './digital-link.ts'
import {
  type Element,
  elementsOf,
  formatBracketed,
  formatElementString,
  parseBracketed,
  parseElementString,
  parseScannedElements,
  type ReadOptions,
} from './element-string.ts'
import { fault, type Gs1Fault } from './gs1-fault.ts'
import { hriLines } from './hri.ts'
import { parseScan } from './scan-data.ts'

/** GS1 data read from any of its written forms. */
export type Gs1Reading =
  | {
      ok: true
      /** Element string with `^` for FNC1; the URI as given; for a scan that is no AI data, the data. */
      data: string
      /** Bracketed; null for a scan that is no AI data. */
      ai: string | null
      /** Canonical Digital Link; null where there is none. */
      dl: string | null
      hri: string[]
      /** Query parts of a Digital Link that are not AIs. */
      ignored: string[]
      elements: { ai: string; value: string }[]
    }
  | { ok: false; code: string; error: string; markup: string }

const refused = ({ code, error, markup }: Gs1Fault): Gs1Reading => ({ ok: false, code, error, markup })

const reading = (data: string, elements: readonly Element[], ignored: string[] = []): Gs1Reading => ({
  ok: true,
  data,
  ai: formatBracketed(elements),
  dl: formatDigitalLink(elements) ?? null,
  hri: hriLines(elements),
  ignored,
  elements: elements.map(({ ai, value }) => ({ ai, value })),
})

const isUri = (text: string): boolean => /^(https?|HTTPS?):\/\//.test(text)

function readUri(uri: string, options: ReadOptions): Gs1Reading {
  const link = parseDigitalLink(uri, options)
  return link.ok ? reading(uri, link.elements, link.ignored) : refused(link.fault)
}

function readElementString(data: string, options: ReadOptions): Gs1Reading {
  const read = parseElementString(data, options)
  return read.ok ? reading(data, read.elements) : refused(read.fault)
}

function readScan(input: string, options: ReadOptions): Gs1Reading {
  const scan = parseScan(input)
  if (!scan.ok) return refused(fault(scan.code, scan.error))
  const { kind, message } = scan
  if (kind === 'gs1') return readElementString(message, options)
  if (kind === 'plain') {
    if (isUri(message)) return readUri(message, options)
    return { ok: true, data: message, ai: null, dl: null, hri: [], ignored: [], elements: [] }
  }
  const [gtin = '', composite] = message.split('|')
  const elements = `^01${gtin.padStart(14, '0')}${composite?.slice(1) ?? ''}`
  const read = parseElementString(elements, options)
  return read.ok ? reading(message, read.elements) : refused(read.fault)
}

/**
 * Reads GS1 data in whichever form it comes: bracketed `(01)…(21)…`, element string with `^` for FNC1, a Digital Link URI,
 * what a scanner sends with its symbology identifier (`]d2…`), or bare elements with GS (U+001D) between them. Never throws.
 */
export function readGs1(input: string, options: ReadOptions = {}): Gs1Reading {
  if (input.startsWith('(')) {
    const read = parseBracketed(input, options)
    return read.ok ? reading(formatElementString(read.elements), read.elements) : refused(read.fault)
  }
  if (input.startsWith('^')) return readElementString(input, options)
  if (input.startsWith(']')) return readScan(input, options)
  if (isUri(input)) return readUri(input, options)
  if (/^\u001d?\d\d/.test(input)) {
    const read = parseScannedElements(input, options)
    return read.ok ? reading(formatElementString(read.elements), read.elements) : refused(read.fault)
  }
  return refused(fault('NOT_GS1', 'This is no GS1 data: neither (AI)value, an element string, a Digital Link nor a scan.'))
}

/** What several symbols of one pack say together, with what each of them gave; `undefined` for one that is no AI data. */
export type Gs1Readings = { together: Gs1Reading; symbols: (string | undefined)[] }

/**
 * Reads several symbols of one pack as one: an AI may stand in more than one of them, with the same value. Associations are judged over
 * all of them. Data that has no AIs is set aside among what was ignored. Never throws.
 */
export function readSeveralGs1(inputs: readonly string[], options: ReadOptions = {}): Gs1Readings {
  const alone = { ...options, associations: { mutex: false, requisites: false, digsig: false } }
  const readings = inputs.map(input => readGs1(input, alone))
  const symbols = readings.map(read => (read.ok ? (read.ai ?? undefined) : undefined))
  const together = new Map<string, string>()
  const ignored: string[] = []
  for (const [at, read] of readings.entries()) {
    if (!read.ok) return { together: { ...read, error: `Symbol ${at + 1}: ${read.error}` }, symbols }
    ignored.push(...(read.ai === null ? [read.data] : read.ignored))
    for (const { ai, value } of read.elements) {
      const before = together.get(ai)
      if (before !== undefined && before !== value) return { together: refused(differing(ai, before, value)), symbols }
      together.set(ai, value)
    }
  }
  const read = elementsOf([...together], options)
  if (!read.ok) return { together: refused(read.fault), symbols }
  return { together: reading(formatElementString(read.elements), read.elements, ignored), symbols }
}

const differing = (ai: string, before: string, value: string): Gs1Fault =>
  fault(
    'SYMBOLS_DIFFER',
    `The symbols are not of one pack, or one was misread: AI (${ai}) is ${before} in one and ${value} in another.`,
  )
