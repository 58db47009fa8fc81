import { issuePaper } from '#/features/border-papers/papers.ts'
import { issueCertificate } from '#/features/certificates/certificates.ts'
import { changeNameAndAddress } from '#/features/companies/companies.ts'
import { rewriteSite } from '#/features/companies/sites.ts'
import { amendLicence, renewLicence } from '#/features/register/amend.ts'
import { changeStanding, issueLicence, licencesOf } from '#/features/register/licences.ts'
import type { Day } from '#/law/day.ts'
import type { Actor } from '#/platform/audit/audit.ts'
import type { Tx } from '#/platform/database/connect.ts'
import type { Grant, GrantFacts } from './grant.ts'
import type { Given } from './service.ts'

/** What a grant left behind: the licence that it issued, changed or renewed and those issued with it, or the paper. */
export type Granted = { gives: Grant['gives']; licence?: string; also?: string[]; paper?: string }

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
  licence: async (tx, { facts, also }, context) => {
    const licence = await issue(tx, facts, context)
    const others: string[] = []
    for (const one of also ?? []) others.push(await issue(tx, one, context))
    return { gives: 'licence', licence, ...(others.length && { also: others }) }
  },
  renewal: async (tx, { cite }, { given, actor, today }) => {
    const licence = licenceOf(given)
    await renewLicence(tx, licence, { on: today, cite }, actor)
    await issueCertificate(tx, licence, { decidedBy: actor.name })
    return { gives: 'renewal', licence }
  },
  amendment: async (tx, { changes, cite }, { given, actor, today }) => {
    const licence = licenceOf(given)
    await amendLicence(tx, licence, changes, { on: today, cite }, actor)
    await issueCertificate(tx, licence, { decidedBy: actor.name })
    return { gives: 'amendment', licence }
  },
  'company change': async (tx, { name, address, cite }, { given: { applicant }, actor, today }) => {
    await changeNameAndAddress(tx, applicant.id, { name, address }, actor)
    for (const { number, holder, maker } of await livingLicences(tx, applicant.id, today)) {
      const isOwnMaker = maker.siteId !== undefined && maker.name === applicant.name
      const changes = name && { holder: { ...holder, name }, ...(isOwnMaker && { maker: { ...maker, name } }) }
      if (changes) await amendLicence(tx, number, changes, { on: today, cite }, actor)
      await issueCertificate(tx, number, { decidedBy: actor.name })
    }
    return { gives: 'company change' }
  },
  'factory change': async (tx, { siteId, name, address }, { given: { applicant }, actor, today }) => {
    await rewriteSite(tx, applicant.id, siteId, { name, address }, actor)
    const made = (await livingLicences(tx, applicant.id, today)).filter(({ maker }) => maker.siteId === siteId)
    for (const { number } of made) await issueCertificate(tx, number, { decidedBy: actor.name })
    return { gives: 'factory change' }
  },
  cancellation: async (tx, { reasons, cite }, { given, actor, today }) => {
    const licence = licenceOf(given)
    await changeStanding(tx, licence, { to: 'cancelled', reasons, cite, on: today }, actor, today)
    return { gives: 'cancellation', licence }
  },
  // The decision itself is what others rest on.
  permission: async () => ({ gives: 'permission' }),
  paper: async (tx, { kind, content, validUntil }, { given, actor, today }) => {
    const companyId = given.applicant.id
    const issued = { kind, licence: licenceOf(given), companyId, content, issuedOn: today, validUntil, decidedBy: actor.name }
    return { gives: 'paper', paper: await issuePaper(tx, issued) }
  },
}

async function issue(tx: Tx, facts: GrantFacts, { given: { applicant }, actor, today }: Context): Promise<string> {
  const holder = { companyId: applicant.id, name: applicant.name }
  const licence = await issueLicence(tx, { ...facts, holder, method: 'identification', issuedOn: today }, actor)
  await issueCertificate(tx, licence, { decidedBy: actor.name })
  return licence
}

/** What of a company's licences can still be changed. One that is suspended keeps what it says. */
const livingLicences = async (tx: Tx, companyId: string, today: Day) =>
  (await licencesOf(tx, companyId, today)).filter(({ standing }) => standing === 'active')

function licenceOf({ licence }: Given): string {
  if (!licence) throw new Error('A case that alters a licence is about none.')
  return licence.number
}
