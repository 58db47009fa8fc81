import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** The database, or a transaction in it: what every SQL function takes first. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
export type Connection = { db: Db; pool: pg.Pool; close: () => Promise<void> }

// Days are days: a date column stays the text it is, and never becomes an instant in somebody's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text)
// Counters fit a JavaScript number (2^53); the numbers of packs that may not are read as text and say so in their queries.
pg.types.setTypeParser(pg.types.builtins.INT8, text => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`The number ${text} is too large to be read exactly; select it as text.`)
  return value
})

/** Opens a pool of connections. `onError` hears of idle connections that the server cut off. */
export function connect(
  url: string,
  { size = 10, onError = () => {} }: { size?: number; onError?: (error: Error) => void } = {},
): Connection {
  const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: 3_000, application_name: 'absah' })
  pool.on('error', onError)
  // A connection that is cut off while in use tells the query that is under way; nobody else listens, and that would end the process.
  pool.on('connect', client => void client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

/** Whether an error means that the database cannot be reached, as opposed to an answer we did not like. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isUnreachable)
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|57P0[1-3]|08\d{3}|53300)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after/i.test(error.message)
  )
}
