import type { Generated } from 'kysely'
import type { Day } from '#/law/day.ts'

export interface CompanyTable {
  id: string
  nib: string
  npwp: string | null
  kind: string
  name: string
  address: string
  regency_code: string
  phone: string | null
  responsible: string | null
  commodities: Generated<string[]>
  kbli: Generated<string[]>
  standing: Generated<string>
  seq: Generated<number>
  remarks: Generated<unknown>
  waiting_since: Generated<Date | null>
  verified_at: Generated<Date | null>
  made_at: Generated<Date>
}

export interface CompanyEventTable {
  company_id: string
  seq: number
  kind: string
  at: Generated<Date>
  actor_kind: string
  actor_id: string
  actor_name: string
  facts: unknown
}

export interface CompanySiteTable {
  id: string
  company_id: string
  name: string
  kind: string
  address: string
  regency_code: string
  lat: number
  lon: number
  placed: string
  gln: string | null
  made_at: Generated<Date>
  checked_at: Generated<Date | null>
  removed_at: Generated<Date | null>
}

export interface CertificateTable {
  id: string
  company_id: string
  site_id: string
  kind: string
  number: string
  dosage_form: string | null
  valid_from: Day
  valid_until: Day
  file: string
  file_name: string
  made_at: Generated<Date>
  checked_at: Generated<Date | null>
  warned_for: Generated<Day | null>
  removed_at: Generated<Date | null>
}

export interface CompanyDocumentTable {
  id: string
  company_id: string
  kind: string
  hash: string
  name: string
  made_at: Generated<Date>
  checked_at: Generated<Date | null>
  removed_at: Generated<Date | null>
}

declare module '#/platform/database/tables.ts' {
  interface Tables {
    company: CompanyTable
    company_event: CompanyEventTable
    company_site: CompanySiteTable
    certificate: CertificateTable
    company_document: CompanyDocumentTable
  }
}
