import type { ColumnType, Generated } from 'kysely'
import type { CertificateFacts } from '#/features/certificates/facts.ts'

export interface LicenceCertificateTable {
  number: string
  decided_by: string | null
  asked_at: Generated<Date>
}
export interface CertificateFileTable {
  number: string
  version: number
  hash: string
  bytes: number
  facts: ColumnType<CertificateFacts, string, never>
  made_at: Date
}
declare module '#/platform/database/tables.ts' {
  interface Tables {
    licence_certificate: LicenceCertificateTable
    certificate_file: CertificateFileTable
  }
}
