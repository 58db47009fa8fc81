import { readConfig } from '#/platform/config.ts'
import { connect } from '#/platform/database/connect.ts'
import { openFiles } from '#/platform/files/files.ts'
import { openJobs } from '#/platform/jobs/jobs.ts'
import { openKeys } from '#/platform/keys.ts'
import { openLog } from '#/platform/observe/log.ts'
import { startCourier } from './courier.ts'

/** The part of the server that answers subscriptions, as a process that can be killed. */
const [url, folder] = process.argv.slice(2) as [string, string]
const { db, pool } = connect(url)
await openJobs(pool)
startCourier({
  config: readConfig({ ABSAH_DATA: folder, ABSAH_PRIVATE_RECEIVERS: 'yes' }),
  db,
  pool,
  files: openFiles(folder),
  keys: openKeys(folder),
  log: openLog('silent'),
  accounts: { whoIs: async () => undefined },
})
