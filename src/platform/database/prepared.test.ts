import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { prepared } from './prepared.ts'

const at = testDatabase()
const twice = async (n: number) =>
  (await sql<{ twice: number }>`select ${n}::int * 2 as twice`.execute(prepared(at.pool))).rows[0]?.twice

test('many questions at once get each its own answer, over one connection on which the statement was planned once', async () => {
  expect(await Promise.all(Array.from({ length: 200 }, (_, n) => twice(n)))).toEqual(Array.from({ length: 200 }, (_, n) => 2 * n))
  const { rows } = await sql<{ runs: number; pids: number }>`
    select sum(generic_plans + custom_plans)::int as runs, count(distinct pg_backend_pid())::int as pids
    from pg_prepared_statements
    where statement = 'select $1::int * 2 as twice'`.execute(prepared(at.pool))
  expect(rows).toEqual([{ runs: 200, pids: 1 }])
})

test('a question that fails leaves those beside it alone', async () => {
  const divided = (n: number) => sql`select 1 / ${n}::int`.execute(prepared(at.pool))
  const answers = await Promise.allSettled([twice(1), divided(0), twice(2), divided(1)])
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})

test('a connection that is cut off is opened again for the next question', async () => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(prepared(at.pool))
  const cut = Promise.allSettled([sql`select pg_sleep(20)`.execute(prepared(at.pool)), twice(4)])
  await at.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
  expect((await cut).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await twice(5)).toBe(10)
})
