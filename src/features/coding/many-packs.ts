import { sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import { numbersOf } from '#/numbers/serial.ts'
import { serialsOf } from '#/numbers/serial-lines.ts'
import type { Span } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Keys } from '#/platform/keys.ts'
import { findInBook } from './book.ts'
import type { Level } from './level.ts'
import { keyOf } from './packs.ts'
import type { LotSpan } from './read-lots.ts'
import './tables.ts'

/** Codes of one family: what precedes the serial in all of them, and the serials. */
export type Family = { nie?: string; gtin?: string; serials: readonly string[] }

/** For each serial of a family its class and number; class 0 where no lot of ours owns such a number. */
export type Numbers = {
  classIds: Int32Array
  numbers: Float64Array
  /** Whether we have any code of this licence or GTIN: without one, its serials are somebody else's. */
  known: boolean
}

/** A range of numbers with the lot it was issued for, and what the lot says of every pack in it. */
export type OwnedSpan = LotSpan & {
  lotId: string
  licence: string
  gtin?: string
  batch: string
  productionDate: Day
  expiry: Day
  companyId: string
}

type ClassRow = { id: number; key_version: number; has_book: boolean; licence: string; gtin: string | null }

/** `findPack` for many codes at once: two statements, however many there are, and two more for holders' own serials. */
export async function findNumbers(
  db: Db,
  keys: Keys,
  families: readonly Family[],
): Promise<{ found: Numbers[]; spans: OwnedSpan[] }> {
  const classes = await classesOf(db, families)
  const read = families.map(family => decodeOnce(keys, family, classes.filter(isOf(family))))
  const first = await lotsOwning(db, rangesOf(read.flat()))
  const found = families.map(({ serials }, i) => settle(serials.length, read[i]!, first))
  const spans = merged(first, await settleMisread(db, keys, families, found, read, classes))
  const written = await fillFromBook(db, keys, families, found, classes)
  return { found: found.map((numbers, i) => ({ ...numbers, known: read[i]!.length > 0 })), spans: merged(spans, written) }
}

/** Numbers those that read as a number nobody owns, but may be another's number in another way; gives the ranges that own them. */
async function settleMisread(
  db: Db,
  keys: Keys,
  families: readonly Family[],
  found: readonly Omit<Numbers, 'known'>[],
  read: readonly (readonly Reading[])[],
  classes: readonly ClassRow[],
): Promise<OwnedSpan[]> {
  const misread = families.map((family, i) => {
    const places = [...found[i]!.classIds.keys()].filter(
      at => found[i]!.classIds[at] === 0 && read[i]!.some(({ numbers }) => numbers[at] !== undefined),
    )
    const serials = places.map(at => family.serials[at]!)
    return { at: i, places, readings: decode(keys, { serials }, places.length > 0 ? classes.filter(isOf(family)) : []) }
  })
  const spans = await lotsOwning(
    db,
    misread.flatMap(({ readings }) => rangesOf(readings)),
  )
  for (const { at, places, readings } of misread) {
    const settled = settle(places.length, readings, spans)
    for (const [k, place] of places.entries()) {
      found[at]!.classIds[place] = settled.classIds[k]!
      found[at]!.numbers[place] = settled.numbers[k]!
    }
  }
  return spans
}

/** Numbers those that are no computed codes but stand in the book, and gives the ranges that own them. */
async function fillFromBook(
  db: Db,
  keys: Keys,
  families: readonly Family[],
  found: readonly Omit<Numbers, 'known'>[],
  classes: readonly ClassRow[],
): Promise<OwnedSpan[]> {
  const ranges: (Span & { classId: number })[] = []
  for (const [i, family] of families.entries()) {
    const own = classes.filter(isOf(family))
    const { classIds, numbers } = found[i]!
    for (const licence of new Set(own.flatMap(row => (row.has_book ? row.licence : [])))) {
      const places = [...family.serials.keys()].filter(at => classIds[at] === 0)
      const asked = places.map(at => family.serials[at]!)
      for (const [k, number] of (await findInBook(db, keys, licence, asked)).entries()) {
        if (!number || !own.some(({ id }) => id === number.classId)) continue
        const at = places[k]!
        classIds[at] = number.classId
        numbers[at] = number.n
        const last = ranges.at(-1)
        if (last?.classId === number.classId && last.until === number.n)
          ranges[ranges.length - 1] = { ...last, until: number.n + 1 }
        else ranges.push({ classId: number.classId, from: number.n, until: number.n + 1 })
      }
    }
  }
  return lotsOwning(db, ranges)
}

