import { type Ai, aiAt, findAi, unknownAi } from './ai.ts'
import { type Associations, findAssociationFault } from './associations.ts'
import { fault, type Gs1Fault, lintFault } from './gs1-fault.ts'

/** One AI with its value, as it was read. */
export type Element = { ai: string; value: string; entry: Ai }

export type Elements = { ok: true; elements: Element[] } | { ok: false; fault: Gs1Fault }

/** What the reader is to let pass. The defaults are GS1's: nothing. */
export type ReadOptions = {
  /** AIs that the table does not have. */
  permitUnknownAis?: boolean
  /** GTIN-8, -12 and -13 in a Digital Link. */
  permitShortGtins?: boolean
  /** Which association rules are judged. */
  associations?: Associations
  /** Permitted unknown AIs also in the query of a Digital Link, where nothing says that they may stand there. */
  unknownInQuery?: boolean
}

const refused = (found: Gs1Fault): Elements => ({ ok: false, fault: found })

/** Checks the components of a value from `from`; gives where the value ends, or the fault. */
function checkValue(entry: Ai, data: string, from: number, end: number): number | Gs1Fault {
  const { ai, components } = entry
  if (from === end) return fault('AI_DATA_EMPTY', `AI (${ai}) has no value.`)
  let at = from
  for (const part of components) {
    const stop = Math.min(at + part.max, end)
    if (part.optional && stop === at) continue
    if (stop - at < part.min) return fault('INCORRECT_LENGTH', `AI (${ai}): the value does not have a length this AI can have.`)
    const component = data.slice(at, stop)
    for (const check of part.checks) {
      const found = check(component)
      if (found) return lintFault(ai, data.slice(from, end), at - from, component, found)
    }
    at = stop
  }
  return at
}

/** The AIs of an element string in which `separator` stands for FNC1, read from `start`. Associations are not judged here. */
function readElements(data: string, start: number, separator: string): Elements {
  const elements: Element[] = []
  let at = start
  while (at < data.length) {
    const entry = aiAt(data, at)
    if (!entry) return refused(fault('NO_AI_FOR_PREFIX', `No GS1 Application Identifier begins with ${data.slice(at, at + 4)}.`))
    const from = at + entry.ai.length
    const found = data.indexOf(separator, from)
    const end = checkValue(entry, data, from, found < 0 ? data.length : found)
    if (typeof end !== 'number') return refused(end)
    elements.push({ ai: entry.ai, value: data.slice(from, end), entry })
    at = end
    const isSeparated = at === data.length || data.startsWith(separator, at)
    if (!entry.fixed && !isSeparated) return refused(fault('INCORRECT_LENGTH', `AI (${entry.ai}): the value is too long.`))
    if (isSeparated) at++
  }
  return { ok: true, elements }
}

function judged(read: Elements, options: ReadOptions): Elements {
  const found = read.ok && findAssociationFault(read.elements, options.associations)
  return found ? refused(found) : read
}

/** Reads `^01…^10…`, where `^` stands for FNC1 and the first one says that AIs follow. */
export function parseElementString(data: string, options: ReadOptions = {}): Elements {
  if (!data.startsWith('^')) return refused(fault('MISSING_FNC1', 'GS1 data begins with FNC1, written ^.'))
  if (data.length === 1) return refused(fault('AI_DATA_EMPTY', 'There is no data behind the first FNC1.'))
  return judged(readElements(data, 1, '^'), options)
}

/** The separator as scanners send it. */
export const GS = '\u001d'

/** Reads what a scanner sends of a GS1 symbol, symbology identifier already taken off: GS (U+001D) between the elements. */
export function parseScannedElements(data: string, options: ReadOptions = {}): Elements {
  const start = data.startsWith(GS) ? 1 : 0
  if (data.length === start) return refused(fault('AI_DATA_EMPTY', 'There is no data in this scan.'))
  return judged(readElements(data, start, GS), options)
}

/** Whether a value has a length its AI can have, and no character that would be taken for a separator. */
export function lengthFault({ ai, min, max }: Ai, value: string): Gs1Fault | undefined {
  if (value.length < min)
    return fault('VALUE_TOO_SHORT', `AI (${ai}): the value is too short; it has at least ${min} characters.`)
  if (value.length > max) return fault('VALUE_TOO_LONG', `AI (${ai}): the value is too long; it has at most ${max} characters.`)
  if (value.includes('^')) return fault('ILLEGAL_CARET', `AI (${ai}): the value may not contain ^.`)
  return undefined
}

/** Whether a value is one that its AI can have. */
export function valueFault(entry: Ai, value: string): Gs1Fault | undefined {
  const length = lengthFault(entry, value)
  if (length) return length
  const end = checkValue(entry, value, 0, value.length)
  if (typeof end !== 'number') return end
  return end < value.length ? fault('INCORRECT_LENGTH', `AI (${entry.ai}): the value is too long.`) : undefined
}

export function checkElements(elements: Element[], options: ReadOptions): Elements {
  for (const { entry, value } of elements) {
    const found = valueFault(entry, value)
    if (found) return refused(found)
  }
  return judged({ ok: true, elements }, options)
}

const notBracketed = fault(
  'NOT_BRACKETED',
  'This is not (AI)value(AI)value: each AI stands in brackets with its value behind it.',
)

/** Where the value that begins here ends: at the next bracket that is not written `\(`. */
function valueEnd(data: string, from: number): number {
  let at = data.indexOf('(', from)
  while (at > from && data.charAt(at - 1) === '\\') at = data.indexOf('(', at + 1)
  return at < 0 ? data.length : at
}

/** Reads `(01)…(21)…`; a bracket inside a value is written `\(`. */
export function parseBracketed(data: string, options: ReadOptions = {}): Elements {
  const elements: Element[] = []
  let at = 0
  while (at < data.length) {
    const close = data.indexOf(')', at)
    if (data.charAt(at) !== '(' || close < 0) return refused(notBracketed)
    const ai = data.slice(at + 1, close)
    const entry = findAi(ai) ?? (options.permitUnknownAis ? unknownAi(ai) : undefined)
    if (!entry) return refused(fault('UNKNOWN_AI', `There is no GS1 Application Identifier (${ai.slice(0, 8)}).`))
    at = valueEnd(data, close + 1)
    if (at === close + 1) return refused(notBracketed)
    const value = data.slice(close + 1, at).replaceAll('\\(', '(')
    const found = lengthFault(entry, value)
    if (found) return refused(found)
    elements.push({ ai, value, entry })
  }
  return elements.length === 0 ? refused(notBracketed) : checkElements(elements, options)
}

/** Writes an element string with FNC1 as `separator`; no separator follows a value of pre-defined length. */
export function formatElementString(elements: readonly Element[], separator = '^'): string {
  let text = separator
  elements.forEach(({ ai, value, entry }, i) => {
    text += ai + value
    if (!entry.fixed && i < elements.length - 1) text += separator
  })
  return text
}

/** Writes `(01)…(21)…`. */
export const formatBracketed = (elements: readonly Element[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('')

/** Elements from plain pairs, checked; for writing. */
export function elementsOf(pairs: readonly (readonly [ai: string, value: string])[], options: ReadOptions = {}): Elements {
  const elements: Element[] = []
  for (const [ai, value] of pairs) {
    const entry = findAi(ai)
    if (!entry) return refused(fault('UNKNOWN_AI', `There is no GS1 Application Identifier (${ai}).`))
    elements.push({ ai, value, entry })
  }
  return checkElements(elements, options)
}
