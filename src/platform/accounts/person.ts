import type { Actor } from '../audit/audit.ts'

/** What a person may be here. `applicant` is anyone acting for a company: maker, distributor, pharmacy. */
export const roles = ['applicant', 'evaluator', 'approver', 'code officer', 'inspector', 'administrator'] as const
export type Role = (typeof roles)[number]
export const officerRoles = roles.filter(role => role !== 'applicant')

/** What an API key may be used for. */
export const scopes = ['applications', 'codes', 'movements:read', 'movements:write'] as const
export type Scope = (typeof scopes)[number]

/** Whoever is at the door: a person with a session, or a company's key. */
export type Visitor = {
  via: 'session' | 'key'
  id: string
  name: string
  email: string
  roles: readonly Role[]
  /** The company the person or key acts for; officers have none. */
  companyId: string | undefined
  scopes: readonly Scope[]
  sessionId: string | undefined
  /** When the person last proved again who they are (step-up), and so may decide or sign. */
  provedAt: Date | undefined
  /** Whether the person signs in with more than a password: an authenticator app or a passkey. Officers must; keys count as such. */
  hasSecondFactor: boolean
}

export const isOfficer = (visitor: Visitor): boolean => visitor.roles.some(role => role !== 'applicant')

/** The visitor as the audit knows them. */
export const actorOf = (visitor: Visitor): Actor => ({
  kind: visitor.via === 'key' ? 'key' : 'person',
  id: visitor.id,
  name: visitor.name,
  companyId: visitor.companyId,
})