/** Both lists in rising order, each range once. */
function merged(spans: readonly OwnedSpan[], more: readonly OwnedSpan[]): OwnedSpan[] {
  if (more.length === 0) return [...spans]
  const each = new Map([...spans, ...more].map(span => [`${span.classId} ${span.from}`, span]))
  return [...each.values()].sort((a, b) => a.classId - b.classId || a.from - b.from)
}

const isOf = ({ nie, gtin }: Family) => {
  return (row: ClassRow) => (nie === undefined || row.licence === nie) && (gtin === undefined || row.gtin === gtin)
}

/** Every serial of a family as it reads under one class and version of its key. */
type Reading = { classId: number; version: number; numbers: readonly (number | undefined)[] }

const decode = (keys: Keys, { serials }: Pick<Family, 'serials'>, classes: readonly ClassRow[]): Reading[] =>
  classes.flatMap(({ id, key_version }) =>
    Array.from({ length: key_version }, (_, k) => ({
      classId: id,
      version: k + 1,
      numbers: numbersOf(keyOf(keys, id, k + 1), serials),
    })),
  )

/**
 * Every serial as it reads first, in the way in which the first of them reads before all others: nearly always they are codes of one
 * lot. Of serials that look like ours, one in a million reads in a wrong way too (`settleMisread`).
 */
function decodeOnce(keys: Keys, { serials }: Family, classes: readonly ClassRow[]): Reading[] {
  const samples = decode(keys, { serials: serials.slice(0, 1) }, classes)
  const ways = [...samples].sort((a, b) => Number(b.numbers[0] !== undefined) - Number(a.numbers[0] !== undefined))
  let open: readonly string[] = serials
  let places: number[] | undefined
  const readings: Reading[] = []
  for (const { classId, version } of ways) {
    const read = numbersOf(keyOf(keys, classId, version), open)
    const numbers = places ? new Array<number | undefined>(serials.length).fill(undefined) : read
    const left: number[] = []
    for (let k = 0; k < read.length; k++) {
      const place = places ? places[k]! : k
      if (read[k] === undefined) left.push(place)
      else if (places) numbers[place] = read[k]
    }
    readings.push({ classId, version, numbers })
    places = left
    open = left.map(place => serials[place]!)
    if (left.length === 0) break
  }
  return readings
}

async function classesOf(db: Db, families: readonly Family[]): Promise<ClassRow[]> {
  const licences = families.flatMap(({ nie }) => nie ?? [])
  const gtins = families.flatMap(({ gtin }) => gtin ?? [])
  if (licences.length + gtins.length === 0) return []
  const { rows } = await sql<ClassRow>`
    select id, key_version, has_book, licence, gtin
    from number_class
    where licence = any(${licences}) or gtin = any(${gtins})
    order by id`.execute(db)
  return rows
}

/** The least range of each class that holds everything read under it. */
function rangesOf(readings: readonly Reading[]): (Span & { classId: number })[] {
  return readings.flatMap(({ classId, numbers }) => {
    let from = Infinity
    let last = -1
    for (const n of numbers) {
      if (n === undefined) continue
      if (n < from) from = n
      if (n > last) last = n
    }
    return last < 0 ? [] : [{ classId, from, until: last + 1 }]
  })
}

