import { promisify } from 'node:util'
import { deflateRawSync, inflateRaw } from 'node:zlib'
import { sql } from 'kysely'
import type { Span } from '#/numbers/spans.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Keys } from '#/platform/keys.ts'
import { bookKeys, turns } from './book-key.ts'
import './tables.ts'

/** A number of a class. */
export type Numbered = { classId: number; n: number }

/** Serials to a piece: what is read and unpacked to find one. */
export const pieceSize = 1024

/** Serials of the book as one piece keeps them. */
export const packPiece = (serials: readonly string[]): Buffer => deflateRawSync(serials.join('\n'), { level: 1 })

const inflate = promisify(inflateRaw)
const unpack = async (packed: Buffer): Promise<string[]> => (await inflate(packed)).toString('latin1').split('\n')

/** A piece as it is read. */
export type Piece = Span & { id: number; classId: number; licence: string; serials: string[] }

type PieceRow = { id: number; class_id: number; licence: string; from_n: number; until_n: number; serials: Buffer }

const pieceFrom = async (row: PieceRow): Promise<Piece> => ({
  id: row.id,
  classId: row.class_id,
  licence: row.licence,
  from: row.from_n,
  until: row.until_n,
  serials: await unpack(row.serials),
})

/** The pieces with these ids. */
export async function piecesById(db: Db, ids: readonly number[]): Promise<Map<number, Piece>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PieceRow>`
    select p.id, p.class_id, c.licence, p.from_n, p.until_n, p.serials
    from serial_piece p
    join number_class c on c.id = p.class_id
    where p.id = any(${ids}::int[])`.execute(db)
  return new Map((await Promise.all(rows.map(pieceFrom))).map(piece => [piece.id, piece]))
}

/** Where serials of a licence stand in the book, in their order; undefined for those that are not there. */
export async function findInBook(
  db: Db,
  secrets: Keys,
  licence: string,
  asked: readonly string[],
): Promise<(Numbered | undefined)[]> {
  const found = new Array<Numbered | undefined>(asked.length).fill(undefined)
  let open = asked.map((_, at) => at)
  for (let turn = 0; turn < turns && open.length > 0; turn++) {
    const keys = bookKeys(
      secrets,
      licence,
      open.map(at => asked[at]!),
      turn,
    )
    const places = await placesOf(db, keys)
    const pieces = await piecesById(db, [...new Set(places.values())])
    const indexes = new Map<number, Map<string, number>>()
    const next: number[] = []
    for (const [i, at] of open.entries()) {
      const piece = pieces.get(places.get(keys[i]!) ?? -1)
      if (!piece) continue
      const place = piece.licence === licence ? indexOf(indexes, piece).get(asked[at]!) : undefined
      if (place === undefined) next.push(at)
      else found[at] = { classId: piece.classId, n: piece.from + place }
    }
    open = next
  }
  return found
}

function indexOf(indexes: Map<number, Map<string, number>>, { id, serials }: Piece): Map<string, number> {
  const known = indexes.get(id)
  if (known) return known
  const index = new Map(serials.map((serial, place) => [serial, place]))
  indexes.set(id, index)
  return index
}

/** The pieces that hold keys. */
export async function placesOf(db: Db, keys: readonly bigint[] | BigInt64Array): Promise<Map<bigint, number>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<{ key: string; piece: number }>`
    select key::text as key, piece
    from serial_place
    where key = any(${`{${keys.join(',')}}`}::bigint[])`.execute(db)
  return new Map(rows.map(({ key, piece }) => [BigInt(key), piece]))
}

/** The serials of numbers in the book. `at` gives undefined for numbers that were not asked for or are not in it. */
export type WrittenSerials = { at: (number: Numbered) => string | undefined }

/** Reads the pieces that hold numbers of these ranges. */
export async function readBook(db: Db, ranges: readonly (Span & { classId: number })[]): Promise<WrittenSerials> {
  if (ranges.length === 0) return { at: () => undefined }
  const pieces = await piecesOver(db, ranges)
  const byPlace = new Map<string, string>()
  for (const { classId, from, serials } of pieces)
    for (const [place, serial] of serials.entries()) byPlace.set(`${classId} ${from + place}`, serial)
  return { at: ({ classId, n }) => byPlace.get(`${classId} ${n}`) }
}

async function piecesOver(db: Db, ranges: readonly (Span & { classId: number })[]): Promise<Piece[]> {
  const { rows } = await sql<PieceRow>`
    select distinct p.id, p.class_id, '' as licence, p.from_n, p.until_n, p.serials
    from unnest(
      ${ranges.map(({ classId }) => classId)}::int[],
      ${ranges.map(({ from }) => from)}::bigint[],
      ${ranges.map(({ until }) => until)}::bigint[]
    ) as asked (class_id, from_n, until_n)
    cross join lateral (
      select coalesce(max(from_n), 0) as first
      from (
        select from_n
        from serial_piece
        where class_id = asked.class_id and from_n <= asked.from_n
        order by from_n desc
        limit 1
      ) before
    ) start
    join serial_piece p on p.class_id = asked.class_id and p.from_n >= start.first and p.from_n < asked.until_n
    where p.until_n > asked.from_n
    order by p.class_id, p.from_n`.execute(db)
  return Promise.all(rows.map(pieceFrom))
}

/** The serials of a range in the order of their numbers, a piece at a time: for files of any length. */
export async function* serialsInBook(db: Db, classId: number, { from, until }: Span): AsyncGenerator<string[]> {
  for (let at = from; at < until; ) {
    const pieces = await piecesOver(db, [{ classId, from: at, until: Math.min(until, at + 16 * pieceSize) }])
    if (pieces.length === 0) throw new Error(`The book has no serial for number ${at} of class ${classId}.`)
    for (const piece of pieces) {
      yield piece.serials.slice(Math.max(0, at - piece.from), until - piece.from)
      at = piece.until
    }
  }
}
