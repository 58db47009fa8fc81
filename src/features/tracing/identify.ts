import { sql } from 'kysely'
import { findNumbers, type OwnedSpan } from '#/features/coding/many-packs.ts'
import { spansOf } from '#/numbers/spans.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import { type ClassSpans, familyOf, foreignClass, type Named, type PackNumber, sortIdentities } from './identity.ts'
import './tables.ts'

/** What a list of URIs turned out to be. */
export type Identified = {
  /** URI, as it came, to number. Without writing, what was never heard of has none. */
  numbers: ReadonlyMap<string, PackNumber>
  /** Long lists that were numbered as a whole; their URIs are not in `numbers`. */
  lists: ReadonlyMap<readonly string[], readonly ClassSpans[]>
  /** URIs in the form of our codes that no lot owns. */
  unknown: ReadonlySet<string>
  /** The ranges of lots in which our own lie. */
  lots: readonly OwnedSpan[]
}

type Asker = Pick<Platform, 'config' | 'keys'>

/** The numbers of what these URIs name, as far as it is ours, an SSCC, or in the book already. Writes nothing. */
export const identify = (db: Db, asker: Asker, uris: Iterable<string>): Promise<Identified> =>
  numbered(db, asker, uris, findInBook)

/** The same for the lists of events, entering into the book what is new there, in the order in which it comes. */
export function identifyAll(tx: Tx, asker: Asker, lists: readonly (readonly string[])[]): Promise<Identified> {
  const whole: Named[] = []
  const single: string[] = []
  for (const list of lists) {
    const family = familyOf(asker.config.origin, list)
    if (family) whole.push(family)
    else for (const uri of list) single.push(uri)
  }
  return numbered(tx, asker, single, enterInBook, whole)
}

type Book = (db: Tx, uris: readonly string[]) => Promise<Map<string, number>>

async function numbered(
  db: Db,
  { config, keys }: Asker,
  uris: Iterable<string>,
  book: Book,
  whole: readonly Named[] = [],
): Promise<Identified> {
  const { families, ssccs, others } = sortIdentities(config.origin, uris)
  const all = [...families, ...whole]
  const { found, spans } = await findNumbers(db, keys, all)
  const numbers = new Map(ssccs)
  const lists = new Map<readonly string[], readonly ClassSpans[]>()
  const unknown = new Set<string>()
  const foreign = new Map(others)
  for (const [at, { uris: named, canonical, nie }] of all.entries()) {
    const { classIds, numbers: ns, known } = found[at]!
    if (at >= families.length && !classIds.includes(0)) {
      lists.set(named, setsOf(classIds, ns))
      continue
    }
    for (let i = 0; i < named.length; i++) {
      if (classIds[i] !== 0) numbers.set(named[i]!, { classId: classIds[i]!, n: ns[i]! })
      else {
        foreign.set(named[i]!, canonical[i]!)
        if (known || nie !== undefined) unknown.add(named[i]!)
      }
    }
  }
  const booked = await book(db as Tx, [...new Set(foreign.values())])
  for (const [uri, canonical] of foreign) {
    const n = booked.get(canonical)
    if (n !== undefined) numbers.set(uri, { classId: foreignClass, n })
  }
  return { numbers, lists, unknown, lots: spans }
}

/** Numbers as sets, one for each class. */
function setsOf(classIds: Int32Array, numbers: Float64Array): ClassSpans[] {
  const only = classIds[0]!
  if (classIds.every(classId => classId === only)) return [{ classId: only, spans: spansOf(numbers) }]
  const classes = new Map<number, number[]>()
  for (const [i, classId] of classIds.entries()) {
    const list = classes.get(classId)
    if (list) list.push(numbers[i]!)
    else classes.set(classId, [numbers[i]!])
  }
  return [...classes].map(([classId, list]) => ({ classId, spans: spansOf(list) }))
}

async function findInBook(db: Db, uris: readonly string[]): Promise<Map<string, number>> {
  if (uris.length === 0) return new Map()
  const { rows } = await sql<{ uri: string; n: number }>`
    select uri, n
    from foreign_epc
    where uri = any(${uris})`.execute(db)
  return new Map(rows.map(({ uri, n }) => [uri, n]))
}

/** Numbers are taken in the order of the list; rows are written in the order of the URIs, so that two writers never wait in a circle. */
async function enterInBook(tx: Tx, uris: readonly string[]): Promise<Map<string, number>> {
  const known = await findInBook(tx, uris)
  const fresh = uris.filter(uri => !known.has(uri))
  if (fresh.length === 0) return known
  const { rows: taken } = await sql<{ n: number }>`
    select nextval('foreign_number') as n
    from generate_series(1, ${fresh.length}::int)`.execute(tx)
  const rows = fresh.map((uri, i) => ({ uri, n: taken[i]!.n })).sort((a, b) => (a.uri < b.uri ? -1 : 1))
  await sql`
    insert into foreign_epc (uri, n)
    select * from unnest(${rows.map(({ uri }) => uri)}::text[], ${rows.map(({ n }) => n)}::bigint[])
    on conflict do nothing`.execute(tx)
  // Another writer may have entered some of them meanwhile: the book decides.
  return new Map([...known, ...(await findInBook(tx, fresh))])
}

/** The URIs of numbers in the book. */
export async function urisInBook(db: Db, ns: readonly number[]): Promise<Map<number, string>> {
  if (ns.length === 0) return new Map()
  const { rows } = await sql<{ n: number; uri: string }>`
    select n, uri
    from foreign_epc
    where n = any(${ns})`.execute(db)
  return new Map(rows.map(({ n, uri }) => [n, uri]))
}
