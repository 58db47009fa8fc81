import type { OwnedSpan } from '#/features/coding/many-packs.ts'
import { owner } from '#/features/coding/many-packs.ts'
import { uriOfCode } from '#/features/tracing/code-uri.ts'
import { identify } from '#/features/tracing/identify.ts'
import { keyOfPack, type PackNumber } from '#/features/tracing/identity.ts'
import { hasCheckDigit } from '#/gs1/check-digit.ts'
import { type CodeReading, readCode } from '#/gs1/code.ts'
import { isSsccClass } from '#/numbers/sscc.ts'
import type { Platform } from '#/platform/platform.ts'
import type { RowProblem } from './done.ts'
import { type Fault, faultSays } from './faults.ts'

/** A code as it was typed, scanned or read from a file. A bare serial is one of `licence`. */
export type CodeRow = {
  row: number
  code: string
  licence?: string | undefined
  batch?: string | undefined
  expiry?: string | undefined
}

/** A pack, case or pallet that a row names. Only a logistic unit with an SSCC is of no lot. */
export type Unit = { row: number; code: string; pack: PackNumber; lot?: OwnedSpan }

export type Understood = { units: Unit[]; problems: RowProblem[] }

type Wanted = {
  companyId: string
  /** The one lot whose codes may be named. */
  lotId?: string | undefined
  /** Whether SSCCs may be named. */
  sscc?: boolean
  /** The packaging levels that may be named; any where left out. */
  levels?: 'primary' | 'outer'
  /** Whether one code may stand in several rows, as a parent does beside each of its children. */
  again?: boolean
}

/** Finds what rows name and refuses what is not the company's. Writes nothing. */
export async function understand(platform: Platform, rows: readonly CodeRow[], wanted: Wanted): Promise<Understood> {
  // A case stands beside each of its packs: what is the same row after row is read once.
  let last: (CodeRow & Read) | undefined
  const read = rows.map(row => {
    const isSame = last && last.code === row.code && last.licence === row.licence && last.batch === row.batch
    last = { ...(isSame ? last : readRow(platform.config.origin, row)), ...row }
    return last
  })
  const { numbers, lots } = await identify(
    platform.db,
    platform,
    read.flatMap(({ uri }) => uri ?? []),
  )
  const spans = Map.groupBy(lots, ({ classId }) => classId)
  const first = new Map<string, number>()
  const units: Unit[] = []
  const problems: RowProblem[] = []
  for (const { row, code, uri, says } of read) {
    const pack = uri === undefined ? undefined : numbers.get(uri)
    const lot = pack && owner(spans.get(pack.classId) ?? [], pack.n)
    const fault = faultIn({ uri, pack, lot, says }, wanted) ?? twice(pack!, row, first, wanted)
    if (fault) problems.push({ row, code, says: faultSays(fault) })
    else units.push({ row, code, pack: pack!, ...(lot && { lot }) })
  }
  return { units, problems }
}

type Read = { uri?: string; says?: Partial<Pick<CodeReading, 'batch' | 'expiry'>> }

/** Twelve characters of Crockford's base 32, in any case: a serial without what stands around it. */
const bareSerial = /^[0-9A-HJKMNP-TV-Z]{12}$/i

function readRow(origin: string, { code, licence, batch, expiry }: CodeRow): Read {
  const says = { ...(batch && { batch }), ...(expiry && { expiry: expiry as NonNullable<CodeReading['expiry']> }) }
  if (licence && bareSerial.test(code)) return { uri: `${origin}/v/${licence}/${code.toUpperCase()}`, says }
  if (code.startsWith(`${origin}/v/`)) return { uri: code, says }
  if (/^\d{18}$/.test(code) && hasCheckDigit(code)) return { uri: `https://id.gs1.org/00/${code}`, says }
  const reading = readCode(code)
  const uri = uriOfCode(origin, code, reading)
  return { ...(uri !== undefined && { uri }), says: { ...pickOf(reading), ...says } }
}

const pickOf = ({ batch, expiry }: CodeReading): Read['says'] => ({
  ...(batch !== undefined && { batch }),
  ...(expiry !== undefined && { expiry }),
})

type Found = Omit<Read, 'uri'> & { uri: string | undefined; pack: PackNumber | undefined; lot: OwnedSpan | undefined }

function faultIn({ uri, pack, lot, says }: Found, { companyId, lotId, sscc, levels }: Wanted): Fault | undefined {
  if (uri === undefined) return { kind: 'unread' }
  if (!lot) return pack && isSsccClass(pack.classId) && sscc ? undefined : { kind: 'unknown' }
  if (lot.companyId !== companyId) return { kind: 'notYours' }
  if (levels === 'primary' && lot.level !== 'primary') return { kind: 'notPrimary' }
  if (levels === 'outer' && lot.level === 'primary') return { kind: 'notOuter' }
  if (lotId !== undefined && lot.lotId !== lotId) return { kind: 'otherLot', batch: lot.batch }
  if (says?.batch !== undefined && says.batch.toUpperCase() !== lot.batch.toUpperCase())
    return { kind: 'otherBatch', batch: lot.batch }
  if (says?.expiry !== undefined && says.expiry !== lot.expiry) return { kind: 'otherExpiry', expiry: lot.expiry }
  return undefined
}

function twice(pack: PackNumber, row: number, first: Map<string, number>, { again }: Wanted): Fault | undefined {
  if (again) return undefined
  const name = keyOfPack(pack)
  const before = first.get(name)
  if (before !== undefined) return { kind: 'twice', row: before }
  first.set(name, row)
  return undefined
}
