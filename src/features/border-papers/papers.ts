import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { enqueue } from '#/platform/jobs/jobs.ts'
import type { BorderPaper } from './paper.ts'
import type { BorderPaperTable } from './tables.ts'

/** The name of the job that makes the signed documents; the job itself is in `jobs.ts`. */
export const paperJob = 'border-paper.make'

/** Issues a paper in the transaction of the decision and gives its number; a job makes the signed document once that is committed. */
export async function issuePaper(tx: Tx, paper: Omit<BorderPaper, 'number' | 'file'>): Promise<string> {
  const { rows } = await sql<{ n: number }>`select nextval('border_paper_number') as n`.execute(tx)
  const number = `${paper.kind}-${paper.issuedOn.slice(0, 4)}-${String(rows[0]!.n).padStart(6, '0')}`
  await tx
    .insertInto('border_paper')
    .values({
      number,
      kind: paper.kind,
      licence: paper.licence,
      company_id: paper.companyId,
      content: JSON.stringify(paper.content),
      issued_on: paper.issuedOn,
      valid_until: paper.validUntil,
      decided_by: paper.decidedBy,
      hash: null,
      bytes: null,
      made_at: null,
    })
    .execute()
  await enqueue(tx, paperJob, { number })
  return number
}

/** The paper of that number. Throws NotFound. */
export async function getPaper(db: Db, number: string): Promise<BorderPaper> {
  const row = await db.selectFrom('border_paper').selectAll().where('number', '=', number.toUpperCase()).executeTakeFirst()
  if (row) return paperFrom(row)
  throw new NotFound({
    id: 'Tidak ada surat keterangan dengan nomor ini. Periksa lagi nomornya pada suratnya.',
    en: 'No certificate has this number. Check it again on the paper.',
  })
}

/** Like `getPaper`, held until the transaction ends. */
export async function lockPaper(tx: Tx, number: string): Promise<BorderPaper> {
  await tx.selectFrom('border_paper').select('number').where('number', '=', number).forUpdate().execute()
  return getPaper(tx, number)
}

/** Enters the signed document of a paper. */
export async function putPaperFile(
  tx: Tx,
  number: string,
  { hash, bytes, madeAt }: NonNullable<BorderPaper['file']>,
): Promise<void> {
  await tx.updateTable('border_paper').set({ hash, bytes, made_at: madeAt }).where('number', '=', number).execute()
}

const paperFrom = (row: Selectable<BorderPaperTable>): BorderPaper => ({
  number: row.number,
  kind: row.kind,
  licence: row.licence,
  companyId: row.company_id,
  content: row.content,
  issuedOn: row.issued_on,
  validUntil: row.valid_until,
  decidedBy: row.decided_by,
  ...(row.hash !== null &&
    row.bytes !== null &&
    row.made_at && { file: { hash: row.hash, bytes: row.bytes, madeAt: row.made_at } }),
})
