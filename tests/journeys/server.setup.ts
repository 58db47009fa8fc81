import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    address: string
  }
}

/**
 * Starts the built server as a user would, on a free port and with a data folder of its own, and stops it as a user would.
 * `ABSAH_JOURNEYS_AT` names a demo that is running already, for whoever writes journeys.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.ABSAH_JOURNEYS_AT
  if (running) {
    project.provide('address', running)
    return async () => {}
  }
  const dataFolder = newFolder()
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = spawn(process.execPath, ['dist/server/main.js'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      ABSAH_ORIGIN: address,
      ABSAH_DATA: dataFolder,
      ABSAH_CHECKS_PER_MINUTE: '100000',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((ready, fail) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('Absah is ready')) ready()
    })
    server.on('exit', code => fail(new Error(`The server ended with ${code} before it was ready:\n${said}`)))
  })
  project.provide('address', address)
  return async () => {
    server.removeAllListeners('exit')
    const gone = new Promise<void>(done => server.once('exit', () => done()))
    server.kill('SIGINT')
    await gone
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** A folder that others may enter: the database of a server that root has started is another user's. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'absah-journey-'))
  chmodSync(folder, 0o755)
  return folder
}

export function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
