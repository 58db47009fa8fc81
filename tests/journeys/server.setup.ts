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
  const server = await startServer(newFolder())
  project.provide('address', server.address)
  return async () => {
    await server.stop()
    rmSync(server.dataFolder, { recursive: true, force: true })
  }
}

export type Server = { address: string; dataFolder: string; stop: () => Promise<void> }

/** A server of its own on a free port, ready when this returns. `begin` says with what its register begins. */
export async function startServer(dataFolder: string, begin: 'demo' | 'empty' = 'demo'): Promise<Server> {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const server = spawn(process.execPath, ['dist/server/main.js', ...(begin === 'empty' ? ['--empty'] : [])], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      ABSAH_ORIGIN: address,
      ABSAH_DATA: dataFolder,
      ABSAH_CHECKS_PER_MINUTE: '100000',
      LOG_LEVEL: 'error',
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
  const gone = new Promise<void>(done => server.once('exit', () => done()))
  return {
    address,
    dataFolder,
    stop: async () => {
      server.kill('SIGINT')
      await gone
    },
  }
}

/** A folder that others may enter: the database of a server that root has started is another user's. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'absah-journey-'))
  chmodSync(folder, 0o755)
  return folder
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
