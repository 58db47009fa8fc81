import { sql } from 'kysely'
import type { Tx } from '#/platform/database/connect.ts'
import type { Keys } from '#/platform/keys.ts'
import { findInBook, type Numbered, packPiece, pieceSize, placesOf } from './book.ts'
import { bookKeys, turns } from './book-key.ts'
import type { Level } from './level.ts'
import { takeBookNumbers } from './lots.ts'
import type { Lot } from './read-lots.ts'
import './tables.ts'

/** A serial that the book has already: at which place of the list it stands, and the number it has. */
export type Taken = Numbered & { at: number }

/** Serials with the keys under which they are to stand. */
type Keyed = { serials: readonly string[]; keys: BigInt64Array }

/**
 * Enters serials of a lot at one level into the book, in their order, and gives those that were in it already; everything else gets the
 * next numbers of its class. The serials differ from each other. Two lists entered at once: of a serial in both, one is entered; the
 * later waits for the earlier to be committed and is told that it is taken.
 */
export async function enterSerials(
  tx: Tx,
  secrets: Keys,
  lot: Pick<Lot, 'id' | 'licence' | 'gtin'>,
  level: Level,
  serials: readonly string[],
): Promise<Taken[]> {
  const all = { serials, keys: bookKeys(secrets, lot.licence, serials) }
  if (await tryEnter(tx, lot, level, all)) return []
  for (;;) {
    const { free, taken } = await sortOut(tx, secrets, lot.licence, serials)
    // Between looking and writing another list may have taken some: then look again.
    if (free.serials.length === 0 || (await tryEnter(tx, lot, level, free))) return taken
  }
}

/** Writes them all, or nothing and gives false where one of the keys is taken. */
async function tryEnter(
  tx: Tx,
  lot: Pick<Lot, 'id' | 'licence' | 'gtin'>,
  level: Level,
  { serials, keys }: Keyed,
): Promise<boolean> {
  await sql`savepoint book`.execute(tx)
  const ids = await newPieces(tx, Math.ceil(serials.length / pieceSize))
  const pieces = serials.map((_, at) => ids[Math.floor(at / pieceSize)]!)
  // In the order of the keys: two that write at once never wait in a circle, and neighbours in the index come one after another.
  try {
    await sql`
      insert into serial_place (key, piece)
      select key, piece
      from unnest(${`{${keys.join(',')}}`}::bigint[], ${`{${pieces.join(',')}}`}::int[]) as new (key, piece)
      order by key`.execute(tx)
  } catch (error) {
    if (!isTaken(error)) throw error
    await sql`rollback to savepoint book`.execute(tx)
    return false
  }
  // The class is locked after the keys: who waits for a key holds no class that the other needs.
  const { classId, from } = await takeBookNumbers(tx, lot, level, serials.length)
  await sql`
    insert into serial_piece (id, class_id, from_n, until_n, serials)
    overriding system value
    select id, ${classId}, from_n, until_n, serials
    from unnest(
      ${ids}::int[],
      ${ids.map((_, i) => from + i * pieceSize)}::bigint[],
      ${ids.map((_, i) => from + Math.min((i + 1) * pieceSize, serials.length))}::bigint[],
      ${ids.map((_, i) => packPiece(serials.slice(i * pieceSize, (i + 1) * pieceSize)))}::bytea[]
    ) as piece (id, from_n, until_n, serials)`.execute(tx)
  await sql`release savepoint book`.execute(tx)
  return true
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'serial_place_pkey'

async function newPieces(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('serial_piece', 'id')) as id
    from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Parts those in the book from those that are not, and finds each of these a key that nothing stands under. */
async function sortOut(
  tx: Tx,
  secrets: Keys,
  licence: string,
  serials: readonly string[],
): Promise<{ free: Keyed; taken: Taken[] }> {
  const found = await findInBook(tx, secrets, licence, serials)
  const taken = found.flatMap((number, at) => (number ? [{ ...number, at }] : []))
  const free = serials.filter((_, at) => !found[at])
  const candidates = Array.from({ length: turns }, (_, turn) => bookKeys(secrets, licence, free, turn))
  const used = new Set<bigint>()
  for (const keys of candidates) for (const key of (await placesOf(tx, keys)).keys()) used.add(key)
  const keys = BigInt64Array.from(free, (serial, at) => {
    const key = candidates.map(keys => keys[at]!).find(one => !used.has(one))
    if (key === undefined) throw new Error(`All places of the book for the serial ${serial} of ${licence} are taken by others.`)
    used.add(key)
    return key
  })
  return { free: { serials: free, keys }, taken }
}
