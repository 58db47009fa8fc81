import { hash } from 'node:crypto'
import { Socket } from 'node:net'
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Db } from './connect.ts'
import type { Tables } from './tables.ts'

/** Statements with a name at most: the server keeps each on its connection. Others are sent as they are. */
const mostNamed = 100

const opened = new WeakMap<pg.Pool, Db>()

/**
 * The same database for the few questions that are asked hundreds of times a second. They share one connection: each is parsed and
 * planned once and only executed after that, none waits for the answers of those before it, and all that are asked in one turn of the
 * event loop leave in one packet. Only for quick reading, with texts that do not depend on what is asked: a slow statement would hold
 * up the others. The connection closes by itself when nothing has been asked for a while.
 */
export function prepared(pool: pg.Pool): Db {
  let db = opened.get(pool)
  if (!db) {
    db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: shared(pool) }) })
    opened.set(pool, db)
  }
  return db
}

/** The one connection while anyone has it. */
type Line = { client: Promise<pg.PoolClient>; holders: number }

/** A pool whose one connection is given to everyone who asks, at once. */
function shared({ options }: pg.Pool) {
  const own = new pg.Pool({
    ...options,
    max: 1,
    pipeline: true,
    idleTimeoutMillis: 5_000,
    allowExitOnIdle: true,
    stream: batching,
  })
  const names = new Map<string, string>()
  let line: Line | undefined
  // Whoever has a question under way hears of it there; the next to ask gets a new connection.
  own.on('error', () => {})
  own.on('connect', client => {
    client.on('error', () => {
      line = undefined
    })
  })

  async function connect(): Promise<PostgresPoolClient> {
    line ??= { client: own.connect(), holders: 0 }
    const mine = line
    mine.holders++
    const leave = () => {
      mine.holders--
      if (mine.holders === 0 && line === mine) line = undefined
      return mine.holders === 0
    }
    try {
      const client = await mine.client
      return naming(client, names, destroy => void (leave() && client.release(destroy)))
    } catch (error) {
      leave()
      throw error
    }
  }
  return { connect, end: () => own.end(), options: own.options }
}

function naming(client: pg.PoolClient, names: Map<string, string>, release: PostgresPoolClient['release']): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => client.query({ ...nameOf(text, names), text, values: [...values] })
  // Kysely also allows for cursors here, which nobody asks for.
  return { query, release } as unknown as PostgresPoolClient
}

function nameOf(text: string, names: Map<string, string>): { name?: string } {
  let name = names.get(text)
  if (name === undefined && names.size < mostNamed) {
    name = hash('sha256', text, 'base64url').slice(0, 20)
    names.set(text, name)
  }
  return name === undefined ? {} : { name }
}

/** A socket that holds back what is written until the end of the turn: one packet for all of it, and one call of the system. */
function batching(): Socket {
  const socket = new Socket()
  const cork = socket.cork.bind(socket)
  const uncork = socket.uncork.bind(socket)
  let isHeld = false
  socket.cork = () => {
    if (isHeld) return
    isHeld = true
    cork()
    setImmediate(() => {
      isHeld = false
      uncork()
    })
  }
  socket.uncork = () => {}
  return socket
}
