import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../tests/database.ts'
import { connect, isUnreachable } from './connect.ts'
import { prepared } from './prepared.ts'

const at = testDatabase()

/** The test database behind a door that can be slammed: connections end without a word, as when a server loses power. */
async function behindDoor() {
  const url = new URL(at.url)
  const folder = url.searchParams.get('host')
  const { hostname, port } = url
  const sockets: Socket[] = []
  const door = createServer(client => {
    const server = folder ? dial(`${folder}/.s.PGSQL.${port || 5432}`) : dial(Number(port || 5432), hostname)
    for (const socket of [client, server]) sockets.push(socket.on('error', () => {}))
    client.pipe(server).pipe(client)
  })
  await new Promise<void>(done => door.listen(0, '127.0.0.1', done))
  url.searchParams.delete('host')
  url.hostname = '127.0.0.1'
  url.port = String((door.address() as AddressInfo).port)
  return { url: url.href, slam: () => sockets.splice(0).forEach(socket => void socket.destroy()), close: () => void door.close() }
}

test.each(['usual', 'prepared'])(
  'a server that goes away in the middle of a statement is unreachable, and nothing worse: %s',
  async which => {
    const door = await behindDoor()
    const connection = connect(door.url)
    const db = which === 'usual' ? connection.db : prepared(connection.pool)
    await sql`select 1`.execute(db)
    const slow = sql`select pg_sleep(20)`.execute(db).catch(error => error)
    await new Promise(done => setTimeout(done, 200))
    door.slam()
    expect(isUnreachable(await slow)).toBe(true)
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    await connection.close()
    door.slam()
    door.close()
  },
)