/** The ranges of lots that overlap these ranges of numbers, by class and in rising order. */
export async function lotsOwning(db: Db, ranges: readonly (Span & { classId: number })[]): Promise<OwnedSpan[]> {
  if (ranges.length === 0) return []
  const { rows } = await sql<{
    class_id: number
    key_version: number
    level: Level
    from_n: number
    until_n: number
    lot_id: string
    licence: string
    gtin: string | null
    batch: string
    production_date: Day
    expiry: Day
    company_id: string
  }>`
    select distinct s.class_id, s.key_version, c.level, s.from_n, s.until_n, s.lot_id,
      l.licence, l.gtin, l.batch, l.production_date, l.expiry, l.company_id
    from unnest(
      ${ranges.map(({ classId }) => classId)}::int[],
      ${ranges.map(({ from }) => from)}::bigint[],
      ${ranges.map(({ until }) => until)}::bigint[]
    ) as asked (class_id, from_n, until_n)
    join lot_span s on s.class_id = asked.class_id and s.from_n < asked.until_n and s.until_n > asked.from_n
    join number_class c on c.id = s.class_id
    join lot l on l.id = s.lot_id
    order by s.class_id, s.from_n`.execute(db)
  return rows.map(row => ({
    classId: row.class_id,
    keyVersion: row.key_version,
    level: row.level,
    from: row.from_n,
    until: row.until_n,
    lotId: row.lot_id,
    licence: row.licence,
    ...(row.gtin !== null && { gtin: row.gtin }),
    batch: row.batch,
    productionDate: row.production_date,
    expiry: row.expiry,
    companyId: row.company_id,
  }))
}

/** Of the ways in which a serial can be read, the one whose number a lot owns that was numbered with the same key. */
function settle(length: number, readings: readonly Reading[], spans: readonly OwnedSpan[]): Omit<Numbers, 'known'> {
  const classIds = new Int32Array(length)
  const numbers = new Float64Array(length)
  for (const { classId, version, numbers: read } of readings) {
    const own = spans.filter(span => span.classId === classId && span.keyVersion === version)
    for (let i = 0, last: OwnedSpan | undefined; i < length; i++) {
      const n = read[i]
      if (n === undefined || classIds[i] !== 0) continue
      // Packs of one lot follow each other in nearly every list.
      if (!last || n < last.from || n >= last.until) last = owner(own, n)
      if (!last) continue
      classIds[i] = classId
      numbers[i] = n
    }
  }
  return { classIds, numbers }
}

/** The span that holds a number, among those of one class in rising order. */
export function owner(spans: readonly OwnedSpan[], n: number): OwnedSpan | undefined {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (spans[middle]!.until <= n) low = middle + 1
    else high = middle
  }
  const found = spans[low]
  return found && found.from <= n ? found : undefined
}

/** The computed serials of a part of a lot's range, in the order of their numbers. Those that a holder made are in the book. */
export const serialsIn = (keys: Keys, { classId, keyVersion }: LotSpan, part: Span): Generator<string> =>
  serialsOf(keyOf(keys, classId, keyVersion), part)

/**
 * The places of those among serials of a licence that one of its classes would compute for some number, issued or not: a holder's own
 * serial must be none of them. Of serials that look like ours, one in a million is.
 */
export async function computedAmong(db: Db, keys: Keys, licence: string, serials: readonly string[]): Promise<Set<number>> {
  const computed = new Set<number>()
  const family = { nie: licence, serials }
  for (const { numbers } of decode(keys, family, await classesOf(db, [family])))
    for (let at = 0; at < numbers.length; at++) if (numbers[at] !== undefined) computed.add(at)
  return computed
}

/** The classes in which the codes of these licences are numbered. */
export async function classesOfLicences(db: Db, licences: readonly string[]): Promise<number[]> {
  if (licences.length === 0) return []
  const { rows } = await sql<{ id: number }>`select id from number_class where licence = any(${licences}) order by id`.execute(db)
  return rows.map(({ id }) => id)
}
