import { bareReadings, chooseReading } from './bare-elements.ts'
import { gtin14, hasCheckDigit } from './check-digit.ts'
import { parseDigitalLink } from './digital-link.ts'
import { type Element, GS, parseBracketed, parseScannedElements, type ReadOptions } from './element-string.ts'
import { decodeEpcBinary, isEpcSegment } from './epc-binary.ts'
import { parseEpcUri } from './epc-uri.ts'
import type { Gs1Fault } from './gs1-fault.ts'
import { hasBracketedField, readNational } from './national.ts'
import { findNie, findNieForm } from './nie-form.ts'
import { type CodeClass, classOf, gathered, missingFrom, type PackFields, takeField } from './pack-fields.ts'
import type { Fault, Repair } from './repair.ts'
import { unescapePath, unescapeQuery } from './uri-escape.ts'

type Common = PackFields & {
  class: CodeClass
  /** What was changed to read it. */
  repairs: Repair[]
  /** What is wrong with it; `isTechnical` tells which faults lie in the scan. */
  faults: Fault[]
  raw: string
}

/** Whatever a person or a scanner may present, as what it turned out to be. */
export type CodeReading =
  /** The national code, with its literal brackets or without. */
  | (Common & { kind: 'national' })
  /** GS1 elements, from a symbol, in brackets, or an EPC URI. */
  | (Common & { kind: 'gs1'; elements: { ai: string; value: string }[] })
  | (Common & { kind: 'digital-link'; elements: { ai: string; value: string }[]; uri: string; stem: string; ignored: string[] })
  /** The number under a linear barcode. */
  | (Common & { kind: 'ean' })
  /** A licence number as typed or printed. */
  | (Common & { kind: 'nie' })
  /** An address that is no Digital Link; with fields where it carries a national code or a licence number. */
  | (Common & { kind: 'address'; uri: string })
  /** Nothing we can read: its faults are technical. */
  | (Common & { kind: 'unread' })

/** Several symbols of one pack are judged together elsewhere: here each may carry part of what belongs together. */
const onePart: ReadOptions = { associations: { mutex: false, requisites: false, digsig: false } }

const syntax = ({ code, error }: Gs1Fault): Fault => ({ code: 'syntax', gs1: code, error })

const empty = (raw: string) => ({ raw, class: 'other' as CodeClass, repairs: [] as Repair[], faults: [] as Fault[] })

/** Nothing was read, for these reasons. */
export const unread = (raw: string, ...faults: Fault[]): CodeReading => ({ ...empty(raw), kind: 'unread', faults })

function fieldsOf(raw: string, pairs: readonly { ai: string; value: string }[]): Common {
  const into = gathered()
  const nie = pairs.find(({ ai, value }) => ai === '90' && findNieForm(value.toUpperCase()))
  for (const { ai, value } of pairs) {
    // (90) and (91) are company-internal in GS1: only beside a licence number do they mean what the regulator says.
    if (nie || !/^9[01]$/.test(ai)) takeField(into, ai, value)
  }
  const missing = missingFrom(into)
  if (missing.length > 0) into.faults.push({ code: 'incomplete', missing })
  return { ...into.fields, class: classOf(into), repairs: into.repairs, faults: into.faults, raw }
}

const plainPairs = (elements: readonly Element[]) => elements.map(({ ai, value }) => ({ ai, value }))

const gs1 = (raw: string, pairs: { ai: string; value: string }[]): CodeReading => ({
  ...fieldsOf(raw, pairs),
  kind: 'gs1',
  elements: pairs,
})

const address = (uri: string, faults: Fault[] = []): CodeReading => ({ ...empty(uri), kind: 'address', uri, faults })

/** The last step of the path and every value of the query, decoded. */
function partsOf(uri: string): string[] {
  const [path = '', query = ''] = uri.split('#', 1)[0]!.split('?')
  const last = path.slice(path.lastIndexOf('/') + 1)
  return [unescapePath(last), ...query.split('&').map(part => unescapeQuery(part.slice(part.indexOf('=') + 1)))]
}

/** An address without a GS1 key: it may carry an EPC binary string, or a national code or licence number as it is printed. */
function readOtherAddress(uri: string): CodeReading {
  const parts = partsOf(uri)
  const epc = isEpcSegment(parts[0]!) ? decodeEpcBinary(parts[0]!) : undefined
  if (epc?.ok) {
    const elements = plainPairs(epc.elements)
    const stem = uri.slice(0, uri.lastIndexOf('/'))
    return { ...fieldsOf(uri, elements), kind: 'digital-link', elements, uri, stem, ignored: [] }
  }
  for (const part of parts) {
    if (!hasBracketedField(part) && !findNie(part)) continue
    const { class: named, repairs, faults, raw, kind, ...fields } = readPlain(part)
    if (kind === 'national' || kind === 'nie')
      return { ...address(uri, faults), ...fields, class: named, repairs, kind: 'address', uri }
  }
  return address(uri)
}

