import { sql } from 'kysely'
import type { CertificateFacts } from '#/features/certificates/facts.ts'
import '#/features/certificates/tables.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { enqueue } from '#/platform/jobs/jobs.ts'

/** The name of the job that makes certificates; the job itself is in `jobs.ts`. */
export const makingJob = 'certificate.make'

/** A signed document: `hash` is the SHA-256 of its bytes. */
export type CertificateFile = { version: number; hash: string; bytes: number; madeAt: Date }

/** A certificate and its documents, the one in use first; none yet while the first is being made. */
export type Certificate = { number: string; decidedBy?: string; askedAt: Date; files: readonly CertificateFile[] }

/**
 * Asks for the signed certificate of a licence, in the caller's transaction; a job makes it once that is committed. Ask again when what
 * the licence says has changed: a new version is made only if it differs. `decidedBy` is the name of the official who decided;
 * left out, the name given before stays.
 */
export async function issueCertificate(tx: Tx, number: string, { decidedBy }: { decidedBy?: string } = {}): Promise<void> {
  await sql`
    insert into licence_certificate as c (number, decided_by)
    values (${number}, ${decidedBy ?? null})
    on conflict (number) do update set decided_by = coalesce(excluded.decided_by, c.decided_by), asked_at = now()`.execute(tx)
  await enqueue(tx, makingJob, { number })
}

/** The certificate of a licence; undefined where none was ever asked for. */
export async function findCertificate(db: Db, number: string): Promise<Certificate | undefined> {
  const certificate = await db
    .selectFrom('licence_certificate')
    .select(['decided_by', 'asked_at'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!certificate) return undefined
  const files = await db
    .selectFrom('certificate_file')
    .select(['version', 'hash', 'bytes', 'made_at as madeAt'])
    .where('number', '=', number)
    .orderBy('version', 'desc')
    .execute()
  return { number, askedAt: certificate.asked_at, files, ...(certificate.decided_by && { decidedBy: certificate.decided_by }) }
}

/** Which certificate a document is, told by the hash of its bytes; undefined for a document that was not issued here. */
export async function findIssued(
  db: Db,
  hash: string,
): Promise<{ number: string; version: number; newest: boolean } | undefined> {
  const { rows } = await sql<{ number: string; version: number; newest: boolean }>`
    select f.number, f.version, f.version = (select max(version) from certificate_file o where o.number = f.number) as newest
    from certificate_file f
    where f.hash = ${hash}
    order by f.number, f.version desc
    limit 1`.execute(db)
  return rows[0]
}

/** Like `findCertificate`, after waiting for whoever makes the same one; held until the transaction ends. */
export async function lockCertificate(tx: Tx, number: string): Promise<Certificate | undefined> {
  await tx.selectFrom('licence_certificate').select('number').where('number', '=', number).forUpdate().execute()
  return findCertificate(tx, number)
}

/** The version to be made for these facts, or undefined when the newest one says exactly them already. */
export async function nextVersion(tx: Tx, number: string, facts: CertificateFacts): Promise<number | undefined> {
  const { rows } = await sql<{ version: number; same: boolean }>`
    select version, facts = ${JSON.stringify(facts)}::jsonb as same
    from certificate_file
    where number = ${number}
    order by version desc
    limit 1`.execute(tx)
  const newest = rows[0]
  return newest?.same ? undefined : (newest?.version ?? 0) + 1
}

/** Enters a signed document as a version of its certificate. */
export async function addFile(
  tx: Tx,
  number: string,
  { version, hash, bytes, madeAt }: CertificateFile,
  facts: CertificateFacts,
): Promise<void> {
  await tx
    .insertInto('certificate_file')
    .values({ number, version, hash, bytes, facts: JSON.stringify(facts), made_at: madeAt })
    .execute()
}
