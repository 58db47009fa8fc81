import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Visitor } from '#/platform/accounts/person.ts'
import { readConfig } from '#/platform/config.ts'
import { openFiles } from '#/platform/files/files.ts'
import { openJobs } from '#/platform/jobs/jobs.ts'
import { openKeys } from '#/platform/keys.ts'
import { openLog } from '#/platform/observe/log.ts'
import type { Platform } from '#/platform/platform.ts'
import { testDatabase } from './database.ts'

/**
 * A whole platform on a database of its own: files and keys in a folder that is removed afterwards, jobs open but not worked on.
 * Whoever a test says is at the door is at the door: `at(visitor)` names them in a header that only this platform understands.
 */
export function testPlatform(): { readonly platform: Platform } {
  const database = testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'absah-platform-'))
  let platform: Platform | undefined
  let closeJobs: (() => Promise<void>) | undefined
  beforeAll(async () => {
    closeJobs = await openJobs(database.pool)
    const config = { ...readConfig({ ABSAH_DATA: folder, ABSAH_CHECKS_PER_MINUTE: '100000' }), logLevel: 'silent' }
    platform = {
      config,
      db: database.db,
      pool: database.pool,
      files: openFiles(folder),
      keys: openKeys(folder),
      log: openLog('silent'),
      accounts: {
        whoIs: async headers => {
          const named = headers.get('cookie')?.match(/test-visitor=([^;]+)/)?.[1]
          return named ? { visitor: revive(decodeURIComponent(named)), setCookies: [] } : undefined
        },
      },
    }
  })
  afterAll(async () => {
    await closeJobs?.()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    get platform() {
      if (!platform) throw new Error('The test platform is there from beforeAll on.')
      return platform
    },
  }
}

const revive = (text: string): Visitor => {
  const visitor = JSON.parse(text) as Visitor & { provedAt?: string }
  return { ...visitor, provedAt: visitor.provedAt ? new Date(visitor.provedAt) : undefined }
}

/** Somebody for tests: an officer or a company's person, who has just proved who they are. */
export const somebody = (roles: Visitor['roles'], more: Partial<Visitor> = {}): Visitor => ({
  via: 'session',
  id: '01900000-0000-7000-8000-000000000001',
  name: 'Ani Wulandari',
  email: 'ani@example.id',
  roles,
  companyId: undefined,
  scopes: [],
  sessionId: 'session',
  provedAt: new Date(),
  hasSecondFactor: true,
  ...more,
})

/** Request headers with which a visitor comes from our own pages. */
export const at = (visitor: Visitor | undefined, lang: 'id' | 'en' = 'id'): Record<string, string> => ({
  'sec-fetch-site': 'same-origin',
  cookie: `lang=${lang}${visitor ? `; test-visitor=${encodeURIComponent(JSON.stringify(visitor))}` : ''}`,
})

/** A form as a browser sends it. */
export const sent = (fields: Record<string, string>, visitor?: Visitor): RequestInit => ({
  method: 'POST',
  headers: { ...at(visitor), 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(fields).toString(),
})
