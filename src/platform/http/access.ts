import { isOfficer, type Visitor } from '../accounts/person.ts'
import type { Db } from '../database/connect.ts'
import type { Access } from './routes.ts'

/** How long after proving again who they are a person may decide and sign. A choice of this platform, not of the law. */
export const stepUpMinutes = 10

/** Whether to let someone in, or why not: `absent` also hides what is another company's, so that its existence tells nothing. */
export type Verdict = 'let in' | 'sign in first' | 'set up a second factor' | 'prove again' | 'forbidden' | 'absent'

/** The one place where roles and ownership are judged. What a route does not allow is refused. */
export async function judge(
  access: Access,
  visitor: Visitor | undefined,
  db: Db,
  params: Record<string, string>,
  now = new Date(),
): Promise<Verdict> {
  if (access === 'anyone') return 'let in'
  if (!visitor) return 'sign in first'
  if (access === 'signed in')
    return visitor.via !== 'session' ? 'forbidden' : lacksSecondFactor(visitor) ? 'set up a second factor' : 'let in'
  if (visitor.via === 'key' && !(access.scope && visitor.scopes.includes(access.scope))) return 'forbidden'
  const role = visitor.roles.find(role => access.roles.includes(role))
  if (!role) return 'forbidden'
  if (!access.beforeSecondFactor && lacksSecondFactor(visitor)) return 'set up a second factor'
  if (access.owner) {
    const owner = await access.owner(db, params)
    if (owner === undefined) return 'absent'
    const asOfficer = isOfficer(visitor) && visitor.roles.some(one => one !== 'applicant' && access.roles.includes(one))
    if (!asOfficer && owner !== visitor.companyId) return 'absent'
  }
  if (access.stepUp && !hasProvedAgain(visitor, now)) return 'prove again'
  return 'let in'
}

/** Whether the person proved within the last minutes who they are. A key cannot. */
export const hasProvedAgain = ({ provedAt }: Visitor, now = new Date()): boolean =>
  provedAt !== undefined && now.getTime() - provedAt.getTime() < stepUpMinutes * 60_000

/** Officers see and decide what is not theirs: a password alone does not open their pages. */
const lacksSecondFactor = (visitor: Visitor): boolean => isOfficer(visitor) && !visitor.hasSecondFactor
