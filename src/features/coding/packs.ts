import { sql } from 'kysely'
import { cset82 } from '#/gs1/lint-characters.ts'
import type { Day } from '#/law/day.ts'
import { numberOf, type SerialKey, serialKey, serialOf } from '#/numbers/serial.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Keys } from '#/platform/keys.ts'
import { findInBook, type Numbered, readBook } from './book.ts'
import type { Level } from './level.ts'
import { numbersSecret } from './number-keys.ts'
import './tables.ts'

export { type Lot, lotById, lotsOfCompany, lotsOfLicence } from './read-lots.ts'

/** One pack, case or pallet with a code of ours: who it is, and the lot it was issued for. */
export type Pack = {
  classId: number
  n: number
  level: Level
  licence: string
  gtin: string | undefined
  lotId: string
  batch: string
  productionDate: Day
  /** The last day it may be used, as printed. */
  expiry: Day
  serial: string
}

/** What a code says of itself: a serial, and the licence or the GTIN it belongs to. */
export type CodeSays = { nie?: string; gtin?: string; serial: string; batch?: string }

const opened = new Map<string, SerialKey>()
const mostOpened = 20_000

/** The key of a class at one version. Deriving it costs more than using it, so those met last are kept. */
export function keyOf(keys: Keys, classId: number, version: number): SerialKey {
  const name = `${keys.folder} ${classId} ${version}`
  let key = opened.get(name)
  if (!key) {
    key = serialKey(numbersSecret(keys, version), classId, version)
    if (opened.size >= mostOpened) opened.delete(opened.keys().next().value!)
    opened.set(name, key)
  }
  return key
}

/** A number that a serial may stand for: it has to lie in a range that was numbered with the same version of the key. */
type Candidate = { classId: number; version: number; n: number }

/**
 * The pack that a code names, or undefined when no lot of ours owns such a number. The serial is turned back into its number under
 * each class and key of the licence (or GTIN): a stranger's serial falls into an issued range once in a billion tries. Where two
 * classes own one, the batch that the code says tells them apart. A serial that the holder made itself is looked up in the book.
 */
export async function findPack(db: Db, keys: Keys, { nie, gtin, serial, batch }: CodeSays): Promise<Pack | undefined> {
  if (!nie && !gtin) return undefined
  const { rows: classes } = await sql<{ id: number; key_version: number; has_book: boolean; licence: string }>`
    select id, key_version, has_book, licence
    from number_class
    where ${nie ? sql`licence = ${nie}` : sql`true`} and ${gtin ? sql`gtin = ${gtin}` : sql`true`}
    order by id`.execute(db)
  const candidates: Candidate[] = []
  for (const { id, key_version } of classes)
    for (let version = key_version; version >= 1; version--) {
      const n = numberOf(keyOf(keys, id, version), serial)
      if (n !== undefined) candidates.push({ classId: id, version, n })
    }
  const books = new Set(classes.filter(({ has_book }) => has_book).map(({ licence }) => licence))
  for (const licence of books) {
    const [number] = await findInBook(db, keys, licence, [serial])
    if (number && classes.some(({ id }) => id === number.classId)) candidates.push({ ...number, version: 0 })
  }
  const packs = await owned(db, keys, candidates)
  return packs.find(pack => pack.batch === batch) ?? packs[0]
}

/** The pack of a number, or undefined when no lot owns it. */
export async function packAt(db: Db, keys: Keys, classId: number, n: number): Promise<Pack | undefined> {
  return (await owned(db, keys, [{ classId, n }]))[0]
}

type Row = {
  class_id: number
  n: number
  key_version: number
  level: Level
  licence: string
  gtin: string | null
  lot_id: string
  batch: string
  production_date: Day
  expiry: Day
}

/** Those of the numbers that a lot owns, as packs. */
async function owned(
  db: Db,
  keys: Keys,
  numbers: readonly (Omit<Candidate, 'version'> & { version?: number })[],
): Promise<Pack[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<Row>`
    select asked.class_id, asked.n, s.key_version, c.level, l.licence, l.gtin, s.lot_id, l.batch, l.production_date, l.expiry
    from unnest(
      ${numbers.map(({ classId }) => classId)}::int[],
      ${numbers.map(({ n }) => n)}::bigint[],
      ${numbers.map(({ version }) => version ?? null)}::int[]
    ) with ordinality as asked (class_id, n, key_version, place)
    cross join lateral (
      select until_n, lot_id, key_version
      from lot_span
      where class_id = asked.class_id and from_n <= asked.n
      order by from_n desc
      limit 1
    ) s
    join number_class c on c.id = asked.class_id
    join lot l on l.id = s.lot_id
    where asked.n < s.until_n and s.key_version = coalesce(asked.key_version, s.key_version)
    order by asked.place`.execute(db)
  const written = await readBook(db, rows.filter(isWritten).map(rangeOf))
  return rows.map(row => ({
    classId: row.class_id,
    n: row.n,
    level: row.level,
    licence: row.licence,
    gtin: row.gtin ?? undefined,
    lotId: row.lot_id,
    batch: row.batch,
    productionDate: row.production_date,
    expiry: row.expiry,
    serial: isWritten(row)
      ? getWritten(written.at(numberOfRow(row)), row)
      : serialOf(keyOf(keys, row.class_id, row.key_version), row.n),
  }))
}

const isWritten = ({ key_version }: Row): boolean => key_version === 0
const numberOfRow = ({ class_id, n }: Row): Numbered => ({ classId: class_id, n })
const rangeOf = (row: Row) => ({ classId: row.class_id, from: row.n, until: row.n + 1 })

function getWritten(serial: string | undefined, { class_id, n }: Row): string {
  if (serial === undefined) throw new Error(`The book has no serial for number ${n} of class ${class_id}.`)
  return serial
}

/**
 * The identity of a pack in events: a Digital Link on GS1's canonical host where it has a GTIN; otherwise an address of ours, which
 * any camera can open as well.
 */
export function packUri(
  origin: string,
  { gtin, licence, serial, level }: Pick<Pack, 'gtin' | 'licence' | 'serial' | 'level'>,
): string {
  const written = encodeURIComponent(serial)
  return gtin && level === 'primary' ? `https://id.gs1.org/01/${gtin}/21/${written}` : `${origin}/v/${licence}/${written}`
}

/** Reads the identity of one of our packs back; undefined for any other URI. A serial has 1 to 20 characters (AI 21). */
export function readPackUri(origin: string, uri: string): CodeSays | undefined {
  const digitalLink = /^https:\/\/id\.gs1\.org\/01\/(\d{14})(?:\/10\/[^/?]+)?\/21\/([^/?#]+)$/.exec(uri)
  if (digitalLink) return withSerial({ gtin: digitalLink[1]! }, digitalLink[2]!)
  if (!uri.startsWith(`${origin}/v/`)) return undefined
  const [nie, serial, more] = uri.slice(origin.length + 3).split('/')
  return nie && serial && more === undefined ? withSerial({ nie }, serial) : undefined
}

function withSerial(says: Omit<CodeSays, 'serial'>, written: string): CodeSays | undefined {
  const serial = written.includes('%') ? decoded(written) : written
  return serial !== undefined && serial.length <= 20 && !cset82(serial) ? { ...says, serial } : undefined
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
