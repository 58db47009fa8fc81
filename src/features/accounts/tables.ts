import type { ColumnType, Generated } from 'kysely'
import type { Role, Scope } from '#/platform/accounts/person.ts'
import type { Lang } from '#/platform/ui/lang.ts'

export interface PersonTable {
  id: string
  name: string
  email: string
  email_confirmed: Generated<boolean>
  lang: Generated<Lang>
  roles: ColumnType<Role[], readonly Role[] | undefined, readonly Role[]>
  company_id: string | null
  totp_on: Generated<boolean>
  passkeys: Generated<number>
  suspended_at: Date | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface SessionTable {
  id: string
  token: string
  person_id: string
  expires_at: Date
  created_at: Date
  updated_at: Date
  ip_address: string | null
  user_agent: string | null
  failed_proofs: Generated<number>
}

export interface CredentialTable {
  id: string
  person_id: string
  provider: string
  account_id: string
  password: string | null
  created_at: Date
  updated_at: Date
}

export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
}

export interface TotpTable {
  id: string
  person_id: string
  secret: string
  backup_codes: string
  verified: Generated<boolean>
  failed_verification_count: Generated<number>
  locked_until: Date | null
}

export interface PasskeyTable {
  id: string
  person_id: string
  name: string | null
  aaguid: string | null
  created_at: Date | null
}

export interface SpentCodeTable {
  person_id: string
  code: string
  at: Generated<Date>
}

export interface CompanyKeyTable {
  id: string
  company_id: string
  name: string
  start: string
  hash: string
  scopes: ColumnType<Scope[], readonly Scope[], readonly Scope[]>
  created_by: string
  created_at: Generated<Date>
  last_used_at: Date | null
  revoked_at: Date | null
}

declare module '#/platform/database/tables.ts' {
  interface Tables {
    person: PersonTable
    session: SessionTable
    credential: CredentialTable
    verification: VerificationTable
    totp: TotpTable
    passkey: PasskeyTable
    spent_code: SpentCodeTable
    company_key: CompanyKeyTable
  }
}
