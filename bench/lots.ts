import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { codeFile } from '#/features/coding/code-files.ts'
import { codeColumns } from '#/features/coding/code-rows.ts'
import { issueLot, type LotFacts } from '#/features/coding/lots.ts'
import { keyOf } from '#/features/coding/packs.ts'
import { spansOfLot } from '#/features/coding/read-lots.ts'
import { createCompany } from '#/features/companies/companies.ts'
import { addSite } from '#/features/companies/sites.ts'
import { addLicence } from '#/features/register/licences.ts'
import { dayAt } from '#/law/day.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Bench, figure } from './harness.ts'

/** What a lot costs: time and bytes to issue it as ranges of numbers, beside a row for each code. */
export const benches: Bench[] = [
  {
    name: 'lots',
    run: async env => {
      const platform = await env.platform()
      const facts = await holder(platform)
      const rows = await rowPerCode(platform.pool)
      const issue = (packs: number) => timed(() => issueAnew(platform, facts, packs))
      await issue(1000)
      const ten = await best(20, () => issue(10_000_000))
      const billion = await best(20, () => issue(1_000_000_000))
      const bytes = await bytesOfLot(platform, facts)
      return [
        figure('lots.issue.10million', ten, 'ms', { atMost: 50 }, rows.ms * (10_000_000 / rows.codes)),
        figure('lots.issue.billion', billion, 'ms', { atMost: 100 }, rows.ms * (1_000_000_000 / rows.codes)),
        figure('lots.stored', bytes, 'bytes/lot', { atMost: 1024 }, (rows.bytes / rows.codes) * 10_000_000),
        figure('lots.file', await fileRate(platform, facts), 'rows/s', { atLeast: 1e6 }),
      ]
    },
  },
]

/** A company with a site and a licence, as a lot needs them. */
export async function holder({ db }: Platform): Promise<Omit<LotFacts, 'batch' | 'idempotencyKey' | 'packs'>> {
  const name = 'PT Ukur Sejati'
  // Invented anew, so that a bench may run twice on one database.
  const licence = `SD${randomInt(1e8, 1e9)}`
  const nib = `9${randomInt(1e11, 2.8e14).toString().padStart(12, '0').slice(-12)}`
  return db.transaction().execute(async tx => {
    const where = { address: 'Jalan Ukur 1', regencyCode: '32.73' }
    const companyId = await createCompany(tx, { nib, kind: 'pharma industry', name, ...where })
    const siteId = await addSite(tx, companyId, { name: 'Pabrik', kind: 'factory', ...where }, theSystem)
    const product = { commodity: 'supplement', productName: 'Ukur', dosageForm: 'Tablet', packs: [], composition: [] } as const
    const holds = { holder: { companyId, name }, maker: { name }, method: 'identification' } as const
    await addLicence(tx, { number: licence, issuedOn: dayAt(new Date()), ...product, ...holds }, theSystem)
    const days = { productionDate: '2026-01-01', expiry: '2028-01-01' } as const
    return { licence, companyId, siteId, ...days, perCase: 50, perPallet: 40, steps: [], issuedBy: name }
  })
}

type Facts = Awaited<ReturnType<typeof holder>>

const issueAnew = ({ db }: Platform, facts: Facts, packs: number): Promise<string> =>
  db
    .transaction()
    .execute(tx => issueLot(tx, { ...facts, packs, batch: randomBytes(8).toString('hex'), idempotencyKey: randomUUID() }))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function best(turns: number, work: () => Promise<number>): Promise<number> {
  let least = Infinity
  for (let turn = 0; turn < turns; turn++) least = Math.min(least, await work())
  return least
}

/** By how much the tables of lots grow for each lot, with their indexes, measured over a thousand lots of ten million. */
async function bytesOfLot(platform: Platform, facts: Facts): Promise<number> {
  const lots = 1000
  const before = await bytesOf(platform.pool, ['lot', 'lot_span', 'lot_ground', 'number_class'])
  for (let lot = 0; lot < lots; lot++) await issueAnew(platform, facts, 10_000_000)
  return ((await bytesOf(platform.pool, ['lot', 'lot_span', 'lot_ground', 'number_class'])) - before) / lots
}

async function bytesOf(pool: Pool, tables: readonly string[]): Promise<number> {
  const { rows } = await pool.query(
    'select sum(pg_total_relation_size(name::regclass))::float8 as bytes from unnest($1::text[]) as name',
    [tables],
  )
  return rows[0].bytes
}

/** What is usual: a row for each code, its serial random and unique, inserted ten thousand to a statement. */
async function rowPerCode(pool: Pool): Promise<{ codes: number; ms: number; bytes: number }> {
  const codes = 200_000
  const table = `bench_code_${randomBytes(6).toString('hex')}`
  await pool.query(`create table ${table} (serial text primary key, lot uuid not null, level smallint not null)`)
  try {
    const serials = Array.from({ length: codes }, () => randomBytes(6).toString('hex'))
    const lot = randomUUID()
    const ms = await timed(async () => {
      for (let from = 0; from < codes; from += 10_000)
        await pool.query(`insert into ${table} select serial, $2, 1 from unnest($1::text[]) as serial on conflict do nothing`, [
          serials.slice(from, from + 10_000),
          lot,
        ])
    })
    return { codes, ms, bytes: await bytesOf(pool, [table]) }
  } finally {
    await pool.query(`drop table ${table}`)
  }
}

/** Rows of a file with every column, made for the first two million packs of a lot. */
async function fileRate(platform: Platform, facts: Facts): Promise<number> {
  const lotId = await issueAnew(platform, facts, 2_000_000)
  const [span] = (await spansOfLot(platform.db, lotId)).primary
  const spans = [{ ...span!, key: keyOf(platform.keys, span!.classId, span!.keyVersion) }]
  const lot = { licence: facts.licence, gtin: '08991234567891', batch: 'UKUR', expiry: facts.expiry }
  const layout = { format: 'csv', columns: codeColumns, fnc1: 'caret' } as const
  let bytes = 0
  const ms = await timed(async () => {
    for (const piece of codeFile(platform.config.origin, lot, 'primary', spans, layout)) bytes += piece.length
  })
  if (bytes === 0) throw new Error('The file of codes is empty.')
  return (2_000_000 * 1000) / ms
}