/** A Digital Link of any stem. A trailing slash is tolerated, and a GTIN of 8, 12 or 13 digits filled up. */
function readAddress(text: string): CodeReading {
  const uri = text.replace(/\/+(?=$|[?#])/, '')
  const strict = parseDigitalLink(uri, onePart)
  const link = strict.ok ? strict : parseDigitalLink(uri, { ...onePart, permitShortGtins: true })
  if (!link.ok) return link.fault.code === 'NO_KEY_IN_PATH' ? readOtherAddress(text) : address(text, [syntax(link.fault)])
  const elements = plainPairs(link.elements)
  const reading = fieldsOf(text, elements)
  if (uri !== text) reading.repairs.push({ code: 'trailing-slash' })
  if (!strict.ok) reading.repairs.push({ code: 'gtin-padded', from: /\/01\/(\d+)/.exec(uri)?.[1] ?? '' })
  return { ...reading, kind: 'digital-link', elements, uri: text, stem: link.stem, ignored: link.ignored }
}

function readEan(text: string): CodeReading {
  const gtin = gtin14(text)
  if (!gtin) return unread(text, { code: 'gtin-length', value: text, digits: text.length })
  if (!hasCheckDigit(gtin)) return { ...empty(text), kind: 'ean', faults: [{ code: 'check-digit', field: 'gtin', value: text }] }
  return { ...empty(text), kind: 'ean', gtin }
}

/** Elements without brackets: as GS1 reads them, or with a lost separator restored where one reading only is complete. */
function readBare(text: string): CodeReading {
  const readings = bareReadings(text)
  const choice = chooseReading(readings)
  if (choice === 'several') return unread(text, { code: 'ambiguous', readings: readings.length })
  if (choice) {
    const pairs = choice.pairs.map(([ai, value]) => ({ ai, value }))
    const reading = gs1(text, pairs)
    if (choice.guessed) reading.repairs.push({ code: 'separator-lost' })
    return reading
  }
  const read = parseScannedElements(text, onePart)
  return read.ok ? gs1(text, plainPairs(read.elements)) : unread(text, syntax(read.fault))
}

function readBracketed(text: string): CodeReading {
  const read = parseBracketed(text, onePart)
  const isNational = !read.ok || read.elements.every(({ ai }) => /^(01|10|11|17|21|9[01])$/.test(ai))
  if (read.ok && !(isNational && hasBracketedField(text))) return gs1(text, plainPairs(read.elements))
  return hasBracketedField(text)
    ? { ...readNational(text), kind: 'national' }
    : unread(text, read.ok ? { code: 'unreadable' } : syntax(read.fault))
}

// biome-ignore format: a table
const carriers: Readonly<Record<string, 'elements' | 'plain' | 'ean'>> = {
  ']C1': 'elements', ']e0': 'elements', ']d2': 'elements', ']Q3': 'elements', ']J1': 'elements',
  ']d1': 'plain', ']Q1': 'plain', ']J0': 'plain', ']Q0': 'plain', ']d0': 'plain', ']C0': 'plain',
  ']E0': 'ean', ']E4': 'ean',
}

/** The text behind a symbology identifier, read as that symbology says: `]d101…` is no GTIN. */
function readMarked(text: string): CodeReading {
  const removed = text.slice(0, 3)
  const body = text.slice(3)
  const carrier = carriers[removed]
  if (!carrier || body === '') return unread(text, { code: 'unreadable' })
  const reading =
    carrier === 'ean'
      ? readEan(body)
      : carrier === 'plain'
        ? readPlain(body)
        : body.startsWith('(')
          ? readBracketed(body)
          : readBare(body)
  return { ...reading, repairs: [{ code: 'symbology', removed }, ...reading.repairs] }
}

/** Plain text: everything but a bare element string. */
function readPlain(text: string): CodeReading {
  if (/^https?:\/\//i.test(text)) return readAddress(text)
  if (/^urn:epc:/i.test(text)) {
    const elements = parseEpcUri(text)
    return elements ? gs1(text, plainPairs(elements)) : unread(text, { code: 'unreadable' })
  }
  if (text.startsWith('(') || hasBracketedField(text)) return readBracketed(text)
  if (/^\d{8}$|^\d{12,14}$/.test(text)) return readEan(text)
  const nie = findNie(text)
  if (nie) {
    const repairs: Repair[] =
      nie === text ? [] : nie === text.toUpperCase() ? [{ code: 'case' }] : [{ code: 'text-before', removed: '' }]
    return { ...empty(text), kind: 'nie', class: 'identification', nie, repairs }
  }
  if (/^90[A-Za-z]/.test(text)) {
    const reading = readNational(text)
    if (!reading.faults.some(({ code }) => code === 'unreadable')) return { ...reading, kind: 'national' }
  }
  return unread(text, { code: 'unreadable' })
}

/** Reads the text as it stands, in whichever form it has; nothing is mended. */
export function readDirectly(text: string): CodeReading {
  if (/^\][A-Za-z]\d/.test(text)) return readMarked(text)
  if (text.startsWith('^')) return readBare(text.slice(1).replaceAll('^', GS))
  const plain = readPlain(text)
  if (plain.kind !== 'unread' || !/^\u001d?\d\d/.test(text)) return plain
  return readBare(text.startsWith(GS) ? text.slice(1) : text)
}
