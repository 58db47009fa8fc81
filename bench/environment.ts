import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Accounts } from '#/platform/accounts/accounts.ts'
import { readConfig } from '#/platform/config.ts'
import type { Job } from '#/platform/jobs/jobs.ts'
import { openJobs, prepareJobs } from '#/platform/jobs/jobs.ts'
import { type Ground, openPlatform } from '#/platform/open.ts'
import type { Platform } from '#/platform/platform.ts'
import type { BenchEnv } from './harness.ts'
import { ownDatabase } from './own-database.ts'

/**
 * What benches run on: a platform of their own in a folder that is removed afterwards, with PostgreSQL as it comes (commits are
 * durable), or in a new database on the server that `DATABASE_URL` names. It is opened on first use; `close` ends it.
 */
export function benchEnvironment(
  openAccounts: (ground: Ground) => Accounts,
  jobs: readonly Job[],
): BenchEnv & { close: () => Promise<void> } {
  let opened: Promise<{ platform: Platform; close: () => Promise<void> }> | undefined
  const open = async () => {
    const folder = mkdtempSync(join(tmpdir(), 'absah-bench-'))
    // As root, PostgreSQL runs as nobody and must be able to enter; elsewhere the cluster would outlive the run.
    chmodSync(folder, 0o755)
    const server = process.env.DATABASE_URL
    const database = server ? await ownDatabase(server) : undefined
    const clean = async () => {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    }
    try {
      const config = readConfig({
        ...process.env,
        ABSAH_DATA: folder,
        DATABASE_URL: database?.url,
        LOG_LEVEL: 'warn',
        ABSAH_CHECKS_PER_MINUTE: '10000000',
      })
      const { platform, close } = await openPlatform(config, openAccounts)
      await prepareJobs(platform.pool, jobs)
      const closeJobs = await openJobs(platform.pool)
      return {
        platform,
        close: async () => {
          await closeJobs()
          await close()
          await clean()
        },
      }
    } catch (error) {
      await clean()
      throw error
    }
  }
  const once = () => (opened ??= open())
  return {
    database: async () => (await once()).platform.pool,
    platform: async () => (await once()).platform,
    close: async () => (await opened)?.close(),
  }
}
