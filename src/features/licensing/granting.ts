import { issueCertificate } from '#/features/certificates/certificates.ts'
import { issueLicence } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Given, Grant } from './service.ts'

/** What a grant left behind: the licence that it issued, changed or renewed, where there is one. */
export type Granted = { gives: Grant['gives']; licence?: string }

type Context = { given: Given; actor: Actor; today: Day }
type Effects = {
  [Gives in Grant['gives']]: (tx: Tx, grant: Extract<Grant, { gives: Gives }>, context: Context) => Promise<Granted>
}

/** Carries out what a service grants, in the transaction of the decision. */
export const carryOut = <Gives extends Grant['gives']>(
  tx: Tx,
  grant: Extract<Grant, { gives: Gives }>,
  context: Context,
): Promise<Granted> => (effects as Effects)[grant.gives as Gives](tx, grant, context)

const effects: Effects = {
  licence: async (tx, { facts }, { given: { applicant }, actor, today }) => {
    const holder = { companyId: applicant.id, name: applicant.name }
    const licence = await issueLicence(tx, { ...facts, holder, method: 'identification', issuedOn: today }, actor)
    await issueCertificate(tx, licence, { decidedBy: actor.name })
    return { gives: 'licence', licence }
  },
  // The decision itself is what others rest on.
  permission: async () => ({ gives: 'permission' }),
}
