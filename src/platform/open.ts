import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Accounts } from './accounts/accounts.ts'
import type { Config } from './config.ts'
import { connect } from './database/connect.ts'
import { findRunning, startEmbedded } from './database/embedded.ts'
import { beginAs, findInstallation } from './database/installation.ts'
import { migrate } from './database/migrate.ts'
import { openFiles } from './files/files.ts'
import { openKeys } from './keys.ts'
import { holdFolder } from './lock.ts'
import { type Log, openLog } from './observe/log.ts'
import type { Platform } from './platform.ts'

/** What accounts are opened on: everything of the platform but themselves. */
export type Ground = Omit<Platform, 'accounts'>

/**
 * Opens the platform: the data folder, the database (our own PostgreSQL, or the one that `DATABASE_URL` names) brought to the newest
 * migration, keys, files, accounts. `begin` says how a register that has never been started begins; `join` lets a
 * command use the database of a server that is running on this folder. `close` undoes it in the opposite order.
 */
export async function openPlatform(
  config: Config,
  openAccounts: (ground: Ground) => Accounts,
  { begin, join: mayJoin }: { begin?: 'demo' | 'empty'; join?: boolean } = {},
): Promise<{ platform: Platform; close: () => Promise<void> }> {
  mkdirSync(config.dataFolder, { recursive: true })
  const log = openLog(config.logLevel)
  const database = await openDatabase(config, log, mayJoin ?? false)
  try {
    const connection = connect(database.url, {
      onError: ({ message }) => log.warn({ why: message }, 'a database connection was cut off'),
    })
    await migrate(connection.db)
    const begun = begin ? await beginAs(connection.db, begin) : await findInstallation(connection.db)
    const ground = {
      config: { ...config, demo: begun?.kind === 'demo' },
      db: connection.db,
      pool: connection.pool,
      files: openFiles(config.dataFolder),
      keys: openKeys(config.dataFolder),
      log,
    }
    const close = async () => {
      await connection.close()
      await database.close()
    }
    return { platform: { ...ground, accounts: openAccounts(ground) }, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The server to use: the one that was named, the one that a running Absah of this folder has, or one of our own that we start. */
async function openDatabase(config: Config, log: Log, mayJoin: boolean): Promise<{ url: string; close: () => Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} }
  const folder = join(config.dataFolder, 'postgres')
  const running = mayJoin ? findRunning(folder) : undefined
  if (running) return { url: running, close: async () => {} }
  const release = holdFolder(config.dataFolder)
  try {
    const server = await startEmbedded(folder)
    if (server.folder !== folder)
      log.warn({ folder: server.folder }, 'only root can enter the data folder, so the database lies elsewhere')
    return {
      url: server.url,
      close: async () => {
        await server.stop()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
