import { createInterface } from 'node:readline'
import { capture } from '../../src/features/tracing/capture.ts'
import { theSystem } from '../../src/platform/audit/audit.ts'
import { readConfig } from '../../src/platform/config.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { openFiles } from '../../src/platform/files/files.ts'
import { openKeys } from '../../src/platform/keys.ts'
import { openLog } from '../../src/platform/observe/log.ts'

/** The part of the server that captures, as a process that can be killed: a document a line in, its number and `taken` or `failed` out. */
const [url, folder] = process.argv.slice(2) as [string, string]
const { db, pool } = connect(url)
const platform = {
  config: readConfig({ ABSAH_DATA: folder }),
  db,
  pool,
  files: openFiles(folder),
  keys: openKeys(folder),
  log: openLog('silent'),
  accounts: { whoIs: async () => undefined },
} as unknown as Parameters<typeof capture>[0]

createInterface({ input: process.stdin }).on('line', async line => {
  const { number, companyId, document } = JSON.parse(line)
  try {
    const { success } = await capture(platform, { actor: theSystem, companyId }, document)
    process.stdout.write(`${number} ${success ? 'taken' : 'refused'}\n`)
  } catch {
    process.stdout.write(`${number} failed\n`)
  }
})
