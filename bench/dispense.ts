import { randomBytes, randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import { issueLot } from '#/features/coding/lots.ts'
import { serialsIn } from '#/features/coding/many-packs.ts'
import { spansOfLot } from '#/features/coding/read-lots.ts'
import { createCompany, moveCompany, verifyCompany } from '#/features/companies/companies.ts'
import { addSite } from '#/features/companies/sites.ts'
import { ActsSent } from '#/features/once-only/ask.ts'
import { takeActs } from '#/features/once-only/door.ts'
import type { Visitor } from '#/platform/accounts/person.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import { newId } from '#/platform/ids.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Bench, figure } from './harness.ts'
import { holder } from './lots.ts'

const packs = 30_000
const contested = 500
const writers = 64
const pharmacies = 16

/**
 * Dispensing as tills do it: 64 writers of 16 pharmacies, each with one pack to a request, a key of its own, and the next only after
 * the answer. Ours reads the code, judges recall, licence and date, keeps an EPCIS event and the audit trail; what HTTP and the check of
 * an API key cost is not in it. The baseline is the database's work alone for what is usual: one conditional update and one row of history for each pack,
 * in a transaction of its own. Commits are durable. Then all 64 want the same packs.
 */
export const benches: Bench[] = [
  {
    name: 'dispense',
    run: async env => {
      const platform = await env.platform()
      const { codes, tills } = await aTown(platform)
      await sell(platform, tills, codes.slice(0, 2000))
      const before = await storedBy(platform.pool)
      const sold = await sell(platform, tills, codes.slice(2000, packs))
      const stored = ((await storedBy(platform.pool)) - before) / (packs - 2000)
      const usual = await sellAsUsual(platform.pool)
      const twice = await contest(platform, tills, codes.slice(packs))
      return [
        figure('dispense.rate', sold.rate, 'packs/s', { atLeast: 2000 }, usual),
        figure('dispense.p95', sold.p95, 'ms', { atMost: 50 }),
        figure('dispense.book', stored, 'bytes/pack', { atMost: 90 }),
        figure('dispense.twice', twice, 'packs', { atMost: 0 }),
      ]
    },
  },
]

type Till = { visitor: Visitor; site: string }

/** A lot of packs, and pharmacies with four tills each. */
async function aTown(platform: Platform): Promise<{ codes: string[]; tills: Till[] }> {
  const facts = await holder(platform)
  const lot = { ...facts, packs: packs + contested, batch: newId().slice(0, 18), idempotencyKey: newId() }
  const id = await platform.db.transaction().execute(tx => issueLot(tx, lot))
  const { primary } = await spansOfLot(platform.db, id)
  const codes = [...serialsIn(platform.keys, primary[0]!, primary[0]!)].map(
    serial => `${platform.config.origin}/v/${facts.licence}/${serial}`,
  )
  const own = await Promise.all(Array.from({ length: pharmacies }, (_, i) => aPharmacy(platform, i)))
  return {
    codes,
    tills: Array.from({ length: writers }, (_, i) => ({
      ...own[i % pharmacies]!,
      visitor: aTill(own[i % pharmacies]!.companyId, i),
    })),
  }
}

function aPharmacy({ db }: Platform, which: number): Promise<{ companyId: string; site: string }> {
  return db.transaction().execute(async tx => {
    const where = { address: `Jalan Ukur ${which}`, regencyCode: '32.73' }
    const nib = `8${randomInt(1e11, 2.8e14).toString().padStart(12, '0').slice(-12)}`
    const companyId = await createCompany(tx, { nib, kind: 'pharmacy', name: `Apotek Ukur ${which}`, ...where })
    const site = await addSite(tx, companyId, { name: 'Apotek', kind: 'dispensing', ...where }, theSystem)
    await moveCompany(tx, companyId, 'sent', theSystem)
    await verifyCompany(tx, companyId, theSystem)
    return { companyId, site }
  })
}

const aTill = (companyId: string, which: number): Visitor => ({
  via: 'key',
  id: `till-${which}`,
  name: `Kasir ${which}`,
  email: '',
  roles: ['applicant'],
  companyId,
  scopes: ['movements:write'],
  sessionId: undefined,
  provedAt: undefined,
  hasSecondFactor: false,
})

const dispense = async (platform: Platform, { visitor, site }: Till, code: string): Promise<string> =>
  (
    await takeActs(platform, visitor, ActsSent.parse({ site, acts: [{ act: 'dispense', code, key: newId() }] }), { via: 'api' })
  )[0]!.code

/** Every till sells its next pack as soon as the last is answered. */
async function sell(
  platform: Platform,
  tills: readonly Till[],
  codes: readonly string[],
): Promise<{ rate: number; p95: number }> {
  const times: number[] = []
  let next = 0
  const start = performance.now()
  await Promise.all(
    tills.map(async till => {
      while (next < codes.length) {
        const began = performance.now()
        const answer = await dispense(platform, till, codes[next++]!)
        if (answer !== 'OK') throw new Error(`A pack that nobody had was answered by ${answer}.`)
        times.push(performance.now() - began)
      }
    }),
  )
  const rate = (codes.length * 1000) / (performance.now() - start)
  return { rate, p95: times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]! }
}

/** How many packs more than there are were had when everyone wants all of them. */
async function contest(platform: Platform, tills: readonly Till[], codes: readonly string[]): Promise<number> {
  let had = 0
  await Promise.all(
    tills.map(async (till, w) => {
      for (const i of codes.keys()) if ((await dispense(platform, till, codes[(i + w * 7) % codes.length]!)) === 'OK') had++
    }),
  )
  if (had < codes.length) throw new Error(`Of ${codes.length} packs ${had} were had: some by nobody.`)
  return had - codes.length
}

async function storedBy(pool: Pool): Promise<number> {
  const { rows } = await pool.query(`select pg_total_relation_size('pack_once')::float8 as bytes`)
  return rows[0].bytes
}

/** What is usual, with as many connections as the pool has: packs a second. */
async function sellAsUsual(pool: Pool): Promise<number> {
  const name = randomBytes(6).toString('hex')
  const [table, history] = [`bench_pack_${name}`, `bench_sale_${name}`]
  await pool.query(`
    create table ${table} (serial text primary key, state text not null);
    insert into ${table} select 'S' || lpad(i::text, 11, '0'), 'active' from generate_series(1, 4000) i;
    create table ${history} (serial text not null, what text not null, till text not null, at timestamptz not null default now());
    create index on ${history} (serial)`)
  try {
    let next = 0
    const start = performance.now()
    await Promise.all(
      Array.from({ length: writers }, async (_, w) => {
        while (next < 4000) {
          const serial = `S${String(++next).padStart(11, '0')}`
          await pool.query(
            `with sold as (update ${table} set state = 'dispensed' where serial = $1 and state = 'active' returning serial)
             insert into ${history} (serial, what, till) select serial, 'dispensed', $2 from sold`,
            [serial, `till-${w}`],
          )
        }
      }),
    )
    return (4000 * 1000) / (performance.now() - start)
  } finally {
    await pool.query(`drop table ${table}, ${history}`)
  }
}
