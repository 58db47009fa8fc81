import { hash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { Db } from '#/platform/database/connect.ts'
import type { Platform } from '#/platform/platform.ts'
import './tables.ts'

/** How often a pack was checked before, and since which day. */
export type Scans = { count: number; since?: Day }

/** One check to be counted: of a licence, with its verdict, and of a pack where the code named one. */
export type Scan = { licence: string; verdict: string; day: Day; pack?: { classId: number; n: number } }

/** Checks not yet written, by what they are counted for; and who was counted today, forgotten with the day. */
type Tally = {
  packs: Map<string, { classId: number; n: number; day: Day; count: number }>
  licences: Map<string, { number: string; day: Day; verdict: string; count: number }>
  seen: Set<string>
  seenOn: Day | undefined
  salt: string
  timer: NodeJS.Timeout | undefined
  writing: Promise<void> | undefined
}

const tallies = new WeakMap<Platform, Tally>()
const flushAfter = 1_000
/** Rows held back and addresses remembered at most: beyond, memory matters more than a count. */
const mostHeld = 50_000

/** How often the code of a pack was checked before now. What is not yet written does not count. */
export async function scansOf(db: Db, { classId, n }: { classId: number; n: number }): Promise<Scans> {
  const { rows } = await sql<{ count: number; since: Day | null }>`
    select coalesce(sum(count), 0)::int as count, min(day) as since
    from pack_scan
    where class_id = ${classId} and n = ${n}`.execute(db)
  const { count, since } = rows[0]!
  return { count, ...(since && { since }) }
}

/**
 * Counts a check in memory; a moment later all counts are written at once, so that a check costs no write and never waits or fails
 * for being counted. `from` (the address that asked) counts once a day for the same thing, so that neither a worried buyer nor a
 * loop makes a pack look copied; it is kept only in this process, only as a salted word, only until the day ends.
 */
export function countScan(platform: Platform, { licence, verdict, day, pack }: Scan, from?: string): void {
  const tally = tallyOf(platform)
  if (isRepeat(tally, day, `${pack ? `${pack.classId} ${pack.n}` : licence} ${from}`, from)) return
  if (tally.packs.size + tally.licences.size >= mostHeld) {
    platform.log.warn('checks are not counted: too many are waiting to be written')
    return
  }
  add(tally.licences, `${licence} ${day} ${verdict}`, { number: licence, day, verdict })
  if (pack) add(tally.packs, `${pack.classId} ${pack.n} ${day}`, { classId: pack.classId, n: pack.n, day })
  tally.timer ??= setTimeout(() => void flushScans(platform), flushAfter).unref()
}

function add<Key extends object>(to: Map<string, Key & { count: number }>, name: string, key: Key): void {
  const held = to.get(name)
  if (held) held.count++
  else to.set(name, { ...key, count: 1 })
}

function isRepeat(tally: Tally, day: Day, what: string, from: string | undefined): boolean {
  if (tally.seenOn !== day || tally.seen.size >= mostHeld) {
    tally.seen = new Set()
    tally.seenOn = day
    tally.salt = randomBytes(16).toString('hex')
  }
  if (from === undefined) return false
  const word = hash('sha256', tally.salt + what, 'base64')
  if (tally.seen.has(word)) return true
  tally.seen.add(word)
  return false
}

/** Writes what was counted so far; what cannot be written is kept for the next time. Never throws. Call it before the process ends. */
export async function flushScans(platform: Platform): Promise<void> {
  const tally = tallyOf(platform)
  clearTimeout(tally.timer)
  tally.timer = undefined
  await tally.writing
  if (tally.packs.size + tally.licences.size === 0) return
  const { packs, licences } = tally
  tally.packs = new Map()
  tally.licences = new Map()
  tally.writing = write(platform.db, [...packs.values()], [...licences.values()]).catch(error => {
    platform.log.warn({ err: error }, 'checks could not be counted yet')
    giveBack(tally.packs, packs)
    giveBack(tally.licences, licences)
  })
  await tally.writing
  tally.writing = undefined
}

function giveBack<Row extends { count: number }>(to: Map<string, Row>, from: Map<string, Row>): void {
  for (const [name, row] of from) {
    const held = to.get(name)
    if (held) held.count += row.count
    else to.set(name, row)
  }
}

type PackRow = { classId: number; n: number; day: Day; count: number }
type LicenceRow = { number: string; day: Day; verdict: string; count: number }

/** Rows are added to in the order of their keys, so that two processes that count at once never wait in a circle. */
async function write(db: Db, packs: readonly PackRow[], licences: readonly LicenceRow[]): Promise<void> {
  await db.transaction().execute(async tx => {
    if (packs.length > 0)
      await sql`
        insert into pack_scan as s (class_id, n, day, count)
        select *
        from unnest(
          ${packs.map(({ classId }) => classId)}::int[], ${packs.map(({ n }) => n)}::bigint[],
          ${packs.map(({ day }) => day)}::date[], ${packs.map(({ count }) => count)}::int[]
        ) as new (class_id, n, day, count)
        order by class_id, n, day
        on conflict on constraint pack_scan_pkey do update set count = s.count + excluded.count`.execute(tx)
    if (licences.length > 0)
      await sql`
        insert into licence_scan as s (number, day, verdict, count)
        select *
        from unnest(
          ${licences.map(({ number }) => number)}::text[], ${licences.map(({ day }) => day)}::date[],
          ${licences.map(({ verdict }) => verdict)}::text[], ${licences.map(({ count }) => count)}::bigint[]
        ) as new (number, day, verdict, count)
        order by number, day, verdict
        on conflict on constraint licence_scan_pkey do update set count = s.count + excluded.count`.execute(tx)
  })
}

function tallyOf(platform: Platform): Tally {
  let tally = tallies.get(platform)
  if (!tally) {
    tally = {
      packs: new Map(),
      licences: new Map(),
      seen: new Set(),
      seenOn: undefined,
      salt: '',
      timer: undefined,
      writing: undefined,
    }
    tallies.set(platform, tally)
  }
  return tally
}

/** How many checks of licences were counted on a day, as far as written. */
export async function countChecks(db: Db, day: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::bigint as count
    from licence_scan
    where day = ${day}`.execute(db)
  return rows[0]!.count
}
