import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Accounts } from './accounts/accounts.ts'
import type { Config } from './config.ts'
import { connect } from './database/connect.ts'
import { type EmbeddedServer, startEmbedded } from './database/embedded.ts'
import { migrate } from './database/migrate.ts'
import { openFiles } from './files/files.ts'
import { openKeys } from './keys.ts'
import { holdFolder } from './lock.ts'
import { openLog } from './observe/log.ts'
import type { Platform } from './platform.ts'

/** What accounts are opened on: everything of the platform but themselves. */
export type Ground = Omit<Platform, 'accounts'>

/**
 * Opens the platform: the data folder, the database (our own PostgreSQL, or the one that `DATABASE_URL` names) brought to the newest
 * migration, keys, files, accounts. `close` undoes it in the opposite order.
 */
export async function openPlatform(
  config: Config,
  openAccounts: (ground: Ground) => Accounts,
): Promise<{ platform: Platform; close: () => Promise<void> }> {
  mkdirSync(config.dataFolder, { recursive: true })
  const log = openLog(config.logLevel)
  const release = config.databaseUrl ? () => {} : holdFolder(config.dataFolder)
  let server: EmbeddedServer | undefined
  try {
    server = config.databaseUrl ? undefined : await startEmbedded(join(config.dataFolder, 'postgres'))
    const connection = connect(config.databaseUrl ?? server!.url, {
      onError: error => log.warn({ err: error }, 'a database connection was cut off'),
    })
    await migrate(connection.db)
    const ground = {
      config,
      db: connection.db,
      pool: connection.pool,
      files: openFiles(config.dataFolder),
      keys: openKeys(config.dataFolder),
      log,
    }
    const close = async () => {
      await connection.close()
      await server?.stop()
      release()
    }
    return { platform: { ...ground, accounts: openAccounts(ground) }, close }
  } catch (error) {
    await server?.stop()
    release()
    throw error
  }
}
