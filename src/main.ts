import { serve } from '@hono/node-server'
import { createApp, everyJob, openAccounts } from './app.ts'
import { readConfig } from './platform/config.ts'
import { workOnJobs } from './platform/jobs/jobs.ts'
import { openPlatform } from './platform/open.ts'

/** Starts the server and stays until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2))
  const { platform, close } = await openPlatform(config, openAccounts, { begin: config.demo ? 'demo' : 'empty' })
  const stopJobs = await workOnJobs(platform, everyJob)
  const app = createApp(platform)
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, ({ port }) => {
    console.log(`\nAbsah is ready: ${config.origin.replace(/:\d+$/, `:${port}`)}`)
  })
  server.on('error', error => {
    console.error(
      'code' in error && error.code === 'EADDRINUSE' ? `Port ${config.port} is taken. Set PORT to another one.` : error.message,
    )
    void stop(1)
  })

  let stopping = false
  async function stop(code: number): Promise<void> {
    if (stopping) return
    stopping = true
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await new Promise<void>(done => {
      server.close(() => done())
      // Connections that a browser keeps open do not hold up the end.
      setTimeout(() => ('closeAllConnections' in server ? server.closeAllConnections() : undefined), 2_000).unref()
    })
    await stopJobs()
    await close()
    process.exit(code)
  }
  process.on('SIGINT', () => void stop(0)).on('SIGTERM', () => void stop(0))
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
