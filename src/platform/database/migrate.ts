import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { projectRoot } from '../config.ts'
import type { Db } from './connect.ts'

/**
 * Brings the database to the newest of the numbered files in `migrations/`, in order, each in a transaction of its own, and gives
 * the names of those it ran. Two programs doing so at once wait for each other. Refuses a database that is newer than this program.
 */
export async function migrate(db: Db, folder = join(projectRoot, 'migrations')): Promise<string[]> {
  const files = readdirSync(folder)
    .filter(name => /^\d{4}_\w+\.sql$/.test(name))
    .sort()
  await sql`create table if not exists migration (name text primary key, at timestamptz not null default now())`.execute(db)
  const ran: string[] = []
  for (const name of files) {
    const fresh = await db.transaction().execute(async tx => {
      await sql`select pg_advisory_xact_lock(732141)`.execute(tx)
      const { rows } = await sql`insert into migration (name) values (${name}) on conflict do nothing returning name`.execute(tx)
      if (rows.length === 0) return false
      await sql.raw(readFileSync(join(folder, name), 'utf8')).execute(tx)
      return true
    })
    if (fresh) ran.push(name)
  }
  const { rows: unknown } = await sql<{
    name: string
  }>`select name from migration where name <> all(${files}) order by name`.execute(db)
  if (unknown[0])
    throw new Error(`The database is newer than this program: it has ${unknown[0].name}. Install the newer program.`)
  return ran
}
