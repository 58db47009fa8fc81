import { serve } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { createApp, everyJob, finish, openAccounts } from './app.ts'
import { fillRegister } from './features/demo/first-start.ts'
import { signInLines } from './features/demo/sign-ins.ts'
import { startCourier } from './features/subscriptions/courier.ts'
import { type Config, readConfig } from './platform/config.ts'
import { workOnJobs } from './platform/jobs/jobs.ts'
import { openPlatform } from './platform/open.ts'

/** Starts the server and stays until it is told to stop. */
async function main(): Promise<void> {
  const args = process.argv.slice(2)
  const config = readConfig(process.env, args)
  const { platform, close } = await openPlatform(config, openAccounts, { begin: config.demo ? 'demo' : 'empty' })
  if (platform.config.demo && isOpenToOthers(config) && !args.includes('--open-demo')) {
    await close()
    throw new Error(
      `The demo's passwords are printed for everyone, and ${config.origin} on ${config.host} can be reached by others. ` +
        'Start with --open-demo to allow that, or begin a register of your own: set ABSAH_DATA to a new folder and start with --empty.',
    )
  }
  const stopJobs = await workOnJobs(platform, everyJob)
  const quit = new AbortController()
  process.on('SIGINT', () => quit.abort()).on('SIGTERM', () => quit.abort())
  try {
    await fillRegister(platform, { say: console.log, signal: quit.signal })
  } catch (error) {
    await stopJobs()
    await close()
    if (!quit.signal.aborted) throw error
    console.log('Stopped. The next start goes on from here.')
    process.exit(0)
  }
  const courier = startCourier(platform)
  const app = createApp(platform)
  // Subscribers listen; what they say, they say by requests.
  const websocket = { server: new WebSocketServer({ noServer: true, maxPayload: 4_096 }) }
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host, websocket }, ({ port }) => {
    console.log(`\nAbsah is ready: ${config.origin.replace(/:\d+$/, `:${port}`)}`)
    if (platform.config.demo) void saySignIns()
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
    // WebSockets are closed here; the server does not end before they do.
    const sent = courier.stop()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await new Promise<void>(done => {
      server.close(() => done())
      // Connections that a browser keeps open do not hold up the end.
      setTimeout(() => ('closeAllConnections' in server ? server.closeAllConnections() : undefined), 2_000).unref()
    })
    await sent
    await stopJobs()
    await finish(platform)
    await close()
    process.exit(code)
  }
  quit.signal.addEventListener('abort', () => void stop(0))
  if (quit.signal.aborted) void stop(0)
}

const isOpenToOthers = ({ host, origin }: Config) =>
  !['127.0.0.1', '::1', 'localhost'].includes(host) || !['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname)

async function saySignIns(): Promise<void> {
  const lines = await signInLines()
  console.log(`\nSign in as one of these; a code counts for 30 seconds, \`./absah demo sign-ins\` shows the next.\n`)
  console.log(lines.map(line => `  ${line}`).join('\n'))
}

main().catch(error => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
