import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { Invalid } from '#/platform/http/errors.ts'
import type { Done } from './done.ts'
import './tables.ts'

/** Under which key an act was asked for, and what was asked: the same again is answered as before. */
export type Once = { companyId: string; key?: string | undefined; asked: unknown }

/** How many acts of one process may hold a connection while they wait or work: capture needs others of the pool meanwhile. */
const mostAtOnce = 2
let running = 0
const waiting: (() => void)[] = []

/**
 * Does something with lots while nothing else is done with them, here or on another machine: judging packs and recording what was
 * judged are two transactions, and between them nobody else may change these packs.
 */
export async function alone<T>({ db }: { db: Db }, names: readonly string[], work: (tx: Tx) => Promise<T>): Promise<T> {
  await enter()
  try {
    return await db.transaction().execute(async tx => {
      await lock(tx, names)
      return work(tx)
    })
  } finally {
    leave()
  }
}

/**
 * Does an act on lots alone, and once: what was answered is kept under the key, if it was recorded. Cut off in the middle, the act sent
 * again finds its rows to be so already. Throws Invalid where the key was used for something else.
 */
export function inTurn(
  platform: { db: Db },
  once: Once,
  lots: readonly string[],
  work: (tx: Tx) => Promise<Done>,
): Promise<Done> {
  const { companyId, key } = once
  const asked = createHash('sha256').update(JSON.stringify(once.asked)).digest()
  return alone(platform, [...lots, ...(key === undefined ? [] : [`${companyId} ${key}`])], async tx => {
    const before = await findAnswer(tx, once, asked)
    if (before) return before
    const done = await work(tx)
    if (key !== undefined && done.recorded) await keepAnswer(tx, companyId, key, asked, done)
    return done
  })
}

async function enter(): Promise<void> {
  if (running >= mostAtOnce) await new Promise<void>(go => waiting.push(go))
  else running++
}

function leave(): void {
  const next = waiting.shift()
  if (next) next()
  else running--
}

/** Locks in one order, so that two acts on the same lots never wait for each other in a circle. */
async function lock(tx: Tx, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${`packing ${name}`}, 0))`.execute(tx)
}

async function findAnswer(tx: Tx, { companyId, key }: Once, asked: Buffer): Promise<Done | undefined> {
  if (key === undefined) return undefined
  const row = await tx
    .selectFrom('packing_answer')
    .select(['asked', 'answer'])
    .where('company_id', '=', companyId)
    .where('idempotency_key', '=', key)
    .executeTakeFirst()
  if (row && !row.asked.equals(asked)) throw keyUsed()
  return row?.answer
}

async function keepAnswer(tx: Tx, companyId: string, key: string, asked: Buffer, answer: Done): Promise<void> {
  await tx
    .insertInto('packing_answer')
    .values({ company_id: companyId, idempotency_key: key, asked, answer: JSON.stringify(answer) })
    .execute()
}

const keyUsed = () =>
  new Invalid([
    {
      field: 'Idempotency-Key',
      says: {
        id: 'Kunci ini sudah dipakai untuk permintaan dengan isi lain, jadi tidak ada yang dicatat. Pakai kunci baru.',
        en: 'This key was used for a request that said something else, so nothing was recorded. Use a new key.',
      },
    },
  ])
