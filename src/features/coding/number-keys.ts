import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { type Keys, readOrMake } from '#/platform/keys.ts'
import './tables.ts'

/** A version of the secret that serials are computed with. */
export type NumberKey = {
  version: number
  /** Undefined for version 1, which is as old as the master key it comes from. */
  madeAt?: Date
  /** Whether the key folder has its secret, and the right one. */
  secret: 'here' | 'missing' | 'another'
  /** How many lots have codes of this version. */
  lots: number
}

const fileOf = ({ folder }: Keys, version: number): string => join(folder, `numbers-${version}.key`)

const read = new Map<string, Buffer>()

/**
 * The secret from which the keys of all classes are derived at one version. The first comes from the master key; each later one is drawn
 * at random and lies in a file beside it, so that whoever had an earlier secret, or the master key, cannot compute later codes.
 * Throws where the file is missing.
 */
export function numbersSecret(keys: Keys, version: number): Buffer {
  if (version === 1) return keys.derive('numbers')
  const file = fileOf(keys, version)
  let secret = read.get(file)
  if (!secret) {
    if (!existsSync(file))
      throw new Error(`Codes were issued with ${file}, and it is not there. Put it back from the copy of the key folder.`)
    secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')
    if (secret.length !== 32) throw new Error(`${file} does not hold a key of 32 bytes in hexadecimal.`)
    read.set(file, secret)
  }
  return secret
}

const fingerprintOf = (secret: Buffer): string => createHash('sha256').update('absah numbers ').update(secret).digest('hex')

/**
 * Makes the next version of the secret and gives its number. Lots issued from then on take it; codes of earlier versions stay readable, and
 * are printed and exported as they were.
 */
export async function rotateNumberKey(tx: Tx, keys: Keys): Promise<number> {
  await sql`lock table number_key in share row exclusive mode`.execute(tx)
  const { newest } = await tx
    .selectFrom('number_key')
    .select(({ fn }) => fn.max('version').as('newest'))
    .executeTakeFirstOrThrow()
  const version = (newest ?? 1) + 1
  // A file without its row is of a rotation that was not completed: no code was made with it, so it may serve.
  readOrMake(fileOf(keys, version), () => randomBytes(32).toString('hex'))
  await tx
    .insertInto('number_key')
    .values({ version, fingerprint: fingerprintOf(numbersSecret(keys, version)) })
    .execute()
  return version
}

/** Every version, the newest first. */
export async function numberKeys(db: Db, keys: Keys): Promise<NumberKey[]> {
  const { rows: used } = await sql<{ version: number; lots: number }>`
    select key_version as version, count(distinct lot_id)::int as lots
    from lot_span
    where key_version > 0
    group by key_version`.execute(db)
  const lotsOf = new Map(used.map(({ version, lots }) => [version, lots]))
  const later = await db.selectFrom('number_key').selectAll().orderBy('version', 'desc').execute()
  const listed = later.map(({ version, made_at, fingerprint }) => ({
    version,
    madeAt: made_at,
    secret: secretIs(keys, version, fingerprint),
    lots: lotsOf.get(version) ?? 0,
  }))
  return [...listed, { version: 1, secret: 'here', lots: lotsOf.get(1) ?? 0 }]
}

function secretIs(keys: Keys, version: number, fingerprint: string): NumberKey['secret'] {
  const file = fileOf(keys, version)
  if (!existsSync(file)) return 'missing'
  return fingerprintOf(Buffer.from(readFileSync(file, 'utf8').trim(), 'hex')) === fingerprint ? 'here' : 'another'
}
