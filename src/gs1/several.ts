import { type CodeReading, readCode } from './code.ts'
import { type CodeClass, classOf, gathered, missingFrom, type PackFields, takeField } from './pack-fields.ts'
import type { Fault, Field, Repair } from './repair.ts'

/** What several symbols of one pack say together. `signed` are those that carry a signature, each over what it says itself. */
export type PackReading = Omit<PackFields, 'signature'> & {
  kind: 'several'
  class: CodeClass
  repairs: Repair[]
  faults: Fault[]
  signed: PackFields[]
  raw: string
}

const fields = ['nie', 'nieExpiry', 'gtin', 'batch', 'productionDate', 'expiry', 'serial', 'sscc'] as const

/** `readCode` for everything that was scanned on one pack. Never throws. */
export const readSeveral = (raws: readonly string[]): CodeReading | PackReading => merge([...new Set(raws)].map(readCode))

/**
 * What symbols of one pack say together: `(90)` in one, `(91)` in another; the GTIN under the bars and the serial in a Data Matrix. Each may
 * lack what another has. Two that differ in a field are not of one pack: then nothing is taken, and the fault is technical. Symbols
 * that say nothing of a pack, or could not be read, are set aside. Both is said. One reading alone is given back as it is.
 */
export function merge(readings: readonly CodeReading[]): CodeReading | PackReading {
  const [first] = readings
  if (!first) throw new RangeError('At least one symbol is read.')
  const telling = readings.filter(isTelling)
  const aside = readings.filter(reading => !telling.includes(reading))
  const setAside = aside.map(({ raw }): Repair => ({ code: 'set-aside', raw }))
  if (telling.length === 0) return first
  if (telling.length === 1) return { ...telling[0]!, repairs: [...telling[0]!.repairs, ...setAside] }
  const raw = readings.map(({ raw }) => raw).join('\n')
  const said = saidTogether(telling)
  const contradiction = findContradiction(said, telling)
  if (contradiction) return { kind: 'several', class: 'other', repairs: setAside, faults: [contradiction], signed: [], raw }
  const repairs = [{ code: 'merged', symbols: telling.length } as const, ...telling.flatMap(one => one.repairs), ...setAside]
  const fieldsSaid = Object.fromEntries([...said].map(([field, [value]]) => [field, value])) as PackFields
  // What could not be taken over is in its symbol all the same: it is faulty, not missing.
  const faults = telling.flatMap(one => one.faults).filter(({ code }) => code !== 'incomplete')
  const seen = new Map(
    [...said.keys(), ...faults.flatMap(fault => ('field' in fault ? [fault.field] : []))].map(field => [field, '']),
  )
  const missing = missingFrom({ seen })
  return {
    ...fieldsSaid,
    kind: 'several',
    class: classOf({ seen }),
    repairs,
    faults: missing.length > 0 ? [...faults, { code: 'incomplete', missing }] : faults,
    signed: telling.filter(({ signature }) => signature !== undefined),
    raw,
  }
}

/** (91) alone is company-internal in GS1, until a licence number stands beside it. */
function endOfLicence(reading: CodeReading): PackFields {
  const value = 'elements' in reading ? reading.elements.find(({ ai }) => ai === '91')?.value : undefined
  if (reading.nieExpiry || value === undefined) return {}
  const into = gathered()
  takeField(into, '91', value)
  return into.fields
}

/** Whether a symbol says anything of a pack. */
const isTelling = (reading: CodeReading): boolean =>
  fields.some(field => reading[field] !== undefined) || endOfLicence(reading).nieExpiry !== undefined

/** Each field with the different values that the symbols give it. */
function saidTogether(readings: readonly CodeReading[]): Map<Field, string[]> {
  const hasNie = readings.some(({ nie }) => nie !== undefined)
  const said = new Map<Field, string[]>()
  for (const reading of readings) {
    const all: PackFields = { ...(hasNie && endOfLicence(reading)), ...reading }
    for (const field of fields) {
      const value = all[field]
      const known = said.get(field) ?? []
      if (value !== undefined && !known.includes(value)) said.set(field, [...known, value])
    }
  }
  return said
}

function findContradiction(said: ReadonlyMap<Field, string[]>, readings: readonly CodeReading[]): Fault | undefined {
  for (const [field, values] of said) if (values.length > 1) return { code: 'contradiction', field, values }
  const [sscc] = said.get('sscc') ?? []
  const [serial] = said.get('serial') ?? []
  // The label of a shipment and the code of a pack are of two things.
  const apart = sscc !== undefined && serial !== undefined && !readings.some(one => one.sscc && one.serial)
  return apart ? { code: 'contradiction', field: 'sscc', values: [sscc, serial] } : undefined
}
