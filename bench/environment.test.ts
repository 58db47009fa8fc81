import { sql } from 'kysely'
import { afterEach, expect, test, vi } from 'vitest'
import { openAccounts } from '#/app.ts'
import { testDatabase } from '../tests/database.ts'
import { benchEnvironment } from './environment.ts'

const register = testDatabase()
afterEach(() => {
  vi.unstubAllEnvs()
})

const databases = async () => (await sql<{ name: string }>`select datname as name from pg_database`.execute(register.db)).rows

test('benches on a server that DATABASE_URL names write into a database of their own, which is dropped afterwards', async () => {
  vi.stubEnv('DATABASE_URL', register.url)
  const environment = benchEnvironment(openAccounts, [])
  const { rows } = await (await environment.database()).query('select current_database() as name')
  const name: string = rows[0].name
  expect(name).toMatch(/^absah_bench_/)
  expect(await databases()).toContainEqual({ name })
  await environment.close()
  expect(await databases()).not.toContainEqual({ name })
})
