import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { openLog } from './log.ts'

const database = testDatabase()

test('an error of the database is logged without the values of the row it is about', async () => {
  const { pool } = database
  await pool.query('create table person_like (email text primary key)')
  const insert = () => pool.query("insert into person_like values ('ani@example.id')")
  await insert()
  const error = await insert().catch(error => error)
  expect(error.detail).toContain('ani@example.id')
  const lines: string[] = []
  const into = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  openLog('info', into).error({ err: error }, 'a request failed')
  expect(lines.join('')).toContain('duplicate key')
  expect(lines.join('')).not.toContain('ani@example.id')
})
