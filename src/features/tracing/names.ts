import { readBook, type WrittenSerials } from '#/features/coding/book.ts'
import { lotsOwning, type OwnedSpan, owner, serialsIn } from '#/features/coding/many-packs.ts'
import { packUri } from '#/features/coding/packs.ts'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { intersect, numbersIn, type Span, type Spans } from '#/numbers/spans.ts'
import { isSsccClass, ssccAt } from '#/numbers/sscc.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { urisInBook } from './identify.ts'
import { type ClassSpans, foreignClass, type PackNumber } from './identity.ts'

/** Gives back what numbers stand for. */
export type Names = {
  /** The URIs of a set, in the order of its numbers. */
  uris: (set: ClassSpans) => string[]
  /** The lot that a pack of ours was issued for, and its serial. */
  lot: (pack: PackNumber) => OwnedSpan | undefined
}

/** Learns what is needed to name all packs of these sets: one statement for those of ours, one for the book. */
export async function namesFor(
  db: Db,
  { config, keys }: Pick<Platform, 'config' | 'keys'>,
  sets: readonly ClassSpans[],
): Promise<Names> {
  const ours = sets.filter(({ classId }) => classId !== foreignClass && !isSsccClass(classId))
  const lots = Map.groupBy(await lotsOwning(db, ours.flatMap(rangeOf)), ({ classId }) => classId)
  const isWritten = ({ classId }: ClassSpans) => lots.get(classId)?.some(lot => lot.keyVersion === 0)
  const written = await readBook(
    db,
    ours.filter(isWritten).flatMap(({ classId, spans }) => spans.map(span => ({ ...span, classId }))),
  )
  const book = await urisInBook(
    db,
    sets.filter(({ classId }) => classId === foreignClass).flatMap(({ spans }) => [...numbersIn(spans)]),
  )
  return {
    uris: ({ classId, spans }) => {
      if (classId === foreignClass) return [...numbersIn(spans)].flatMap(n => book.get(n) ?? [])
      if (isSsccClass(classId))
        return [...numbersIn(spans)].map(n => `https://id.gs1.org/00/${withCheckDigit(ssccAt(classId, n))}`)
      return (lots.get(classId) ?? []).flatMap(lot => codesIn(lot, spans, { config, keys, written }))
    },
    lot: ({ classId, n }) => owner(lots.get(classId) ?? [], n),
  }
}

/** What one number stands for. */
export async function nameOf(
  db: Db,
  platform: Pick<Platform, 'config' | 'keys'>,
  { classId, n }: PackNumber,
): Promise<string | undefined> {
  const set = { classId, spans: [{ from: n, until: n + 1 }] }
  return (await namesFor(db, platform, [set])).uris(set)[0]
}

const rangeOf = ({ classId, spans }: ClassSpans): (Span & { classId: number })[] =>
  spans.length === 0 ? [] : [{ classId, from: spans[0]!.from, until: spans.at(-1)!.until }]

function codesIn(
  lot: OwnedSpan,
  spans: Spans,
  { config, keys, written }: Pick<Platform, 'config' | 'keys'> & { written: WrittenSerials },
): string[] {
  const { classId } = lot
  const parts = intersect(spans, [lot])
  if (lot.keyVersion === 0)
    return [...numbersIn(parts)].flatMap(n => {
      const serial = written.at({ classId, n })
      return serial === undefined ? [] : packUri(config.origin, { ...lot, gtin: lot.gtin, serial })
    })
  const before = packUri(config.origin, { ...lot, gtin: lot.gtin, serial: '' })
  return parts.flatMap(part => [...serialsIn(keys, lot, part)].map(serial => before + serial))
}
