import { cleaned, longestCode, swapCase } from './clean-text.ts'
import { type CodeReading, readDirectly, unread } from './code-forms.ts'
import { GS } from './element-string.ts'
import { otherLayouts } from './keyboard-layouts.ts'
import type { Repair } from './repair.ts'

export type { CodeReading } from './code-forms.ts'

const isRead = ({ kind, faults }: CodeReading): boolean =>
  kind !== 'unread' && kind !== 'address' && !faults.some(({ code }) => code !== 'incomplete')

/** Characters that no GS1 value may contain: one of them may stand where GS should. A text with many kinds is no scan. */
function foreignTo(text: string): string[] {
  const kinds = new Set(text.slice(3).match(/[^!"%-?A-Z_a-z\u001d]/gu))
  return kinds.size > 4 ? [] : [...kinds]
}

/** What the scan may have been before the keyboard, CapsLock or a separator spoilt it. */
function* mended(text: string): Generator<{ text: string; repair: Repair }> {
  for (const by of foreignTo(text)) {
    yield { text: text.replaceAll(by, GS), repair: { code: 'separator-replaced', by } }
  }
  const swapped = swapCase(text)
  if (swapped !== text) yield { text: swapped, repair: { code: 'case' } }
  for (const { layout, text: meant } of otherLayouts(text)) yield { text: meant, repair: { code: 'keyboard-layout', layout } }
}

/** What a reading says, whichever way it was come by. */
const gist = ({ raw, repairs, faults, ...said }: CodeReading): string => JSON.stringify(said)

function readMended(text: string, failed: CodeReading): CodeReading {
  const found = new Map<string, CodeReading>()
  for (const { text: meant, repair } of mended(text)) {
    const reading = readDirectly(meant)
    if (isRead(reading)) found.set(gist(reading), { ...reading, repairs: [repair, ...reading.repairs] })
  }
  if (found.size === 1) return [...found.values()][0]!
  return found.size > 1 ? unread(text, { code: 'ambiguous', readings: found.size }) : failed
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
  const direct = readDirectly(text)
  const reading = direct.kind === 'unread' ? readMended(text, direct) : direct
  return { ...reading, repairs: [...repairs, ...reading.repairs], raw }
}
