import { type Nie, type NieReading, readNie } from '#/features/register/nie.ts'
import type { ForeignNumber } from '#/features/register/nie-foreign.ts'
import { type CodeReading, readCode } from '#/gs1/code.ts'
import type { PackFields } from '#/gs1/pack-fields.ts'
import type { Fault, Repair } from '#/gs1/repair.ts'
import { merge, type PackReading } from '#/gs1/several.ts'
import { unescapePath } from '#/gs1/uri-escape.ts'
import type { Words } from '#/law/provisions.ts'

/** What somebody presented to be checked, as far as the text alone tells. */
export type Presented = {
  /** As it came. */
  raw: string
  /** What it can be checked as. `pack`: a code with a serial. `product`: a licence number, or a GTIN from a 2D code. `article`: a linear barcode. */
  kind:
    | 'pack'
    | 'product'
    | 'article'
    | 'shipment'
    | 'foreign number'
    | 'template'
    | 'malformed'
    | 'address'
    | 'unreadable'
    | 'empty'
  fields: PackFields
  repairs: readonly Repair[]
  faults: readonly Fault[]
  /** Of several symbols those that carry a signature, each with what it says itself. */
  signed?: readonly PackFields[]
  /** Somebody typed or copied a number, so that a slip of the finger is likelier than anything else. */
  isTyped: boolean
  /** What keeps a number from being one, or who issues it. */
  says?: Words
}

