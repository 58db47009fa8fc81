import type pg from 'pg'
import type { Accounts } from './accounts/accounts.ts'
import type { Config } from './config.ts'
import type { Db } from './database/connect.ts'
import type { FileStore } from './files/files.ts'
import type { Keys } from './keys.ts'
import type { Log } from './observe/log.ts'

/** What the edge (pages, API, jobs, commands) is handed: the parts of the platform that hold a connection, a folder or a key. */
export type Platform = {
  config: Config
  db: Db
  pool: pg.Pool
  files: FileStore
  keys: Keys
  accounts: Accounts
  log: Log
}
