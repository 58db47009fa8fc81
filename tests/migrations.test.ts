import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate } from '#/platform/database/migrate.ts'
import { testDatabase } from './database.ts'

const at = testDatabase()

test('migrating again changes nothing', async () => expect(await migrate(at.db)).toEqual([]))

test('two programs migrating at once do not disturb each other', async () => {
  expect(await Promise.all([migrate(at.db), migrate(at.db)])).toEqual([[], []])
})

test('a database newer than the program is refused', async () => {
  await sql`insert into migration (name) values ('9999_future.sql')`.execute(at.db)
  await expect(migrate(at.db)).rejects.toThrow('9999_future.sql')
  await sql`delete from migration where name = '9999_future.sql'`.execute(at.db)
})

test('every table says what it is for and has a primary key', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migration'
      and (obj_description(c.oid) is null or not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p'))`.execute(
    at.db,
  )
  expect(rows.map(row => row.name)).toEqual([])
})