/** The address of the check page that we print on packs: `/v/{nie}` and `/v/{nie}/{serial}`, on whichever host it stands. */
const ownAddress = /^\s*https?:\/\/[^/?#\s]+\/v\/([^/?#\s]+)(?:\/([^/?#\s]+))?\/?(?:[?#]\S*)?\s*$/i

/** Reads whatever a person or a scanner presents: one text, or several symbols of one pack. Never throws. */
export function present(raw: string | readonly string[]): Presented {
  const raws = typeof raw === 'string' ? [raw] : [...new Set(raw)]
  const [first = ''] = raws
  if (raws.length <= 1) return presentOne(first)
  const reading = merge(raws.map(readOne))
  if (reading.kind !== 'several') return { ...presentOne(reading.raw), repairs: reading.repairs, raw: raws.join('\n') }
  const { signed, faults } = reading
  // Of symbols that contradict each other nothing is taken, so nothing is said about any product.
  if (faults.some(({ code }) => code === 'contradiction')) return { ...apart, raw: reading.raw, repairs: reading.repairs, faults }
  return { ...presentReading(reading.raw, reading), signed }
}

const apart = {
  kind: 'unreadable',
  fields: {},
  isTyped: false,
  says: {
    id: 'Simbol-simbol ini saling bertentangan, jadi bukan dari satu kemasan atau salah satunya salah terbaca.',
    en: 'These symbols contradict each other, so they are not of one pack, or one of them was misread.',
  },
} as const

const presentOne = (raw: string): Presented =>
  ownAddress.test(raw)
    ? { ...presentReading(addressed(raw).nie, addressed(raw).reading), raw, isTyped: false }
    : presentReading(raw, readCode(raw))

const readOne = (raw: string): CodeReading => (ownAddress.test(raw) ? { ...addressed(raw).reading, raw } : readCode(raw))

/** An address of ours says only which pack it is: that batch and expiry are not in it is no fault of it. */
function addressed(raw: string): { nie: string; reading: CodeReading } {
  const own = ownAddress.exec(raw)!
  const [nie, serial] = [unescapePath(own[1]!), own[2] && unescapePath(own[2])]
  const reading = readCode(`(90)${nie}${serial === undefined ? '' : `(21)${serial}`}`)
  const faults = reading.faults.filter(({ code }) => code !== 'incomplete')
  const signature = /[?&]92=([\w-]+)/.exec(raw)?.[1]
  return { nie, reading: { ...reading, faults, ...(signature && { signature }) } }
}

function presentReading(text: string, reading: CodeReading | PackReading): Presented {
  const { kind, faults, repairs, raw } = reading
  const fields = fieldsOf(reading)
  const common = { raw, fields, faults, repairs, isTyped: kind === 'nie' }
  if (fields.nie || (fields.gtin && kind !== 'ean')) return { ...common, kind: fields.serial === undefined ? 'product' : 'pack' }
  if (fields.gtin) return { ...common, kind: 'article' }
  if (fields.sscc) return { ...common, kind: 'shipment' }
  if (faults.some(({ code }) => code === 'template')) return { ...common, kind: 'template' }
  if (faults.some(({ code }) => code === 'too-long')) return { ...common, kind: 'unreadable' }
  if (kind === 'address') return { ...common, kind: 'address' }
  const written = faults.find(fault => fault.code === 'nie-form')?.value ?? text
  return { ...common, ...presentNumber(readNie(written), common) }
}

type Answer = Pick<Presented, 'kind'> & Partial<Presented>

/** What the grammar of licence numbers makes of a text in which no code was found. */
function presentNumber(
  number: NieReading,
  { fields, faults, repairs }: Pick<Presented, 'fields' | 'faults' | 'repairs'>,
): Answer {
  if (number.kind === 'nie') return found(number, fields, repairs)
  if (number.kind === 'not BPOM') return foreign(number)
  if (faults.some(({ code }) => code === 'empty')) return { kind: 'empty' }
  if (number.kind === 'missing') return { kind: 'empty', faults: [{ code: 'empty' }] }
  const speaksForItself = faults.some(({ code }) => code !== 'unreadable' && code !== 'nie-form' && code !== 'incomplete')
  if (speaksForItself) return { kind: faults.some(({ code }) => code === 'check-digit') ? 'malformed' : 'unreadable' }
  return number.closest || faults.some(({ code }) => code === 'nie-form')
    ? { kind: 'malformed', says: number.says, faults: faults.filter(({ code }) => code !== 'nie-form' && code !== 'unreadable') }
    : { kind: 'unreadable', says: number.says }
}

/** A licence number with other words around it. */
const found = ({ number }: Nie, fields: PackFields, repairs: readonly Repair[]): Answer => ({
  kind: 'product',
  isTyped: true,
  fields: { ...fields, nie: number },
  faults: [],
  repairs: [...repairs, { code: 'text-before', removed: '' }],
})

const foreign = ({ says }: ForeignNumber): Answer => ({ kind: 'foreign number', says, faults: [] })

const fieldNames = ['nie', 'nieExpiry', 'gtin', 'batch', 'productionDate', 'expiry', 'serial', 'sscc', 'signature'] as const

function fieldsOf(reading: PackFields): PackFields {
  return Object.fromEntries(fieldNames.flatMap(name => (reading[name] === undefined ? [] : [[name, reading[name]]])))
}

/** Repairs after which a value may still not be what was printed. */
const guesses: ReadonlySet<Repair['code']> = new Set(['case', 'keyboard-layout', 'shift', 'separator-lost', 'separator-replaced'])

/** Whether the code was mended on its way here, so that a value that does not fit is the scan's fault first. */
export const wasMended = ({ repairs }: Presented): boolean => repairs.some(({ code }) => guesses.has(code))

/** Faults that lie in how the code was read or cut, not in what the pack is: part of it could not be used. */
const cuts: ReadonlySet<Fault['code']> = new Set([
  'truncated', 'template', 'date', 'value-empty', 'value-too-long', 'value-characters', 'repeated', 'not-digits', 'check-digit',
  'gtin-length', 'syntax', 'ambiguous', 'contradiction',
]) // biome-ignore format: a list

/** Whether a part of the code beside its product could not be used. */
export const isCutShort = ({ faults }: Presented): boolean => faults.some(({ code }) => cuts.has(code))
