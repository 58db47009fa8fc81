import { sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import { numberOf, type SerialKey, serialKey, serialOf } from '#/numbers/serial.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Keys } from '#/platform/keys.ts'
import type { Level } from './level.ts'
import './tables.ts'

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
export type CodeSays = { nie?: string; gtin?: string; serial: string }

const opened = new Map<string, SerialKey>()

/** The key of a class at one version. Deriving it costs more than using it, so those in use are kept for the life of the program. */
export function keyOf(keys: Keys, classId: number, version: number): SerialKey {
  const name = `${keys.folder} ${classId} ${version}`
  let key = opened.get(name)
  if (!key) {
    key = serialKey(keys.derive('numbers'), classId, version)
    opened.set(name, key)
  }
  return key
}

type Row = { class_id: number; key_version: number; licence: string; gtin: string | null; level: Level }

/**
 * The pack that a code names, or undefined when no lot of ours owns such a number. The serial is turned back into its number under
 * each class of the licence (or GTIN): a stranger's serial falls into an issued range once in a billion tries.
 */
export async function findPack(db: Db, keys: Keys, { nie, gtin, serial }: CodeSays): Promise<Pack | undefined> {
  if (!nie && !gtin) return undefined
  const { rows: classes } = await sql<Row>`
    select distinct c.id as class_id, s.key_version, c.licence, c.gtin, c.level
    from number_class c
    join lot_span s on s.class_id = c.id
    where ${nie ? sql`c.licence = ${nie}` : sql`true`} and ${gtin ? sql`c.gtin = ${gtin}` : sql`true`}
    order by c.id, s.key_version`.execute(db)
  for (const one of classes) {
    const n = numberOf(keyOf(keys, one.class_id, one.key_version), serial)
    if (n === undefined) continue
    const pack = await packAt(db, keys, one.class_id, n)
    if (pack) return pack
  }
  return undefined
}

/** The pack of a number, or undefined when no lot owns it. */
export async function packAt(db: Db, keys: Keys, classId: number, n: number): Promise<Pack | undefined> {
  const { rows } = await sql<
    Omit<Row, 'class_id'> & { until_n: number; lot_id: string; batch: string; production_date: Day; expiry: Day }
  >`
    select s.until_n, s.lot_id, s.key_version, s.level, l.licence, l.gtin, l.batch, l.production_date, l.expiry
    from lot_span s
    join lot l on l.id = s.lot_id
    where s.class_id = ${classId} and s.from_n <= ${n}
    order by s.from_n desc
    limit 1`.execute(db)
  const found = rows[0]
  if (!found || n >= found.until_n) return undefined
  return {
    classId,
    n,
    level: found.level,
    licence: found.licence,
    gtin: found.gtin ?? undefined,
    lotId: found.lot_id,
    batch: found.batch,
    productionDate: found.production_date,
    expiry: found.expiry,
    serial: serialOf(keyOf(keys, classId, found.key_version), n),
  }
}

/**
 * The identity of a pack in events: a Digital Link on GS1's canonical host where it has a GTIN; otherwise an address of ours, which
 * any camera can open as well.
 */
export function packUri(
  origin: string,
  { gtin, licence, serial, level }: Pick<Pack, 'gtin' | 'licence' | 'serial' | 'level'>,
): string {
  return gtin && level === 'primary' ? `https://id.gs1.org/01/${gtin}/21/${serial}` : `${origin}/v/${licence}/${serial}`
}

/** Reads the identity of one of our packs back; undefined for any other URI. */
export function readPackUri(origin: string, uri: string): CodeSays | undefined {
  const digitalLink = /^https:\/\/id\.gs1\.org\/01\/(\d{14})(?:\/10\/[^/?]+)?\/21\/([0-9A-Za-z]{12})$/.exec(uri)
  if (digitalLink) return { gtin: digitalLink[1]!, serial: digitalLink[2]! }
  if (!uri.startsWith(`${origin}/v/`)) return undefined
  const [nie, serial, more] = uri.slice(origin.length + 3).split('/')
  return nie && serial?.length === 12 && more === undefined ? { nie, serial } : undefined
}
