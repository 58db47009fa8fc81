/**
 * Makes this folder ready to run, whatever Node started it: installs the packages when the lock file has changed, and finds a
 * Node of the version we need. Plain JavaScript without dependencies, because it runs before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const neededMajor = 24
const stamp = join(root, 'node_modules', '.absah-installed')

/** Installs from the lock file, unless exactly this lock file is installed already. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.error('Installing packages (once, about a minute) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.error) throw new Error(`npm could not be started: ${done.error.message}`)
  if (done.status !== 0) throw new Error('The packages could not be installed; npm said why above.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, lock)
}

/** The Node to run with: this one when it is new enough, else the one that came with the packages. */
export function nodeBinary() {
  if (Number(process.versions.node.split('.')[0]) >= neededMajor) return process.execPath
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(own))
    throw new Error(`Node ${neededMajor} is needed; this is ${process.version} and npm brought none for this machine.`)
  return own
}

/** The environment in which our programs run: our Node and our tools come first on the path. */
export function environment(extra = {}) {
  const path = [dirname(nodeBinary()), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  return { ...process.env, PATH: path, ...extra }
}

/** Runs a program of ours in the foreground and gives its exit code; signals are passed on, so it can stop cleanly. */
export function run(args, extra = {}) {
  const child = spawn(nodeBinary(), args, { cwd: root, stdio: 'inherit', env: environment(extra) })
  const pass = signal => child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
}

/** Says what went wrong in one sentence and stops. */
export function fail(error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
