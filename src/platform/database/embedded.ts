import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Binaries, findBinaries, isReachable, isRoot, makePrivateFolder, nobody } from './binaries.ts'

/** A PostgreSQL server of our own: where to connect, and how to stop it. */
export type EmbeddedServer = { url: string; folder: string; stop: () => Promise<void> }

/**
 * Starts the PostgreSQL that came with the packages on a data folder, making the cluster on first use. It listens on a Unix socket
 * only: the folder's permissions are the access control. As root it runs as `nobody`; where that user cannot enter the folder, the
 * cluster lies under `/var/lib/absah` instead and `folder` says so.
 */
export async function startEmbedded(wanted: string, settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const folder = folderFor(wanted)
  if (isRoot) mkdirSync(folder, { recursive: true, mode: 0o755 })
  else mkdirSync(folder, { recursive: true })
  const binaries = findBinaries(folder)
  const cluster = join(folder, 'cluster')
  makePrivateFolder(cluster)
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(binaries, cluster)
  await stopLeftOver(cluster)
  const socket = socketFolder(cluster)
  const log = join(cluster, 'server.log')
  const server = launch(binaries, cluster, socket, log, settings)
  const url = urlAt(socket)
  await untilReady(url, server, log)
  return { url, folder, stop: () => stop(server) }
}

/** Where the server of a data folder listens while another process of ours runs it; undefined when none does. */
export function findRunning(wanted: string): string | undefined {
  const cluster = join(folderFor(wanted), 'cluster')
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file) || !isAlive(Number(readFileSync(file, 'utf8').split('\n')[0]))) return undefined
  return urlAt(socketFolder(cluster))
}

const folderFor = (wanted: string) => (isRoot && !isReachable(wanted) ? join('/var/lib/absah', nameFor(wanted)) : resolve(wanted))
const urlAt = (socket: string) => `postgresql://absah@localhost/postgres?host=${encodeURIComponent(socket)}`

/** PostgreSQL's own settings; the locale provider is built in, so that sort order does not depend on the machine's libraries. */
function initialise({ bin, libraryPath }: Binaries, cluster: string): void {
  const args = [
    '-D',
    cluster,
    '-U',
    'absah',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  const done = spawnSync(join(bin, 'initdb'), args, { ...asUser(libraryPath), encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`The database could not be made in ${cluster}: ${done.stderr || done.error?.message}`)
}

function launch({ bin, libraryPath }: Binaries, cluster: string, socket: string, log: string, settings: Record<string, string>) {
  const all = {
    listen_addresses: '',
    unix_socket_directories: socket,
    shared_buffers: '256MB',
    max_connections: '100',
    wal_compression: 'on',
    ...settings,
  }
  const output = openSync(log, 'a', 0o600)
  // In a process group of its own: Ctrl-C must reach us first, so that we can finish what is under way.
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...asUser(libraryPath),
      detached: true,
      stdio: ['ignore', output, output],
    },
  )
  closeSync(output)
  server.unref()
  return server
}

type Server = ReturnType<typeof launch>

const asUser = (libraryPath: string) => ({
  cwd: '/',
  env: { PATH: process.env.PATH ?? '', LD_LIBRARY_PATH: libraryPath, DYLD_LIBRARY_PATH: libraryPath, TZ: 'UTC', LC_ALL: 'C' },
  ...(isRoot ? { uid: nobody, gid: nobody } : {}),
})

/** A socket's path holds about a hundred characters at most; a deeper data folder gets a short one. */
function socketFolder(cluster: string): string {
  if (cluster.length < 85) return cluster
  const short = join(tmpdir(), nameFor(cluster))
  makePrivateFolder(short)
  return short
}

const nameFor = (path: string) => `absah-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12)}`

/** A server that outlived its program (which was killed) is stopped, so that ours can take over; the caller holds the data folder's lock. */
async function stopLeftOver(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 300 && isAlive(pid); i++) await pause(20)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function untilReady(url: string, server: Server, log: string): Promise<void> {
  let exit: number | null | undefined
  server.once('exit', code => {
    exit = code
  })
  for (let i = 0; i < 1_500; i++) {
    if (exit !== undefined)
      throw new Error(`The database did not start:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')}`)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      await pause(20)
    }
  }
  throw new Error(`The database did not answer within 30 seconds; its log is ${log}.`)
}

/** Fast shutdown: what is committed is on disk, and the next start needs no recovery. */
async function stop(server: Server): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = new Promise<void>(done => server.once('exit', () => done()))
  server.ref()
  server.kill('SIGINT')
  await gone
}
