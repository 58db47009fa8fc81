import { randomBytes, randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { issueLot } from '#/features/coding/lots.ts'
import { largestPart } from '#/features/self-issue/list.ts'
import { getList, openList } from '#/features/self-issue/lists.ts'
import { readList } from '#/features/self-issue/read-list.ts'
import { receivePart } from '#/features/self-issue/receive.ts'
import { alphabet } from '#/numbers/crockford.ts'
import { theSystem } from '#/platform/audit/audit.ts'
import type { Platform } from '#/platform/platform.ts'
import { type Bench, figure } from './harness.ts'
import { holder } from './lots.ts'

const rows = 10_000_000
const serialLength = 14
const book = ['serial_piece', 'serial_place', 'serial_refusal', 'serial_list', 'lot_span']

/** Serials that a holder made: a file received in parts and entered into the book, beside a table with a unique text index. */
export const benches: Bench[] = [
  {
    name: 'uploads',
    run: async env => {
      const platform = await env.platform()
      const plain = await plainRows(platform.pool)
      const before = await bytesOf(platform.pool, book)
      const ms = await upload(platform, rows)
      const bytes = ((await bytesOf(platform.pool, book)) - before) / rows
      return [
        figure('uploads.rate', (rows * 1000) / ms, 'serials/s', { atLeast: 120_000 }, plain.rate),
        figure('uploads.stored', bytes, 'bytes/serial', { atMost: 130 }, plain.bytes),
      ]
    },
  },
]

/** The whole way: every part hashed, written to disk, taken apart, checked, entered, committed. */
async function upload(platform: Platform, count: number): Promise<number> {
  const { db, config } = platform
  const facts = await holder(platform)
  const lotId = await db
    .transaction()
    .execute(tx => issueLot(tx, { ...facts, packs: count, batch: 'UKUR', issuer: 'holder', idempotencyKey: randomUUID() }))
  const bytes = 'serial\n'.length + count * (serialLength + 1)
  const { list } = await db.transaction().execute(tx =>
    openList(tx, {
      lotId,
      companyId: facts.companyId,
      level: 'primary',
      format: 'csv',
      name: 'ukur.csv',
      bytes,
      madeBy: facts.issuedBy,
      idempotencyKey: randomUUID(),
    }),
  )
  let ms = 0
  let offset = 0
  for (const part of parts(count)) {
    ms += await timed(() => receivePart({ db, config }, list.id, { offset, bytes: part }, theSystem))
    offset += part.length
  }
  ms += await timed(() => readList(platform, list.id))
  const { state, accepted } = await getList(db, list.id)
  if (state !== 'read' || accepted !== count) throw new Error(`The list is ${state} with ${accepted} of ${count} serials.`)
  return ms
}

/** The file in parts, made as they are sent: random serials in no order, as line software draws them. */
function* parts(count: number): Generator<Buffer> {
  const size = Math.floor((largestPart - 16) / (serialLength + 1))
  for (let from = 0; from < count; from += size) {
    const lines = Math.min(size, count - from)
    const random = randomBytes(lines * serialLength)
    const part = Buffer.alloc(lines * (serialLength + 1), 10)
    for (let line = 0, byte = 0; line < lines; line++)
      for (let at = 0; at < serialLength; at++) part[line * (serialLength + 1) + at] = alphabet.charCodeAt(random[byte++]! & 31)
    yield from === 0 ? Buffer.concat([Buffer.from('serial\n'), part]) : part
  }
}

/** What is usual: a row for each serial under a unique index of its text, a thousand rows to a statement. */
async function plainRows(pool: Pool): Promise<{ rate: number; bytes: number }> {
  const count = 500_000
  const table = `bench_serial_${randomBytes(6).toString('hex')}`
  await pool.query(
    `create table ${table} (id bigint generated always as identity primary key, lot uuid not null, serial text not null unique)`,
  )
  try {
    const lot = randomUUID()
    let ms = 0
    for (const part of parts(count)) {
      const serials = part.toString('latin1').trimEnd().split('\n')
      for (let from = 0; from < serials.length; from += 1000) {
        const some = serials.slice(from, from + 1000)
        const places = some.map((_, i) => `($1, $${i + 2})`).join(', ')
        ms += await timed(() =>
          pool.query(`insert into ${table} (lot, serial) values ${places} on conflict do nothing`, [lot, ...some]),
        )
      }
    }
    return { rate: (count * 1000) / ms, bytes: (await bytesOf(pool, [table])) / count }
  } finally {
    await pool.query(`drop table ${table}`)
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function bytesOf(pool: Pool, tables: readonly string[]): Promise<number> {
  const { rows } = await pool.query(
    'select sum(pg_total_relation_size(name::regclass))::float8 as bytes from unnest($1::text[]) as name',
    [tables],
  )
  return rows[0].bytes
}
