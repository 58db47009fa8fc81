import { randomBytes } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import type { Pool } from 'pg'
import { bodyOf, codeFile } from '#/features/coding/code-files.ts'
import { alphabet } from '#/numbers/crockford.ts'
import { ff1 } from '#/numbers/ff1.ts'
import { blockSize, ff1Block } from '#/numbers/ff1-block.ts'
import { numberOf, numbersOf, serialKey, serialLength } from '#/numbers/serial.ts'
import { serialLines, serialsOf } from '#/numbers/serial-lines.ts'
import { type Bench, bestRate, type Figure, figure } from './harness.ts'

const key = serialKey(randomBytes(32), 1, 1)

/** How codes are made and read: computed serials beside serials drawn at random and kept in a unique index. */
export const benches: Bench[] = [
  {
    name: 'codes',
    run: async env => [
      figure(
        'codes.csv',
        await csvRate(),
        'serials/s/core',
        { atLeast: 5e6, timesBaseline: 30 },
        await indexRate(await env.database()),
      ),
      figure('codes.ff1', await blockRate(), 'values/s/core', { timesBaseline: 30 }, await plainRate()),
      figure('codes.read', await readManyRate(), 'serials/s/core', { atLeast: 2e6, timesBaseline: 10 }, await readOneRate()),
      ...(await streamedBillion()),
    ],
  },
]

/** Serials of a lot, one a line, handed to the operating system. */
function csvRate(): Promise<number> {
  const lot = { from: 0, until: 4_000_000 }
  return bestRate(5, lot.until, () => {
    const file = openSync(devNull, 'w')
    for (const lines of serialLines(key, lot, { suffix: '\r\n' })) writeSync(file, lines)
    closeSync(file)
  })
}

/**
 * What is usual: draw serials at random and let a unique index refuse those drawn before. A statement inserts 10,000 at
 * once. The table begins empty, which favours this way: the index slows down as it grows.
 */
async function indexRate(pool: Pool): Promise<number> {
  const client = await pool.connect()
  const table = `bench_serial_${randomBytes(6).toString('hex')}`
  try {
    await client.query(`create table ${table} (serial text primary key)`)
    return await bestRate(3, 100_000, async () => {
      for (let batch = 0; batch < 10; batch++) {
        await client.query(`insert into ${table} select unnest($1::text[]) on conflict do nothing`, [randomSerials(10_000)])
      }
    })
  } finally {
    await client.query(`drop table if exists ${table}`).finally(() => client.release())
  }
}

/** Drawn and written in one piece, so that the baseline's time is the database's. */
function randomSerials(count: number): string[] {
  const characters = randomBytes(count * serialLength).map(byte => alphabet.charCodeAt(byte & 31))
  const text = Buffer.from(characters).toString('latin1')
  return Array.from({ length: count }, (_, k) => text.slice(k * serialLength, (k + 1) * serialLength))
}

function blockRate(): Promise<number> {
  const cipher = ff1Block(randomBytes(32), Buffer.alloc(8))
  const left = new Uint32Array(blockSize)
  const right = Uint32Array.from(left, (_, k) => k)
  return bestRate(5, 200 * blockSize, () => {
    for (let block = 0; block < 200; block++) cipher.encrypt(left, right, blockSize)
  })
}

/** The plain version is written to be compared with the standard, not to be fast. */
function plainRate(): Promise<number> {
  const cipher = ff1(randomBytes(32), 32)
  const numerals = Array.from(randomBytes(12), byte => byte & 31)
  return bestRate(3, 2000, () => {
    for (let n = 0; n < 2000; n++) cipher.encrypt(numerals, Buffer.alloc(8))
  })
}

function readManyRate(): Promise<number> {
  const serials = [...serialsOf(key, { from: 0, until: 400_000 })]
  return bestRate(5, serials.length, () => void numbersOf(key, serials))
}

function readOneRate(): Promise<number> {
  const serials = [...serialsOf(key, { from: 0, until: 20_000 })]
  return bestRate(3, serials.length, () => {
    for (const serial of serials) numberOf(key, serial)
  })
}

/**
 * A billion codes as a download gives them, drained as fast as they come; what the memory in use adds is looked at all the way, and
 * compared between the first half and the second: a file of any length takes what one of half of it does.
 */
async function streamedBillion(): Promise<Figure[]> {
  const until = 1_000_000_000
  const lot = { licence: 'DKL2600000001A1', gtin: undefined, batch: 'B-2026-11', expiry: '2028-12-20' } as const
  const file = codeFile('https://absah.example', lot, 'primary', [{ from: 0, until, key }], {
    format: 'csv',
    columns: ['serial'],
    fnc1: 'caret',
  })
  const bytesOfAll = 'serial\r\n'.length + until * (serialLength + 2)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const start = performance.now()
  let [bytes, pieces, halfMost, most] = [0, 0, 0, 0]
  for await (const piece of bodyOf(file)) {
    bytes += piece.length
    if (++pieces % 1000 !== 0) continue
    most = Math.max(most, process.memoryUsage().rss - before)
    if (bytes < bytesOfAll / 2) halfMost = most
  }
  const seconds = (performance.now() - start) / 1000
  if (bytes !== bytesOfAll) throw new Error(`The stream has ${bytes} bytes, not ${bytesOfAll}.`)
  return [
    figure('codes.billion', until / seconds, 'codes/s', { atLeast: 5e6 }),
    figure('codes.billion.memory', most / 2 ** 20, 'MiB', { atMost: 200 }),
    figure('codes.billion.growth', (most - halfMost) / 2 ** 20, 'MiB more than for the first half', { atMost: 20 }),
  ]
}
