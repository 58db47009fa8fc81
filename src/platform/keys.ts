import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The secrets of this installation. They lie outside the database, so a copy of the database gives none of them away. */
export type Keys = {
  /** A secret for one purpose, derived (HKDF, RFC 5869) from the master key. The same purpose always gives the same secret. */
  derive: (purpose: string, bytes?: number) => Buffer
  /** Where a feature keeps key material of its own, such as the signing certificate. Readable by this user only. */
  folder: string
}

/** Opens the key folder, making a master key on first use. */
export function openKeys(dataFolder: string): Keys {
  const folder = join(dataFolder, 'keys')
  const file = join(folder, 'master.key')
  const master = Buffer.from(
    readOrMake(file, () => randomBytes(32).toString('hex')),
    'hex',
  )
  if (master.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes in hexadecimal.`)
  return { folder, derive: (purpose, bytes = 32) => Buffer.from(hkdfSync('sha256', master, 'absah', purpose, bytes)) }
}

/**
 * The text of a secret file, made on first use. It is written whole before it gets its name, so a crash leaves none half-written; of two
 * programs that make it at the same time one names its own and both go on with that.
 */
export function readOrMake(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${make()}\n`, { mode: 0o600, flush: true })
  try {
    // Unlike a rename, a link never takes a name that is in use.
    linkSync(draft, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(file, 'utf8').trim()
}
