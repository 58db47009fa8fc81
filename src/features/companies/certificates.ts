import type { Selectable } from 'kysely'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Db, Tx } from '#/platform/database/connect.ts'
import { NotFound } from '#/platform/http/errors.ts'
import { newId } from '#/platform/ids.ts'
import { changeItem, isId } from './history.ts'
import type { CertificateKind, DosageForm } from './kinds.ts'
import { getSiteOf } from './sites.ts'
import type { CertificateTable } from './tables.ts'

/** A proof of good practice of one site, for one dosage form where the law ties it to one. */
export type Certificate = {
  id: string
  companyId: string
  siteId: string
  kind: CertificateKind
  number: string
  dosageForm?: DosageForm
  validFrom: Day
  /** The first day on which it no longer holds. */
  validUntil: Day
  /** The hash of the paper, and the name under which it was handed in. */
  file: string
  fileName: string
  /** Whether an officer has checked it. */
  checked: boolean
}

export type CertificateFacts = Pick<Certificate, 'siteId' | 'kind' | 'number' | 'validFrom' | 'validUntil'> & {
  dosageForm?: DosageForm | undefined
}
export type Paper = { hash: string; name: string }

/** The certificates in a company's file, expired ones too, in the order in which they were added. */
export async function certificatesOf(db: Db, companyId: string): Promise<Certificate[]> {
  const rows = await inUse(db).where('company_id', '=', companyId).orderBy('id').execute()
  return rows.map(certificateFrom)
}

/** A certificate in this company's file, or NotFound. */
export async function getCertificateOf(db: Db, companyId: string, id: string): Promise<Certificate> {
  const row = isId(id) ? await inUse(db).where('company_id', '=', companyId).where('id', '=', id).executeTakeFirst() : undefined
  if (!row) throw new NotFound({ id: 'Sertifikat ini tidak ada di berkas Anda.', en: 'Your file has no such certificate.' })
  return certificateFrom(row)
}

/** Adds a certificate with its paper and gives its id. */
export async function addCertificate(
  tx: Tx,
  companyId: string,
  facts: CertificateFacts,
  paper: Paper,
  actor: Actor,
): Promise<string> {
  await getSiteOf(tx, companyId, facts.siteId)
  const id = newId()
  return changeItem(
    tx,
    companyId,
    { kind: 'certificate added', item: `certificate:${id}`, facts: { id, ...facts, file: paper.hash } },
    actor,
    async () => {
      await tx
        .insertInto('certificate')
        .values({ id, company_id: companyId, ...columnsOf(facts), file: paper.hash, file_name: paper.name })
        .execute()
      return id
    },
  )
}

/** Changes a certificate, keeping its paper unless a new one is given; an officer has to check it anew. */
export async function changeCertificate(
  tx: Tx,
  companyId: string,
  id: string,
  facts: CertificateFacts,
  paper: Paper | undefined,
  actor: Actor,
): Promise<void> {
  const before = await getCertificateOf(tx, companyId, id)
  await getSiteOf(tx, companyId, facts.siteId)
  const change = { id, from: before, to: { ...facts, ...(paper && { file: paper.hash }) } }
  await changeItem(tx, companyId, { kind: 'certificate changed', item: `certificate:${id}`, facts: change }, actor, async () => {
    await tx
      .updateTable('certificate')
      .set({ ...columnsOf(facts), ...(paper && { file: paper.hash, file_name: paper.name }), checked_at: null })
      .where('id', '=', id)
      .execute()
  })
}

/** Takes a certificate out of the file. Its row stays: a decision may rest on it. */
export async function removeCertificate(tx: Tx, companyId: string, id: string, actor: Actor): Promise<void> {
  const { kind, number } = await getCertificateOf(tx, companyId, id)
  await changeItem(
    tx,
    companyId,
    { kind: 'certificate removed', item: `certificate:${id}`, facts: { id, kind, number } },
    actor,
    async () => {
      await tx.updateTable('certificate').set({ removed_at: new Date() }).where('id', '=', id).execute()
    },
  )
}

const inUse = (db: Db) => db.selectFrom('certificate').selectAll().where('removed_at', 'is', null)

const columnsOf = ({ siteId, kind, number, dosageForm, validFrom, validUntil }: CertificateFacts) => ({
  site_id: siteId,
  kind,
  number,
  dosage_form: dosageForm ?? null,
  valid_from: validFrom,
  valid_until: validUntil,
})

export const certificateFrom = (row: Selectable<CertificateTable>): Certificate => ({
  id: row.id,
  companyId: row.company_id,
  siteId: row.site_id,
  kind: row.kind as CertificateKind,
  number: row.number,
  ...(row.dosage_form && { dosageForm: row.dosage_form as DosageForm }),
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  file: row.file,
  fileName: row.file_name,
  checked: row.checked_at !== null,
})
