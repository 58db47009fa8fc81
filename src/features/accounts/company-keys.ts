import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope, Visitor } from '#/platform/accounts/person.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { newId } from '#/platform/ids.ts'
import './tables.ts'

const prefix = 'absah_'

export type CompanyKey = {
  id: string
  name: string
  start: string
  scopes: readonly Scope[]
  createdAt: Date
  lastUsedAt: Date | undefined
}

const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** Makes a key for a company's programs. The key itself is given once, here; only its hash is kept. */
export async function makeKey(
  tx: Tx | Db,
  { companyId, name, scopes, by }: { companyId: string; name: string; scopes: readonly Scope[]; by: string },
): Promise<{ id: string; key: string }> {
  const id = newId()
  const key = prefix + randomBytes(32).toString('base64url')
  await tx
    .insertInto('company_key')
    .values({
      id,
      company_id: companyId,
      name,
      start: key.slice(0, prefix.length + 4),
      hash: hashOf(key),
      scopes,
      created_by: by,
      last_used_at: null,
      revoked_at: null,
    })
    .execute()
  return { id, key }
}

/** The keys of a company that still open something, the newest first. */
export async function keysOfCompany(db: Db | Tx, companyId: string): Promise<CompanyKey[]> {
  const rows = await db
    .selectFrom('company_key')
    .select(['id', 'name', 'start', 'scopes', 'created_at', 'last_used_at'])
    .where('company_id', '=', companyId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ id, name, start, scopes, created_at, last_used_at }) => ({
    id,
    name,
    start,
    scopes,
    createdAt: created_at,
    lastUsedAt: last_used_at ?? undefined,
  }))
}

/** Revokes a key of a company from this moment on; gives its name, or undefined when the company has no such key. */
export async function revokeKey(tx: Tx | Db, companyId: string, id: string): Promise<string | undefined> {
  const row = await tx
    .updateTable('company_key')
    .set({ revoked_at: new Date() })
    .where('id', '=', id)
    .where('company_id', '=', companyId)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

/** Who comes in with a key: an applicant of its company, within its scopes. Undefined for a key that is unknown or revoked. */
export async function visitorOfKey(db: Db, key: string): Promise<Visitor | undefined> {
  const row = await db
    .selectFrom('company_key')
    .select([
      'id',
      'company_id',
      'name',
      'scopes',
      sql<boolean>`last_used_at is null or last_used_at < now() - interval '1 hour'`.as('stale'),
    ])
    .where('hash', '=', hashOf(key))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  // Told to the hour: a write for every request of a factory line would cost more than the request.
  if (row.stale) await db.updateTable('company_key').set({ last_used_at: new Date() }).where('id', '=', row.id).execute()
  return {
    via: 'key',
    id: row.id,
    name: row.name,
    email: '',
    roles: ['applicant'],
    companyId: row.company_id,
    scopes: row.scopes,
    sessionId: undefined,
    provedAt: undefined,
    hasSecondFactor: true,
  }
}
