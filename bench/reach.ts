import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { reachOf } from '#/features/recalls/reach.ts'
import { select } from '#/features/recalls/selection.ts'
import { bringUpToDate, countStock, setsOfLot } from '#/features/stock/counting.ts'
import { type Part, partsOf } from '#/features/tracing/parts.ts'
import { type Bench, figure } from './harness.ts'
import { aSpreadLot, dispensed, packs, perCase, receivers, sites } from './reach-world.ts'

/** Packs of the range. */
const range = 1_000_000
const sample = packs / 20

/**
 * Who holds what of a lot of ten million packs in 200,000 cases on 5,000 pallets at 200 sites: from the counts that are kept, as a page asks, and
 * counted live from the events: the whole lot, a range of a million, and what passed through one site. Then how fast the kept counts
 * catch up with all 208,000 events at once. The baseline is a row for each pack, counted by one statement: of a twentieth of the packs, times
 * twenty.
 */
export const benches: Bench[] = [
  {
    name: 'reach',
    run: async env => {
      const platform = await env.platform()
      const { db } = platform
      const { licence, lotId, batch, classId, from, siteIds } = await aSpreadLot(platform)
      const sets = await setsOfLot(db, lotId)
      const live = await best(3, async () => check(await partsOf(db, sets)))
      const { rows: events } = await platform.pool.query('select count(*)::float8 as count from event')
      const caughtUp = await timed(() => countStock(db))
      const kept = await best(20, async () => check((await reachOf(db, { id: '', licence, lotId, batch })).parts))
      const page = await best(20, () => bringUpToDate(db))
      const some = { classId, spans: [{ from: from + 1_234_567, until: from + 1_234_567 + range }] }
      const part = await timed(() => partsOf(db, [some]))
      if (total(part.value) !== range) throw new Error(`Of ${range} packs of a range ${total(part.value)} were counted.`)
      const site = await timed(async () => {
        const [chosen] = await select(platform, { extent: 'site', site: siteIds[7]!, licence })
        return partsOf(db, chosen!.parts!)
      })
      if (total(site.value) !== packs / sites) throw new Error(`${total(site.value)} packs are said to have been at one site.`)
      const rows = await rowPerPack(platform.pool)
      return [
        figure('reach.lot.kept', kept, 'ms', { atMost: 1000 }, rows),
        figure('reach.upToDate', page, 'ms', { atMost: 1000 }),
        figure('reach.lot.live', live, 'ms', { atMost: 5000 }, rows),
        figure('reach.range.live', part.ms, 'ms', { atMost: 1000 }, (rows * range) / packs),
        figure('reach.site.live', site.ms, 'ms', { atMost: 1000 }),
        figure('reach.counted', (events[0].count * 1000) / caughtUp.ms, 'events/s', { atLeast: 1000 }),
      ]
    },
  },
]

const total = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.packs, 0)

/** Throws unless the parts are what was written: so many under way, at sites, and given out. */
function check(parts: readonly Part[]): void {
  const of = (status: Part['status']) => total(parts.filter(part => part.status === status))
  const here = [of('in transit'), of('at a site'), of('dispensed'), total(parts), parts.length]
  const right = [
    ((sites - receivers) * packs) / sites,
    (receivers * packs) / sites - dispensed,
    dispensed,
    packs,
    sites + receivers,
  ]
  if (here.join() !== right.join()) throw new Error(`The lot is counted as ${here}, and is ${right}.`)
}

/** What is usual: a row for each pack with its state, place and case, drawn together by one statement. In milliseconds for the whole lot. */
async function rowPerPack(pool: Pool): Promise<number> {
  const table = `bench_pack_${randomBytes(6).toString('hex')}`
  await pool.query(
    `create table ${table} (n bigint primary key, lot int not null, status text not null, site int, to_site int, box bigint not null, since timestamptz not null)`,
  )
  try {
    await pool.query(
      `insert into ${table}
       select n, 1, case when n % $3 < $4 then 'at a site' else 'in transit' end, n % $3, n % $3, n / $2, now()
       from generate_series(1, $1::int) n`,
      [sample, perCase, sites, receivers],
    )
    await pool.query(`create index on ${table} (lot)`)
    await pool.query(`vacuum analyze ${table}`)
    const count = () =>
      pool.query(`
        select status, site, to_site, count(*), count(distinct box), min(since)
        from ${table}
        where lot = 1
        group by status, site, to_site`)
    return (await best(3, count)) * (packs / sample)
  } finally {
    await pool.query(`drop table ${table}`)
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const start = performance.now()
  const value = await work()
  return { value, ms: performance.now() - start }
}

async function best(turns: number, work: () => Promise<unknown>): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < turns; turn++) least = Math.min(least, (await timed(work)).ms)
  return least
}
