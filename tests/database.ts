import { afterAll, beforeAll, inject } from 'vitest'
import { type Connection, connect, type Db } from '#/platform/database/connect.ts'
import { databaseUrl } from './database.setup.ts'

/**
 * A database of its own for one test file, copied from the migrated template and dropped afterwards. Call it once at the top; the
 * database is there from `beforeAll` on. Fails the file when a test left a connection in use.
 */
export function testDatabase(): { readonly db: Db; readonly pool: Connection['pool']; readonly url: string } {
  let connection: Connection | undefined
  let url = ''
  const name = `absah_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const asAdmin = async (statement: string) => {
    const admin = connect(inject('serverUrl'), { size: 1 })
    await admin.pool.query(statement)
    await admin.close()
  }
  beforeAll(async () => {
    await asAdmin(`create database ${name} template ${inject('template')} strategy file_copy`)
    url = databaseUrl(inject('serverUrl'), name)
    connection = connect(url)
  })
  afterAll(async () => {
    const inUse = connection ? connection.pool.totalCount - connection.pool.idleCount : 0
    await connection?.close()
    await asAdmin(`drop database if exists ${name} with (force)`)
    if (inUse > 0) throw new Error(`${inUse} connection(s) were still in use when the tests ended.`)
  })
  const open = () => {
    if (!connection) throw new Error('The test database is there from beforeAll on.')
    return connection
  }
  return {
    get db() {
      return open().db
    },
    get pool() {
      return open().pool
    },
    get url() {
      return url
    },
  }
}
