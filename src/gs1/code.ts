import { cleaned, longestCode, swapCase } from './clean-text.ts'
import { type CodeReading, readDirectly, unread } from './code-forms.ts'
import { GS } from './element-string.ts'
import { type CapsLock, otherLayouts } from './keyboard-layouts.ts'
import type { Repair } from './repair.ts'
import { otherShifts } from './shift-faults.ts'

export type { CodeReading } from './code-forms.ts'

const fieldNames = ['nie', 'nieExpiry', 'gtin', 'batch', 'productionDate', 'expiry', 'serial', 'sscc'] as const

const saysSomething = (reading: CodeReading): boolean => fieldNames.some(field => reading[field] !== undefined)

/** Whether a mended text may be taken for what was scanned: it says something, and is whole as far as it goes. */
const isRead = (reading: CodeReading): boolean =>
  reading.kind !== 'unread' &&
  reading.kind !== 'address' &&
  saysSomething(reading) &&
  !reading.faults.some(({ code }) => code !== 'incomplete')

/** Characters that no GS1 value may contain: one of them may stand where GS should. A text with many kinds is no scan. */
function foreignTo(text: string): string[] {
  const kinds = new Set(text.slice(3).match(/[^!"%-?A-Z_a-z\u001d]/gu))
  return kinds.size > 4 ? [] : [...kinds]
}

type Mended = { text: string; repair: Repair }

/** What the scan may have been before one thing spoilt it: a separator, CapsLock, the keyboard's layout, Shift. */
function* mendedOnce(text: string): Generator<Mended> {
  for (const by of foreignTo(text)) {
    yield { text: text.replaceAll(by, GS), repair: { code: 'separator-replaced', by } }
  }
  const swapped = swapCase(text)
  if (swapped !== text) yield { text: swapped, repair: { code: 'case' } }
  for (const meant of otherShifts(text)) yield { text: meant, repair: { code: 'shift' } }
  if (text.length <= longestTyped) yield* layoutsOf(text, 'off')
}

/** What it may have been before both the layout and CapsLock did. */
function* mendedTwice(text: string): Generator<Mended> {
  if (text.length > longestTyped) return
  yield* layoutsOf(text, 'letters')
  yield* layoutsOf(text, 'every key')
}

/** Longer texts than scanners are let type are not tried on every keyboard. */
const longestTyped = 320

function* layoutsOf(text: string, caps: CapsLock): Generator<Mended> {
  for (const { layout, text: meant } of otherLayouts(text, caps, looksLikeCode)) {
    const repair = { code: 'keyboard-layout', layout } as const
    yield { text: meant, repair }
    // An address in capitals throughout may be one in small letters that CapsLock turned over.
    if (inCapitals.test(meant)) yield { text: swapCase(meant), repair }
  }
}

const inCapitals = /^(?:\][A-Za-z]\d)?HTTPS?:\/\//

const looksLikeCode = /^(?:\][A-Z]\d|\(\d\d|https?:\/\/|\d\d|\^\d\d|urn:epc:|[A-Z]{2,4}\d)/i

/** CapsLock turned an address over: one written in capitals, as symbols like to have it, has capitals alone. */
const isTurned = (text: string): boolean => inCapitals.test(text) && /[a-z]/.test(text.slice(3))

/** What a reading says, whichever way it was come by. */
const gist = (reading: CodeReading): string => JSON.stringify([reading.class, ...fieldNames.map(field => reading[field])])

/** The readings of mended texts, each once. */
function readingsOf(texts: Iterable<Mended>): CodeReading[] {
  const found = new Map<string, CodeReading>()
  const tried = new Set<string>()
  for (const { text, repair } of texts) {
    if (tried.has(text) || isTurned(text)) continue
    tried.add(text)
    const reading = readDirectly(text)
    const named = gist(reading)
    if (isRead(reading) && !found.has(named)) found.set(named, { ...reading, repairs: [repair, ...reading.repairs] })
  }
  return [...found.values()]
}

function readMended(text: string, failed: CodeReading): CodeReading {
  const once = readingsOf(mendedOnce(text))
  const found = once.length > 0 ? once : readingsOf(mendedTwice(text))
  if (found.length === 1) return found[0]!
  return found.length > 1 && failed.kind !== 'gs1' ? unread(text, { code: 'ambiguous', readings: found.length }) : failed
}

/** What stood before or behind the code and was left out. */
const leftOut = ({ repairs }: CodeReading, ...codes: ('text-before' | 'suffix')[]): string =>
  repairs.map(repair => ('removed' in repair && codes.some(code => code === repair.code) ? repair.removed : '')).join('')

/** Nothing was read, or nothing about a pack, or what was left out before it was a scanner's mark once. */
const isSpoilt = (text: string, direct: CodeReading): boolean =>
  direct.kind === 'unread' ||
  (direct.kind === 'gs1' && !saysSomething(direct)) ||
  (/^[^\]][A-Za-z]\d/.test(text) && leftOut(direct, 'text-before').length === 3)

/** A code whose brackets came through by halves reads as one with strange values: there is another way to read it, or none. */
function readFaulty(text: string, direct: CodeReading): CodeReading {
  const mends = Array.from(otherShifts(text), meant => ({ text: meant, repair: { code: 'shift' } as const }))
  const found = readingsOf(mends).filter(({ faults }) => faults.length === 0)
  if (found.length === 1) return found[0]!
  return found.length > 1 ? unread(text, { code: 'ambiguous', readings: found.length }) : direct
}

/**
 * The one entry for what a person or a scanner presents: national code, GS1 element string, Digital Link or another address,
 * EPC URI, the number under a linear barcode, a licence number. A scan that the keyboard layout, CapsLock or a lost or
 * replaced separator spoilt is repaired where exactly one reading results, and the repair is named; otherwise its fault is
 * technical: scan again, never an alert about the product. Never throws.
 */
export function readCode(raw: string): CodeReading {
  if (raw.length > longestCode) return unread(raw, { code: 'too-long', length: raw.length })
  const { text, repairs } = cleaned(raw)
  if (text === '') return { ...unread(raw, { code: 'empty' }), repairs }
  const direct = isTurned(text) ? unread(text, { code: 'unreadable' }) : readDirectly(text)
  const reading = isSpoilt(text, direct)
    ? readMended(text, direct)
    : direct.kind === 'national' && (direct.faults.length > 0 || leftOut(direct, 'text-before', 'suffix') !== '')
      ? readFaulty(text, direct)
      : direct
  return { ...reading, repairs: [...repairs, ...reading.repairs], raw }
}
