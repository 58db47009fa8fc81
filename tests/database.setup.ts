import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { everyJob } from '../src/app.ts'
import { connect } from '../src/platform/database/connect.ts'
import { startEmbedded } from '../src/platform/database/embedded.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { prepareJobs } from '../src/platform/jobs/jobs.ts'

declare module 'vitest' {
  interface ProvidedContext {
    serverUrl: string
    template: string
  }
}

/** One server for the whole run, and one migrated database in it from which every test file gets its own copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'absah-test-'))
  // As root, PostgreSQL runs as nobody and must be able to enter.
  chmodSync(folder, 0o755)
  const given = process.env.DATABASE_URL
  // A test database is thrown away: it need not survive the loss of power.
  const server = given
    ? undefined
    : await startEmbedded(folder, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' })
  const serverUrl = given ?? server!.url
  const template = `absah_template_${process.pid}_${Date.now()}`
  const admin = connect(serverUrl, { size: 1 })
  const end = async () => {
    await admin.pool.query(`drop database if exists ${template} with (force)`)
    await admin.close()
    await server?.stop()
    for (const path of [folder, server?.folder ?? folder]) rmSync(path, { recursive: true, force: true })
  }
  try {
    await admin.pool.query(`create database ${template}`)
    const fresh = connect(databaseUrl(serverUrl, template), { size: 2 })
    await migrate(fresh.db)
    await prepareJobs(fresh.pool, everyJob)
    await fresh.close()
  } catch (error) {
    // The server must not outlive a run that never began.
    await end()
    throw error
  }
  project.provide('serverUrl', serverUrl)
  project.provide('template', template)
  return end
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
