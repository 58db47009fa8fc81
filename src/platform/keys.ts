import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
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

/** The text of a secret file, made on first use; written whole before it gets its name, so a crash leaves none half-written. */
export function readOrMake(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const text = make()
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return text
}
