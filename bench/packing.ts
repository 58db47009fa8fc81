import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { issueLot } from '#/features/coding/lots.ts'
import { serialsIn } from '#/features/coding/many-packs.ts'
import { getLot, type Lot, spansOfLot } from '#/features/coding/read-lots.ts'
import { moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { balanceOfLot } from '#/features/packing/lot-balance.ts'
import { type Asker, recordLotPacking, recordLotStatuses } from '#/features/packing/recording.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Bench, figure } from './harness.ts'
import { holder } from './lots.ts'

const packs = 100_000
const perCase = 50
const perPallet = 40

/**
 * A lot of 100,000 packs through the whole of packing, as a machine asks for it: activated by serial, put into 2,000 cases, the cases onto 50
 * pallets, and reconciled. Ours reads and judges every serial and keeps EPCIS events; the baseline is the database's work alone for what
 * is usual: a row for each pack, and one for each pack and event. Commits are durable.
 */
export const benches: Bench[] = [
  {
    name: 'packing',
    run: async env => {
      const platform = await env.platform()
      const line = await aLine(platform)
      const before = await storedBy(platform.pool)
      const activated = await timed(() => activate(platform, line))
      const packed = await timed(() => pack(platform, line))
      const stored = (await storedBy(platform.pool)) - before
      const reconciled = await timed(() => balance(platform, line.lot))
      const rows = await rowPerPack(platform.pool, line.serials)
      return [
        figure('packing.lot', (packs * 1000) / (activated + packed), 'packs/s', { timesBaseline: 1 }, (packs * 1000) / rows.ms),
        figure('packing.stored', stored / packs, 'bytes/pack', { atMost: 40 }, rows.bytes / packs),
        figure('packing.reconciled', reconciled, 'ms', { atMost: 2000 }),
      ]
    },
  },
]

type Line = { lot: Lot; asker: Asker; serials: string[]; cases: string[]; pallets: string[] }

async function aLine(platform: Platform): Promise<Line> {
  const facts = await holder(platform)
  const id = await platform.db.transaction().execute(async tx => {
    await moveCompany(tx, facts.companyId, 'sent', theSystem)
    await verifyCompany(tx, facts.companyId, theSystem)
    return issueLot(tx, { ...facts, packs, perCase, perPallet, batch: randomBytes(8).toString('hex'), idempotencyKey: newId() })
  })
  const { primary, secondary, tertiary } = await spansOfLot(platform.db, id)
  const serialsOf = ([span]: typeof primary) => [...serialsIn(platform.keys, span!, span!)]
  return {
    lot: await getLot(platform.db, id),
    asker: { who: { actor: theSystem, companyId: facts.companyId } },
    serials: serialsOf(primary),
    cases: serialsOf(secondary),
    pallets: serialsOf(tertiary),
  }
}

/** In ten requests, as a line that reports every few minutes. */
async function activate(platform: Platform, { lot, asker, serials }: Line): Promise<void> {
  for (let from = 0; from < packs; from += packs / 10) {
    const codes = serials.slice(from, from + packs / 10)
    const { taken } = await recordLotStatuses(platform, asker, lot, { act: 'activate', codes, behaviour: 'rollback' })
    if (taken !== codes.length) throw new Error(`Of ${codes.length} packs ${taken} were activated.`)
  }
}

async function pack(platform: Platform, { lot, asker, serials, cases, pallets }: Line): Promise<void> {
  const rows = serials.map((child, i) => ({ parent: cases[Math.floor(i / perCase)]!, child }))
  const outer = cases.map((child, i) => ({ parent: pallets[Math.floor(i / perPallet)]!, child }))
  const parts = Array.from({ length: 10 }, (_, i) => rows.slice((i * packs) / 10, ((i + 1) * packs) / 10))
  for (const part of [...parts, outer]) {
    const { taken } = await recordLotPacking(platform, asker, lot, { act: 'pack', rows: part, behaviour: 'rollback' })
    if (taken !== part.length) throw new Error(`Of ${part.length} packs ${taken} were packed.`)
  }
}

async function balance({ db }: Platform, lot: Lot): Promise<void> {
  const { levels, differences } = await balanceOfLot(db, lot)
  if (levels[0]?.activated !== packs || differences.length > 0) throw new Error('The reconciliation does not come out even.')
}

const tables = ['capture', 'event', 'event_shape', 'event_span', 'sighting', 'pack_once', 'event_flag', 'foreign_epc']

/** How large the tables that events fill are, with their indexes. */
async function storedBy(pool: Pool): Promise<number> {
  const { rows } = await pool.query(
    'select sum(pg_total_relation_size(t::regclass))::float8 as bytes from unnest($1::text[]) t',
    [tables],
  )
  return rows[0].bytes
}

/**
 * What is usual: a row for each pack with its status and parent, and a row for each pack and event, so that there is a history as ours has
 * one; a thousand rows to a statement, a transaction for each case.
 */
async function rowPerPack(pool: Pool, serials: readonly string[]): Promise<{ ms: number; bytes: number }> {
  const name = randomBytes(6).toString('hex')
  const [table, history] = [`bench_pack_${name}`, `bench_pack_event_${name}`]
  await pool.query(`
    create table ${table} (serial text primary key, lot uuid not null, status text not null, parent text, at timestamptz not null default now());
    create index on ${table} (parent);
    create table ${history} (serial text not null, event text not null, at timestamptz not null default now());
    create index on ${history} (serial)`)
  try {
    const lot = newId()
    const ms = await timed(async () => {
      for (const list of chunked(serials, 1000))
        await pool.query(
          `with fresh as (insert into ${table} (serial, lot, status) select s, $2, 'activated' from unnest($1::text[]) s returning serial)
           insert into ${history} (serial, event) select serial, 'commissioned' from fresh`,
          [list, lot],
        )
      for (const [box, list] of chunked(serials, perCase).entries())
        await pool.query(
          `with packed as (update ${table} set parent = $2 where serial = any($1::text[]) returning serial)
           insert into ${history} (serial, event) select serial, 'packed' from packed`,
          [list, `case ${box}`],
        )
    })
    const { rows } = await pool.query(
      'select pg_total_relation_size($1::regclass)::float8 + pg_total_relation_size($2::regclass)::float8 as bytes',
      [table, history],
    )
    return { ms, bytes: rows[0].bytes }
  } finally {
    await pool.query(`drop table ${table}, ${history}`)
  }
}

const chunked = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
